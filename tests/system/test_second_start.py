"""One desk has one window: real processes that start beside another one, or after one that was killed."""

from __future__ import annotations

from pathlib import Path

from netdesk.desk import open_desk
from netdesk.domain.clock import Clock
from tests.system.starting import LONGEST_S, race, start, window_on

RACES = 2


def test_a_second_start_brings_the_first_up_and_ends_well(tmp_path: Path) -> None:
    desk = tmp_path / "a.netdesk"
    with window_on(desk) as first:
        second = start(desk)
        assert second.wait(LONGEST_S) == 0
        assert second.communicate()[1] == b""
        assert first.poll() is None


def test_of_windows_that_start_at_once_one_stays(tmp_path: Path) -> None:
    for number in range(RACES):
        folder = tmp_path / str(number)
        folder.mkdir()
        found = race(folder / "a.netdesk")
        assert (found.left, set(found.codes)) == (1, {0}), found.errors


def test_the_desk_of_a_killed_window_opens_by_itself(tmp_path: Path) -> None:
    desk = tmp_path / "a.netdesk"
    with window_on(desk):
        pass
    assert (tmp_path / "a.netdesk.lock").exists()
    opened = open_desk(desk, Clock())
    opened.close()
