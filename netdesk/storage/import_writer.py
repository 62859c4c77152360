"""Writes many contacts of a file at once, each row and field on record in the file's batch."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Table

from netdesk.domain.batch import ImportBatch
from netdesk.domain.contact import Card, Contact, Role
from netdesk.domain.folding import sort_key
from netdesk.domain.import_match import named
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
from netdesk.storage import bulk, contacts, mapper, organisations, search, tables
from netdesk.storage.revision import REVISION
from netdesk.storage.writer import Writer

T = TypeVar("T")
_CHANGE = ("batch_id", "contact_id", "table_name", "row_uid", "field", "before", "after", "source_id")
_PIECE = "piece"


@dataclass(frozen=True, slots=True)
class New:
    """A contact to be added, and what its files call it."""

    card: Card
    sources: tuple[str, ...]


def add_batch(db: Writer, source: str, format_name: str, encoding: str) -> int:
    """Opens the record of one file's import."""
    new = ImportBatch(source=source, format=format_name, encoding=encoding, revision=REVISION)
    return mapper.insert_record(db, new).id


class BatchWriter:
    """Writes contacts within one transaction, and what it wrote into the batch's changes."""

    def __init__(self, db: Writer, batch_id: int) -> None:
        self._db = db
        self._batch_id = batch_id
        self._rows = bulk.Batch(db.connection, db.now, bulk.uids(db.now))
        self._places = _Known(
            lambda name: organisations.known_as(db.connection, name), self._add_organisation
        )
        self._tags = _Known(_Tags(db.connection), self._add_tag)
        self._source = ""
        self.docs: set[int] = set()

    def add(self, new: New) -> None:
        """A new contact with all its lists."""
        self._source = new.sources[0] if new.sources else ""
        contact = replace(named(new.card.contact), trashed_at=None, deletion="")
        key = self._rows.add(contact)
        brought = {name: value for name in FIELDS if (value := getattr(contact, name))}
        self._note(key.id, tables.contact, key.uid, after=json.dumps(brought, ensure_ascii=False))
        for source in new.sources[1:]:
            self._source = source
            self._note(key.id, tables.contact, key.uid)
        card = new.card
        notes = card.notes or None
        lists = Additions(
            points=card.points,
            addresses=card.addresses,
            roles=card.roles,
            tags=card.tags,
            kept=card.kept,
            photo=card.photo,
        )
        self._lists(key.id, lists, (0, 0, 0, 0))
        if notes:
            self._row(key.id, tables.note, {"contact_id": key.id, "text": notes}, notes)
        self.docs.add(search.document(search.Doc.CONTACT, key.id))

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
        """Writes what was collected."""
        self._rows.store()

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
        for position, part in enumerate(parts, there):
            row = self._rows.part(table, key, position, part)
            self._note(key, table, row.uid, after=name(part))

    def _role(self, key: int, role: Role, position: int) -> None:
        place = self._places.of(role.organisation)
        texts = (role.unit, role.title, role.started, role.ended)
        row = self._rows.role(key, place, position, texts)
        self._note(key, tables.role, row.uid, after=role_key(role))

    def _row(self, key: int, table: Table, values: dict[str, Any], after: str) -> None:
        self._note(key, table, self._rows.row(table, values).uid, after=after)

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
    """Names that lead to a record: looked up once in a transaction, added where there is none."""

    def __init__(self, find: Callable[[str], int | None], add: Callable[[str], int]) -> None:
        self._find = find
        self._add = add
        self._ids: dict[str, int] = {}

    def of(self, name: str) -> int | None:
        """The id; None for an empty name."""
        text = name.strip()
        key = sort_key(text)
        if not key:
            return None
        if key not in self._ids:
            self._ids[key] = self._find(text) or self._add(text)
        return self._ids[key]


class _Tags:
    """Finds tags by folded name, all read at the first question."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: dict[str, int] | None = None

    def __call__(self, name: str) -> int | None:
        if self._ids is None:
            rows = self._connection.exec_driver_sql("SELECT id, name FROM tag ORDER BY id DESC")
            self._ids = {sort_key(text): int(key) for key, text in rows}
        return self._ids.get(sort_key(name))
