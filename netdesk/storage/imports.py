"""What an import asks of the desk: who is like a card of the file, and what earlier imports brought."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from netdesk.domain.contact import Card
from netdesk.domain.import_match import Marks, email_key, phone_key
from netdesk.domain.import_merge import Additions, Offered, additions, with_additions
from netdesk.storage import contacts

AT_ONCE = 500


class Stored:
    """Some contacts as they are stored, and as they will be after each card that they learn from."""

    def __init__(self, connection: Connection, ids: set[int]) -> None:
        listed = sorted(ids)
        self._cards = {card.contact.id: card for card in contacts.cards(connection, listed)}
        self._offered = offered(connection, listed) if listed else {}

    def learn(self, contact_id: int, card: Card, source: str) -> tuple[Card, Additions] | None:
        """The contact before this card and what the card adds; None for nothing."""
        known = self._cards.get(contact_id)
        if known is None:
            return None
        more = additions(card, known, self._offered.get(contact_id, Offered()), source)
        if not more:
            return None
        self._cards[contact_id] = with_additions(known, more)
        return known, more


def known(connection: Connection, wanted: Sequence[Marks]) -> list[Marks]:
    """The marks of every contact that shares a source, an e-mail address or a name with one of `wanted`."""
    ids = sorted(_alike(connection, wanted))
    return [marks for some in _parts(ids) for marks in _marks(connection, some)]


def _alike(connection: Connection, wanted: Sequence[Marks]) -> set[int]:
    sources = {source for marks in wanted for source in marks.sources}
    emails = {email for marks in wanted for email in marks.emails}
    names = {marks.name for marks in wanted}
    found = set()
    for key, uid, name in connection.exec_driver_sql("SELECT id, uid, sort_name FROM contact"):
        if name in names or uid in sources:
            found.add(int(key))
    for key, value in connection.exec_driver_sql("SELECT contact_id, value FROM point WHERE kind = 'e-mail'"):
        if email_key(value) in emails:
            found.add(int(key))
    came = "SELECT contact_id, source_id FROM import_change WHERE source_id > '' AND contact_id IS NOT NULL"
    found.update(int(key) for key, source in connection.exec_driver_sql(came) if source in sources)
    return found


def _marks(connection: Connection, ids: Sequence[int]) -> Iterator[Marks]:
    emails, phones, sources = _by_contact(), _by_contact(), _by_contact()
    places = _by_contact()
    for key, kind, value in _of(connection, "SELECT contact_id, kind, value FROM point", ids):
        if kind == "e-mail":
            emails[key].add(email_key(value))
        elif kind == "phone":
            phones[key].add(phone_key(value))
    came = "SELECT contact_id, source_id FROM import_change"
    for key, source in _of(connection, came, ids):
        sources[key].add(source)
    work = "SELECT contact_id, o.sort_name FROM role JOIN organisation o ON o.id = role.organisation_id"
    for key, name in _of(connection, work, ids):
        places[key].add(name)
    people = _of(connection, "SELECT id, uid, sort_name, trashed_at FROM contact", ids, column="id")
    for key, uid, name, trashed in people:
        yield Marks(
            id=key,
            name=name,
            sources=frozenset({uid, *sources[key]} - {""}),
            emails=frozenset(emails[key]),
            phones=frozenset(phones[key]),
            organisations=frozenset(places[key] - {""}),
            trashed=trashed is not None,
        )


def _by_contact() -> defaultdict[int, set[str]]:
    return defaultdict(set)


def _of(connection: Connection, query: str, ids: Sequence[int], column: str = "contact_id") -> Iterable[Any]:
    return connection.exec_driver_sql(f"{query} WHERE {column} IN ({', '.join(map(str, ids))})")


def _parts(items: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]


def offered(connection: Connection, ids: Sequence[int]) -> dict[int, Offered]:
    """What earlier imports brought for these contacts."""
    values: defaultdict[int, dict[tuple[str, str, str], str]] = defaultdict(dict)
    query = "SELECT contact_id, table_name, field, after, source_id FROM import_change"
    for key, table, name, after, source in _of(connection, query, ids):
        values[key].update((value, source) for value in _brought(table, name, after))
    return {key: _offered(found) for key, found in values.items()}


def _brought(table: str, name: str, after: str) -> Iterator[tuple[str, str, str]]:
    if table != "contact":
        yield table, "", after
    elif name:
        yield table, name, after
    elif after:
        whole = json.loads(after)
        yield from ((table, field, value) for field, value in whole["fields"].items())
        yield from ((part, "", key) for part, _, key in whole["rows"])


def _offered(found: dict[tuple[str, str, str], str]) -> Offered:
    by_source: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for value, source in found.items():
        by_source[source].add(value)
    return Offered(frozenset(found), {source: frozenset(some) for source, some in by_source.items()})
