"""The journal: one user action is one step, and undo gives back every row as it was."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError, OperationalError

from netdesk.domain.acts import Act
from netdesk.domain.changes import Changes, Kind
from netdesk.storage import tables
from netdesk.storage.mapper import insert_row
from netdesk.storage.opening import open_store
from netdesk.storage.search import find
from netdesk.storage.store import Store
from netdesk.storage.tables import RECORDS
from netdesk.storage.writer import Writer
from tests.storage.desks import START, Ticks, add_contact, records, set_values, type_note

PACKAGE = Path(__file__).parents[2] / "netdesk"
DELETE_FIRST = delete(tables.contact).where(tables.contact.c.id == 1)


def scalar(store: Store, query: str) -> object:
    with store.read() as connection:
        return connection.exec_driver_sql(query).scalar()


def note(store: Store, note_id: int = 1) -> str:
    return str(scalar(store, f"SELECT text FROM note WHERE id = {note_id}"))


# -- steps ------------------------------------------------------------------------------------------


def test_a_deleted_contact_comes_back_with_all_that_hung_on_it(store: Store) -> None:
    before = records(store)
    with store.write(Act.DELETE_CONTACT) as db:
        db.connection.execute(DELETE_FIRST)
    after = records(store)
    assert len(after["point"]) == len(before["point"]) - 1
    assert after["introduction"] == []  # gone by cascade
    assert all(row[7] != 1 for row in after["follow_up"])  # cleared by SET NULL
    assert store.undo() is Act.DELETE_CONTACT
    assert records(store) == before
    store.redo()
    assert records(store) == after


@pytest.mark.parametrize(
    "change",
    [
        lambda db: db.connection.execute(update(tables.contact).values(stage="met")),
        lambda db: db.connection.execute(delete(tables.touch)),
        lambda db: db.connection.execute(delete(tables.contact)),
        lambda db: db.connection.exec_driver_sql(
            "INSERT INTO tag SELECT id + 50, uid || 'x', '', '', name FROM tag"
        ),
        lambda db: db.connection.exec_driver_sql("UPDATE OR REPLACE contact SET closeness = closeness + 1"),
    ],
    ids=["update", "delete", "delete parents", "insert from select", "update or replace"],
)
def test_bulk_statements_are_undone_too(store: Store, change: Callable[[Writer], object]) -> None:
    before = records(store)
    with store.write(Act.EDIT_CONTACTS) as db:
        change(db)
        set_values(db, tables.organisation, 1, priority=3)
        change_again(db)
    after = records(store)
    assert after != before
    store.undo()
    assert records(store) == before
    store.redo()
    assert records(store) == after


def change_again(db: Writer) -> None:
    """A second change of the same row: the step keeps the first image."""
    db.connection.exec_driver_sql("UPDATE OR IGNORE organisation SET priority = 5")


def test_a_photo_comes_back_byte_for_byte(store: Store) -> None:
    every_byte = bytes(range(256))
    with store.write(Act.EDIT_CONTACT) as db:
        set_values(db, tables.photo, 1, data=every_byte)
    with store.write(Act.EDIT_CONTACT) as db:
        db.connection.execute(delete(tables.photo).where(tables.photo.c.id == 1))
    store.undo()
    assert scalar(store, "SELECT data FROM photo WHERE id = 1") == every_byte


@pytest.mark.parametrize(
    "text", ["", "a\0b", "🎼 e\u0301 \u2029 \ufeff", "'\"\\\n\r\t", "0012", "1e5", "null"]
)
def test_any_text_comes_back_as_it_was(store: Store, text: str) -> None:
    with store.write(Act.EDIT_CONTACT) as db:
        set_values(db, tables.contact, 1, how_met=text)
    before = records(store)
    with store.write(Act.DELETE_CONTACT) as db:
        db.connection.execute(DELETE_FIRST)
    store.undo()
    assert records(store) == before


def test_what_fails_leaves_neither_rows_nor_a_step(store: Store) -> None:
    before, acts = records(store), store.next_acts()
    with pytest.raises(KeyError), store.write(Act.ADD_CONTACT) as db:
        add_contact(db, "Nobody")
        raise KeyError
    assert (records(store), store.next_acts()) == (before, acts)
    with store.maintain() as connection:
        connection.execute(update(tables.contact).values(closeness=1))  # the triggers sleep again
    assert store.next_acts() == acts


def test_a_write_of_nothing_leaves_no_step_and_keeps_redo(store: Store) -> None:
    store.undo()
    acts = store.next_acts()
    with store.write(Act.EDIT_CONTACT):
        pass
    with store.type(Act.TYPE_NOTES, "note:1"):
        pass
    assert store.next_acts() == acts


def test_undo_and_redo_survive_a_restart(path: Path, ticks: Ticks) -> None:
    store = open_store(path, ticks.clock)
    before = records(store)
    with store.write(Act.RENAME_CONTACT) as db:
        set_values(db, tables.contact, 1, full_name="Ines Okoro-Lind")
    after = records(store)
    store.close()
    store = open_store(path, ticks.clock)
    assert store.undo() is Act.RENAME_CONTACT
    assert records(store) == before
    store.close()
    store = open_store(path, ticks.clock)
    assert store.redo() is Act.RENAME_CONTACT
    assert records(store) == after
    store.close()


def test_order_is_kept_when_the_clock_goes_back(store: Store, ticks: Ticks) -> None:
    for number, moment in enumerate((START, START.replace(year=2036), START.replace(day=1))):
        ticks.moment = moment
        with store.write(Act.RENAME_CONTACT) as db:
            set_values(db, tables.contact, 1, full_name=f"Name {number}")
    store.undo()
    assert scalar(store, "SELECT full_name FROM contact WHERE id = 1") == "Name 1"
    store.undo()
    store.undo()
    store.redo()
    assert scalar(store, "SELECT full_name FROM contact WHERE id = 1") == "Name 0"


def test_views_hear_which_records_changed(store: Store) -> None:
    heard = list[Changes]()
    store.subscribe(heard.append)
    with store.write(Act.RENAME_CONTACT) as db:
        set_values(db, tables.contact, 2, full_name="Søren L.")
    assert heard[-1].has(Kind.CONTACT, 2)
    assert not heard[-1].resized(Kind.CONTACT)
    with store.write(Act.DELETE_CONTACT) as db:
        set_values(db, tables.contact, 2, trashed_at=db.now)
    assert heard[-1].resized(Kind.CONTACT)
    store.undo()
    assert heard[-1].resized(Kind.CONTACT)
    assert heard[-1].updated(Kind.CONTACT) == {2}


# -- typed text -------------------------------------------------------------------------------------


def test_the_commits_of_one_field_are_one_step(store: Store) -> None:
    before = note(store)
    for length in range(1, 30):
        type_note(store, 1, "Ines knows the treasurer"[:length])
    assert store.undo() is Act.TYPE_NOTES
    assert note(store) == before
    assert store.next_acts() == (Act.PLAN_MEETING, Act.TYPE_NOTES)
    store.redo()
    assert note(store) == "Ines knows the treasurer"


@pytest.mark.parametrize("between", ["leave", "write", "other field", "undo and redo"])
def test_a_step_grows_no_longer_once_something_came_between(store: Store, between: str) -> None:
    type_note(store, 1, "First words")
    actions: dict[str, Callable[[], object]] = {
        "leave": store.leave_field,
        "write": lambda: rename(store),
        "other field": lambda: type_note(store, 2, "Elsewhere"),
        "undo and redo": lambda: (store.undo(), store.redo()),
    }
    actions[between]()
    type_note(store, 1, "First words and more")
    store.undo()
    assert note(store) == "First words"


def rename(store: Store) -> None:
    with store.write(Act.RENAME_CONTACT) as db:
        set_values(db, tables.contact, 1, full_name="Ines O.")


def test_every_typed_word_is_in_the_desk_or_in_redo(store: Store) -> None:
    """Type, act on the same meeting, type on; then undo step by step, and redo step by step."""
    meeting_note = int(str(scalar(store, "SELECT id FROM note WHERE meeting_id = 1")))
    start = note(store, meeting_note)
    type_note(store, meeting_note, f"{start} alpha")
    with store.write(Act.MOVE_MEETING) as db:
        set_values(db, tables.meeting, 1, place="Station")
    type_note(store, meeting_note, f"{start} alpha beta")
    with store.write(Act.TICK_QUESTION) as db:
        set_values(db, tables.agenda_entry, 1, ticked_at=db.now)
    type_note(store, meeting_note, f"{start} alpha beta gamma")
    texts = [note(store, meeting_note)]
    while store.next_acts()[0] is not Act.PLAN_MEETING:
        store.undo()
        texts.append(note(store, meeting_note))
    shown = [text.removeprefix(start).split() for text in texts]
    words = ["alpha", "beta", "gamma"]
    assert shown == [words, words[:2], words[:2], words[:1], words[:1], []]
    while store.redo():
        texts.pop()
        assert note(store, meeting_note) == texts[-1]
    assert scalar(store, "SELECT place FROM meeting") == "Station"


def test_half_an_hour_of_typing_is_one_step_and_a_small_journal(path: Path, ticks: Ticks) -> None:
    text = "She said that the bakery looks for a planner. " * 200
    store = open_store(path, ticks.clock)
    for commit in range(1, 601):
        type_note(store, 1, text[: commit * len(text) // 600])
        ticks.forward(seconds=3)
    steps = scalar(store, "SELECT count(*) FROM step WHERE act = 'TYPE_NOTES'")
    images = scalar(
        store,
        "SELECT sum(length(before)) FROM image JOIN step ON step.id = step_id WHERE act = 'TYPE_NOTES'",
    )
    assert steps == 1
    assert isinstance(images, int)
    assert images < 10 * len(text)
    store.close()
    assert path.stat().st_size < 1_000_000


def test_typed_text_is_found_once_the_field_is_left(store: Store) -> None:
    type_note(store, 1, "She mentioned the cooperage")
    with store.read() as connection:
        assert find(connection, "cooperage") == []
    store.index_due()
    with store.read() as connection:
        assert find(connection, "cooperage") == [1 << 4 | 1]
    store.undo()
    with store.read() as connection:
        assert find(connection, "cooperage") == []


def test_typed_words_of_a_killed_desk_are_found_after_opening(path: Path, ticks: Ticks) -> None:
    killed = open_store(path, ticks.clock)
    type_note(killed, 1, "She mentioned the cooperage")
    store = open_store(path, ticks.clock)
    with store.read() as connection:
        assert find(connection, "cooperage") == [1 << 4 | 1]
    store.close()
    killed.let_go()


# -- records ----------------------------------------------------------------------------------------


def test_every_record_has_an_id_for_ever_a_uid_and_its_moments(store: Store) -> None:
    for table in RECORDS:
        assert {"id", "uid", "created_at", "modified_at"} <= set(table.columns.keys())
        sql = str(scalar(store, f"SELECT sql FROM sqlite_master WHERE name = '{table.name}'"))
        assert "PRIMARY KEY AUTOINCREMENT" in sql


def test_an_id_is_never_given_out_again(store: Store) -> None:
    with store.write(Act.ADD_CONTACT) as db:
        first = add_contact(db, "Short Stay")
    with store.write(Act.DELETE_CONTACT) as db:
        db.connection.execute(delete(tables.contact).where(tables.contact.c.id == first))
    with store.write(Act.ADD_CONTACT) as db:
        assert add_contact(db, "Next") == first + 1


def test_only_ids_and_uids_are_unique(store: Store) -> None:
    with store.read() as connection:
        for table in RECORDS:
            for index in connection.exec_driver_sql(f"PRAGMA index_list({table.name})").fetchall():
                columns = connection.exec_driver_sql(f"PRAGMA index_info({index[1]})").fetchall()
                assert not index[2] or [column[2] for column in columns] == ["uid"]


def test_namesakes_may_exist_and_places_in_a_list_may_swap(store: Store) -> None:
    with store.write(Act.ADD_CONTACT) as db:
        add_contact(db, "Ines Okoro", "ines@example.org")
        insert_row(db, tables.tag, name="choir")
        links = tables.meeting_contact
        db.connection.execute(update(links).values(position=1 - links.c.position))


def test_no_statement_replaces_rows_behind_the_journals_back() -> None:
    pattern = re.compile(
        r"INSERT\s+OR\s+REPLACE|\bREPLACE\s+INTO|UPDATE\s+OR\s+REPLACE|or_replace", re.IGNORECASE
    )
    sources = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.sql")]
    assert [file.name for file in sources if pattern.search(file.read_text(encoding="utf-8"))] == []


def test_references_are_kept(store: Store) -> None:
    with pytest.raises(IntegrityError), store.write(Act.LOG_TOUCH) as db:
        db.connection.execute(
            insert(tables.point).values(uid="x", created_at=db.now, modified_at=db.now, contact_id=99)
        )


# -- readers and the writer -------------------------------------------------------------------------


def test_readers_are_not_locked_out_while_somebody_writes(store: Store) -> None:
    with store.write(Act.RENAME_CONTACT) as db:
        set_values(db, tables.contact, 1, full_name="Not Yet")
        seen: list[object] = []
        thread = threading.Thread(
            target=lambda: seen.append(scalar(store, "SELECT full_name FROM contact WHERE id = 1"))
        )
        thread.start()
        thread.join(5)
    assert seen == ["Ines Okoro"]
    assert scalar(store, "SELECT full_name FROM contact WHERE id = 1") == "Not Yet"


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(OperationalError, match="readonly"), store.read() as connection:
        connection.exec_driver_sql("DELETE FROM contact")


def test_a_read_sees_one_state_of_the_desk(store: Store) -> None:
    with store.read() as connection:
        count = "SELECT count(*) FROM contact"
        before = connection.exec_driver_sql(count).scalar()
        with store.write(Act.ADD_CONTACT) as db:
            add_contact(db, "Just Now")
        assert connection.exec_driver_sql(count).scalar() == before
    assert scalar(store, count) == 6


def test_writers_of_several_threads_stand_in_one_queue(store: Store) -> None:
    def add(number: int) -> None:
        for _ in range(5):
            with store.write(Act.ADD_CONTACT) as db:
                add_contact(db, f"From thread {number}")

    threads = [threading.Thread(target=add, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert scalar(store, "SELECT count(*) FROM contact") == 25
    for _ in range(20):
        assert store.undo() is Act.ADD_CONTACT
    assert scalar(store, "SELECT count(*) FROM contact") == 5


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_the_writer_is_careful(store: Store, pragma: str, expected: object) -> None:
    with store.maintain() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == expected


def test_closing_folds_the_log_into_the_file(path: Path, ticks: Ticks) -> None:
    store = open_store(path, ticks.clock)
    rename(store)
    assert path.with_name(f"{path.name}-wal").stat().st_size > 0
    store.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_only_one_module_opens_sqlite() -> None:
    opening = re.compile(r"sqlite3\.connect\((?!\":memory:\")|create_engine\(")
    found = {file.name for file in PACKAGE.rglob("*.py") if opening.search(file.read_text(encoding="utf-8"))}
    assert found <= {"connections.py", "engines.py"}
