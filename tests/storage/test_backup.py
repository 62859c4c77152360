"""Backups: each is whole and checked, a damaged desk makes none, and rotation survives a wrong clock."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netdesk.domain.acts import Act
from netdesk.domain.errors import DeskDamaged, UserError
from netdesk.storage import backup, checking, tables
from netdesk.storage.backup import Backups
from netdesk.storage.backup_names import write_number
from netdesk.storage.mapper import insert_row
from netdesk.storage.store import Store
from tests.storage.damage import DAMAGES
from tests.storage.desks import START, Ticks, ask, digest, type_note


@pytest.fixture
def backups(path: Path, ticks: Ticks) -> Backups:
    return Backups(path, path.parent / "backups", ticks.clock)


def names(backups: Backups) -> list[str]:
    return sorted(file.name for file in backups.folder.iterdir()) if backups.folder.exists() else []


def test_a_backup_holds_what_the_open_desk_holds(backups: Backups, store: Store) -> None:
    type_note(store, 1, "Typed a moment ago, still in the log 🎼")
    made = backups.make()
    report = checking.check_backup(made.path)
    assert report == checking.check(store.path)
    assert report.counts["contact"] == 5
    assert ask(made.path, "SELECT text FROM note WHERE id = 1").startswith("Typed a moment ago")


def test_names_tell_the_moment_and_nothing_else_is_left(backups: Backups, ticks: Ticks) -> None:
    ticks.moment = datetime(2026, 11, 22, 9, 13, 14, tzinfo=UTC)
    made = backups.make()
    assert names(backups) == ["desk-20261122-091314.netdesk"]
    assert made.made_at == datetime(2026, 11, 22, 9, 13, 14, tzinfo=UTC)
    backups.make()
    assert names(backups) == ["desk-20261122-091314.netdesk", "desk-20261122-091315.netdesk"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead of modes")
def test_backups_are_for_the_user_alone(backups: Backups) -> None:
    made = backups.make()
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(backups.folder.stat().st_mode) == 0o700


def test_only_this_desks_backups_are_counted(backups: Backups) -> None:
    made = backups.make()
    for name in (
        "desk-2-20261122-091314.netdesk",
        "desk-notes.netdesk",
        ".desk-20261122-091314.netdesk.7.part",
    ):
        (backups.folder / name).touch()
    assert list(backups.list()) == [made]


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_desk_makes_no_backup_and_costs_none(
    backups: Backups, path: Path, damage: Callable[[Path], None]
) -> None:
    backups.make()
    kept = {file: digest(file) for file in backups.folder.iterdir()}
    damage(path)
    with pytest.raises(DeskDamaged):
        backups.make()
    assert {file: digest(file) for file in backups.folder.iterdir()} == kept


def test_a_copy_that_lacks_rows_is_thrown_away(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    backups.make()
    before = names(backups)
    monkeypatch.setattr(backup, "write_number", write_number)
    real = checking.check_backup

    def fewer(path: Path) -> checking.Report:
        report = real(path)
        return checking.Report(counts={**report.counts, "contact": 4})

    monkeypatch.setattr(checking, "check_backup", fewer)
    with pytest.raises(DeskDamaged, match="rows are missing"):
        backups.make()
    assert names(backups) == before


def test_the_newest_good_backup_is_found(backups: Backups) -> None:
    first, second = backups.make(), backups.make()
    assert backups.newest_good() == second
    DAMAGES["middle page"](second.path)
    assert backups.newest_good() == first
    DAMAGES["header"](first.path)
    assert backups.newest_good() is None


def test_a_backup_goes_where_the_user_wants_it(backups: Backups, tmp_path: Path, path: Path) -> None:
    out = tmp_path / "stick" / "copy.netdesk"
    backups.make_to(out)
    assert checking.check_backup(out).counts["contact"] == 5
    assert [file.name for file in out.parent.iterdir()] == ["copy.netdesk"]
    with pytest.raises(UserError, match="the desk itself"):
        backups.make_to(path)


def test_no_room_leaves_the_earlier_copy_and_no_half_of_a_new_one(
    backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = backups.make_to(tmp_path / "stick" / "copy.netdesk")
    before = digest(out)
    backups.make()

    def full(source: Path, half: Path) -> None:
        half.write_bytes(b"SQLite format 3\0")
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(backup, "_vacuum_into", full)
    for make in (backups.make, lambda: backups.make_to(out)):
        with pytest.raises(UserError, match="full"):
            make()
    assert digest(out) == before
    assert [file.name for file in out.parent.iterdir()] == ["copy.netdesk"]
    assert len(names(backups)) == 1


# -- rotation ---------------------------------------------------------------------------------------


@pytest.fixture
def quick(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> Backups:
    """Makes backups of a hundred bytes: a year of them in no time."""

    def copy(source: Path, target: Path, number: int) -> None:
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(bytes(100))
        write_number(target, number)

    monkeypatch.setattr(backup, "copy_verified", copy)
    return backups


def days_of(backups: Backups) -> list[str]:
    return sorted({f"{made.made_at:%Y-%m-%d}" for made in backups.list()})


def test_daily_weekly_and_monthly_copies_survive_400_days(quick: Backups, ticks: Ticks) -> None:
    for day in range(400):
        ticks.moment = START + timedelta(days=day)
        for _ in range(1 + (day % 10 == 0)):
            quick.make()
            ticks.forward(hours=3)
    made = [one.made_at for one in quick.list()]
    assert made == sorted(made, reverse=True)
    days = {moment.date() for moment in made}
    today = ticks.moment.date()
    assert {today - timedelta(days=back) for back in range(7)} <= days
    weeks = {f"{today - timedelta(weeks=back):%G-%V}" for back in range(5)}
    assert weeks <= {f"{day:%G-%V}" for day in days}
    assert len({(day.year, day.month) for day in days}) == 14
    assert len(made) <= 30


def test_months_are_kept_for_two_years(quick: Backups, ticks: Ticks) -> None:
    for week in range(0, 52 * 4, 2):
        ticks.moment = START + timedelta(weeks=week)
        quick.make()
    months = Counter((one.made_at.year, one.made_at.month) for one in quick.list())
    assert len(months) == 24


@pytest.mark.parametrize(
    "jump", [timedelta(days=-1), timedelta(days=3653)], ids=["a day back", "ten years on"]
)
def test_a_clock_that_is_set_wrong_costs_no_backup(quick: Backups, ticks: Ticks, jump: timedelta) -> None:
    for day in range(60):
        ticks.moment = START + timedelta(days=day)
        quick.make()
    before = set(days_of(quick))
    ticks.moment += jump
    wrong = quick.make()
    assert len(before - set(days_of(quick))) <= 2  # what a new day and a new week push out anyway
    assert quick.list()[0] == wrong
    ticks.moment -= jump
    right = quick.make()
    assert list(quick.list())[:2] == [right, wrong]
    assert len(before - set(days_of(quick))) <= 3


def test_a_year_with_a_wrong_clock_still_makes_and_keeps_backups(quick: Backups, ticks: Ticks) -> None:
    ticks.moment = START + timedelta(days=3653)
    quick.make()
    for day in range(40):
        ticks.moment = START + timedelta(days=day)
        quick.make()
    assert quick.list()[0].made_at.date() == (START + timedelta(days=39)).date()
    assert len(days_of(quick)) >= 11


# -- the search index -------------------------------------------------------------------------------


def test_a_backup_whose_search_index_lacks_a_record_is_refused(backups: Backups, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM search WHERE rowid = ?", (1 << 4 | 1,))
    with pytest.raises(DeskDamaged, match="search index"):
        backups.make()


def test_a_backup_in_the_midst_of_a_long_write_is_put_back_when_it_is_opened(
    backups: Backups, store: Store
) -> None:
    with store.write_long(Act.IMPORT_CONTACTS) as long:
        with long.chunk() as db:
            insert_row(db, tables.contact, full_name="Half Imported")
        made = backups.make()
    assert ask(made.path, "SELECT count(*) FROM step WHERE open = 1") == 1


def test_copies_of_the_desk_may_be_made_while_another_process_reads(backups: Backups, path: Path) -> None:
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM contact").fetchone()
        assert backups.make()
    shutil.rmtree(backups.folder)
