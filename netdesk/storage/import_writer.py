"""Writes many contacts of a file at once, each row and field on record in the file's batch."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Table

from netdesk.domain.batch import ImportBatch
from netdesk.domain.contact import Card, Contact, Photo, Role
from netdesk.domain.folding import sort_key
from netdesk.domain.import_keys import PARTS, photo_key
from netdesk.domain.import_merge import Additions, with_fields
from netdesk.domain.import_record import exactly, told_of, written
from netdesk.domain.organisation import Organisation
from netdesk.storage import bulk, mapper, search, tables
from netdesk.storage.import_edits import Edits
from netdesk.storage.import_places import Known, aliases, organisations, tags
from netdesk.storage.revision import REVISION
from netdesk.storage.search_texts import card_text
from netdesk.storage.writer import Writer

T = TypeVar("T")
_CHANGES = (
    tables.import_change,
    ("batch_id", "contact_id", "table_name", "row_uid", "field", "before", "after", "source_id"),
)
_PIECE = "piece"
_ROLE_TEXTS = attrgetter("unit", "title", "started", "ended")
_VALUES = (tables.point, tables.address, tables.kept)
"""The lists whose rows hold just what is told of them."""


@dataclass(frozen=True, slots=True)
class New:
    """A contact to be added, and each card of the file that it comes from with what the file calls it."""

    card: Card
    parts: tuple[tuple[str, Card], ...]


def add_batch(db: Writer, source: str, format_name: str, encoding: str) -> int:
    """Opens the record of one file's import."""
    new = ImportBatch(source=source, format=format_name, encoding=encoding, revision=REVISION)
    return mapper.insert_record(db, new).id


@dataclass(frozen=True, slots=True)
class Wanted:
    """What cards refer to, folded, and how many rows of each table come of them at most."""

    places: Sequence[str]
    tags: bool
    counts: Mapping[str, int]


def wanted_of(cards: Sequence[Card], parts: int = 0) -> Wanted:
    """Looked through before the writer is taken; `parts` are the cards that they were put together from."""
    places = {sort_key(role.organisation) for card in cards for role in card.roles}
    names = {sort_key(tag) for card in cards for tag in card.tags}
    counts = {
        "contact": len(cards),
        "organisation": len(places),
        "tag": len(names),
        "import_change": len(cards) + parts + len(places) + len(names),
        "note": sum(1 for card in cards if card.notes),
        "photo": sum(1 for card in cards if card.photo),
    }
    counts |= {table: sum(len(getattr(card, part)) for card in cards) for table, part in PARTS.items()}
    return Wanted(sorted(places), bool(names), counts)


