"""Writes many contacts of a file at once, each row and field on record in the file's batch."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Table

from netdesk.domain.batch import ImportBatch
from netdesk.domain.contact import Card, Contact, Role, display_name
from netdesk.domain.folding import sort_key
from netdesk.domain.import_merge import (
    FIELDS,
    Additions,
    address_key,
    kept_key,
    photo_key,
    point_key,
    role_key,
    with_fields,
)
from netdesk.domain.organisation import Organisation
from netdesk.storage import bulk, contacts, mapper, search, tables
from netdesk.storage.revision import REVISION
from netdesk.storage.search_texts import card_text
from netdesk.storage.writer import Writer

T = TypeVar("T")
_CHANGE = ("batch_id", "contact_id", "table_name", "row_uid", "field", "before", "after", "source_id")
_PIECE = "piece"
USUAL_PAGES, MANY_PAGES = 1_000, 16_000
AT_ONCE = 500
_JSON = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class New:
    """A contact to be added, and what its files call it."""

    card: Card
    sources: tuple[str, ...]


def checkpoint_every(connection: Connection, pages: int) -> None:
    """How long the write-ahead log may grow: an import that commits often would copy the same pages often."""
    connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint={pages}")


def add_batch(db: Writer, source: str, format_name: str, encoding: str) -> int:
    """Opens the record of one file's import."""
    new = ImportBatch(source=source, format=format_name, encoding=encoding, revision=REVISION)
    return mapper.insert_record(db, new).id


def _all_of(card: Card) -> Additions:
    return Additions(
        points=card.points,
        addresses=card.addresses,
        roles=card.roles,
        tags=card.tags,
        kept=card.kept,
        photo=card.photo,
    )


class BatchWriter:
    """Writes contacts within one transaction, and what it wrote into the batch's changes."""

    def __init__(self, db: Writer, batch_id: int) -> None:
        self._db = db
        self._batch_id = batch_id
        self._rows = bulk.Batch(db.connection, db.now, bulk.uids(db.now))
        self._places = _Known(self._add_organisation)
        self._tags = _Known(self._add_tag)
        self._source = ""
        self._new_rows: list[tuple[str, str, str]] | None = None
        self._texts: dict[int, tuple[str, str]] = {}
        self.docs: set[int] = set()

    def expect(self, cards: Iterable[Card]) -> None:
        """Looks up what these cards refer to, in few questions instead of one for each."""
        expected = list(cards)
        places = {sort_key(role.organisation) for card in expected for role in card.roles}
        connection = self._db.connection
        self._places.learn(_aliases(connection), are_aliases=True)
        self._places.learn(_organisations(connection, sorted(places)))
        if any(card.tags for card in expected):
            self._tags.learn(_tags(self._db.connection))

    def add(self, new: New) -> None:
        """A new contact with all its lists: one change tells of all their rows."""
        card, contact = new.card, new.card.contact
        name = display_name(contact)
        fresh = {"full_name": name, "sort_name": sort_key(name), "trashed_at": None, "deletion": ""}
        key = self._rows.add(contact, **fresh)
        told: list[tuple[str, str, str]] = []
        self._new_rows = told
        self._lists(key.id, _all_of(card), (0, 0, 0, 0))
        if card.notes:
            self._row(key.id, tables.note, {"contact_id": key.id, "text": card.notes}, card.notes)
        self._new_rows = None
        brought = {field: value for field in FIELDS if (value := getattr(contact, field))}
        after = _JSON.encode({"fields": {**brought, "full_name": name}, "rows": told})
        for source in new.sources:
            self._source = source
            self._note(key.id, tables.contact, key.uid, after=after)
            after = ""
        self._index(search.document(search.Doc.CONTACT, key.id), card, name)

    def _index(self, document: int, card: Card, name: str) -> None:
        """From the card, unless it calls an organisation by another name than the desk does."""
        if any(self._places.has_alias(role.organisation) for role in card.roles):
            self.docs.add(document)
        else:
            self._texts[document] = card_text(card, name)

    def extend(self, card: Card, more: Additions, source: str) -> None:
        """What a file adds to a contact that is known."""
        self._source = source
        key = card.contact.id
        self._write_fields(card.contact, more)
        there = (len(card.points), len(card.addresses), len(card.roles), len(card.kept))
        self._lists(key, more, there)
        if more.notes is not None:
            self._extend_notes(card, more.notes)
        self.docs.add(search.document(search.Doc.CONTACT, key))

    def store(self) -> None:
        """Writes what was collected; new contacts are indexed from their cards, which costs no question."""
        self._rows.store(self._db.step_id)
        search.index_new(self._db.connection, self._texts)

    def _write_fields(self, contact: Contact, more: Additions) -> None:
        if not more.fields:
            return
        changed = with_fields(contact, more)
        contacts.save(self._db, changed)
        for name, value in more.fields.items():
            before = getattr(contact, name)
            self._note(contact.id, tables.contact, contact.uid, field=name, before=before, after=value)

    def _extend_notes(self, card: Card, text: str) -> None:
        key, before = card.contact.id, card.notes
        if not before:
            self._row(key, tables.note, {"contact_id": key, "text": text}, text)
            return
        contacts.set_notes(self._db, key, text)
        self._note(key, tables.note, card.contact.uid, field="text", before=before, after=text)
        piece = text.removeprefix(f"{before}\n\n")
        if piece != text:
            self._note(key, tables.note, card.contact.uid, field=_PIECE, after=piece)

    def _lists(self, key: int, more: Additions, there: tuple[int, int, int, int]) -> None:
        points, addresses, roles, kept = there
        self._parts(key, tables.point, more.points, points, point_key)
        self._parts(key, tables.address, more.addresses, addresses, address_key)
        self._parts(key, tables.kept, more.kept, kept, kept_key)
        for position, role in enumerate(more.roles, roles):
            self._role(key, role, position)
        for tag in more.tags:
            self._row(
                key, tables.contact_tag, {"contact_id": key, "tag_id": self._tags.of(tag)}, sort_key(tag)
            )
        if more.photo:
            photo = {"contact_id": key, "media_type": more.photo.media_type, "data": more.photo.data}
            self._row(key, tables.photo, photo, photo_key(more.photo))

    def _parts(
        self, key: int, table: Table, parts: Sequence[T], there: int, name: Callable[[T], str]
    ) -> None:
        for part, uid in zip(parts, self._rows.parts(table, key, parts, there), strict=True):
            self._came(key, table, uid, name(part))

    def _role(self, key: int, role: Role, position: int) -> None:
        place = self._places.of(role.organisation)
        texts = (role.unit, role.title, role.started, role.ended)
        row = self._rows.role(key, place, position, texts)
        self._came(key, tables.role, row.uid, role_key(role))

    def _row(self, key: int, table: Table, values: dict[str, Any], after: str) -> None:
        self._came(key, table, self._rows.row(table, values).uid, after)

    def _came(self, key: int, table: Table, uid: str, after: str) -> None:
        """A row that came: told with its contact when that is new too."""
        if self._new_rows is None:
            self._note(key, table, uid, after=after)
        else:
            self._new_rows.append((table.name, uid, after))

    def _note(
        self, key: int | None, table: Table, uid: str, *, field: str = "", before: str = "", after: str = ""
    ) -> None:
        row = [self._batch_id, key, table.name, uid, field, before, after, self._source]
        self._rows.take((tables.import_change, _CHANGE), row)

    def _add_organisation(self, name: str) -> int:
        new = Organisation(name=name, sort_name=sort_key(name))
        key = self._rows.add(new)
        self._note(None, tables.organisation, key.uid, after=name)
        self.docs.add(search.document(search.Doc.ORGANISATION, key.id))
        return key.id

    def _add_tag(self, name: str) -> int:
        key = self._rows.tag(name)
        self._note(None, tables.tag, key.uid, after=name)
        return key.id


