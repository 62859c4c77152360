"""Opening: a new desk, a newer one, a damaged one, one that a kill left behind."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from netdesk.domain.acts import Act
from netdesk.domain.errors import DeskDamaged, DeskNewer, UserError
from netdesk.storage import tables
from netdesk.storage.connections import open_connection
from netdesk.storage.mapper import insert_row
from netdesk.storage.opening import open_store, prepare
from netdesk.storage.revision import APPLICATION_ID, REVISION, revision_of
from netdesk.storage.store import Store
from tests.storage.desks import Ticks, ask, digest, fill

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead of modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("empty", [False, True])
def test_a_missing_or_empty_file_becomes_a_desk(tmp_path: Path, ticks: Ticks, empty: bool) -> None:
    path = tmp_path / "far" / "away" / "desk.netdesk"
    if empty:
        path.parent.mkdir(parents=True)
        path.touch()
    prepare(path, ticks.clock)
    assert revision_of(path) == REVISION
    assert ask(path, "PRAGMA application_id") == APPLICATION_ID
    assert ask(path, "PRAGMA journal_mode") == "wal"


@posix
def test_the_desk_and_its_companions_are_for_the_user_alone(tmp_path: Path, ticks: Ticks) -> None:
    path = tmp_path / "mine" / "desk.netdesk"
    prepare(path, ticks.clock)
    store = open_store(path, ticks.clock)
    fill(store)
    assert mode(path.parent) == 0o700
    names = {file.name: mode(file) for file in path.parent.iterdir()}
    assert names == {"desk.netdesk": 0o600, "desk.netdesk-shm": 0o600, "desk.netdesk-wal": 0o600}
    store.close()


@posix
def test_a_desk_that_others_could_read_is_closed_to_them(path: Path, ticks: Ticks) -> None:
    path.chmod(0o644)
    prepare(path, ticks.clock)
    assert mode(path) == 0o600


def test_a_kill_while_the_desk_is_made_leaves_nothing_between(tmp_path: Path, ticks: Ticks) -> None:
    path = tmp_path / "desk.netdesk"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")  # all that lies on the disk before the one COMMIT
    prepare(path, ticks.clock)
    assert revision_of(path) == REVISION


def test_a_newer_desk_is_refused_with_every_byte_unchanged(path: Path, ticks: Ticks) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = digest(path)
    with pytest.raises(DeskNewer, match="newer NetDesk"):
        prepare(path, ticks.clock)
    assert digest(path) == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_newer_desk_that_was_killed_keeps_its_log(path: Path, ticks: Ticks, tmp_path: Path) -> None:
    killed = tmp_path / "killed" / "desk.netdesk"
    killed.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        with connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        for file in path.parent.glob("desk.netdesk*"):
            shutil.copy(file, killed.parent)
    log = killed.with_name("desk.netdesk-wal")
    before = digest(killed), digest(log)
    with pytest.raises(DeskNewer):
        prepare(killed, ticks.clock)
    assert (digest(killed), digest(log)) == before


def test_what_is_no_desk_is_refused_and_kept(tmp_path: Path, ticks: Ticks) -> None:
    letter = tmp_path / "letter.netdesk"
    letter.write_text("Dear Ines, " * 1000)
    with pytest.raises(DeskDamaged):
        prepare(letter, ticks.clock)
    other = tmp_path / "other.netdesk"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE recipe (id)")
    with pytest.raises(UserError, match="not a desk"):
        prepare(other, ticks.clock)
    assert letter.read_text().startswith("Dear Ines")
    assert ask(other, "SELECT name FROM sqlite_master") == "recipe"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, ticks: Ticks) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be opened"):
        prepare(tmp_path / "file" / "desk.netdesk", ticks.clock)


def test_a_long_write_that_was_killed_is_put_back_at_the_next_opening(new_path: Path, ticks: Ticks) -> None:
    store = open_store(new_path, ticks.clock)
    long = store.write_long(Act.IMPORT_CONTACTS)
    write = long.__enter__()
    with write.chunk() as db:
        insert_row(db, tables.contact, full_name="Half Imported")
    with store.write(Act.ADD_CONTACT) as db:
        insert_row(db, tables.contact, full_name="Typed Meanwhile")
    killed = shutil.copytree(new_path.parent, new_path.parent / "killed") / new_path.name
    assert ask(killed, "SELECT count(*) FROM contact") == 2
    again = open_store(killed, ticks.clock)
    assert names(again) == ["Typed Meanwhile"]
    assert again.next_acts() == (Act.ADD_CONTACT, None)
    again.close()
    long.__exit__(None, None, None)
    store.close()


def names(store: Store) -> list[str]:
    with store.read() as connection:
        return [
            str(row[0]) for row in connection.exec_driver_sql("SELECT full_name FROM contact ORDER BY id")
        ]


def test_opening_imports_no_alembic() -> None:
    code = "import sys, netdesk.storage.opening; print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_look_at_a_desk_that_is_open_takes_part_in_its_locks(path: Path, ticks: Ticks) -> None:
    """Else a check could call a file damaged that is being written, and free the writer's own locks."""
    store = open_store(path, ticks.clock)
    store.fold_log()
    with closing(open_connection(path, untouched=True)) as look:
        with store.write(Act.ADD_CONTACT) as db:
            insert_row(db, tables.contact, full_name="Written Meanwhile")
        assert look.execute("SELECT count(*) FROM contact").fetchone()[0] == 6
    store.close()
