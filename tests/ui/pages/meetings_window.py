"""A window with the page of the meetings on a small desk, driven by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.meeting import Phase
from netdesk.domain.meeting_view import MeetingView
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.main_window import MainWindow
from netdesk.ui.pages.meetings.follow_through.phase import FollowThrough
from netdesk.ui.pages.meetings.meet.phase import Meet
from netdesk.ui.pages.meetings.meeting_view import MeetingPane
from netdesk.ui.pages.meetings.page import MeetingsPage
from netdesk.ui.pages.meetings.prepare.phase import Prepare
from netdesk.ui.pages.page import Page
from netdesk.ui.tasks import InlineTasks, Reporter, Tasks

Part = TypeVar("Part", bound=QWidget)
NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Hands:
    """The window and what a user does in it, with the keyboard only."""

    window: MainWindow
    page: MeetingsPage
    desk: Desk

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    @property
    def pane(self) -> MeetingPane:
        assert self.page.pane is not None, "no meeting is open"
        return self.page.pane

    @property
    def prepare(self) -> Prepare:
        return self.part(Prepare)

    @property
    def meet(self) -> Meet:
        return self.part(Meet)

    @property
    def follow(self) -> FollowThrough:
        return self.part(FollowThrough)

    def part(self, kind: type[Part]) -> Part:
        found = self.pane.findChild(kind)
        assert isinstance(found, kind)
        return found

    def type(self, text: str) -> None:
        for line, words in enumerate(text.split("\n")):
            if line:
                self.press(Qt.Key.Key_Return)
            QTest.keyClicks(self.focus, words)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifiers)

    def view(self) -> MeetingView:
        return self.desk.meetings.load(self.pane.meeting_id)

    def open(self, meeting_id: int, phase: Phase) -> None:
        self.page.open(meeting_id, phase)


class Elsewhere(Page):
    """Another page to go to."""


def _do(work: Callable[[], object]) -> None:
    work()


def opened(qtbot: QtBot, desk: Desk, tasks: Tasks | None = None) -> Hands:
    bus = ChangeBus()
    desk.listen(bus.publish)
    page = MeetingsPage(desk, tasks or InlineTasks(Reporter()), bus)
    window = MainWindow({ActionId.UNDO: lambda: _do(desk.history.undo)})
    bus.setParent(window)
    window.add_page("meetings", "Meetings", "meetings", lambda: page)
    window.add_page("elsewhere", "Elsewhere", "today", Elsewhere)
    page.said.connect(window.say)
    page.removed.connect(window.say_removed)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_page("meetings")
    return Hands(window, page, desk)
