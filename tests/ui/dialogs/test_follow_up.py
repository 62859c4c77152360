"""The editor of a follow-up, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.changes import Kind
from netdesk.ui.dialogs.follow_up import FollowUpSheet
from netdesk.ui.follow_up_editing import FollowUpEditing
from netdesk.ui.pages.page import Page
from netdesk.ui.tasks import InlineTasks, Reporter
from tests.services.dated import TODAY, Hand, day, open_at, person

pytestmark = pytest.mark.usefixtures("english")

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    yield opened
    opened.close()


class Editor:
    """A page with its editing, and the sheet that is open."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self._qtbot = qtbot
        tasks = InlineTasks(Reporter())
        self.editing = FollowUpEditing(desk.follow_ups, desk.contacts, desk.search, tasks, desk.clock)
        self.page = Page()
        qtbot.addWidget(self.page)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()

    def open(self, key: int) -> FollowUpSheet:
        self.editing.open(self.page, key)
        sheet = self.editing.sheet
        assert sheet is not None
        self._qtbot.waitUntil(lambda: QApplication.activeWindow() is sheet)
        sheet.form.title.setFocus()
        return sheet


@pytest.fixture
def editor(qtbot: QtBot, desk: Desk) -> Editor:
    return Editor(qtbot, desk)


