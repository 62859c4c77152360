"""Faults that the system brings: a cut log, a full disk, a killed process, a file in the desk's place."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from netdesk.domain.acts import Act
from netdesk.domain.errors import DeskDamaged, DeskReplaced, NotSaved
from netdesk.storage import checking, tables
from netdesk.storage.backup import Backups
from netdesk.storage.connections import companions
from netdesk.storage.opening import open_store, prepare
from netdesk.storage.restoring import restore
from netdesk.storage.search import find
from tests.storage.damage import DAMAGES
from tests.storage.desks import Ticks, ask, digest, fill, set_values, type_note

ROOT = Path(__file__).parents[2]
TEXT = "SELECT text FROM note WHERE id = 1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk with five contacts, closed."""
    path, ticks = tmp_path / "desk.netdesk", Ticks()
    prepare(path, ticks.clock)
    store = open_store(path, ticks.clock)
    fill(store)
    store.close()
    return path


# -- the log ----------------------------------------------------------------------------------------


def test_a_log_cut_at_any_place_opens_with_a_committed_text(path: Path, tmp_path: Path) -> None:
    ticks = Ticks()
    committed = [ask(path, TEXT)]
    store = open_store(path, ticks.clock)
    for number in range(3):
        committed.append(f"Committed {number} 🎼 " * 40)
        type_note(store, 1, committed[-1])
    kept = tmp_path / "kept"
    kept.mkdir()
    for file in (path, companions(path)[0]):
        shutil.copy(file, kept)
    store.close()
    found = [cut_and_open(kept / path.name, size) for size in cuts(companions(kept / path.name)[0])]
    assert set(found) <= set(committed)
    assert [committed.index(text) for text in found] == sorted(committed.index(text) for text in found)
    assert found[-1] == committed[-1]


def cuts(log: Path) -> list[int]:
    return [*range(0, log.stat().st_size, 512), log.stat().st_size]


def cut_and_open(kept: Path, size: int) -> str:
    path = kept.parent / "cut" / kept.name
    path.parent.mkdir(exist_ok=True)
    shutil.copy(kept, path)
    log, memory = companions(path)
    log.write_bytes(companions(kept)[0].read_bytes()[:size])
    memory.unlink(missing_ok=True)
    prepare(path, Ticks().clock)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return str(connection.execute(TEXT).fetchone()[0])


# -- a killed process -------------------------------------------------------------------------------

TYPING = """
import sys
from pathlib import Path
from netdesk.domain.acts import Act
from netdesk.storage import tables
from netdesk.storage.opening import open_store, prepare
from netdesk.storage.search import find
from tests.storage.damage import DAMAGES
from tests.storage.desks import Ticks, add_contact, type_note
path, clock = Path(sys.argv[1]), Ticks().clock
prepare(path, clock)
store = open_store(path, clock)
for number in range(10**6):
    type_note(store, 1, f"{number} " * 50)
    print(number, flush=True)
    if number % 7 == 3:
        with store.write_long(Act.IMPORT_CONTACTS) as long:
            for _ in range(2):
                with long.chunk() as db:
                    add_contact(db, "Imported")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of POSIX")
@pytest.mark.parametrize("commits", [1, 4, 5, 30])
def test_a_killed_process_loses_no_commit_and_leaves_no_half_import(path: Path, commits: int) -> None:
    told = type_until_killed(path, commits)
    clock = Ticks().clock
    prepare(path, clock)
    store = open_store(path, clock)
    with store.read() as connection:
        text = str(connection.exec_driver_sql(TEXT).scalar_one())
        imported = int(connection.exec_driver_sql("SELECT count(*) FROM contact WHERE id > 5").scalar_one())
    store.close()
    assert int(text.split()[0]) >= told
    assert imported % 2 == 0
    assert checking.check(path).problem == ""


def type_until_killed(path: Path, commits: int) -> int:
    """The number of the last commit that the process told of before it was killed in the midst of work."""
    with subprocess.Popen(
        [sys.executable, "-c", TYPING, path], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(commits)]
        process.send_signal(signal.SIGKILL)
        told += [int(line) for line in process.stdout if line.endswith("\n")]
    return told[-1]


# -- a full disk ------------------------------------------------------------------------------------


def test_a_full_disk_fails_the_commit_and_keeps_the_words_from_before(path: Path) -> None:
    store = open_store(path, Ticks().clock)
    type_note(store, 1, "Kept")
    with store.maintain() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotSaved, match="full"):
        type_note(store, 1, "Lost? " * 100_000)
    type_note(store, 1, "Tried again")
    store.close()
    assert ask(path, TEXT) == "Tried again"
    assert checking.check(path).problem == ""


LIMITED = """
import resource, signal, sys
from pathlib import Path
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.storage.backup import Backups
from netdesk.storage.opening import prepare
from netdesk.storage.restoring import restore
path, folder, what, limit = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    if what == "make":
        Backups(path, folder, Clock()).make()
    elif what == "make_to":
        Backups(path, folder, Clock()).make_to(folder / "copy.netdesk")
    elif what == "restore":
        restore(next(folder.glob("desk-*")), path, Clock())
    else:
        prepare(path, Clock())
