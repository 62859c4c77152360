"""Restoring: the desk equals the backup, and what was there before is kept whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from netdesk.domain.errors import DeskDamaged, DeskNewer, UserError
from netdesk.storage import checking
from netdesk.storage.backup import Backups
from netdesk.storage.connections import companions
from netdesk.storage.opening import open_store, prepare
from netdesk.storage.restoring import restore
from tests.storage.damage import DAMAGES
from tests.storage.desks import Ticks, ask, digest, records, type_note

TYPED = "Typed after the backup"


@pytest.fixture
def backup(path: Path, ticks: Ticks) -> Path:
    return Backups(path, path.parent / "backups", ticks.clock).make().path


def killed_desk(path: Path, ticks: Ticks) -> Path:
    """The same desk as a kill leaves it: the last words stand in the log alone."""
    store = open_store(path, ticks.clock)
    type_note(store, 1, TYPED)
    killed = path.parent / "killed" / path.name
    killed.parent.mkdir()
    for file in (path, *companions(path)):
        shutil.copy(file, killed.parent)
    store.close()
    return killed


def test_a_restored_desk_equals_the_backup_beside_a_stale_log(path: Path, backup: Path, ticks: Ticks) -> None:
    desk = killed_desk(path, ticks)
    aside = restore(backup, desk, ticks.clock)
    assert not any(file.exists() for file in companions(desk))
    store = open_store(desk, ticks.clock)
    original = open_store(backup, ticks.clock)
    assert records(store) == records(original)
    store.close()
    original.close()
    assert aside is not None
    assert aside.name.startswith("desk.netdesk.replaced-2026")
    assert ask(aside, "SELECT text FROM note WHERE id = 1") == TYPED


def test_a_plain_copy_beside_a_stale_log_would_bring_the_old_data_back(path: Path, ticks: Ticks) -> None:
    copied = Path(shutil.copy(path, path.with_name("copied")))
    desk = killed_desk(path, ticks)
    shutil.copy(copied, desk)
    assert ask(desk, "SELECT text FROM note WHERE id = 1") == TYPED
    assert ask(desk, "PRAGMA integrity_check") == "ok"


def test_a_replaced_file_can_be_restored_with_its_log(path: Path, backup: Path, ticks: Ticks) -> None:
    desk = killed_desk(path, ticks)
    kept = desk.with_name("kept")
    shutil.copy(desk, kept)
    shutil.copy(companions(desk)[0], companions(kept)[0])
    restore(backup, desk, ticks.clock)
    restore(kept, desk, ticks.clock)
    assert ask(desk, "SELECT text FROM note WHERE id = 1") == TYPED


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_desk_is_kept_beside_the_restored_one(
    path: Path, backup: Path, ticks: Ticks, damage: Callable[[Path], None]
) -> None:
    damage(path)
    damaged = digest(path)
    aside = restore(backup, path, ticks.clock)
    assert aside is not None
    assert digest(aside) == damaged
    assert checking.check(path).problem == ""


def test_a_damaged_or_foreign_backup_replaces_nothing(path: Path, backup: Path, ticks: Ticks) -> None:
    before = digest(path)
    letter = path.with_name("letter")
    letter.write_text("Dear Ines")
    with pytest.raises(UserError):
        restore(letter, path, ticks.clock)
    with pytest.raises(UserError, match="no backup"):
        restore(path.with_name("missing"), path, ticks.clock)
    with pytest.raises(UserError, match="desk itself"):
        restore(path, path, ticks.clock)
    DAMAGES["middle page"](backup)
    with pytest.raises(DeskDamaged):
        restore(backup, path, ticks.clock)
    assert digest(path) == before
    assert not list(path.parent.glob("*replaced*"))
    assert not list(path.parent.glob(".*"))


def test_a_newer_backup_is_refused(path: Path, backup: Path, ticks: Ticks) -> None:
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DeskNewer):
        restore(backup, path, ticks.clock)


def test_a_backup_of_an_older_desk_is_migrated_at_its_opening(path: Path, ticks: Ticks) -> None:
    old = Path(__file__).parents[1] / "old_desks" / "0001.netdesk"
    restore(old, path, ticks.clock)
    prepare(path, ticks.clock)
    assert checking.check(path).problem == ""


def test_a_desk_that_is_gone_comes_back(path: Path, backup: Path, ticks: Ticks) -> None:
    path.unlink()
    assert restore(backup, path, ticks.clock) is None
    assert ask(path, "SELECT count(*) FROM contact") == 5


def test_two_replacements_in_one_second_are_both_kept(path: Path, backup: Path, ticks: Ticks) -> None:
    kept = {restore(backup, path, ticks.clock) for _ in range(3)}
    assert len(kept) == 3
    assert all(file is not None and file.exists() for file in kept)


@pytest.mark.parametrize("call", ["replace", "link", "fsync"])
def test_a_failure_half_way_leaves_the_desk_and_no_litter(
    path: Path, backup: Path, ticks: Ticks, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    before = digest(path)

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, fail)
    if call == "link":
        monkeypatch.setattr(shutil, "copy2", fail)
    with pytest.raises(UserError, match="No space left"):
        restore(backup, path, ticks.clock)
    assert digest(path) == before
    assert not list(path.parent.glob(".*"))


def test_a_kill_at_any_step_leaves_the_old_data_or_the_new(path: Path, backup: Path, ticks: Ticks) -> None:
    """Steps are the calls that change names; after each of them both files can still be read whole."""
    desk = killed_desk(path, ticks)
    seen: list[set[str]] = []
    with pytest.MonkeyPatch.context() as patch:
        for name in ("link", "replace", "unlink"):
            patch.setattr(os, name, watching(getattr(os, name), desk, seen))
        restore(backup, desk, ticks.clock)
    assert len(seen) >= 2
    assert all(TYPED in texts for texts in seen)


def watching(real: Callable[..., Any], desk: Path, seen: list[set[str]]) -> Callable[..., Any]:
    def call(*arguments: Any, **more: Any) -> Any:
        result = real(*arguments, **more)
        seen.append(texts_beside(desk))
        return result

    return call


def texts_beside(desk: Path) -> set[str]:
    """What the first note says in each file that stands in the folder, as the next opening would read it."""
    place = Path(tempfile.mkdtemp(dir=desk.parent.parent))
    for file in desk.parent.iterdir():
        shutil.copy(file, place)
    whole = [file for file in place.iterdir() if not file.name.endswith(("-wal", "-shm"))]
    return {str(ask(file, "SELECT text FROM note WHERE id = 1")) for file in whole}
