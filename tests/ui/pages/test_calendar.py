"""The page Calendar, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.calendar import Entry, EntryKind
from netdesk.domain.changes import Kind
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.dialogs.follow_up import FollowUpSheet
from netdesk.ui.follow_up_editing import FollowUpEditing
from netdesk.ui.pages.calendar import wording
from netdesk.ui.pages.calendar.entry_list import EntryList, box_place
from netdesk.ui.pages.calendar.entry_rows import agenda_rows
from netdesk.ui.pages.calendar.month_delegate import chip_places
from netdesk.ui.pages.calendar.page import CalendarPage
from netdesk.ui.tasks import InlineTasks, Reporter, Tasks, Then, Work
from netdesk.ui.widgets.snooze_menu import SnoozeMenu
from tests.services import dated
from tests.services.dated import TODAY, Hand, day, meeting, open_at, person

pytestmark = pytest.mark.usefixtures("english")

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    yield opened
    opened.close()


def shown(qtbot: QtBot, desk: Desk, tasks: Tasks | None = None) -> CalendarPage:
    bus = ChangeBus()
    desk.store.subscribe(bus.publish)
    tasks = tasks or InlineTasks(Reporter())
    editing = FollowUpEditing(desk.follow_ups, desk.contacts, desk.search, tasks, desk.clock)
    page = CalendarPage(
        desk.calendar, desk.follow_ups, desk.plain_words, desk.meetings, editing, tasks, bus, desk.clock
    )
    bus.setParent(page)
    qtbot.addWidget(page)
    page.resize(1236, 900)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.activated()
    return page


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        holder = QApplication.focusWidget()
        assert holder is not None
        QTest.keyClick(holder, key, modifier)


def due(desk: Desk, key: int) -> date | None:
    return desk.follow_ups.load(key).day


def cell_centre(page: CalendarPage, when: date) -> QPoint:
    rect = page.month.visualRect(page.month.month.index_of(when))
    return page.month.viewport().mapToGlobal(rect.center())


def chip_centre(page: CalendarPage, when: date, number: int = 0) -> QPoint:
    cell = page.month.month.cell_of(when)
    assert cell is not None
    rect = page.month.visualRect(page.month.month.index_of(when))
    places, _more = chip_places(rect, len(cell.entries))
    return page.month.viewport().mapToGlobal(places[number].center())


def row_centre(view: EntryList, title: str) -> QPoint:
    number = next(place for place, row in enumerate(view.entries.rows) if row.title == title)
    return view.viewport().mapToGlobal(view.visualRect(view.entries.index(number)).center())


def drag(source: QWidget, begin: QPoint, end: QPoint, *, drop: bool = True) -> None:
    """Presses, moves in two steps and lets go, as a hand does; places are those of the screen."""
    QTest.mousePress(source, LEFT, pos=source.mapFromGlobal(begin))
    for place in ((begin + end) / 2, end):
        QTest.mouseMove(source, source.mapFromGlobal(place))
    if drop:
        QTest.mouseRelease(source, LEFT, pos=source.mapFromGlobal(end))


def rows(view: EntryList) -> list[str]:
    return [row.title for row in view.entries.rows]


class LateTasks(InlineTasks):
    """Look-ups answer when they are asked to, as those of another thread do after the first paint."""

    def __init__(self) -> None:
        super().__init__(Reporter())
        self._later: list[Callable[[], None]] = []

    def find(self, key: str, work: Work, then: Then) -> None:
        self._later.append(partial(self.act, work, then))

    def answer(self) -> None:
        later, self._later = self._later, []
        for each in later:
            each()


def test_a_meeting_that_runs_is_now_and_one_that_was_closed_was_held(qtbot: QtBot, desk: Desk) -> None:
    made = meeting(desk, person(desk, "Tom Becker"), planned_at=datetime(2026, 11, 21, 9))
    page = shown(qtbot, desk)
    desk.meetings.start(made)
    row = page.side.entries.rows[1]
    assert (row.title, row.chip) == ("Tom Becker", "now")
    assert row.entry is not None
    assert not row.entry.movable
    assert "now" in wording.spoken(row.entry, TODAY)
    desk.meetings.close(made)
    assert page.side.entries.rows[1].chip == "held"


def test_the_keyboard_that_comes_before_the_entries_leaves_today_chosen(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    tasks = LateTasks()
    page = shown(qtbot, desk, tasks)
    tasks.answer()
    assert page.month.day() == TODAY
    assert rows(page.side)[0] == "Saturday, 21 November"


def test_the_month_is_a_sound_model(qtbot: QtBot, desk: Desk, qtmodeltester: ModelTester) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    for model in (page.month.month, page.side.entries):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_days_and_names_follow_the_locale(qtbot: QtBot, desk: Desk) -> None:
    QLocale.setDefault(QLocale("en_US"))
    page = shown(qtbot, desk)
    assert page.month.month.days[0] == date(2026, 11, 1)
    QLocale.setDefault(QLocale("de_DE"))
    page.load()
    assert page.month.month.days[0] == date(2026, 10, 26)
    assert page.month.month.headerData(0, Qt.Orientation.Horizontal).startswith("Mo")
    assert rows(page.side)[0] == "Samstag, 21. November"


def test_arrows_move_the_day_and_cross_into_the_next_month(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    press(Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left)
    assert page.month.day() == day(7)
    press(Qt.Key.Key_Down)
    assert page.month.day() == date(2026, 12, 5)
    assert page.month.month.days[0] == date(2026, 11, 30)
    press(Qt.Key.Key_PageUp)
    assert page.month.day() == date(2026, 11, 5)
    page.handlers()[ActionId.GO_TO_TODAY]()
    assert page.month.day() == TODAY


def test_turning_from_the_31st_ends_on_a_shorter_months_last_day(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    page.choose(date(2026, 10, 31))
    page.turn(1)
    assert page.month.day() == date(2026, 11, 30)


def test_the_side_lists_the_day_what_is_late_and_what_has_no_day(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    assert rows(page.side) == [
        "Saturday, 21 November", "Call Ibrahim again", "Thank Laura Chen",
        "Late", "Send Maria an article",
        "Without a day", "Join the plant engineers group", "Ask Grace to be a reference",
    ]  # fmt: skip
    press(Qt.Key.Key_Right)
    assert rows(page.side)[:2] == ["Sunday, 22 November", "Nothing on this day."]


def test_who_comes_back_the_next_day_has_that_day_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    hand = Hand()
    desk = open_at(tmp_path / "b.netdesk", hand)
    page = shown(qtbot, desk)
    page.hide()
    hand.forward(hours=24)
    page.show()
    assert page.month.day() == day(1)
    page.choose(day(5))
    page.hide()
    hand.forward(hours=24)
    page.show()
    assert page.month.day() == day(5)
    desk.close()


def test_a_title_and_enter_add_a_follow_up_on_the_chosen_day(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    press(Qt.Key.Key_Right)
    page.handlers()[ActionId.NEW_FOLLOW_UP]()
    assert page.new.hasFocus()
    QTest.keyClicks(page.new, "Call Susan")
    press(Qt.Key.Key_Return)
    assert page.new.text() == ""
    assert [entry.title for entry in desk.calendar.month(day(1), day(1))[day(1)]] == ["Call Susan"]
    assert "Call Susan" in rows(page.side)


def test_enter_goes_into_the_entries_and_keys_act_on_them(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    press(Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert page.month.entry is not None
    assert page.month.entry.title == "Thank Laura Chen"
    press(Qt.Key.Key_D)
    assert page.month.entry.done
    assert desk.history.undo() is Act.FINISH_FOLLOW_UP
    press(Qt.Key.Key_Up, Qt.Key.Key_Delete)
    assert "Call Ibrahim again" not in rows(page.side)
    assert desk.history.undo() is Act.DELETE_FOLLOW_UP
    assert "Call Ibrahim again" in rows(page.side)


def test_ctrl_and_an_arrow_move_the_entry_with_the_chosen_day(qtbot: QtBot, desk: Desk) -> None:
    key = desk.follow_ups.add("Call Tom", due_on=TODAY)
    page = shown(qtbot, desk)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Right, modifier=CTRL)
    assert due(desk, key) == day(1)
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=CTRL)
    assert due(desk, key) == page.month.day() == day(15)
    assert page.month.entry is not None
    press(Qt.Key.Key_Left, modifier=CTRL)
    assert due(desk, key) == day(14)
    assert desk.history.undo() is Act.MOVE_FOLLOW_UP
    assert due(desk, key) == day(15)


def test_an_undo_takes_the_chosen_day_back_with_its_entry(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    press(Qt.Key.Key_Return)
    for number, key in ((1, Qt.Key.Key_Right), (7, Qt.Key.Key_Down)):
        press(key, modifier=CTRL)
        assert page.month.day() == day(number)
        desk.history.undo()
        assert page.month.entry is not None
        assert (page.month.entry.title, page.month.day()) == ("Call Ibrahim again", TODAY)
        assert rows(page.side)[0] == "Saturday, 21 November"


def test_m_carries_an_entry_until_enter_and_esc_leaves_it(qtbot: QtBot, desk: Desk) -> None:
    key = desk.follow_ups.add("Call Tom", due_on=TODAY)
    shown(qtbot, desk)
    press(Qt.Key.Key_Return, Qt.Key.Key_M, Qt.Key.Key_Up, Qt.Key.Key_Escape)
    assert due(desk, key) == TODAY
    press(Qt.Key.Key_M, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert due(desk, key) == day(-8)


def test_s_offers_days_to_put_an_entry_off_to(qtbot: QtBot, desk: Desk) -> None:
    key = desk.follow_ups.add("Call Tom", due_on=TODAY)
    page = shown(qtbot, desk)
    press(Qt.Key.Key_Return, Qt.Key.Key_S)
    menu = page.findChild(SnoozeMenu)
    assert isinstance(menu, SnoozeMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert due(desk, key) == day(3)


def test_enter_on_a_meeting_opens_it_and_c_opens_the_contact(qtbot: QtBot, desk: Desk) -> None:
    ids = dated.fill(desk)
    page = shown(qtbot, desk)
    with qtbot.waitSignal(page.record_asked) as asked:
        press(Qt.Key.Key_Return, Qt.Key.Key_C)
    assert asked.args == [Kind.CONTACT, ids["Ibrahim"], ""]
    page.choose(day(3))
    with qtbot.waitSignal(page.record_asked) as asked:
        press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert asked.args[0] is Kind.MEETING


def test_an_empty_calendar_leads_on(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    add, plan = page.views.empty.findChildren(QAbstractButton)
    with qtbot.waitSignal(page.action_asked) as asked:
        plan.click()
    assert asked.args == [ActionId.PLAN_MEETING]
    add.click()
    assert page.new.hasFocus()
    QTest.keyClicks(page.new, "Call Susan")
    press(Qt.Key.Key_Return)
    assert page.side.isVisible()
    assert not page.views.empty.isVisible()


def test_a_narrow_window_has_the_line_that_adds_below_the_bar(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    page.new.setFocus()
    QTest.keyClicks(page.new, "Call Susan")
    page.setMinimumSize(576, 400)  # as the window has its own
    page.resize(576, 700)
    qtbot.waitUntil(page.bar.second.isVisible)
    assert page.new.hasFocus()
    page.resize(1200, 700)
    qtbot.waitUntil(page.bar.second.isHidden)
    assert (page.new.text(), page.new.hasFocus()) == ("Call Susan", True)


def test_what_repeats_has_its_sign(qtbot: QtBot, desk: Desk) -> None:
    desk.follow_ups.add("Call Tom", due_on=TODAY, rule="FREQ=WEEKLY")
    page = shown(qtbot, desk)
    for when in (TODAY, day(7)):
        cell = page.month.month.cell_of(when)
        assert cell is not None
        assert wording.brief(cell.entries[0]) == "↻ Call Tom"


def test_a_meeting_is_deleted_with_undo(qtbot: QtBot, desk: Desk) -> None:
    meeting(desk, person(desk, "Ada Nowak"), planned_at=datetime(2026, 11, 21, 10, 30))
    page = shown(qtbot, desk)
    with qtbot.waitSignal(page.removed):
        press(Qt.Key.Key_Return, Qt.Key.Key_Delete)
    assert rows(page.side)[1] == "Nothing on this day."
    assert desk.history.undo() is Act.DELETE_MEETING
    assert rows(page.side)[1] == "Ada Nowak"


def test_a_follow_up_is_brought_up_itself(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    coming = desk.follow_ups.add("Far ahead", due_on=date(2027, 3, 9), rule="FREQ=WEEKLY")
    undated = desk.follow_ups.add("Some time")
    page = shown(qtbot, desk)
    page.show_record(Kind.FOLLOW_UP, coming)
    assert page.month.day() == date(2027, 3, 9)
    assert page.month.entry is not None
    assert page.month.entry.key == (EntryKind.FOLLOW_UP, coming, date(2027, 3, 9))
    page.show_record(Kind.FOLLOW_UP, undated)
    assert page.side.hasFocus()
    entry = page.side.entry()
    assert entry is not None
    assert entry.id == undated


def test_a_coming_time_of_a_series_opens_the_series_and_nothing_else(qtbot: QtBot, desk: Desk) -> None:
    key = desk.follow_ups.add("Call Tom", due_on=TODAY, rule="FREQ=WEEKLY")
    page = shown(qtbot, desk)
    page.choose(day(7))
    press(Qt.Key.Key_Return)
    assert page.month.entry is not None
    assert page.month.entry.kind is EntryKind.REPEAT
    for pressed in (Qt.Key.Key_D, Qt.Key.Key_S, Qt.Key.Key_Delete):
        with qtbot.waitSignal(page.said):
            press(pressed)
    assert due(desk, key) == TODAY
    page.handlers()[ActionId.EDIT]()
    sheet = page.findChild(FollowUpSheet)
    assert isinstance(sheet, FollowUpSheet)
    assert sheet.form.stored.id == key


def test_dragging_within_the_month_moves_and_is_one_step(qtbot: QtBot, desk: Desk) -> None:
    key = desk.follow_ups.add("Call Tom", due_on=TODAY)
    page = shown(qtbot, desk)
    with qtbot.waitSignal(page.removed) as told:
        drag(page.month.viewport(), chip_centre(page, TODAY), cell_centre(page, day(4)))
    assert due(desk, key) == day(4)
    assert told.args == ["Moved to Wednesday, 25 November"]
    assert page.month.day() == day(4)
    assert rows(page.side)[:2] == ["Wednesday, 25 November", "Call Tom"]
    assert desk.history.undo() is Act.MOVE_FOLLOW_UP
    assert due(desk, key) == TODAY


def test_a_meeting_keeps_its_time_when_it_is_dragged(qtbot: QtBot, desk: Desk) -> None:
    key = meeting(desk, person(desk, "Ada Nowak"), planned_at=datetime(2026, 11, 24, 10, 30))
    page = shown(qtbot, desk)
    drag(page.month.viewport(), chip_centre(page, day(3)), cell_centre(page, day(5)))
    (entry,) = desk.calendar.month(day(5), day(5))[day(5)]
    assert (entry.id, str(entry.at)) == (key, "10:30:00")


def test_dragging_from_the_list_onto_a_day_and_back(qtbot: QtBot, desk: Desk) -> None:
    key = desk.follow_ups.add("Ask Grace to be a reference")
    page = shown(qtbot, desk)
    begin = row_centre(page.side, "Ask Grace to be a reference")
    drag(page.side.viewport(), begin, cell_centre(page, day(2)))
    assert due(desk, key) == day(2)
    side = page.side.mapToGlobal(page.side.rect().center())
    drag(page.month.viewport(), chip_centre(page, day(2)), side)
    assert due(desk, key) is None


def test_esc_puts_a_carried_entry_back(qtbot: QtBot, desk: Desk) -> None:
    key = desk.follow_ups.add("Call Tom", due_on=TODAY)
    page = shown(qtbot, desk)
    end = cell_centre(page, day(4))
    drag(page.month.viewport(), chip_centre(page, TODAY), end, drop=False)
    press(Qt.Key.Key_Escape)
    QTest.mouseRelease(page.month.viewport(), LEFT, pos=page.month.viewport().mapFromGlobal(end))
    assert due(desk, key) == TODAY


def test_what_is_done_or_only_to_come_cannot_be_carried(qtbot: QtBot, desk: Desk) -> None:
    key = desk.follow_ups.add("Call Tom", due_on=TODAY, rule="FREQ=WEEKLY")
    page = shown(qtbot, desk)
    drag(page.month.viewport(), chip_centre(page, day(7)), cell_centre(page, day(4)))
    assert due(desk, key) == TODAY
    desk.follow_ups.done(key)
    drag(page.month.viewport(), chip_centre(page, TODAY), cell_centre(page, day(4)))
    assert due(desk, key) == TODAY


def test_a_click_on_the_box_ticks(qtbot: QtBot, desk: Desk) -> None:
    desk.follow_ups.add("Call Tom", due_on=TODAY)
    page = shown(qtbot, desk)
    rect = page.side.visualRect(page.side.entries.index(1))
    QTest.mouseClick(page.side.viewport(), LEFT, pos=box_place(rect, 12).center())
    assert desk.history.next_acts()[0] is Act.FINISH_FOLLOW_UP


def test_a_full_day_says_how_many_more_there_are(qtbot: QtBot, desk: Desk) -> None:
    for number in range(9):
        desk.follow_ups.add(f"Step {number}", due_on=TODAY)
    page = shown(qtbot, desk)
    rect = page.month.visualRect(page.month.month.index_of(TODAY))
    places, more = chip_places(rect, 9)
    assert more is not None
    assert 0 < len(places) < 9
    assert rect.contains(more)
    assert len(rows(page.side)) == 11


def test_the_agenda_lists_days_and_keys_work_there_too(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    page.choice.select("agenda")
    page.choice.changed.emit("agenda")
    assert rows(page.agenda) == [
        "Saturday, 21 November", "Call Ibrahim again", "Thank Laura Chen",
        "Tuesday, 24 November", "Denis Moreau", "Thursday, 26 November", "Keep Alan posted",
    ]  # fmt: skip
    press(Qt.Key.Key_Right, modifier=CTRL)
    assert rows(page.agenda)[:4] == [
        "Saturday, 21 November", "Thank Laura Chen", "Sunday, 22 November", "Call Ibrahim again",
    ]  # fmt: skip
    entry = page.agenda.entry()
    assert entry is not None
    assert entry.title == "Call Ibrahim again"
    press(Qt.Key.Key_Space)
    assert desk.history.next_acts()[0] is Act.FINISH_FOLLOW_UP


def test_a_hidden_page_looks_again_when_it_is_shown(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    page.hide()
    desk.follow_ups.add("Write to Jo", due_on=TODAY)
    assert "Write to Jo" not in rows(page.side)
    page.show()
    assert "Write to Jo" in rows(page.side)


def test_a_very_full_agenda_ends_early_and_says_so() -> None:
    entry = Entry(kind=EntryKind.FOLLOW_UP, id=1, day=TODAY, title="Call Tom")
    found = agenda_rows({day(number): [entry] * 50 for number in range(60)}, TODAY)
    assert len(found) < 500
    assert found[-1].title.startswith("More from")


def test_after_midnight_today_is_the_new_day(qtbot: QtBot, tmp_path: Path) -> None:
    hand = Hand()
    desk = open_at(tmp_path / "midnight.netdesk", hand)
    page = shown(qtbot, desk)
    page.hide()
    hand.forward(days=1)
    page.show()
    assert page.month.day() == desk.clock.today()
    page.choose(desk.clock.today() + timedelta(days=3))
    page.hide()
    hand.forward(days=1)
    page.show()
    assert page.month.day() == desk.clock.today() + timedelta(days=2), "a day that was chosen stays"
    desk.close()
