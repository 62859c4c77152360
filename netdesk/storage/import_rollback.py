"""Takes back what an import wrote, row by row and field by field, where it is still what it wrote."""

from base64 import b64decode
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from sqlalchemy import Table, select

from netdesk.domain.batch import ImportChange
from netdesk.domain.contact import Card, Contact, Photo, display_name
from netdesk.domain.folding import sort_key
from netdesk.domain.import_keys import PARTS, photo_key
from netdesk.domain.import_record import FIELDS, exactly, same_part
from netdesk.storage import bulk, contacts, mapper, tables
from netdesk.storage.among import among
from netdesk.storage.import_edits import Edits, now_of
from netdesk.storage.search import Doc, document
from netdesk.storage.writer import Writer

_OWN = (
    tables.point,
    tables.address,
    tables.kept,
    tables.photo,
    tables.contact_tag,
    tables.role,
    tables.note,
)
_LISTS = {"point": tables.point, "address": tables.address, "kept": tables.kept, "role": tables.role}
_HAND_ON = (
    "UPDATE import_change SET before = ?, modified_at = ? "
    "WHERE contact_id = ? AND table_name = ? AND field = ? AND before = ? AND id > ?"
)


def remove_contacts(db: Writer, ids: Sequence[int]) -> set[int]:
    """Contacts that are as they came go, with all that came with them; returns their documents."""
    for table in (*_OWN, tables.import_change):
        db.connection.execute(table.delete().where(among(table.c.contact_id, ids)))
    db.connection.execute(tables.contact.delete().where(among(tables.contact.c.id, ids)))
    return {document(Doc.CONTACT, key) for key in ids}


def return_fields(db: Writer, batch_id: int, ids: Sequence[int]) -> dict[int, list[str]]:
    """What these contacts learnt is taken back; tells for each what stays, since it is another value now."""
    changed = tables.import_change.c
    changes = mapper.find(
        db.connection, ImportChange, changed.batch_id == batch_id, among(changed.contact_id, ids)
    )
    by_contact: dict[int, list[ImportChange]] = {}
    for change in reversed(changes):
        assert change.contact_id is not None
        by_contact.setdefault(change.contact_id, []).append(change)
    rows, left, edits = _Rows(db, list(by_contact)), {}, Edits()
    for card in contacts.cards(db.connection, list(by_contact)):
        left[card.contact.id] = _Returning(db, card, rows, edits).all_of(by_contact[card.contact.id])
    rows.delete()
    _store(db, edits)
    mapper.delete_rows(db, tables.import_change, [change.id for change in changes])
    return left


def _store(db: Writer, edits: Edits) -> None:
    made = bulk.Batch(db.connection, db.now, bulk.uids(db.now))
    edits.store(db, made)
    made.store(db.step_id)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of one of the lists, and the item that it holds."""

    id: int
    uid: str
    item: Any

    def is_still(self, change: ImportChange) -> bool:
        """Whether it holds what this change brought."""
        place = getattr(self.item, "organisation_id", None)
        return same_part(exactly(change.table_name, self.item, place), change.after)


class _Rows:
    """The rows of the lists of some contacts, looked up and deleted in few statements."""

    def __init__(self, db: Writer, ids: Sequence[int]) -> None:
        self._db = db
        self._keys = {name: self._of(table, ids) for name, table in _LISTS.items()}
        self._tags = _tags(db, ids)
        self._gone: defaultdict[str, list[int]] = defaultdict(list)

    def _of(self, table: Table, ids: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
        statement = select(table.c.contact_id, table.c.id, table.c.uid).where(among(table.c.contact_id, ids))
        found: dict[int, list[tuple[int, str]]] = {}
        for owner, key, uid in self._db.connection.execute(statement.order_by(*_ORDER[table.name])).all():
            found.setdefault(int(owner), []).append((int(key), str(uid)))
        return found

    def of(self, name: str, card: Card) -> list[_Row]:
        """One contact's rows of one list."""
        items = getattr(card, PARTS[name])
        keys = self._keys[name].get(card.contact.id, [])
        return [_Row(key, uid, item) for (key, uid), item in zip(keys, items, strict=True)]

    def drop(self, name: str, rows: Iterable[_Row]) -> None:
        """These go, with `delete`."""
        self._gone[name] += [row.id for row in rows]

    def drop_tag(self, contact_id: int, name: str) -> None:
        """A tag by its folded name, taken from a contact with `delete`."""
        self._gone["contact_tag"] += self._tags.get((contact_id, name), ())

    def delete(self) -> None:
        """Deletes what was dropped."""
        for name, ids in self._gone.items():
            mapper.delete_rows(self._db, tables.metadata.tables[name], ids)


