"""What a search for doubles reads: the marks of all contacts outside the trash, and who is not the same."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from netdesk.domain.doubles import Ids
from netdesk.storage.contact_ids import raw

if TYPE_CHECKING:
    from netdesk.domain.doubles_people import People

AT_ONCE = 200
_CONTACTS = "SELECT id, full_name, given, family, suffix, birthday FROM contact"
_POINTS = "SELECT contact_id, value FROM point WHERE kind = '{kind}'"
_PLACES = "SELECT r.contact_id, o.name FROM role r JOIN organisation o ON o.id = r.organisation_id"
_ADDRESSES = "SELECT contact_id, street, city, postcode FROM address"
_APART = "SELECT contact_id, other_contact_id FROM not_same"
Take = Callable[..., None]


def read_people(
    connection: Connection, people: "People", only: Iterable[int] | None = None
) -> Iterator[float]:
    """Fills `people` with all contacts, or with some; now and then it says how much is read, from 0 to 1."""
    listed = "" if only is None else f" IN ({', '.join(str(int(each)) for each in only)})"
    live = f"{_CONTACTS} WHERE trashed_at IS NULL" + (f" AND id{listed}" if listed else "")
    for _ in _each(connection, live, people.add):
        yield 0.2
    parts = _parts(people)
    for number, (query, take) in enumerate(parts, 1):
        joint = "AND" if "WHERE" in query else "WHERE"
        of_them = f"{query} {joint} contact_id{listed}" if listed else query
        for _ in _each(connection, of_them, take, people.names):
            yield 0.2 + 0.8 * number / len(parts)


def _parts(people: "People") -> Sequence[tuple[str, Take]]:
    return (
        (_POINTS.format(kind="e-mail"), people.add_email),
        (_POINTS.format(kind="phone"), people.add_phone),
        (_POINTS.format(kind="link"), people.add_link),
        (_PLACES, people.add_organisation),
        (_ADDRESSES, people.add_address),
    )


def _each(connection: Connection, query: str, take: Take, of: Any = None) -> Iterator[None]:
    """Hands every row over that is of somebody known; yields after some of them."""
    cursor = raw(connection).execute(query)
    while rows := cursor.fetchmany(AT_ONCE):
        for row in rows:
            if of is None or row[0] in of:
                take(*row)
        yield


def apart(connection: Connection) -> frozenset[Ids]:
    """Those of whom the user has said that they are two; the smaller id first."""
    return frozenset((min(row), max(row)) for row in raw(connection).execute(_APART))


def live(connection: Connection, ids: Iterable[int]) -> set[int]:
    """Those of these contacts that are there and not in the trash."""
    return set(names_of(connection, ids))


def names_of(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """The names of those of these contacts that are not in the trash."""
    return _column(connection, "full_name", ids)


def uids_of(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """By what those of them that are not in the trash are known outside of this desk."""
    return _column(connection, "uid", ids)


def _column(connection: Connection, name: str, ids: Iterable[int]) -> dict[int, str]:
    listed = ", ".join(str(int(each)) for each in ids)
    query = f"SELECT id, {name} FROM contact WHERE trashed_at IS NULL AND id IN ({listed})"
    return {int(key): str(value) for key, value in raw(connection).execute(query)}
