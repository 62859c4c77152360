"""Work in turns of the event loop and beside it, and what PySide does not do to the import of others."""

from __future__ import annotations

import builtins
import sys
import threading
from collections.abc import Iterator

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

import netdesk.ui
from netdesk.domain.errors import NotSaved
from netdesk.ui.tasks import InlineTasks, Reporter, ThreadTasks, giving_way


def test_other_work_comes_in_between_the_turns(qtbot: QtBot) -> None:
    order: list[str] = []

    def parts() -> Iterator[None]:
        for place in range(3):
            order.append(f"part {place}")
            QTimer.singleShot(0, lambda: order.append("key"))
            yield

    tasks = ThreadTasks(Reporter())
    tasks.turns("page", parts())
    assert order == ["part 0"]
    qtbot.waitUntil(lambda: order.count("key") == 3)
    assert order == ["part 0", "key", "part 1", "key", "part 2", "key"]


def test_newer_parts_of_a_key_take_the_place_of_older_ones(qtbot: QtBot) -> None:
    order: list[str] = []

    def parts(name: str) -> Iterator[None]:
        for _ in range(3):
            order.append(name)
            yield

    tasks = ThreadTasks(Reporter())
    tasks.turns("page", parts("old"))
    tasks.turns("other", parts("other"))
    tasks.turns("page", parts("new"))
    qtbot.waitUntil(lambda: order.count("new") == 3 and order.count("other") == 3)
    assert order.count("old") == 1


def test_no_turn_comes_after_the_stop(qtbot: QtBot) -> None:
    order: list[str] = []

    def parts() -> Iterator[None]:
        for _ in range(3):
            order.append("part")
            yield

    tasks = ThreadTasks(Reporter())
    tasks.turns("page", parts())
    tasks.stop()
    passed: list[bool] = []
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: passed.append(True)))
    qtbot.waitUntil(lambda: bool(passed))
    assert order == ["part"]


def test_long_work_waits_for_no_backup(qtbot: QtBot) -> None:
    order: list[str] = []
    released = threading.Event()
    tasks = ThreadTasks(Reporter())
    tasks.aside(released.wait, lambda _: order.append("backup"))
    tasks.aside(lambda: None, lambda _: order.append("second backup"))
    tasks.long(lambda: None, lambda _: order.append("search"))
    qtbot.waitUntil(lambda: order == ["search"])
    released.set()
    qtbot.waitUntil(lambda: order == ["search", "backup", "second backup"])
    tasks.stop()


def test_in_tests_everything_is_done_at_once() -> None:
    left = iter(range(3))
    InlineTasks(Reporter()).turns("page", left)
    assert list(left) == []


def test_pythons_own_import_is_in_its_place() -> None:
    assert netdesk.ui.__doc__
    assert builtins.__import__ is vars(builtins)["__orig_import__"]


def test_only_a_write_that_failed_has_the_pages_look_again(qtbot: QtBot) -> None:
    """A look-up that fails must not: the next look would fail too, and so on for ever."""
    told: list[str] = []
    reporter = Reporter()
    reporter.undone.connect(lambda: told.append("look again"))
    reporter.faulty.connect(lambda _: told.append("fault"))

    def refuse() -> None:
        raise NotSaved("the disk is full")

    tasks = ThreadTasks(reporter)
    tasks.find("page", refuse, told.append)
    qtbot.waitUntil(lambda: told == ["fault"])
    tasks.act(refuse)
    qtbot.waitUntil(lambda: told == ["fault", "fault", "look again"])
    tasks.act(refuse, failed=lambda error: told.append(str(error)))
    qtbot.waitUntil(lambda: told[3:] == ["fault", "the disk is full"])
    tasks.stop()


def test_whoever_gives_way_last_gives_the_usual_interval_back() -> None:
    usual = sys.getswitchinterval()
    first, second = giving_way(), giving_way()
    with first:
        second.__enter__()
        assert sys.getswitchinterval() < usual
    assert sys.getswitchinterval() < usual
    second.__exit__(None, None, None)
    assert sys.getswitchinterval() == usual
