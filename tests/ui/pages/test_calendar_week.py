"""The week of the calendar: seven days side by side, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.ui.pages.calendar.month_delegate import chip_places
from netdesk.ui.pages.calendar.month_model import MonthModel
from netdesk.ui.pages.calendar.page import CalendarPage
from netdesk.ui.pages.calendar.wrapping import in_lines
from tests.services.dated import TODAY, Hand, day, meeting, open_at, person
from tests.ui.pages.test_calendar import CTRL, cell_centre, drag, due, press, shown

pytestmark = pytest.mark.usefixtures("english")

MONDAY = date(2026, 11, 16)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    yield opened
    opened.close()


def in_week(qtbot: QtBot, desk: Desk) -> CalendarPage:
    page = shown(qtbot, desk)
    page.choice._segments["week"].click()
    return page


def titles(page: CalendarPage, when: date) -> list[str]:
    cell = page.month.month.cell_of(when)
    return [entry.title for entry in cell.entries] if cell else []


def test_a_week_has_seven_days_with_what_lasts_all_day_on_top(qtbot: QtBot, desk: Desk) -> None:
    meeting(desk, person(desk, "Denis Moreau"), planned_at=datetime.combine(TODAY, time(16)))
    desk.follow_ups.add("Call Jo", due_on=TODAY, due_at=time(9))
    desk.follow_ups.add("Write to Maria", due_on=TODAY)
    page = in_week(qtbot, desk)
    model = page.month.month
    assert (model.rowCount(), model.columnCount(), model.days[0]) == (1, 7, MONDAY)
    assert titles(page, TODAY) == ["Write to Maria", "Call Jo", "Denis Moreau"]
    assert page.month.day() == TODAY
    assert page.month.accessibleName() == "Week"
    assert page.month.hasFocus()


def test_arrows_and_the_buttons_lead_from_week_to_week(qtbot: QtBot, desk: Desk) -> None:
    desk.follow_ups.add("Call Jo", due_on=day(9))
    page = in_week(qtbot, desk)
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert (page.month.day(), page.month.month.days[0]) == (day(2), day(2))
    press(Qt.Key.Key_PageDown)
    assert page.month.day() == day(9)
    assert titles(page, day(9)) == ["Call Jo"]
    page.bar.turned.emit(-1)
    assert page.month.day() == day(2)
    assert page.bar._back.accessibleName() == "Back by a week"
    press(Qt.Key.Key_Up)
    assert page.month.day() == day(-5)
    page.choice._segments["month"].click()
    assert (page.month.month.rowCount(), page.month.day()) == (6, day(-5))
    assert page.bar._back.accessibleName() == "Back by a month"


def test_keys_and_the_mouse_move_an_entry_as_in_the_month(qtbot: QtBot, desk: Desk) -> None:
    key = desk.follow_ups.add("Call Jo", due_on=TODAY)
    page = in_week(qtbot, desk)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Left, modifier=CTRL)
    assert due(desk, key) == day(-1)
    assert page.month.entry is not None
    press(Qt.Key.Key_Down, modifier=CTRL)
    assert (due(desk, key), page.month.day()) == (day(6), day(6))
    grid = page.month.viewport()
    rect = page.month.visualRect(page.month.month.index_of(day(6)))
    (place,), _more = chip_places(rect, 1, tall=True)
    drag(grid, grid.mapToGlobal(place.center()), cell_centre(page, day(4)))
    assert due(desk, key) == day(4)
    assert desk.history.undo() is Act.MOVE_FOLLOW_UP
    assert due(desk, key) == day(6)


def test_a_model_that_turns_from_month_to_week_is_sound(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = MonthModel(TODAY)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    assert model.rowCount() == 6
    model.show_week(TODAY, TODAY, {})
    assert model.rowCount() == 1
    model.show_month(TODAY, TODAY, {})
    assert model.rowCount() == 6


def test_a_long_title_breaks_between_words(qtbot: QtBot, desk: Desk) -> None:
    font = shown(qtbot, desk).font()
    assert in_lines("Call Jo", font, 500, 2) == ["Call Jo"]
    assert in_lines("Find out who leads", font, 1, 2) == ["Find", "out who leads"]
    assert in_lines("", font, 1, 2) == [""]


def test_a_long_title_at_the_side_has_two_lines(qtbot: QtBot, desk: Desk) -> None:
    long = "Find out who leads the department of heat and power at Birkendale"
    for title in ("Call Jo", long):
        desk.follow_ups.add(title)
    page = shown(qtbot, desk)
    side = page.side
    found = {row.title: number for number, row in enumerate(side.entries.rows)}
    short_row, long_row = (side.visualRect(side.entries.index(found[title])) for title in ("Call Jo", long))
    assert long_row.height() > short_row.height()
    page.views.set_sizes([10, 900])
    qtbot.waitUntil(
        lambda: (
            side.visualRect(side.entries.index(found[long])).height()
            == side.visualRect(side.entries.index(found["Call Jo"])).height()
        )
    )


def test_the_month_and_its_year_are_whole_where_the_line_can_be_shorter(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    page.resize(820, 640)
    title = page.bar._title
    title.setText("September 2026")
    qtbot.waitUntil(lambda: title.width() >= title.fontMetrics().horizontalAdvance("September 2026"))
    assert page.bar.second.isHidden()