class _Known:
    """Names that lead to a record: learnt at once for a transaction, added where there is none."""

    def __init__(self, add: Callable[[str], int]) -> None:
        self._add = add
        self._ids: dict[str, int] = {}
        self._aliases: set[str] = set()

    def learn(self, ids: Mapping[str, int], *, are_aliases: bool = False) -> None:
        """Records that are there, by their folded names or aliases; a name counts before an alias."""
        self._ids.update(ids)
        self._aliases = self._aliases | set(ids) if are_aliases else self._aliases - set(ids)

    def has_alias(self, name: str) -> bool:
        """Whether this leads to a record that has another name."""
        return bool(self._aliases) and sort_key(name) in self._aliases

    def of(self, name: str) -> int | None:
        """The id; None for an empty name."""
        text = name.strip()
        key = sort_key(text)
        if not key:
            return None
        if key not in self._ids:
            self._ids[key] = self._add(text)
        return self._ids[key]


def _aliases(connection: Connection) -> dict[str, int]:
    """Organisations outside the trash by folded alias."""
    query = "SELECT a.name, o.id FROM alias a JOIN organisation o ON o.id = a.organisation_id"
    rows = connection.exec_driver_sql(f"{query} WHERE o.trashed_at IS NULL")
    return {sort_key(name): int(key) for name, key in rows}


def _organisations(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    """Organisations outside the trash by folded name; the oldest of namesakes."""
    found: dict[str, int] = {}
    for start in range(0, len(keys), AT_ONCE):
        some = tuple(keys[start : start + AT_ONCE])
        marks = ", ".join("?" * len(some))
        query = f"SELECT sort_name, id FROM organisation WHERE trashed_at IS NULL AND sort_name IN ({marks})"
        rows = connection.exec_driver_sql(f"{query} ORDER BY id DESC", some)
        found.update((str(name), int(key)) for name, key in rows)
    return found


def _tags(connection: Connection) -> dict[str, int]:
    rows = connection.exec_driver_sql("SELECT name, id FROM tag ORDER BY id DESC")
    return {sort_key(name): int(key) for name, key in rows}
