"""A desk in its window, opened as a start does: what a walk looks at, never what it acts with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk, DeskLock
from netdesk.domain.clock import Clock
from netdesk.domain.follow_up import FollowUp
from netdesk.domain.meeting_view import MeetingView
from netdesk.settings import SettingsFile
from netdesk.storage.contact_lines import first_look
from netdesk.ui import theme
from netdesk.ui.dialogs.palette import Palette
from netdesk.ui.models.columns import DISPLAY
from netdesk.ui.pages.calendar.page import CalendarPage
from netdesk.ui.pages.contacts.page import ContactsPage
from netdesk.ui.pages.meetings.follow_through.phase import FollowThrough
from netdesk.ui.pages.meetings.meet.phase import Meet
from netdesk.ui.pages.meetings.page import MeetingsPage
from netdesk.ui.session import Opening, Session
from tests.system.hands import Hands
from tests.system.walk_texts import TUESDAY


@dataclass
class Hand:
    """The clock's hand."""

    moment: datetime = TUESDAY
    clock: Clock = field(init=False)

    def __post_init__(self) -> None:
        self.clock = Clock(lambda: self.moment, UTC)

    def forward(self, **how_far: float) -> None:
        self.moment += timedelta(**how_far)


class Flashes(QObject):
    """Notes every window that comes up beside the main one and is neither a dialog nor a menu."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self.seen = window, list[str]()
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = isinstance(watched, QWidget) and event.type() == QEvent.Type.Show and watched.isWindow()
        if shown and watched is not self._window and not isinstance(watched, QDialog | QMenu):
            self.seen.append(f"{type(watched).__name__} “{watched.objectName()}”")
        return False


class Window:
    """A desk in its window, opened as a start does; what the walk looks at, never what it acts with."""

    def __init__(self, qtbot: QtBot, path: Path, clock: Clock) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, theme.Theme.LIGHT)
        settings = SettingsFile(path.with_name("settings.json"))
        lines = first_look(path, 200)
        lock = DeskLock(path)
        self.session = Session(Opening(path=path, clock=clock, lock=lock, settings=settings, lines=lines))
        self.window = self.session.window
        qtbot.addWidget(self.window)
        self.hands = Hands(qtbot, self.window)
        self.flashes = Flashes(self.window)
        with qtbot.waitSignal(self.session.ready, timeout=20_000):
            self.session.start()
            self.window.resize(1440, 900)
            self.window.activateWindow()

    @property
    def desk(self) -> Desk:
        assert self.session._desk is not None
        return self.session._desk

    @property
    def contacts(self) -> ContactsPage:
        return self.session.contacts

    @property
    def meetings(self) -> MeetingsPage:
        page = self.window.page("meetings")
        assert isinstance(page, MeetingsPage)
        return page

    @property
    def calendar(self) -> CalendarPage:
        page = self.window.page("calendar")
        assert isinstance(page, CalendarPage)
        return page

    def has_questions(self, count: int) -> bool:
        return len(self.meeting.agenda) == count

    def is_reminded(self) -> bool:
        """Whether the last five minutes have begun and the pad says so."""
        meet = self.window.findChild(Meet)
        return meet is not None and not meet.named.before.isHidden()

    def step_titles(self) -> set[str]:
        """What Finish would make, and what there is already."""
        pane = self.meetings.pane
        assert pane is not None
        phase = pane.findChild(FollowThrough)
        assert phase is not None
        return {step.title for step in phase.view.next_steps} if phase.view is not None else set()

    def follow_ups(self) -> dict[str, FollowUp]:
        return {one.title: one for one in self.desk.meetings.load(1).follow_ups}

    def titles_on(self, day: date) -> list[str]:
        cell = self.calendar.month.month.cell_of(day)
        return [entry.title for entry in cell.entries] if cell else []

    def palette_offers(self, title: str) -> bool:
        palette = self.window.findChild(Palette)
        assert palette is not None
        chosen = palette.list.currentIndex().data(DISPLAY) or ""
        return str(chosen).startswith(title)

    @property
    def meeting(self) -> MeetingView:
        pane = self.meetings.pane
        assert pane is not None
        assert pane.view is not None
        return pane.view
