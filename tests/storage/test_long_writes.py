"""Long writes: under one step, with typed text between their transactions, wholly there or wholly gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from netdesk.domain.acts import Act
from netdesk.domain.changes import EVERYTHING, Changes
from netdesk.storage import checking, search, tables
from netdesk.storage.mapper import insert_row
from netdesk.storage.opening import open_store
from netdesk.storage.store import Store
from tests.storage.desks import Ticks, ask, records, set_values, type_note


def type_how_met(store: Store, contact_id: int, text: str) -> None:
    with store.type(Act.TYPE_TEXT, f"contact:{contact_id}:how_met") as db:
        set_values(db, tables.contact, contact_id, how_met=text)


def value(store: Store, table: str, row_id: int, column: str) -> str:
    with store.read() as connection:
        query = f"SELECT {column} FROM {table} WHERE id = ?"
        return str(connection.exec_driver_sql(query, (row_id,)).scalar_one())


def test_a_long_write_is_one_step_and_views_hear_of_it_once(store: Store) -> None:
    before, heard = records(store), list[Changes]()
    store.subscribe(heard.append)
    with store.write_long(Act.IMPORT_CONTACTS) as long:
        for start in range(3):
            with long.chunk() as db:
                insert_row(db, tables.contact, full_name=f"Imported {start}")
    assert heard == [EVERYTHING]
    after = records(store)
    assert store.undo() is Act.IMPORT_CONTACTS
    assert records(store) == before
    assert store.redo() is Act.IMPORT_CONTACTS
    assert records(store) == after


def test_typed_text_goes_between_and_stays_when_the_import_is_undone(store: Store) -> None:
    with store.write_long(Act.IMPORT_CONTACTS) as long:
        with long.chunk() as db:
            insert_row(db, tables.contact, full_name="Imported One")
        type_note(store, 1, "Typed meanwhile")
        with long.chunk() as db:
            insert_row(db, tables.contact, full_name="Imported Two")
    assert store.undo() is Act.IMPORT_CONTACTS
    assert value(store, "note", 1, "text") == "Typed meanwhile"
    assert store.undo() is Act.TYPE_NOTES
    assert value(store, "note", 1, "text") != "Typed meanwhile"


def test_words_typed_into_a_row_that_the_import_changed_are_kept_apart(store: Store) -> None:
    before = records(store)
    with store.write_long(Act.IMPORT_CONTACTS) as long:
        with long.chunk() as db:
            set_values(db, tables.contact, 1, nickname="From the file")
        type_how_met(store, 1, "Typed mean")
        type_how_met(store, 1, "Typed meanwhile")
    after = records(store)
    store.undo()
    assert value(store, "contact", 1, "how_met") == "Typed meanwhile"
    assert value(store, "contact", 1, "nickname") == ""
    store.undo()
    assert records(store) == before
    store.redo()
    assert value(store, "contact", 1, "how_met") == "Typed meanwhile"
    assert value(store, "contact", 1, "nickname") == ""
    store.redo()
    assert records(store) == after


def test_an_import_that_fails_takes_no_typed_word_with_it(store: Store) -> None:
    before = records(store)
    with pytest.raises(OSError, match="unplugged"), store.write_long(Act.IMPORT_CONTACTS) as long:
        with long.chunk() as db:
            set_values(db, tables.contact, 1, nickname="From the file")
            insert_row(db, tables.contact, full_name="Imported")
        type_how_met(store, 1, "Typed meanwhile")
        raise OSError("unplugged")
    assert value(store, "contact", 1, "how_met") == "Typed meanwhile"
    assert value(store, "contact", 1, "nickname") == ""
    assert store.next_acts() == (Act.TYPE_TEXT, None)
    store.undo()
    assert records(store) == before


def test_words_typed_before_and_after_a_chunk_are_kept(store: Store) -> None:
    before = records(store)
    with pytest.raises(OSError, match="unplugged"), store.write_long(Act.IMPORT_CONTACTS) as long:
        type_how_met(store, 1, "Typed")
        with long.chunk() as db:
            set_values(db, tables.contact, 1, nickname="From the file")
        type_how_met(store, 1, "Typed meanwhile")
        raise OSError("unplugged")
    assert value(store, "contact", 1, "how_met") == "Typed meanwhile"
    assert value(store, "contact", 1, "nickname") == ""
    assert [store.undo(), store.undo()] == [Act.TYPE_TEXT, Act.TYPE_TEXT]
    assert records(store) == before


def test_a_row_that_two_chunks_change_is_found_by_its_last_words(store: Store) -> None:
    with store.write_long(Act.IMPORT_CONTACTS) as long:
        for name in ("First Name", "Second Name"):
            with long.chunk() as db:
                set_values(db, tables.contact, 1, full_name=name)
    with store.read() as connection:
        assert search.find(connection, "second name", search.Doc.CONTACT) == [1 << 4 | 1]
        assert search.find(connection, "first name") == []
    store.undo()
    assert value(store, "contact", 1, "full_name") == "Ines Okoro"


def test_views_look_again_after_an_import_was_put_back(store: Store) -> None:
    heard = list[Changes]()
    store.subscribe(heard.append)
    with pytest.raises(OSError, match="unplugged"), store.write_long(Act.IMPORT_CONTACTS):
        raise OSError("unplugged")
    assert heard == [EVERYTHING]


def test_a_row_deleted_while_an_import_changed_it_comes_back_with_the_delete(store: Store) -> None:
    before = records(store)
    with store.write_long(Act.IMPORT_CONTACTS) as long:
        with long.chunk() as db:
            set_values(db, tables.contact, 2, nickname="From the file")
            insert_row(db, tables.contact, full_name="Imported")
        with store.write(Act.DELETE_CONTACT) as db:
            db.connection.execute(tables.contact.delete().where(tables.contact.c.id == 2))
    after = records(store)
    assert [store.undo(), store.undo()] == [Act.IMPORT_CONTACTS, Act.DELETE_CONTACT]
    assert records(store) == before
    assert [store.redo(), store.redo()] == [Act.DELETE_CONTACT, Act.IMPORT_CONTACTS]
    assert records(store) == after


def test_an_edit_of_a_row_that_came_with_the_import_goes_and_comes_with_it(store: Store) -> None:
    before = records(store)
    with store.write_long(Act.IMPORT_CONTACTS) as long:
        with long.chunk() as db:
            made = insert_row(db, tables.contact, full_name="Imported")
        type_how_met(store, made, "Typed meanwhile")
    after = records(store)
    assert store.undo() is Act.IMPORT_CONTACTS
    assert records(store) == before
    assert store.next_acts() == (Act.PLAN_MEETING, Act.IMPORT_CONTACTS)
    assert store.redo() is Act.IMPORT_CONTACTS
    assert records(store) == after


def test_nothing_is_undone_in_the_midst_of_a_long_write(store: Store) -> None:
    with store.write_long(Act.IMPORT_CONTACTS) as long:
        with long.chunk() as db:
            set_values(db, tables.contact, 1, nickname="From the file")
        assert store.next_acts() == (None, None)
        assert store.undo() is None
    assert store.next_acts() == (Act.IMPORT_CONTACTS, None)


def test_one_failed_long_write_leaves_another_alone(store: Store) -> None:
    with store.write_long(Act.IMPORT_CONTACTS) as long:
        with long.chunk() as db:
            insert_row(db, tables.contact, full_name="Imported")
        with pytest.raises(OSError, match="unplugged"), store.write_long(Act.MERGE_ORGANISATIONS) as other:
            with other.chunk() as db:
                insert_row(db, tables.organisation, name="Half merged")
            raise OSError("unplugged")
    assert value(store, "contact", 6, "full_name") == "Imported"
    assert len(records(store)["organisation"]) == 1


def test_a_long_write_of_nothing_leaves_no_step(store: Store) -> None:
    acts = store.next_acts()
    with store.write_long(Act.IMPORT_CONTACTS) as long, long.chunk():
        pass
    assert store.next_acts() == acts


def test_an_import_killed_between_typed_words_is_wholly_gone(
    path: Path, ticks: Ticks, tmp_path: Path
) -> None:
    store = open_store(path, ticks.clock)
    killed = tmp_path / "killed"
    with store.write_long(Act.IMPORT_CONTACTS) as long:
        with long.chunk() as db:
            insert_row(db, tables.contact, full_name="Imported")
            set_values(db, tables.contact, 1, nickname="From the file")
        type_how_met(store, 1, "Typed meanwhile")
        type_note(store, 1, "Typed too")
        killed.mkdir()
        for file in path.parent.glob("desk.netdesk*"):
            shutil.copy(file, killed)
    store.close()
    again = open_store(killed / path.name, ticks.clock)
    assert value(again, "contact", 1, "how_met") == "Typed meanwhile"
    assert value(again, "contact", 1, "nickname") == ""
    assert value(again, "note", 1, "text") == "Typed too"
    assert again.next_acts() == (Act.TYPE_NOTES, None)
    with again.maintain() as connection:
        assert search.problem(connection) == ""
    again.close()
    assert ask(killed / path.name, "SELECT count(*) FROM contact") == 5
    assert checking.check(killed / path.name).problem == ""
