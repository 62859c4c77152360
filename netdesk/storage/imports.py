"""What an import asks of the desk: who is like a card of the file, and what earlier imports brought."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from netdesk.domain.contact import Card
from netdesk.domain.folding import sort_key
from netdesk.domain.import_likeness import shared_key, shared_keys
from netdesk.domain.import_match import Marks, email_key, link_key, near_keys, phone_key
from netdesk.domain.import_merge import Offered
from netdesk.domain.import_record import Brought, recognised, remembered
from netdesk.storage import contacts

AT_ONCE = 500
_KEY_OF = {"name": sort_key, "e-mail": email_key, "phone": phone_key, "link": link_key}
Known = tuple[Card, Offered]
"""A contact as it is stored, and what imports brought for it."""


def known(connection: Connection, wanted: Sequence[Marks]) -> list[Marks]:
    """The marks of every contact that shares a source, an address or nearly a name with one of `wanted`.

    A name or an address that an import brought still leads to whom it was brought for.
    """
    ids = sorted(_alike(connection, wanted))
    return [marks for some in _parts(ids) for marks in _marks(connection, some)]


def stored(connection: Connection, ids: Iterable[int]) -> dict[int, Known]:
    """These contacts, as far as they exist."""
    listed, nothing = sorted(set(ids)), Offered()
    found: dict[int, Known] = {}
    for some in _parts(listed):
        by_imports = offered(connection, some)
        for card in contacts.cards(connection, some):
            found[card.contact.id] = card, by_imports.get(card.contact.id, nothing)
    return found


def _alike(connection: Connection, wanted: Sequence[Marks]) -> set[int]:
    sources = {source for marks in wanted for source in marks.sources}
    names = {marks.name for marks in wanted}
    near = {key for marks in wanted for key in marks.near}
    found = set()
    for key, uid, name in connection.exec_driver_sql("SELECT id, uid, sort_name FROM contact"):
        if name in names or uid in sources or not near.isdisjoint(near_keys(name)):
            found.add(int(key))
    came = "SELECT contact_id, source_id FROM import_change WHERE source_id > '' AND contact_id IS NOT NULL"
    found.update(int(key) for key, source in connection.exec_driver_sql(came) if source in sources)
    return found | _at_same_address(connection, wanted)


def _at_same_address(connection: Connection, wanted: Sequence[Marks]) -> set[int]:
    keys = {
        "e-mail": {email for marks in wanted for email in marks.emails},
        "phone": {phone for marks in wanted for phone in marks.phones},
        "link": {link for marks in wanted for link in marks.links},
    }
    shared = {key for key, _ in shared_keys(keys)}
    rows = connection.exec_driver_sql("SELECT contact_id, kind, value FROM point")
    return {int(key) for key, kind, value in rows if _leads_to_any(kind, _KEY_OF[kind](value), keys, shared)}


def _leads_to_any(kind: str, value: str, keys: Mapping[str, set[str]], shared: set[str]) -> bool:
    if value in keys[kind]:
        return True
    if kind == "phone" or not keys[kind]:
        return False
    found = shared_key(kind, value)
    return found is not None and found[0] in shared


def _marks(connection: Connection, ids: Sequence[int]) -> Iterator[Marks]:
    found = {kind: _by_contact() for kind in ("name", "source", "e-mail", "phone", "link", "place")}
    for key, kind, value in _of(connection, "SELECT contact_id, kind, value FROM point", ids):
        found[kind][key].add(_KEY_OF[kind](value))
    for key, source, *change in _changes(connection, ids):
        found["source"][key].add(source)
        for kind, value in recognised(*change):
            found[kind][key].add(_KEY_OF[kind](value))
    work = "SELECT contact_id, o.sort_name FROM role JOIN organisation o ON o.id = role.organisation_id"
    for key, name in _of(connection, work, ids):
        found["place"][key].add(name)
    people = _of(connection, "SELECT id, uid, sort_name, trashed_at FROM contact", ids, column="id")
    for key, uid, name, trashed in people:
        yield Marks(
            id=key,
            name=name,
            names=frozenset({name, *found["name"][key]} - {""}),
            sources=frozenset({uid, *found["source"][key]} - {""}),
            emails=frozenset(found["e-mail"][key]),
            phones=frozenset(found["phone"][key]),
            links=frozenset(found["link"][key]),
            near=near_keys(name),
            organisations=frozenset(found["place"][key] - {""}),
            trashed=trashed is not None,
        )


def _by_contact() -> defaultdict[int, set[str]]:
    return defaultdict(set)


def _of(connection: Connection, query: str, ids: Sequence[int], column: str = "contact_id") -> Iterable[Any]:
    listed = ", ".join(map(str, ids))
    return connection.exec_driver_sql(f"{query} WHERE {column} IN ({listed})").fetchall()


def _parts(items: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]


def _changes(connection: Connection, ids: Sequence[int]) -> Iterable[Any]:
    """What earlier imports brought: for whom, from which source."""
    return _of(connection, "SELECT contact_id, source_id, table_name, field, after FROM import_change", ids)


def offered(connection: Connection, ids: Sequence[int]) -> dict[int, Offered]:
    """What earlier imports brought for these contacts."""
    found: defaultdict[int, defaultdict[str, set[Brought]]] = defaultdict(lambda: defaultdict(set))
    for key, source, *change in _changes(connection, ids):
        found[key][source].update(remembered(*change))
    return {key: _offered(by_source) for key, by_source in found.items()}


def _offered(by_source: dict[str, set[Brought]]) -> Offered:
    frozen = {source: frozenset(values) for source, values in by_source.items()}
    first, *others = frozen.values()
    return Offered(first.union(*others), frozen)
