"""Small desks of invented people for the tests of the storage, and ways to look at all of a desk."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import update

from netdesk.domain.acts import Act
from netdesk.domain.clock import Clock
from netdesk.storage import tables
from netdesk.storage.mapper import insert_row
from netdesk.storage.store import Store
from netdesk.storage.tables import RECORDS
from netdesk.storage.writer import Writer

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass(slots=True)
class Ticks:
    """A clock's hand: a millisecond further at every look, and wherever the test sets it."""

    moment: datetime = START
    clock: Clock = field(init=False)

    def __post_init__(self) -> None:
        self.clock = Clock(self._read, UTC)

    def _read(self) -> datetime:
        self.moment += timedelta(milliseconds=1)
        return self.moment

    def forward(self, **how_far: float) -> None:
        self.moment += timedelta(**how_far)


def add_contact(db: Writer, name: str, email: str = "", tag_id: int = 0) -> int:
    contact_id = insert_row(db, tables.contact, full_name=name, sort_name=name.lower())
    insert_row(db, tables.note, contact_id=contact_id, text=f"What {name} told me.")
    if email:
        insert_row(db, tables.point, contact_id=contact_id, value=email)
    if tag_id:
        insert_row(db, tables.contact_tag, contact_id=contact_id, tag_id=tag_id)
    return contact_id


def add_meeting(db: Writer, *contact_ids: int, purpose: str = "Advice") -> int:
    meeting_id = insert_row(db, tables.meeting, purpose=purpose, place="Café am Markt")
    for position, contact_id in enumerate(contact_ids):
        insert_row(
            db, tables.meeting_contact, meeting_id=meeting_id, contact_id=contact_id, position=position
        )
    entry = insert_row(db, tables.agenda_entry, meeting_id=meeting_id, wording="How did you get started?")
    insert_row(db, tables.answer, agenda_entry_id=entry, text="By chance, in a bakery.")
    insert_row(db, tables.note, meeting_id=meeting_id, text="Likes early mornings.")
    return meeting_id


def fill(store: Store) -> None:
    """Five contacts with all that hangs on them, one step each."""
    with store.write(Act.ADD_ORGANISATION) as db:
        place = insert_row(db, tables.organisation, name="Żuraw Łódź", sort_name="zuraw lodz")
    with store.write(Act.TAG_CONTACTS) as db:
        tag = insert_row(db, tables.tag, name="choir")
    for name in ("Ines Okoro", "Søren Lindqvist", "Mira Straße", "Æsa Bell", "李小明"):
        with store.write(Act.ADD_CONTACT) as db:
            person = add_contact(db, name, f"{name.split()[0].lower()}@example.org", tag)
            insert_row(db, tables.role, contact_id=person, organisation_id=place, title="Planner")
            insert_row(db, tables.touch, contact_id=person, happened_at=db.now, text="Rang twice")
            insert_row(db, tables.follow_up, title=f"Thank {name}", contact_id=person)
            insert_row(db, tables.photo, contact_id=person, media_type="image/png", data=b"\x89PNG\x00\xff")
    with store.write(Act.PLAN_MEETING) as db:
        meeting = add_meeting(db, 1, 2)
        mention = insert_row(db, tables.mention, meeting_id=meeting, name="Noor Haddad", contact_id=3)
        insert_row(
            db,
            tables.introduction,
            from_contact_id=1,
            to_contact_id=3,
            meeting_id=meeting,
            mention_id=mention,
        )


def set_values(db: Writer, table: Any, row_id: int, **values: Any) -> None:
    db.connection.execute(update(table).where(table.c.id == row_id).values(modified_at=db.now, **values))


def type_note(store: Store, note_id: int, text: str) -> None:
    """One commit of the pad."""
    with store.type(Act.TYPE_NOTES, f"note:{note_id}") as db:
        set_values(db, tables.note, note_id, text=text)


def records(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all records."""
    with store.read() as connection:
        return {
            table.name: [
                tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table.name} ORDER BY id")
            ]
            for table in RECORDS
        }


def ask(path: Path, query: str, *parameters: Any) -> Any:
    """The first value that a query gives on a desk's file."""
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute(query, parameters).fetchone()
        return None if row is None else row[0]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def schema_of(path: Path) -> dict[str, str]:
    """Everything that `sqlite_master` says, without its blanks and quotes."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: "".join(sql.replace('"', "").split()) for name, sql in rows}
