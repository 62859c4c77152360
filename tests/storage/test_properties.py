"""Whatever is done in whatever order: undo gives the desk from before, redo the one from after."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from netdesk.domain.acts import Act
from netdesk.storage import search, tables
from netdesk.storage.mapper import insert_row
from netdesk.storage.opening import open_store
from netdesk.storage.store import Store
from netdesk.storage.writer import Writer
from tests.storage.desks import Ticks, add_contact, add_meeting, records, set_values, type_note

Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(slots=True)
class Model:
    """Two stacks of whole desks: before each step that can be undone, after each that can be redone."""

    store: Store
    undo: list[Rows] = field(default_factory=list)
    redo: list[Rows] = field(default_factory=list)
    typing: str = ""

    def act(self, change: Callable[[], None], typed: str = "") -> None:
        before = records(self.store)
        change()
        if records(self.store) == before:
            self.typing = ""  # no step, but typed text begins a new one after it
            return
        grows = bool(typed) and typed == self.typing and not self.redo
        if not grows:
            self.undo.append(before)
        self.redo.clear()
        self.typing = typed

    def turn_back(self) -> None:
        self._turn(self.store.undo, self.undo, self.redo)

    def turn_forth(self) -> None:
        self._turn(self.store.redo, self.redo, self.undo)

    def _turn(self, turn: Callable[[], Act | None], source: list[Rows], other: list[Rows]) -> None:
        before = records(self.store)
        done = turn()
        assert (done is not None) == bool(source)
        if source:
            assert records(self.store) == source.pop()
            other.append(before)
            self.typing = ""


def ids(db: Writer, table: Any) -> list[int]:
    return list(db.connection.scalars(select(table.c.id).order_by(table.c.id)))


def some(db: Writer, table: Any, pick: int) -> list[int]:
    """One row of a table, chosen by a number, or none when it is empty."""
    found = ids(db, table)
    return [found[pick % len(found)]] if found else []


def add(db: Writer, pick: int) -> None:
    person = add_contact(db, f"Person {pick}", f"p{pick}@example.org")
    for other in some(db, tables.contact, pick):
        insert_row(db, tables.introduction, from_contact_id=person, to_contact_id=other)


def meet(db: Writer, pick: int) -> None:
    add_meeting(db, *some(db, tables.contact, pick), *some(db, tables.contact, pick + 1))


def todo(db: Writer, pick: int) -> None:
    for person in some(db, tables.contact, pick):
        insert_row(db, tables.follow_up, title=f"Thank {pick}", contact_id=person)
        insert_row(db, tables.organisation, name=f"Place {pick}", recommended_by=person)
        insert_row(db, tables.touch, contact_id=person, happened_at=db.now)


def rename(db: Writer, pick: int) -> None:
    for person in some(db, tables.contact, pick):
        set_values(db, tables.contact, person, full_name=f"Renamed {pick}")


def trash(db: Writer, pick: int) -> None:
    for person in some(db, tables.contact, pick):
        set_values(db, tables.contact, person, trashed_at=db.now, deletion="x")


def remove(db: Writer, pick: int) -> None:
    for person in some(db, tables.contact, pick):
        db.connection.execute(delete(tables.contact).where(tables.contact.c.id == person))


def remove_meeting(db: Writer, pick: int) -> None:
    for key in some(db, tables.meeting, pick):
        db.connection.execute(delete(tables.meeting).where(tables.meeting.c.id == key))


def merge(db: Writer, pick: int) -> None:
    """What hung on one contact goes to another, which then is the only one."""
    people = ids(db, tables.contact)
    if len(people) > 1:
        kept, gone = people[0], people[1 + pick % (len(people) - 1)]
        for table in (tables.point, tables.note, tables.touch, tables.follow_up, tables.meeting_contact):
            db.connection.execute(update(table).where(table.c.contact_id == gone).values(contact_id=kept))
        db.connection.execute(delete(tables.contact).where(tables.contact.c.id == gone))


def bulk(db: Writer, pick: int) -> None:
    db.connection.execute(update(tables.contact).values(closeness=pick, modified_at=db.now))
    db.connection.execute(update(tables.follow_up).values(done_at=db.now))


def nothing(db: Writer, pick: int) -> None:
    db.connection.execute(delete(tables.contact).where(tables.contact.c.id == -pick))


CHANGES = (add, add, meet, todo, rename, trash, remove, remove_meeting, merge, bulk, nothing)


def write(model: Model, pick: int, change: Callable[[Writer, int], None]) -> None:
    def run() -> None:
        with model.store.write(Act.EDIT_CONTACT) as db:
            change(db, pick)

    model.act(run)


def type_text(model: Model, pick: int) -> None:
    with model.store.read() as connection:
        notes = list(connection.scalars(select(tables.note.c.id)))
    if notes:
        note = notes[pick % 2 % len(notes)]
        model.act(lambda: type_note(model.store, note, f"Typed {pick} 🎼"), f"note:{note}")


def import_more(model: Model, pick: int) -> None:
    def run() -> None:
        with model.store.write_long(Act.IMPORT_CONTACTS) as long:
            for number in range(2):
                with long.chunk() as db:
                    add(db, pick + number)
                    rename(db, pick + 7 + number)

    model.act(run)


def leave(model: Model, _: int) -> None:
    model.store.leave_field()
    model.typing = ""


def back(model: Model, pick: int) -> None:
    for _ in range(1 + pick % 3):
        model.turn_back()


def forth(model: Model, pick: int) -> None:
    for _ in range(1 + pick % 3):
        model.turn_forth()


def writing(change: Callable[[Writer, int], None]) -> Callable[[Model, int], None]:
    return lambda model, pick: write(model, pick, change)


DEEDS = (
    *map(writing, CHANGES),
    type_text,
    type_text,
    type_text,
    import_more,
    leave,
    back,
    back,
    forth,
    forth,
)


@contextmanager
def opened(desk: Path) -> Iterator[Model]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(shutil.copy(desk, folder)), Ticks().clock)
        yield Model(store)
        store.close()


def assert_index_is_fresh(store: Store) -> None:
    """It says of every record what an index says that is made anew."""
    store.index_due()
    query = "SELECT rowid, title, body FROM search ORDER BY rowid"
    with store.maintain() as connection:
        assert search.problem(connection) == ""
        kept = connection.exec_driver_sql(query).fetchall()
        search.rebuild(connection)
        assert connection.exec_driver_sql(query).fetchall() == kept


@settings(max_examples=25)
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 30)), max_size=18))
def test_undo_and_redo_give_the_desks_from_before_and_after(
    empty_desk: Path, deeds: list[tuple[Callable[[Model, int], None], int]]
) -> None:
    with opened(empty_desk) as model:
        for deed, pick in deeds:
            deed(model, pick)
        assert_index_is_fresh(model.store)
        while model.undo:
            model.turn_back()
        assert not any(records(model.store).values())
        while model.redo:
            model.turn_forth()
        assert_index_is_fresh(model.store)
