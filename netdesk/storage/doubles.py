"""What a search for doubles reads: the marks of all contacts outside the trash, and who is not the same."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from netdesk.domain.doubles import Ids
from netdesk.domain.doubles_people import People
from netdesk.storage.contact_ids import raw

AT_ONCE = 200
_CONTACTS = "SELECT id, full_name, given, family, suffix, birthday FROM contact WHERE trashed_at IS NULL"
_POINTS = "SELECT contact_id, kind, value FROM point"
_PLACES = "SELECT r.contact_id, o.name FROM role r JOIN organisation o ON o.id = r.organisation_id"
_ADDRESSES = "SELECT contact_id, street, city, postcode FROM address"
_APART = "SELECT contact_id, other_contact_id FROM not_same"


def read_people(connection: Connection, people: People, only: Iterable[int] | None = None) -> Iterator[None]:
    """Fills `people` with all contacts, or with some; now and then there is time for a pause."""
    listed = None if only is None else ", ".join(str(int(each)) for each in only)
    of_them = "" if listed is None else f" AND id IN ({listed})"
    for row in _rows(connection, _CONTACTS + of_them):
        if row is None:
            yield
        else:
            people.add(*row)
    yield from _read_points(connection, people, listed)
    yield from _read_places(connection, people, listed)


def _read_points(connection: Connection, people: People, listed: str | None) -> Iterator[None]:
    takers = {"e-mail": people.add_email, "phone": people.add_phone, "link": people.add_link}
    for row in _rows(connection, _POINTS + _among(listed)):
        if row is None:
            yield
        elif row[0] in people.names:
            takers[row[1]](row[0], row[2])


def _read_places(connection: Connection, people: People, listed: str | None) -> Iterator[None]:
    for row in _rows(connection, _PLACES + _among(listed)):
        if row is None:
            yield
        elif row[0] in people.names:
            people.add_organisation(*row)
    for row in _rows(connection, _ADDRESSES + _among(listed)):
        if row is None:
            yield
        elif row[0] in people.names:
            people.add_address(*row)


def _among(listed: str | None) -> str:
    return "" if listed is None else f" WHERE contact_id IN ({listed})"


def _rows(connection: Connection, query: str) -> Iterator[Any]:
    """The rows of a query, and None after some of them."""
    cursor = raw(connection).execute(query)
    while rows := cursor.fetchmany(AT_ONCE):
        yield None
        yield from rows


def apart(connection: Connection) -> frozenset[Ids]:
    """Those of whom the user has said that they are two; the smaller id first."""
    return frozenset((min(row), max(row)) for row in raw(connection).execute(_APART))