except UserError as error:
    print(error)
"""


def with_little_room(path: Path, folder: Path, what: str, limit: int) -> str:
    """What a process says that may write no file larger than the limit."""
    words = [sys.executable, "-c", LIMITED, str(path), str(folder), what, str(limit)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def files_in(folder: Path) -> dict[str, str]:
    """Without the empty companions that SQLite leaves when it has no room at all."""
    files = (file for file in folder.iterdir() if file.is_file() and file.stat().st_size)
    return {file.name: digest(file) for file in files}


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files are a matter of POSIX")
@pytest.mark.parametrize("what", ["make", "make_to", "restore"])
@pytest.mark.parametrize("limit", [0, 100_000])
def test_no_room_leaves_no_half_file_and_the_earlier_ones(path: Path, what: str, limit: int) -> None:
    backups = Backups(path, path.parent / "backups", Ticks().clock)
    backups.make()
    backups.make_to(backups.folder / "copy.netdesk")
    before = files_in(path.parent), files_in(backups.folder)
    assert with_little_room(path, backups.folder, what, limit)
    assert (files_in(path.parent), files_in(backups.folder)) == before
    assert checking.check(path).problem == ""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files are a matter of POSIX")
@pytest.mark.parametrize("limit", [0, 100_000])
def test_no_room_for_a_migration_leaves_the_old_desk(tmp_path: Path, limit: int) -> None:
    old = ROOT / "tests" / "old_desks" / "0001.netdesk"
    path = Path(shutil.copy(old, tmp_path / "desk.netdesk"))
    assert with_little_room(path, tmp_path, "prepare", limit)
    assert ask(path, "SELECT version_num FROM alembic_version") == "0001"
    assert ask(path, "SELECT count(*) FROM contact") == 5
    prepare(path, Ticks().clock)


# -- a file in the desk's place ---------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody replace an open file")
@pytest.mark.parametrize("how", ["replaced", "removed"])
def test_a_desk_that_was_replaced_while_open_is_noticed_and_both_are_kept(path: Path, how: str) -> None:
    other = Path(shutil.copy(path, path.with_name("other")))
    store = open_store(path, Ticks().clock)
    type_note(store, 1, "Typed before")
    if how == "replaced":
        os.replace(other, path)
    else:
        path.unlink()
    before = digest(path) if path.exists() else ""
    with pytest.raises(DeskReplaced, match="another file"):
        type_note(store, 1, "Typed after")
    with pytest.raises(DeskReplaced), store.write(Act.RENAME_CONTACT) as db:
        set_values(db, tables.contact, 1, full_name="After")
    with pytest.raises(DeskReplaced):
        store.close()
    assert (digest(path) if path.exists() else "") == before
    assert ask(path.with_name("desk.kept-1.netdesk"), TEXT) == "Typed before"
    assert not path.with_name("desk.kept-2.netdesk").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody write over an open file")
@pytest.mark.parametrize("folded", [False, True])
def test_a_desk_that_was_written_over_while_open_is_noticed_and_left_as_it_is(
    path: Path, folded: bool
) -> None:
    other = Path(shutil.copy(path, path.with_name("other.netdesk")))
    strange = open_store(other, Ticks().clock)
    type_note(strange, 1, "Another desk")
    strange.close()
    store = open_store(path, Ticks().clock)
    type_note(store, 1, "Typed before")
    if folded:
        store.fold_log()
    shutil.copyfile(other, path)
    before = digest(other)
    for _ in range(2):
        with pytest.raises(DeskReplaced, match="wrote over it"):
            type_note(store, 1, "Typed after")
    with pytest.raises(DeskReplaced):
        store.close()
    assert digest(path) == before
    assert checking.check(path).problem == ""
    assert ask(path, TEXT) == "Another desk"
    kept = path.with_name("desk.kept-1.netdesk")
    assert folded or ask(kept, TEXT) == "Typed before"
    assert not path.with_name("desk.kept-2.netdesk").exists()


def test_a_command_that_reads_beside_an_open_desk_leaves_its_log_alone(path: Path) -> None:
    """Locks of a process are gone as soon as it closes any descriptor of the file."""
    store = open_store(path, Ticks().clock)
    type_note(store, 1, "Typed before")
    log = companions(path)[0]
    for command in (["list", "contacts"], ["check"], ["export", str(path.with_name("all.json"))]):
        words = [sys.executable, "-m", "netdesk", "--desk", str(path), *command]
        subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
        assert log.exists()
        type_note(store, 1, f"Typed beside {command[0]}")
    killed = Path(shutil.copy(path, path.with_name("killed.netdesk")))
    shutil.copy(log, companions(killed)[0])
    assert ask(killed, TEXT) == "Typed beside export"
    store.close()
    assert ask(path, TEXT) == "Typed beside export"


def test_a_desk_that_was_only_touched_is_written_on(path: Path) -> None:
    store = open_store(path, Ticks().clock)
    type_note(store, 1, "Typed before")
    os.utime(path)
    type_note(store, 1, "Typed after")
    store.close()
    assert ask(path, TEXT) == "Typed after"


def test_a_desk_that_became_read_only_is_said_and_read_on(path: Path) -> None:
    store = open_store(path, Ticks().clock)
    with store.maintain() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(NotSaved, match="read-only"):
        type_note(store, 1, "Typed")
    with store.read() as connection:
        assert "told me" in str(connection.exec_driver_sql(TEXT).scalar_one())
    with pytest.raises(NotSaved):
        store.close()


def test_a_page_that_breaks_while_the_desk_is_open_is_told_as_damage(path: Path) -> None:
    store = open_store(path, Ticks().clock)
    store.fold_log()
    DAMAGES["middle page"](path)
    with pytest.raises(DeskDamaged, match="restore a backup"), store.read() as connection:
        connection.exec_driver_sql("SELECT count(how_met) FROM contact").scalar_one()
    with pytest.raises(DeskReplaced):  # and nothing is folded into what is left of it
        store.close()


def test_after_a_failed_commit_the_next_field_is_the_one_that_is_indexed(path: Path) -> None:
    store = open_store(path, Ticks().clock)
    with store.maintain() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    with pytest.raises(NotSaved):
        type_note(store, 1, "Lost? " * 100_000)
    with store.maintain() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    type_note(store, 2, "the cooperage")
    store.index_due()
    with store.read() as connection:
        assert find(connection, "cooperage") == [2 << 4 | 1]
    store.close()


def test_a_restore_beside_an_open_reader_equals_the_backup(path: Path) -> None:
    backup = Backups(path, path.parent / "backups", Ticks().clock).make().path
    with closing(sqlite3.connect(path)) as reader:
        reader.execute(TEXT).fetchone()
        restore(backup, path, Ticks().clock)
    assert checking.check(path).counts == checking.check_backup(backup).counts
