"""Migrations: every older desk opens with all it held, and a kill leaves the old schema or the new one."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.operations import Operations
from alembic.operations.base import BatchOperations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import Column
from sqlalchemy.types import Text

from netdesk.domain.acts import Act
from netdesk.domain.errors import DeskDamaged, UserError
from netdesk.storage import migration, schema, tables
from netdesk.storage.connections import create_private, open_connection
from netdesk.storage.engines import alone
from netdesk.storage.mapper import insert_row
from netdesk.storage.migrations.rebuilding import rebuild
from netdesk.storage.opening import open_store, prepare
from netdesk.storage.revision import KNOWN, REVISION, revision_of
from netdesk.storage.tables import RECORDS
from tests.storage.desks import Ticks, ask, digest, records, schema_of, set_values

OLD_DESKS = sorted((Path(__file__).parents[1] / "old_desks").glob("*.netdesk"))


def copy_of(desk: Path, folder: Path) -> Path:
    return Path(shutil.copy(desk, folder / "desk.netdesk"))


def contents(path: Path, like: Path | None = None) -> dict[str, tuple[int, str]]:
    """How many rows each table of records has, and a hash over every value in them.

    With `like`, only what that desk has a table and a column for.
    """
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        for name, columns in shapes(like or path).items():
            rows = connection.execute(f"SELECT {', '.join(columns)} FROM {name} ORDER BY id").fetchall()
            found[name] = (len(rows), hashlib.sha256(repr(rows).encode()).hexdigest())
    return found


def shapes(path: Path) -> dict[str, list[str]]:
    """The columns of each table of records that the desk has."""
    with closing(sqlite3.connect(path)) as connection:
        names = (table.name for table in RECORDS)
        rows = {name: connection.execute(f"PRAGMA table_info({name})").fetchall() for name in names}
    return {name: [str(row[1]) for row in columns] for name, columns in rows.items() if columns}


def test_there_is_a_desk_of_every_earlier_revision() -> None:
    assert [desk.stem for desk in OLD_DESKS] == list(KNOWN[:-1])
    assert KNOWN[-1] == REVISION


@pytest.mark.parametrize("old", OLD_DESKS, ids=lambda desk: desk.stem)
def test_an_older_desk_opens_with_all_it_held(
    old: Path, tmp_path: Path, ticks: Ticks, empty_desk: Path
) -> None:
    path = copy_of(old, tmp_path)
    before = contents(path)
    prepare(path, ticks.clock)
    assert contents(path, like=old) == before
    assert revision_of(path) == REVISION
    assert schema_of(path) == schema_of(empty_desk)


def test_a_verified_backup_is_made_before_a_migration(tmp_path: Path, ticks: Ticks) -> None:
    path = copy_of(OLD_DESKS[0], tmp_path)
    prepare(path, ticks.clock)
    (backup,) = (tmp_path / "desk-backups").iterdir()
    assert revision_of(backup) == OLD_DESKS[0].stem
    assert contents(backup) == contents(OLD_DESKS[0])


def test_a_damaged_older_desk_is_not_migrated(tmp_path: Path, ticks: Ticks) -> None:
    path = copy_of(OLD_DESKS[0], tmp_path)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(b"\xff" * 4096)
    before = digest(path)
    with pytest.raises(DeskDamaged):
        prepare(path, ticks.clock)
    assert digest(path) == before


def test_a_step_from_before_a_migration_is_undone_after_it(tmp_path: Path, ticks: Ticks) -> None:
    path = copy_of(OLD_DESKS[0], tmp_path)
    prepare(path, ticks.clock)
    store = open_store(path, ticks.clock)
    assert store.undo() is Act.RENAME_CONTACT
    assert store.undo() is Act.TYPE_NOTES
    assert store.redo() is Act.TYPE_NOTES
    store.close()
    assert ask(path, "SELECT full_name FROM contact WHERE id = 3") == "Mira Straße"
    assert "🎼" in ask(path, "SELECT text FROM note WHERE id = 1")


def test_the_revisions_make_the_schema_of_a_new_desk(tmp_path: Path, empty_desk: Path) -> None:
    path = tmp_path / "desk.netdesk"
    create_private(path)
    migration.upgrade(path)
    assert schema_of(path) == schema_of(empty_desk)
    for query in ("SELECT count(*) FROM journal_now", "PRAGMA application_id"):
        assert ask(path, query) == ask(empty_desk, query)


def upgrade_with(path: Path, at_each: Callable[[int], None]) -> int:
    """Upgrades, with a call before each statement; returns how many there were."""
    count = 0

    def before(*_: Any) -> None:
        nonlocal count
        count += 1
        at_each(count)

    event.listen(Engine, "before_cursor_execute", before)
    try:
        migration.upgrade(path)
    finally:
        event.remove(Engine, "before_cursor_execute", before)
    return count


def statements_in_all(folder: Path) -> int:
    folder.mkdir()
    return upgrade_with(copy_of(OLD_DESKS[0], folder), lambda _: None)


def test_an_error_at_any_statement_leaves_the_old_desk(tmp_path: Path, ticks: Ticks) -> None:
    path = copy_of(OLD_DESKS[0], tmp_path)
    before = contents(path), schema_of(path)
    total = statements_in_all(tmp_path / "counted")
    for fatal in [*range(1, total, 3), total]:  # every third: each kind of statement is among them

        def fail(number: int, fatal: int = fatal) -> None:
            if number == fatal:
                raise sqlite3.OperationalError("disk I/O error")

        with pytest.raises(OperationalError):
            upgrade_with(path, fail)
        assert revision_of(path) == OLD_DESKS[0].stem
    assert (contents(path), schema_of(path)) == before
    prepare(path, ticks.clock)
    assert revision_of(path) == REVISION


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the kill needs fork")
def test_a_kill_at_any_step_leaves_the_old_desk_or_the_new_one(tmp_path: Path, ticks: Ticks) -> None:
    path = copy_of(OLD_DESKS[0], tmp_path)
    before = contents(path)
    total = statements_in_all(tmp_path / "counted")
    for fatal in [*range(1, total, 5), total, total + 1]:
        killed_upgrade(path, fatal)
        assert revision_of(path) == (REVISION if fatal > total else OLD_DESKS[0].stem)
        assert ask(path, "PRAGMA integrity_check") == "ok"
    prepare(path, ticks.clock)
    assert contents(path, like=OLD_DESKS[0]) == before


def killed_upgrade(path: Path, fatal: int) -> None:
    """A process that dies without a word at this statement, or after the last one."""
    child = os.fork()
    if not child:
        try:
            upgrade_with(path, lambda number: os._exit(9) if number == fatal else None)
        finally:
            os._exit(9)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_no_room_for_a_migration_is_said_and_the_desk_stays(
    tmp_path: Path, ticks: Ticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_of(OLD_DESKS[0], tmp_path)
    before = contents(path)

    def small(path: Path) -> sqlite3.Connection:
        connection = open_connection(path)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(f"PRAGMA max_page_count={path.stat().st_size // 4096}")
        return connection

    monkeypatch.setattr(migration, "_without_cascades", small)
    with pytest.raises(UserError, match="is as it was"):
        prepare(path, ticks.clock)
    assert contents(path) == before
    assert revision_of(path) == OLD_DESKS[0].stem


def test_a_migration_that_would_part_records_is_rolled_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(path)
    monkeypatch.setattr(migration, "run_revisions", forget_a_contact)
    with pytest.raises(RuntimeError, match="lost its contact"):
        migration.upgrade(path)
    assert contents(path) == before


def forget_a_contact(connection: Connection) -> None:
    connection.exec_driver_sql("DELETE FROM contact WHERE id = 1")


def rebuild_contact(connection: Connection) -> None:
    """What a revision does that adds a column and takes it away again."""
    with Operations.context(MigrationContext.configure(connection)):
        rebuild("contact", add_pronouns)
        rebuild("contact", drop_pronouns)


def add_pronouns(batch: BatchOperations) -> None:
    batch.add_column(Column("pronouns", Text, nullable=False, server_default="they"))


def drop_pronouns(batch: BatchOperations) -> None:
    batch.drop_column("pronouns")


def test_a_rebuilt_parent_loses_no_child(
    path: Path, ticks: Ticks, monkeypatch: pytest.MonkeyPatch, empty_desk: Path
) -> None:
    store = open_store(path, ticks.clock)
    with store.write(Act.DELETE_CONTACT) as db:
        db.connection.execute(tables.contact.delete().where(tables.contact.c.id == 5))  # the highest id
    before = records(store)
    store.close()
    monkeypatch.setattr(migration, "run_revisions", rebuild_contact)
    migration.upgrade(path)
    assert shape(path) == shape(empty_desk)
    store = open_store(path, ticks.clock)
    assert records(store) == before
    with store.write(Act.ADD_CONTACT) as db:
        assert insert_row(db, tables.contact, full_name="After") == 6
    store.close()


def test_a_step_is_undone_after_its_table_was_rebuilt(
    path: Path, ticks: Ticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(path, ticks.clock)
    before = records(store)
    with store.write(Act.RENAME_CONTACT) as db:
        set_values(db, tables.contact, 1, full_name="Ines Okoro-Lind")
    with store.write(Act.DELETE_CONTACT) as db:
        db.connection.execute(tables.contact.delete().where(tables.contact.c.id == 2))
    store.close()
    monkeypatch.setattr(migration, "run_revisions", rebuild_contact)
    migration.upgrade(path)
    store = open_store(path, ticks.clock)
    assert [store.undo(), store.undo()] == [Act.DELETE_CONTACT, Act.RENAME_CONTACT]
    assert records(store) == before
    store.close()


def test_without_the_helper_a_rebuild_would_lose_the_next_id(path: Path) -> None:
    """Alembic's own way, so that the helper is not kept for nothing."""
    with alone(migration._without_cascades(path)) as connection:
        schema.drop_triggers(connection)
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("contact", recreate="always") as batch:
            add_pronouns(batch)
    assert "AUTOINCREMENT" not in ask(path, "SELECT sql FROM sqlite_master WHERE name = 'contact'")


def shape(path: Path) -> dict[str, Any]:
    """The schema as SQLite understands it: columns, references, indexes, triggers, AUTOINCREMENT."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        ).fetchall()
        found: dict[str, Any] = {name: "".join(sql.split()) for kind, name, sql in rows if kind != "table"}
        for name, sql in ((name, sql) for kind, name, sql in rows if kind == "table"):
            pragmas = ("table_xinfo", "foreign_key_list", "index_list")
            facts = [sorted(connection.execute(f"PRAGMA {pragma}({name})").fetchall()) for pragma in pragmas]
            found[name] = (facts[0], facts[1], {row[1:] for row in facts[2]}, "AUTOINCREMENT" in sql)
    return found
