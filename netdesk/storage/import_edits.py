"""What becomes of the fields, notes and photos of many known contacts: collected, then few statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from netdesk.domain.contact import Photo
from netdesk.storage import bulk
from netdesk.storage.types import Moment
from netdesk.storage.writer import Writer

_MOMENT = Moment()


class Edits:
    """One transaction's edits; the last word on each field, note and photo counts."""

    def __init__(self) -> None:
        self._fields: dict[int, dict[str, str]] = {}
        self._notes: dict[int, str] = {}
        self._photos: dict[int, Photo | None] = {}

    def set_fields(self, contact_id: int, values: Mapping[str, str]) -> None:
        """Texts of a contact's record."""
        self._fields.setdefault(contact_id, {}).update(values)

    def set_notes(self, contact_id: int, text: str) -> None:
        """The free notes; with an empty text they go."""
        self._notes[contact_id] = text

    def set_photo(self, contact_id: int, photo: Photo | None) -> None:
        """The photo in place of the one that is there."""
        self._photos[contact_id] = photo

    def store(self, db: Writer, rows: bulk.Batch) -> None:
        """Writes all of it but new rows: those are added to `rows`, which are stored after it."""
        self._store_fields(db)
        self._store_notes(db, rows)
        self._store_photos(db, rows)

    def _store_fields(self, db: Writer) -> None:
        alike: defaultdict[tuple[str, ...], list[tuple[object, ...]]] = defaultdict(list)
        for key, values in self._fields.items():
            alike[tuple(values)].append((*values.values(), now_of(db), key))
        for names, parameters in alike.items():
            named = ", ".join(f'"{name}" = ?' for name in names)
            statement = f"UPDATE contact SET {named}, modified_at = ? WHERE id = ?"
            db.connection.exec_driver_sql(statement, parameters)

    def _store_notes(self, db: Writer, rows: bulk.Batch) -> None:
        stored = _stored_notes(db, self._notes)
        texts = {key: text for key, text in self._notes.items() if text}
        changed = [(text, now_of(db), stored[key]) for key, text in texts.items() if key in stored]
        if changed:
            db.connection.exec_driver_sql("UPDATE note SET text = ?, modified_at = ? WHERE id = ?", changed)
        _delete(db, "note", self._notes.keys() - texts.keys())
        for key in texts.keys() - stored.keys():
            rows.note(key, texts[key])

    def _store_photos(self, db: Writer, rows: bulk.Batch) -> None:
        _delete(db, "photo", self._photos)
        for key, photo in self._photos.items():
            if photo:
                rows.photo(key, photo)


def _stored_notes(db: Writer, ids: Iterable[int]) -> dict[int, int]:
    query = f"SELECT contact_id, min(id) FROM note WHERE contact_id IN ({_listed(ids)}) GROUP BY contact_id"
    return {int(owner): int(key) for owner, key in db.connection.exec_driver_sql(query)}


def _delete(db: Writer, table: str, contact_ids: Iterable[int]) -> None:
    if listed := _listed(contact_ids):
        db.connection.exec_driver_sql(f"DELETE FROM {table} WHERE contact_id IN ({listed})")


def _listed(ids: Iterable[int]) -> str:
    return ", ".join(map(str, ids))


def now_of(db: Writer) -> str | None:
    """This write's moment as it is stored."""
    return _MOMENT.process_bind_param(db.now, db.connection.dialect)