class BatchWriter:
    """Writes contacts, and what it wrote into the batch's changes.

    What needs no look at what is stored is made before the writer is taken: `reserved` makes such a one,
    which makes new contacts only and stores them with any later transaction.
    """

    def __init__(self, db: Writer, batch_id: int, numbers: bulk.Numbers | None = None) -> None:
        self._db = db
        self._batch_id = batch_id
        self._rows = bulk.Batch(db.connection, db.now, bulk.uids(db.now), numbers)
        self._places = Known(self._add_organisation)
        self._tags = Known(self._add_tag)
        self._source = ""
        self._edits = Edits()
        self._texts: dict[int, tuple[str, str]] = {}
        self.docs: set[int] = set()

    @classmethod
    def reserved(cls, db: Writer, batch_id: int, wanted: Wanted) -> "BatchWriter":
        """One for people who are added in parts; it knows already whatever they refer to."""
        made = cls(db, batch_id, bulk.reserve(db.connection, wanted.counts))
        made.expect(wanted)
        return made

    def expect(self, wanted: Wanted) -> None:
        """Looks up what these people refer to, in few questions instead of one for each."""
        connection = self._db.connection
        self._places.learn(aliases(connection), are_aliases=True)
        self._places.learn(organisations(connection, wanted.places))
        if wanted.tags:
            self._tags.learn(tags(connection))

    def add(self, new: New) -> int:
        """A new contact with all its lists, whose name is set; one change tells of all its rows."""
        card, contact = new.card, new.card.contact
        fresh = {"sort_name": sort_key(contact.full_name), "trashed_at": None, "deletion": ""}
        key = self._rows.add(contact, **fresh)
        told = self._told(card)
        self._lists(key.id, card, told)
        self._came_new(key, new, told)
        self._index(search.document(search.Doc.CONTACT, key.id), card)
        return key.id

    def _told(self, card: Card) -> dict[str, Any]:
        return told_of(card, [self._places.of(role.organisation) for role in card.roles])

    def _lists(self, key: int, card: Card, told: dict[str, Any]) -> None:
        rows = self._rows
        for table in _VALUES:
            if table.name in told:
                rows.values(table, key, told[table.name])
        for position, (place, _, *texts) in enumerate(told.get("role", ())):
            rows.role(key, place, position, texts)
        for tag in dict.fromkeys(map(self._tags.of, card.tags)) if card.tags else ():
            if tag is not None:
                rows.row(tables.contact_tag, {"contact_id": key, "tag_id": tag})
        if card.notes:
            rows.note(key, card.notes)
        if card.photo:
            rows.photo(key, card.photo)

    def _came_new(self, key: bulk.Key, new: New, told: dict[str, Any]) -> None:
        """First all of it, then each card that it was put together from."""
        self._source = new.parts[0][0]
        self._note(key.id, tables.contact, key.uid, after=written(told))
        if len(new.parts) > 1:
            for self._source, card in new.parts:
                self._note(key.id, tables.contact, key.uid, after=written(self._told(card)))

    def _index(self, document: int, card: Card) -> None:
        """From the card, unless it calls an organisation by another name than the desk does."""
        if self._places.has_alias(role.organisation for role in card.roles):
            self.docs.add(document)
        else:
            self._texts[document] = card_text(card, card.contact.full_name)

    def extend(self, card: Card, more: Additions, source: str) -> None:
        """What a file adds to a contact that is known."""
        self._source = source
        key = card.contact.id
        self._write_fields(card.contact, more)
        self._parts(key, tables.point, more.points, len(card.points))
        self._parts(key, tables.address, more.addresses, len(card.addresses))
        self._parts(key, tables.kept, more.kept, len(card.kept))
        for position, role in enumerate(more.roles, len(card.roles)):
            self._role(key, role, position)
        for tag in more.tags:
            row = {"contact_id": key, "tag_id": self._tags.of(tag)}
            self._note(
                key, tables.contact_tag, self._rows.row(tables.contact_tag, row).uid, after=sort_key(tag)
            )
        if more.notes is not None:
            self._extend_notes(card, more.notes)
        if more.photo:
            self._replace_photo(card, more.photo)
        self.docs.add(search.document(search.Doc.CONTACT, key))

    def store(self, db: Writer) -> set[int]:
        """Writes what was collected, and returns the documents that are to be indexed.

        New contacts are indexed from their cards, which costs no question.
        """
        self._edits.store(db, self._rows)
        self._rows.store(db.step_id, db.connection)
        search.index_new(db.connection, self._texts)
        self._texts, docs = {}, self.docs
        self.docs = set()
        return docs

    def _write_fields(self, contact: Contact, more: Additions) -> None:
        if not more.fields:
            return
        changed = with_fields(contact, more)
        values = {**more.fields, "sort_name": sort_key(changed.full_name)}
        self._edits.set_fields(contact.id, values)
        for name, value in more.fields.items():
            before = getattr(contact, name)
            self._note(contact.id, tables.contact, contact.uid, field=name, before=before, after=value)

    def _extend_notes(self, card: Card, text: str) -> None:
        key, before = card.contact.id, card.notes
        self._edits.set_notes(key, text)
        self._note(key, tables.note, card.contact.uid, field="text", before=before, after=text)
        piece = text.removeprefix(f"{before}\n\n")
        if before and piece != text:
            self._note(key, tables.note, card.contact.uid, field=_PIECE, after=piece)

    def _replace_photo(self, card: Card, photo: Photo) -> None:
        key = card.contact.id
        self._edits.set_photo(key, None)
        before = f"{card.photo.media_type};{b64encode(card.photo.data).decode()}" if card.photo else ""
        uid = self._rows.photo(key, photo).uid
        self._note(key, tables.photo, uid, before=before, after=photo_key(photo))

    def _parts(self, key: int, table: Table, parts: Sequence[T], there: int) -> None:
        for part, uid in zip(parts, self._rows.parts(table, key, parts, there), strict=True):
            self._note(key, table, uid, after=exactly(table.name, part))

    def _role(self, key: int, role: Role, position: int) -> None:
        place = self._places.of(role.organisation)
        row = self._rows.role(key, place, position, _ROLE_TEXTS(role))
        self._note(key, tables.role, row.uid, after=exactly("role", role, place))

    def _note(
        self, key: int | None, table: Table, uid: str, *, field: str = "", before: str = "", after: str = ""
    ) -> None:
        row = [self._batch_id, key, table.name, uid, field, before, after, self._source]
        self._rows.take(_CHANGES, row)

    def _add_organisation(self, name: str) -> int:
        new = Organisation(name=name, sort_name=sort_key(name))
        key = self._rows.add(new)
        self._note(None, tables.organisation, key.uid, after=name)
        self._texts[search.document(search.Doc.ORGANISATION, key.id)] = (name, "")
        return key.id

    def _add_tag(self, name: str) -> int:
        key = self._rows.tag(name)
        self._note(None, tables.tag, key.uid, after=name)
        return key.id