def _tags(db: Writer, ids: Sequence[int]) -> dict[tuple[int, str], list[int]]:
    link, tag = tables.contact_tag.c, tables.tag.c
    query = select(link.contact_id, tag.name, link.id).where(tag.id == link.tag_id)
    found: dict[tuple[int, str], list[int]] = {}
    for owner, name, key in db.connection.execute(query.where(among(link.contact_id, ids))):
        found.setdefault((int(owner), sort_key(name)), []).append(int(key))
    return found


class _Returning:
    """Gives one contact back what it had before an import."""

    def __init__(self, db: Writer, card: Card, rows: _Rows, edits: Edits) -> None:
        self._db = db
        self._card = card
        self._key = card.contact.id
        self._rows = rows
        self._edits = edits
        self._lists: dict[str, list[_Row]] = {}

    def all_of(self, changes: Iterable[ImportChange]) -> list[str]:
        """Takes these changes back, the last first; tells what stays."""
        before = self._card.contact
        left = [
            change.field or change.table_name
            for change in changes
            if change.field != "piece" and not self._take_back(change)
        ]
        self._save(before)
        return left

    def _save(self, before: Contact) -> None:
        contact = self._card.contact
        name = display_name(contact)
        if name != contact.full_name:
            contact = replace(contact, full_name=name)
        if contact != before:
            values = {name: getattr(contact, name) for name in FIELDS}
            self._edits.set_fields(contact.id, {**values, "sort_name": sort_key(contact.full_name)})

    def _take_back(self, change: ImportChange) -> bool:
        match change.table_name:
            case "contact":
                return self._field(change)
            case "note":
                return self._notes(change)
            case "photo":
                return self._photo(change)
            case "contact_tag":
                return self._tag(change)
            case _:
                return self._part(change)

    def _field(self, change: ImportChange) -> bool:
        if getattr(self._card.contact, change.field) != change.after:
            return self._hand_on(change)
        values = {change.field: change.before}
        contact = replace(self._card.contact, **values)  # type: ignore[arg-type]  # only fields of text
        self._card = replace(self._card, contact=contact)
        return True

    def _hand_on(self, change: ImportChange) -> bool:
        """A later import wrote over it: taken back one day, that returns to what was before both."""
        later = (self._key, change.table_name, change.field, change.after, change.id)
        done = self._db.connection.exec_driver_sql(_HAND_ON, (change.before, now_of(self._db), *later))
        return bool(done.rowcount)

    def _notes(self, change: ImportChange) -> bool:
        if self._card.notes != change.after:
            return self._hand_on(change)
        self._card = replace(self._card, notes=change.before)
        self._edits.set_notes(self._key, change.before)
        return True

    def _photo(self, change: ImportChange) -> bool:
        if self._card.photo is None or photo_key(self._card.photo) != change.after:
            return self._card.photo is None
        kind, _, data = change.before.partition(";")
        before = Photo(media_type=kind, data=b64decode(data)) if data else None
        self._card = replace(self._card, photo=before)
        self._edits.set_photo(self._key, before)
        return True

    def _tag(self, change: ImportChange) -> bool:
        self._rows.drop_tag(self._key, change.after)
        return True

    def _part(self, change: ImportChange) -> bool:
        """The row itself, or another that says the same: editing a list moves what its rows hold."""
        name = change.table_name
        if name not in self._lists:
            self._lists[name] = self._rows.of(name, self._card)
        rows = self._lists[name]
        own = [row for row in rows if row.uid == change.row_uid]
        same = (row for some in (own, rows) for row in some if row.is_still(change))
        chosen = [*islice(same, 1)]
        self._rows.drop(name, chosen)
        self._lists[name] = [row for row in rows if row not in chosen]
        return bool(chosen) or not own


_ORDER = {
    name: (*((table.c.ended != "",) if name == "role" else ()), table.c.position, table.c.id)
    for name, table in _LISTS.items()
}
"""The order in which `contacts.card` gives the items."""
