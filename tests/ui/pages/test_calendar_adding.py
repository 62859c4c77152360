"""The calendar's line in plain words: what is understood while typing, and what Enter adds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.calendar import Entry
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.follow_up_editing import FollowUpEditing
from netdesk.ui.pages.calendar.page import CalendarPage
from netdesk.ui.tasks import InlineTasks, Reporter
from tests.services.dated import TODAY, Hand, day, open_at

pytestmark = pytest.mark.usefixtures("english")

NAMESAKES = ("Anna Lindqvist", "Anna Schmidt")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    for name in (*NAMESAKES, "Zoë Winter"):
        opened.contacts.add_from_line(name)
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> CalendarPage:
    bus = ChangeBus()
    desk.store.subscribe(bus.publish)
    tasks = InlineTasks(Reporter())
    editing = FollowUpEditing(desk.follow_ups, desk.contacts, desk.search, tasks, desk.clock)
    made = CalendarPage(
        desk.calendar, desk.follow_ups, desk.plain_words, desk.meetings, editing, tasks, bus, desk.clock
    )
    bus.setParent(made)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.new.setFocus()
    return made


def entries(desk: Desk, days_on: int) -> list[Entry]:
    when = day(days_on)
    return list(desk.calendar.month(when, when).get(when, ()))


def named(desk: Desk, name: str) -> int:
    return next(hit.id for hit in desk.search.find(name) if hit.title == name)


def press(page: CalendarPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.new, key)


def test_what_is_understood_stands_below_the_line_while_typing(page: CalendarPage) -> None:
    line = page.bar.understood
    assert not line.isVisible()
    QTest.keyClicks(page.new, "Call zoe tomorrow at 3pm")
    assert line.isVisible()
    title, when, at, whom = line.words.text().split(" · ")
    assert (title, at, whom) == ("Call zoe", "15:00", "Zoë Winter")
    assert when.startswith("tomorrow")
    page.new.clear()
    assert not line.isVisible()


def test_enter_adds_what_was_understood_as_one_step(page: CalendarPage, desk: Desk) -> None:
    QTest.keyClicks(page.new, "Call Zoe in 3 days at 3pm")
    press(page, Qt.Key.Key_Return)
    assert page.new.text() == ""
    assert not page.bar.understood.isVisible()
    (entry,) = entries(desk, 3)
    stored = desk.follow_ups.load(entry.id)
    assert (stored.title, stored.due_at, stored.kind) == ("Call Zoe", time(15), "call")
    assert entry.contact_id is not None
    assert desk.history.undo() is Act.ADD_FOLLOW_UP
    assert entries(desk, 3) == []


def test_a_line_without_a_day_goes_onto_the_chosen_one(page: CalendarPage, desk: Desk) -> None:
    page.choose(day(4))
    page.new.setFocus()
    QTest.keyClicks(page.new, "Call Zoe at 9:30")
    press(page, Qt.Key.Key_Return)
    assert [desk.follow_ups.load(entry.id).due_at for entry in entries(desk, 4)] == [time(9, 30)]


def test_what_lands_on_another_day_is_told(qtbot: QtBot, page: CalendarPage) -> None:
    QTest.keyClicks(page.new, "Write the letter in 3 days")
    with qtbot.waitSignal(page.removed):
        press(page, Qt.Key.Key_Return)


def test_the_arrow_keys_choose_among_namesakes(page: CalendarPage, desk: Desk) -> None:
    QTest.keyClicks(page.new, "Call Anna")
    line = page.bar.understood
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert line.choice() == NAMESAKES[1]
    press(page, Qt.Key.Key_Down)
    assert line.choice() == ""
    press(page, Qt.Key.Key_Up)
    QTest.keyClicks(page.new, " today")
    assert line.choice() == NAMESAKES[1]
    press(page, Qt.Key.Key_Return)
    (entry,) = entries(desk, 0)
    assert entry.contact_id == named(desk, NAMESAKES[1])
    assert entry.day == TODAY


def test_who_was_chosen_for_other_words_is_not_taken(page: CalendarPage, desk: Desk) -> None:
    QTest.keyClicks(page.new, "Call Anna")
    press(page, Qt.Key.Key_Down)
    page.new.setText("Call Zoe")
    press(page, Qt.Key.Key_Return)
    assert [desk.follow_ups.load(entry.id).title for entry in entries(desk, 0)] == ["Call Zoe"]


def test_esc_hides_it_and_keeps_the_text(page: CalendarPage) -> None:
    QTest.keyClicks(page.new, "Call Zoe tomorrow")
    press(page, Qt.Key.Key_Escape)
    assert not page.bar.understood.isVisible()
    assert page.new.text() == "Call Zoe tomorrow"


def test_what_repeats_is_said_in_words(page: CalendarPage) -> None:
    page.new.setText("Call Zoe every 2 weeks on Monday")
    assert "every 2 weeks" in page.bar.understood.words.text()
    page.new.setText("Review on the last Friday of every month")
    assert "every month on the last Friday" in page.bar.understood.words.text()


def test_how_many_times_and_which_days_of_a_month_are_said(page: CalendarPage) -> None:
    page.new.setText("Call Zoe every Monday, 8 times")
    assert "every week on Monday, 8 times" in page.bar.understood.words.text()
    page.new.setText("Review twice a month")
    assert "every month on the days 1, 15" in page.bar.understood.words.text()
    page.new.setText("Review on the 1st and last day of every month")
    assert "every month on the days 1, last" in page.bar.understood.words.text()
