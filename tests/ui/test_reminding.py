"""Reminders in the window: when their moment comes, what was missed, and silence while a meeting is held."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.changes import Kind
from netdesk.settings import SettingsFile
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.main_window import MainWindow
from netdesk.ui.reminding import LONGEST_WAIT, Reminding
from netdesk.ui.system_notices import SystemNotices
from netdesk.ui.tasks import InlineTasks, Reporter
from tests.services.dated import Hand, day, meeting, open_at, person
from tests.ui.windows import session_on


@dataclass
class System:
    """A system that shows notices, or one that cannot."""

    can: bool = True
    said: list[str] = field(default_factory=list)
    opened: list[Callable[[], object]] = field(default_factory=list)

    def tell(self, text: str, opened: Callable[[], object]) -> bool:
        if self.can:
            self.said.append(text)
            self.opened.append(opened)
        return self.can


@dataclass
class Watched:
    """A desk at 9:30, its window, and what was told."""

    desk: Desk
    hand: Hand
    window: MainWindow
    settings: SettingsFile
    system: System
    bus: ChangeBus

    def begin(self) -> Reminding:
        made = Reminding(self.desk, self.window, InlineTasks(Reporter()), self.settings, self.system.tell)
        made.start(self.bus)
        return made

    def at(self, reminding: Reminding, hour: int, minute: int = 0, days: int = 0) -> list[str]:
        """What is told when the clock shows that time; what was told before is forgotten."""
        self.system.said.clear()
        wanted = datetime.combine(day(days), time(hour, minute))
        self.hand.moment = wanted.replace(tzinfo=self.hand.moment.tzinfo)
        reminding.wake()
        return list(self.system.said)


@pytest.fixture
def watched(qtbot: QtBot, tmp_path: Path) -> Iterator[Watched]:
    hand = Hand()
    desk = open_at(tmp_path / "a.netdesk", hand)
    window = MainWindow({})
    qtbot.addWidget(window)
    bus = ChangeBus()
    bus.setParent(window)
    desk.listen(bus.publish)
    yield Watched(desk, hand, window, SettingsFile(tmp_path / "settings.json"), System(), bus)
    desk.close()


@pytest.fixture
def talk(watched: Watched) -> int:
    """A conversation with Laura at 15:00 today."""
    return meeting(watched.desk, person(watched.desk, "Laura Chen"), planned_at=datetime(2026, 11, 21, 15))


def test_a_meeting_is_told_a_quarter_of_an_hour_before_and_once(watched: Watched, talk: int) -> None:
    reminding = watched.begin()
    assert watched.at(reminding, 14, 44) == []
    assert watched.at(reminding, 14, 45) == ["You have a conversation with Laura Chen at 15:00."]
    assert watched.at(reminding, 14, 46) == []


def test_the_timer_waits_for_the_moment_and_not_longer_than_ten_minutes(watched: Watched, talk: int) -> None:
    reminding = watched.begin()
    assert reminding.timer.interval() == LONGEST_WAIT // timedelta(milliseconds=1) + 1
    watched.at(reminding, 14, 43)
    assert reminding.timer.interval() == 120_001
    assert reminding.timer.isActive()


def test_the_evening_before_names_the_day(watched: Watched) -> None:
    meeting(watched.desk, person(watched.desk, "Laura Chen"), planned_at=datetime(2026, 11, 22, 9))
    assert watched.at(watched.begin(), 18) == ["You have a conversation with Laura Chen tomorrow at 09:00."]


def test_names_are_hidden_where_the_setting_says_so(watched: Watched, talk: int) -> None:
    watched.settings.put(replace(watched.settings.values, hide_names=True))
    watched.desk.follow_ups.add("Call Ibrahim", due_on=day(0), due_at=time(16))
    reminding = watched.begin()
    assert watched.at(reminding, 14, 45) == ["You have a conversation at 15:00."]
    assert watched.at(reminding, 16) == ["A follow-up is due at 16:00."]


def test_each_kind_can_be_switched_off(watched: Watched, talk: int) -> None:
    watched.desk.follow_ups.add("Call Ibrahim", due_on=day(0), due_at=time(16))
    watched.settings.put(replace(watched.settings.values, remind_before=False, remind_evening=False))
    reminding = watched.begin()
    assert watched.at(reminding, 14, 50) == []
    assert watched.at(reminding, 16) == ["Call Ibrahim: due at 16:00."]


def test_what_is_planned_meanwhile_is_told_and_what_was_moved_is_not(watched: Watched, talk: int) -> None:
    reminding = watched.begin()
    watched.desk.meetings.move(talk, datetime(2026, 11, 21, 17))
    watched.desk.follow_ups.add("Call Ibrahim", due_on=day(0), due_at=time(14, 50))
    assert watched.at(reminding, 14, 50) == ["Call Ibrahim: due at 14:50."]
    assert watched.at(reminding, 16, 45) == ["You have a conversation with Laura Chen at 17:00."]


def test_what_is_put_into_the_past_is_not_told(watched: Watched) -> None:
    reminding = watched.begin()
    watched.at(reminding, 12)
    watched.desk.follow_ups.add("Call Ibrahim", due_on=day(0), due_at=time(11))
    assert watched.system.said == []
    assert watched.window.notices.texts() == []


def test_nothing_is_told_while_a_meeting_is_held_and_what_came_meanwhile_afterwards(
    watched: Watched, talk: int
) -> None:
    reminding = watched.begin()
    watched.at(reminding, 14)
    running = watched.desk.meetings.start_note()
    watched.desk.meetings.start(running)
    watched.desk.follow_ups.add("Call Ibrahim", due_on=day(0), due_at=time(14, 5))
    assert watched.at(reminding, 14, 45) == []
    assert watched.at(reminding, 14, 50) == []
    watched.desk.meetings.close(running)
    assert watched.system.said == ["You have a conversation with Laura Chen at 15:00."]
    assert watched.window.notices.texts() == ["Missed in the meantime: Call Ibrahim (Sat 21 Nov 14:05)"]


def test_what_was_missed_while_closed_is_listed_once(watched: Watched, talk: int) -> None:
    watched.begin()
    watched.window.closing.emit()
    watched.desk.follow_ups.add("Call Ibrahim", due_on=day(1), due_at=time(8))
    watched.hand.forward(days=2)
    watched.begin()
    assert watched.system.said == []
    assert watched.window.notices.texts() == [
        "Missed in the meantime: conversation with Laura Chen (Sat 21 Nov 15:00); "
        "Call Ibrahim (Sun 22 Nov 08:00)"
    ]
    watched.window.notices.remove("missed")
    watched.begin()
    assert watched.window.notices.texts() == []


def test_a_first_start_has_missed_nothing(watched: Watched, talk: int) -> None:
    watched.hand.forward(days=2)
    watched.begin()
    assert watched.window.notices.texts() == []


def test_what_was_missed_names_nobody_where_the_setting_says_so(watched: Watched, talk: int) -> None:
    watched.settings.put(replace(watched.settings.values, hide_names=True))
    watched.begin()
    watched.window.closing.emit()
    watched.hand.forward(days=2)
    watched.begin()
    assert watched.window.notices.texts() == ["Missed in the meantime: 1. The calendar shows it."]


def test_a_clock_that_is_set_back_tells_nothing_twice_and_what_is_new(watched: Watched, talk: int) -> None:
    reminding = watched.begin()
    watched.at(reminding, 14, 45)
    assert watched.at(reminding, 10) == []
    watched.desk.follow_ups.add("Call Ibrahim", due_on=day(0), due_at=time(11))
    assert watched.at(reminding, 11) == ["Call Ibrahim: due at 11:00."]
    assert watched.at(reminding, 14, 45) == []


def test_a_clock_ten_years_ahead_and_back_again_stops_no_reminder(watched: Watched, talk: int) -> None:
    watched.begin()
    watched.hand.forward(days=3650)
    watched.window.closing.emit()
    watched.hand.forward(days=-3650)
    assert watched.at(watched.begin(), 14, 45) == ["You have a conversation with Laura Chen at 15:00."]


def test_each_desk_is_watched_for_itself(watched: Watched, talk: int) -> None:
    other = "2030-01-01T00:00:00+00:00 /elsewhere/b.netdesk"
    broken = f"yesterday {watched.desk.path}"
    watched.settings.put(replace(watched.settings.values, reminded_until=(broken, other)))
    watched.begin()
    assert watched.settings.values.reminded_until == (
        f"2026-11-21T09:30:00+00:00 {watched.desk.path}", other,
    )  # fmt: skip


def test_where_the_system_has_no_notices_the_window_shows_one_that_opens_the_meeting(
    qtbot: QtBot, watched: Watched, talk: int
) -> None:
    watched.system.can = False
    reminding = watched.begin()
    watched.at(reminding, 14, 45)
    assert watched.window.notices.texts() == ["You have a conversation with Laura Chen at 15:00."]
    opening = next(b for b in watched.window.notices.findChildren(QPushButton) if b.text() == "Open")
    with qtbot.waitSignal(reminding.record_asked) as asked:
        opening.click()
    assert asked.args == [Kind.MEETING, talk, "prepare"]
    assert watched.window.notices.texts() == []


def test_a_click_on_the_systems_notice_brings_the_follow_up_up(qtbot: QtBot, watched: Watched) -> None:
    key = watched.desk.follow_ups.add("Call Ibrahim", due_on=day(0), due_at=time(11))
    reminding = watched.begin()
    watched.at(reminding, 11)
    with qtbot.waitSignal(reminding.record_asked) as asked:
        watched.system.opened[0]()
    assert asked.args == [Kind.FOLLOW_UP, key, ""]


def test_coming_back_to_the_window_looks_at_the_clock(qtbot: QtBot, watched: Watched, talk: int) -> None:
    reminding = watched.begin()
    watched.hand.moment = datetime(2026, 11, 21, 14, 50, tzinfo=watched.hand.moment.tzinfo)
    reminding._on_state(Qt.ApplicationState.ApplicationActive)
    assert watched.system.said == ["You have a conversation with Laura Chen at 15:00."]


class Tray(QObject):
    """Stands for the system's tray, which no test has."""

    MessageIcon = QSystemTrayIcon.MessageIcon
    messageClicked, activated = Signal(), Signal(object)
    available = False

    def __init__(self, icon: QIcon, parent: QObject) -> None:
        super().__init__(parent)
        self.said: list[str] = []
        self.visible = False

    @classmethod
    def isSystemTrayAvailable(cls) -> bool:
        return cls.available

    @staticmethod
    def supportsMessages() -> bool:
        return True

    def setToolTip(self, tip: str) -> None:
        assert tip

    def show(self) -> None:
        self.visible = True

    def hide(self) -> None:
        self.visible = False

    def showMessage(self, title: str, text: str, icon: object, milliseconds: int) -> None:
        self.said.append(f"{title}: {text}")


def test_the_tray_shows_a_notice_only_where_there_is_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QtWidgets, "QSystemTrayIcon", Tray)
    window = QWidget()
    qtbot.addWidget(window)
    notices, opened = SystemNotices(window), list[str]()
    assert not notices.tell("Soon", lambda: None)
    monkeypatch.setattr(Tray, "available", True)
    assert notices.tell("Soon", lambda: opened.append("Soon"))
    (tray,) = notices.findChildren(Tray)
    assert (tray.said, tray.visible) == (["NetDesk: Soon"], True)
    tray.messageClicked.emit()
    assert (opened, tray.visible) == (["Soon"], False)


def test_an_open_desk_is_watched_and_its_reminders_lead_to_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    with session_on(qtbot, tmp_path / "a.netdesk") as (session, desk):
        key = meeting(desk, person(desk, "Laura Chen"), planned_at=datetime(2026, 11, 21, 9, 40))
        session.actions().in_touch.watch_over()
        assert session.window.notices.texts() == []  # planned before the desk was watched for the first time
        session.actions().in_touch.record_asked.emit(Kind.MEETING, key, "prepare")
        assert session.window.current_key() == "meetings"
