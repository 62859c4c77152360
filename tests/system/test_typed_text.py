"""What is typed when the disk refuses it, and what an input method has not finished: nothing is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk, open_desk
from netdesk.ui.autosave import PATIENCE_MS, QUIET_MS
from netdesk.ui.pages.meetings.bar import MeetingBar
from netdesk.ui.widgets.pad import Pad
from tests.system.shown_desk import Hand, Window

pytestmark = pytest.mark.usefixtures("english")

OLD, NEW = "Committed before. ", "Typed while the disk said no 🎼"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "typed.netdesk"


def take_notes(qtbot: QtBot, path: Path) -> Window:
    """A window whose pad has the keyboard, with a few words stored."""
    shown = Window(qtbot, path, Hand().clock)
    shown.hands.press("Ctrl+Shift+M")
    shown.hands.wait_for_focus("Notes of the meeting")
    shown.hands.type(OLD)
    shown.hands.wait(lambda: shown.desk.meetings.load(1).text == OLD)
    return shown


def stored(path: Path) -> str:
    desk = open_desk(path, Hand().clock)
    try:
        return desk.meetings.load(1).text
    finally:
        desk.close()


def saved(shown: Window) -> str:
    """What the bar of the meeting says on it."""
    bar = shown.window.findChild(MeetingBar)
    assert bar is not None
    return bar.saved.text()


# -- the disk refuses ---------------------------------------------------------------------------------


@contextmanager
def full(desk: Desk) -> Iterator[None]:
    desk.store._outside_transaction("PRAGMA max_page_count = 1")
    yield
    desk.store._outside_transaction("PRAGMA max_page_count = 1000000")


@contextmanager
def read_only(desk: Desk) -> Iterator[None]:
    desk.store._outside_transaction("PRAGMA query_only = ON")
    yield
    desk.store._outside_transaction("PRAGMA query_only = OFF")


@contextmanager
def locked(desk: Desk) -> Iterator[None]:
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("refuse", "more"), [(full, 400), (read_only, 1), (locked, 1)], ids=["full", "read-only", "locked"]
)  # so much that it does not fit into the pages that are there
def test_what_the_disk_refuses_stays_is_said_and_is_tried_again(
    qtbot: QtBot, path: Path, refuse: Callable[[Desk], AbstractContextManager[None]], more: int
) -> None:
    shown = take_notes(qtbot, path)
    hands, new = shown.hands, NEW * more
    with refuse(shown.desk):
        pad = hands.at()
        assert isinstance(pad, Pad)
        pad.insertPlainText(new) if more > 1 else hands.type(new)
        hands.wait(lambda: saved(shown) == "Not saved")
        assert pad.note()[0] == OLD + new
        hands.tab_to("Copy the text", back=True)
        hands.press("Space")
        assert QGuiApplication.clipboard().text() == OLD + new
    hands.wait(lambda: saved(shown) == "saved")
    hands.press("Ctrl+Q")
    assert stored(path) == OLD + new


def test_not_saved_is_said_within_a_second() -> None:
    assert QUIET_MS + PATIENCE_MS < 1000


# -- an input method ----------------------------------------------------------------------------------


def compose(unfinished: str) -> None:
    """What an input method shows before it is sure."""
    holder = QGuiApplication.focusObject()
    assert isinstance(holder, Pad)
    QCoreApplication.sendEvent(holder, QInputMethodEvent(unfinished, []))


@pytest.mark.parametrize("keys", ["Ctrl+2", "Alt+1", "Alt+Left", "Ctrl+Q"])
def test_what_an_input_method_has_not_finished_is_stored(qtbot: QtBot, path: Path, keys: str) -> None:
    shown = take_notes(qtbot, path)
    compose("窯の")
    shown.hands.press(keys)
    if keys != "Ctrl+Q":
        shown.hands.wait(lambda: shown.desk.meetings.load(1).text == OLD + "窯の")
        shown.hands.press("Ctrl+Q")
    assert stored(path) == OLD + "窯の"
