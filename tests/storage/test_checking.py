"""Damage is found before anything is written, and the file stays as it is."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from netdesk.domain.errors import DeskDamaged
from netdesk.storage import checking
from netdesk.storage.opening import prepare
from tests.storage.damage import DAMAGES
from tests.storage.desks import Ticks, digest

OLD_DESKS = Path(__file__).parents[1] / "old_desks"


def test_a_sound_desk_is_counted(path: Path) -> None:
    report = checking.check(path)
    assert report.problem == ""
    assert report.counts["contact"] == 5
    assert report.counts["weekly_pick"] == 0


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_every_damage_is_found_and_nothing_is_written(path: Path, damage: Callable[[Path], None]) -> None:
    damage(path)
    before = digest(path)
    assert checking.check(path).problem
    assert digest(path) == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("kind", [kind for kind in DAMAGES if kind != "index entry"])
def test_opening_refuses_a_damaged_desk_and_keeps_it(path: Path, ticks: Ticks, kind: str) -> None:
    DAMAGES[kind](path)
    before = digest(path)
    with pytest.raises(DeskDamaged):
        prepare(path, ticks.clock)
    assert digest(path) == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_row_without_its_parent_is_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM contact WHERE id = 1")  # this connection enforces no references
    assert "points to a record that is not there" in checking.check(path).problem


@pytest.mark.parametrize("old", sorted(OLD_DESKS.glob("*.netdesk")), ids=lambda desk: desk.stem)
def test_a_desk_from_before_is_sound(old: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(old, tmp_path))
    assert checking.check(path).problem == checking.check_backup(path).problem == ""
    assert checking.check(path).counts["contact"] > 0


def test_a_search_index_that_lags_or_is_broken_is_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM search WHERE rowid = ?", (1 << 4 | 1,))
    assert "lacks 1 document" in checking.check(path).problem
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM search_content WHERE id = ?", (2 << 4 | 1,))
    assert "search index is damaged" in checking.check(path).problem