def test_typing_and_enter_change_fields_in_one_step(desk: Desk, editor: Editor) -> None:
    key = desk.follow_ups.add("Call Tom", due_on=TODAY)
    sheet = editor.open(key)
    QTest.keyClicks(sheet.form.title, "Write to Tom")
    QTest.keyClick(sheet.form.title, Qt.Key.Key_Tab)
    QTest.keyClicks(sheet.form.detail, "about pumps")
    QTest.keyClick(sheet.form.detail, ENTER, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(sheet.form.detail, "and valves")
    QTest.keyClick(sheet.form.detail, ENTER)
    stored = desk.follow_ups.load(key)
    assert (stored.title, stored.detail, stored.due_on) == ("Write to Tom", "about pumps\nand valves", TODAY)
    assert editor.editing.sheet is None
    assert desk.history.undo() is Act.EDIT_FOLLOW_UP
    assert desk.follow_ups.load(key).title == "Call Tom"


def test_nothing_changed_is_no_step(desk: Desk, editor: Editor) -> None:
    key = desk.follow_ups.add("Call Tom ", detail=" x\u00a0y ", due_on=TODAY, due_at=time(10, 30, 15))
    sheet = editor.open(key)
    QTest.keyClick(sheet.form.title, ENTER)
    assert editor.editing.sheet is None
    assert desk.history.next_acts()[0] is Act.ADD_FOLLOW_UP


def test_esc_keeps_what_was_typed_for_the_next_time(desk: Desk, editor: Editor) -> None:
    key, other = desk.follow_ups.add("Call Tom"), desk.follow_ups.add("Write to Jo")
    sheet = editor.open(key)
    QTest.keyClicks(sheet.form.title, "Call Tom Becker")
    QTest.keyClick(sheet.form.title, ESC)
    assert desk.follow_ups.load(key).title == "Call Tom"
    assert editor.open(other).form.title.text() == "Write to Jo"
    desk.follow_ups.move(key, day(2))  # meanwhile, elsewhere
    sheet = editor.open(key)
    assert (sheet.form.title.text(), sheet.form.day.day()) == ("Call Tom Becker", day(2))
    QTest.keyClick(sheet.form.title, ENTER)
    stored = desk.follow_ups.load(key)
    assert (stored.title, stored.due_on) == ("Call Tom Becker", day(2))
    assert editor.open(key).form.title.text() == "Call Tom Becker"


def test_a_title_is_needed_and_the_sheet_says_so(desk: Desk, editor: Editor) -> None:
    key = desk.follow_ups.add("Call Tom")
    sheet = editor.open(key)
    QTest.keyClick(sheet.form.title, Qt.Key.Key_Backspace)
    QTest.keyClick(sheet.form.title, ENTER)
    assert editor.editing.sheet is sheet
    assert sheet.problem == "Type what is to be done."
    assert desk.follow_ups.load(key).title == "Call Tom"


def test_a_day_and_a_time_by_keys(desk: Desk, editor: Editor) -> None:
    key = desk.follow_ups.add("Call Tom")
    sheet = editor.open(key)
    assert sheet.form.day.text() == "no day"
    QTest.keyClick(sheet.form.day, Qt.Key.Key_Up)
    assert sheet.form.day.day() == TODAY
    QTest.keyClicks(sheet.form.day, "0312")
    assert sheet.form.day.day() == date(2026, 12, 3)
    QTest.keyClicks(sheet.form.at, "1415")
    QTest.keyClick(sheet.form.at, ENTER)
    stored = desk.follow_ups.load(key)
    assert (stored.due_on, stored.due_at, stored.zone) == (date(2026, 12, 3), time(14, 15), "")
    sheet = editor.open(key)
    QTest.keyClick(sheet.form.at, Qt.Key.Key_Delete)
    QTest.keyClick(sheet.form.day, Qt.Key.Key_Delete)
    QTest.keyClick(sheet.form.day, ENTER)
    stored = desk.follow_ups.load(key)
    assert (stored.due_on, stored.due_at) == (None, None)


def test_midnight_is_a_time(desk: Desk, editor: Editor) -> None:
    key = desk.follow_ups.add("Call Tom", due_on=TODAY, due_at=time(0, 0))
    assert editor.open(key).form.at.at() == time(0, 0)


def test_a_contact_is_chosen_by_the_beginning_of_the_name(desk: Desk, editor: Editor) -> None:
    tom = person(desk, "Tom Becker")
    key = desk.follow_ups.add("Call", contact_id=person(desk, "Ada Nowak"))
    sheet = editor.open(key)
    assert sheet.form.contact.text() == "Ada Nowak"
    sheet.form.contact.setFocus()
    sheet.form.contact.selectAll()
    QTest.keyClicks(sheet.form.contact, "Bec")
    QTest.keyClick(sheet.form.contact, ENTER)
    assert sheet.form.contact.text() == "Tom Becker"
    QTest.keyClick(sheet.form.contact, ENTER)
    assert desk.follow_ups.load(key).contact_id == tom


def test_a_name_of_nobody_is_not_stored(desk: Desk, editor: Editor) -> None:
    ada = person(desk, "Ada Nowak")
    key = desk.follow_ups.add("Call", contact_id=ada)
    sheet = editor.open(key)
    sheet.form.contact.setFocus()
    sheet.form.contact.selectAll()
    QTest.keyClicks(sheet.form.contact, "Zzz")
    QTest.keyClick(sheet.form.contact, ENTER)
    assert sheet.problem == "Choose “Zzz” from the list, or empty the line."
    sheet.form.contact.clear()
    QTest.keyClick(sheet.form.contact, ENTER)
    assert desk.follow_ups.load(key).contact_id is None


def test_a_repetition_by_name_and_another_day_carries_the_series(desk: Desk, editor: Editor) -> None:
    key = desk.follow_ups.add("Write to Jo", due_on=TODAY)
    sheet = editor.open(key)
    QTest.keyClick(sheet.form.repeats.choice, Qt.Key.Key_Down)
    QTest.keyClick(sheet.form.repeats.choice, Qt.Key.Key_Down)
    assert sheet.form.repeats.series.startswith("Then Sat 28 Nov")
    QTest.keyClick(sheet.form.repeats.choice, ENTER)
    assert desk.follow_ups.load(key).rule == "FREQ=WEEKLY;BYDAY=SA"
    sheet = editor.open(key)
    assert sheet.form.repeats.choice.currentText() == "every week"
    QTest.keyClick(sheet.form.day, Qt.Key.Key_Up)
    QTest.keyClick(sheet.form.day, ENTER)
    stored = desk.follow_ups.load(key)
    assert (stored.due_on, stored.rule) == (day(1), "FREQ=WEEKLY;BYDAY=SU")


def test_a_rule_of_ones_own_is_checked_in_words(desk: Desk, editor: Editor) -> None:
    key = desk.follow_ups.add("Write to Jo", due_on=TODAY, rule="FREQ=WEEKLY;BYDAY=MO,TH")
    sheet = editor.open(key)
    assert sheet.form.repeats.own.text() == "FREQ=WEEKLY;BYDAY=MO,TH"
    sheet.form.repeats.own.selectAll()
    QTest.keyClicks(sheet.form.repeats.own, "FREQ=HOURLY")
    QTest.keyClick(sheet.form.repeats.own, ENTER)
    assert sheet.problem.startswith("Things repeat by days")
    sheet.form.repeats.own.selectAll()
    QTest.keyClicks(sheet.form.repeats.own, "FREQ=MONTHLY;BYDAY=1MO")
    QTest.keyClick(sheet.form.repeats.own, ENTER)
    assert desk.follow_ups.load(key).rule == "FREQ=MONTHLY;BYDAY=1MO"


def test_a_stored_rule_that_is_not_offered_holds_nothing_up(desk: Desk, editor: Editor) -> None:
    key = desk.follow_ups.add("Write to Jo", due_on=TODAY)
    with desk.store.maintain() as connection:
        connection.exec_driver_sql("UPDATE follow_up SET rule = 'FREQ=HOURLY'")
    sheet = editor.open(key)
    assert sheet.form.repeats.series.startswith("Things repeat by days")
    QTest.keyClicks(sheet.form.title, "Write to Jo again")
    QTest.keyClick(sheet.form.title, ENTER)
    stored = desk.follow_ups.load(key)
    assert (stored.title, stored.rule) == ("Write to Jo again", "FREQ=HOURLY")


def test_what_repeats_needs_a_day(desk: Desk, editor: Editor) -> None:
    key = desk.follow_ups.add("Write to Jo", due_on=TODAY, rule="FREQ=DAILY")
    sheet = editor.open(key)
    QTest.keyClick(sheet.form.day, Qt.Key.Key_Delete)
    QTest.keyClick(sheet.form.day, ENTER)
    assert sheet.problem == "Something that repeats needs a first day."
    assert desk.follow_ups.load(key).due_on == TODAY


def test_put_off_until_is_a_coming_day_and_a_later_plan_ends_it(desk: Desk, editor: Editor) -> None:
    key = desk.follow_ups.add("Call Tom", due_on=TODAY)
    sheet = editor.open(key)
    QTest.keyClick(sheet.form.snoozed, Qt.Key.Key_Up)
    QTest.keyClick(sheet.form.snoozed, ENTER)
    assert sheet.problem == "Choose a coming day to be reminded on."
    QTest.keyClick(sheet.form.snoozed, Qt.Key.Key_Up)
    QTest.keyClick(sheet.form.snoozed, ENTER)
    assert desk.follow_ups.load(key).day == day(1)
    sheet = editor.open(key)
    QTest.keyClick(sheet.form.day, Qt.Key.Key_Down)
    QTest.keyClick(sheet.form.day, ENTER)
    stored = desk.follow_ups.load(key)
    assert (stored.due_on, stored.snoozed_until) == (day(-1), None)


def test_what_was_deleted_meanwhile_is_told_and_kept(desk: Desk, editor: Editor) -> None:
    key = desk.follow_ups.add("Call Tom")
    sheet = editor.open(key)
    QTest.keyClicks(sheet.form.title, "Call Tom Becker")
    desk.follow_ups.delete([key])
    QTest.keyClick(sheet.form.title, ENTER)
    assert sheet.problem
    assert sheet.form.title.text() == "Call Tom Becker"


def test_the_contact_can_be_opened_from_here(qtbot: QtBot, desk: Desk, editor: Editor) -> None:
    ada = person(desk, "Ada Nowak")
    sheet = editor.open(desk.follow_ups.add("Call", contact_id=ada))
    with qtbot.waitSignal(editor.page.record_asked) as asked:
        sheet.form.open_contact.click()
    assert asked.args == [Kind.CONTACT, ada, ""]


def test_every_control_has_a_name(desk: Desk, editor: Editor) -> None:
    sheet = editor.open(desk.follow_ups.add("Call", due_on=TODAY))
    for button in sheet.findChildren(QAbstractButton):
        if button.parent() is sheet:
            assert button.accessibleName() or button.text(), button
    for field in (
        sheet.form.title,
        sheet.form.detail,
        sheet.form.contact,
        sheet.form.day,
        sheet.form.at,
        sheet.form.repeats.choice,
        sheet.form.snoozed,
    ):
        assert field.accessibleName(), field
