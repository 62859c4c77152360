"""The page Today, driven by the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.changes import Kind
from netdesk.domain.draft import Purpose
from netdesk.domain.five import Pick
from netdesk.domain.introduction import IntroductionState
from netdesk.domain.template import POSTED
from netdesk.ui import dates
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.dialogs.follow_up import FollowUpSheet
from netdesk.ui.follow_up_editing import FollowUpEditing
from netdesk.ui.pages.today.page import TodayPage
from netdesk.ui.pages.today.wording import pick_reason
from netdesk.ui.tasks import InlineTasks, Reporter, Tasks, Then, Work
from netdesk.ui.widgets.basics import Avatar
from netdesk.ui.widgets.snooze_menu import SnoozeMenu
from tests.services import dated
from tests.services.dated import Hand, day, open_at


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    yield opened
    opened.close()


def shown(qtbot: QtBot, desk: Desk, tasks: Tasks | None = None) -> TodayPage:
    bus = ChangeBus()
    desk.store.subscribe(bus.publish)
    tasks = tasks or InlineTasks(Reporter())
    editing = FollowUpEditing(desk.follow_ups, desk.contacts, desk.search, tasks, desk.clock)
    page = TodayPage(desk.today, desk.follow_ups, desk.in_touch, editing, tasks, bus, desk.clock)
    bus.setParent(page)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.activated()
    return page


class LateTasks(InlineTasks):
    """Look-ups answer when they are asked to."""

    def __init__(self) -> None:
        super().__init__(Reporter())
        self._later: list[Callable[[], None]] = []

    def find(self, key: str, work: Work, then: Then) -> None:
        self._later.append(partial(self.act, work, then))

    def answer(self) -> None:
        later, self._later = self._later, []
        for each in later:
            each()


def titles(page: TodayPage) -> list[str]:
    return [row.entry.title for row in page.steps_card.rows]


def press(qtbot: QtBot, key: Qt.Key) -> None:
    holder = QApplication.focusWidget()
    assert holder is not None
    QTest.keyClick(holder, key)


def test_an_empty_desk_shows_three_ways_to_begin(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    asked: list[object] = []
    page.action_asked.connect(asked.append)
    for _way in page.ways:
        press(qtbot, Qt.Key.Key_Space)
        press(qtbot, Qt.Key.Key_Tab)
    assert asked == [ActionId.IMPORT, ActionId.NEW_CONTACT, ActionId.OPEN_SAMPLE]


def test_the_keyboard_goes_to_the_first_step_once_it_is_read(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    tasks = LateTasks()
    page = shown(qtbot, desk, tasks)
    assert page.hasFocus()
    tasks.answer()
    assert page.steps_card.focused() is page.steps_card.rows[0]


def test_what_took_the_keyboard_before_the_first_step_was_read_keeps_it(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    tasks = LateTasks()
    page = shown(qtbot, desk, tasks)
    press(qtbot, Qt.Key.Key_Tab)
    holder = QApplication.focusWidget()
    tasks.answer()
    assert holder is not None
    assert holder is not page
    assert holder.hasFocus()


def test_space_marks_a_step_done_and_the_keyboard_stays_in_the_list(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    with qtbot.waitSignal(page.removed) as told:
        press(qtbot, Qt.Key.Key_Space)
    assert told.args == ["Done: Send Maria an article"]
    assert titles(page) == ["Call Ibrahim again", "Thank Laura Chen", "Keep Alan posted"]
    assert page.steps_card.focused() is page.steps_card.rows[0]
    assert desk.history.undo() is Act.FINISH_FOLLOW_UP
    assert titles(page)[0] == "Send Maria an article"


def test_down_and_c_open_the_contact(qtbot: QtBot, desk: Desk) -> None:
    ids = dated.fill(desk)
    page = shown(qtbot, desk)
    press(qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.record_asked) as asked:
        press(qtbot, Qt.Key.Key_C)
    assert asked.args == [Kind.CONTACT, ids["Ibrahim"], ""]


def test_a_click_on_the_picture_opens_the_contact(qtbot: QtBot, desk: Desk) -> None:
    ids = dated.fill(desk)
    page = shown(qtbot, desk)
    picture = page.steps_card.rows[0].findChild(Avatar)
    assert isinstance(picture, Avatar)
    with qtbot.waitSignal(page.record_asked) as asked:
        QTest.mouseClick(picture, Qt.MouseButton.LeftButton)
    assert asked.args == [Kind.CONTACT, ids["Maria"], ""]
    assert page.findChild(FollowUpSheet) is None


def test_the_reason_for_one_of_the_five_is_one_sentence() -> None:
    pick = Pick(contact_id=1, name="Ada Nowak", closeness=2, relevance=2, introduced_by="Åse Lund")
    assert pick_reason(pick) == "Åse Lund opens the door; you know them; close to what you want to do."
    own = Pick(contact_id=1, name="Ada Nowak", why="Halden veteran.", closeness=1)
    assert pick_reason(own) == "Halden veteran; you have met."
    met = Pick(contact_id=1, name="Ada Nowak", how_met="alumni evening")
    assert pick_reason(met) == "Met: alumni evening."
    named = Pick(contact_id=1, name="Ada Nowak", how_met="named by Åse Lund")
    assert pick_reason(named) == "Named by Åse Lund."


def test_enter_edits_a_step_and_enter_stores_it(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    press(qtbot, Qt.Key.Key_Return)
    sheet = page.findChild(FollowUpSheet)
    assert isinstance(sheet, FollowUpSheet)
    QTest.keyClicks(sheet.form.title, "Send Maria the book")
    with qtbot.waitSignal(page.removed):
        QTest.keyClick(sheet.form.title, Qt.Key.Key_Return)
    assert titles(page)[0] == "Send Maria the book"
    assert desk.history.undo() is Act.EDIT_FOLLOW_UP
    assert titles(page)[0] == "Send Maria an article"


def test_the_action_snooze_offers_days_and_puts_the_step_off(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    page.handlers()[ActionId.SNOOZE]()
    menu = page.findChild(SnoozeMenu)
    assert isinstance(menu, SnoozeMenu)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    late = next(row for row in page.steps_card.rows if row.entry.title == "Send Maria an article")
    assert late.entry.day == day(1)


def test_a_step_can_be_taken_up_again_among_those_done(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    page.handlers()[ActionId.MARK_DONE]()
    page.steps_card.show_done.click()
    assert titles(page)[-1] == "Send Maria an article"
    page.steps_card.rows[-1].setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert titles(page)[0] == "Send Maria an article"


def test_one_of_the_five_is_kept_swapped_or_left_for_later(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    rows = page.five_card.rows
    assert [row.pick.name for row in rows][:2] == ["Priya Raman", "Tom Becker"]
    rows[0].keep.click()
    assert page.five_card.rows[0].pick.kept
    page.five_card.rows[1].swap.click()
    page.five_card.rows[1].not_now.click()
    names = [row.pick.name for row in page.five_card.rows]
    assert len(names) == 5
    assert not {"Tom Becker", "Susan Smith"} & set(names)


def test_planning_with_one_of_the_five(qtbot: QtBot, desk: Desk) -> None:
    ids = dated.fill(desk)
    page = shown(qtbot, desk)
    with qtbot.waitSignal(page.plan_asked) as asked:
        page.five_card.rows[0].plan.click()
    assert asked.args == [[ids["Priya"]]]


def test_open_prep_leads_to_the_meeting(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    with qtbot.waitSignal(page.record_asked) as asked:
        page.next_card.open_button.click()
    assert asked.args[0] is Kind.MEETING
    assert asked.args[2] == "prepare"


def test_a_conversation_that_runs_is_continued(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    began = desk.meetings.start_note()
    words = [label.text() for label in page.next_card.findChildren(QLabel) if label.isVisible()]
    assert any("since" in text for text in words)
    assert "Nobody yet" in words
    assert (page.next_card.open_button.text(), page.next_card.accessibleName()) == (
        "Continue", "Conversation now",
    )  # fmt: skip
    with qtbot.waitSignal(page.record_asked) as asked:
        page.next_card.open_button.click()
    assert asked.args == [Kind.MEETING, began, "meet"]
    desk.meetings.close(began)
    assert (page.next_card.open_button.text(), page.next_card.accessibleName()) == (
        "Open prep", "Next conversation",
    )  # fmt: skip


def test_reach_out_opens_the_contact_and_logs_nothing(qtbot: QtBot, desk: Desk) -> None:
    ids = dated.fill(desk)
    page = shown(qtbot, desk)
    before = desk.history.next_acts()
    with qtbot.waitSignal(page.record_asked) as asked:
        page.quiet_card.buttons[0].click()
    assert asked.args == [Kind.CONTACT, ids["Maria"], ""]
    assert desk.history.next_acts() == before


def test_a_hidden_page_looks_again_when_it_is_shown(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    page.hide()
    desk.follow_ups.add("Write to Jo", due_on=day(-9))
    assert "Write to Jo" not in titles(page)
    page.show()
    assert titles(page)[0] == "Write to Jo"


def test_every_control_has_a_name(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    for button in page.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text(), button


def test_who_is_cooling_is_told_why_and_what_to_write_about(qtbot: QtBot, desk: Desk) -> None:
    ids = dated.fill(desk)
    desk.contacts.tag([ids["Maria"]], ["heat"])
    row = shown(qtbot, desk).quiet_card.rows[0]
    assert row.chip.text == "cooling"
    assert row.link.accessibleDescription() == (
        "Brightwater, Last call 71 days ago; you wanted every 60.\nAn article on “heat” would fit."
    )


def test_putting_somebody_off_takes_the_row_away_until_the_day(qtbot: QtBot, desk: Desk) -> None:
    ids = dated.fill(desk)
    page = shown(qtbot, desk)
    page.quiet_card.rows[0].later.click()
    menu = page.findChild(SnoozeMenu)
    assert isinstance(menu, SnoozeMenu)
    with qtbot.waitSignal(page.removed) as told:
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert told.args == [f"Put off to {dates.in_words(day(1))}"]
    assert page.quiet_card.rows == []
    assert desk.contacts.card(ids["Maria"]).contact.quiet_until == day(1)
    assert desk.history.undo() is Act.PUT_OFF_CONTACT
    assert [row.quiet.name for row in page.quiet_card.rows] == ["Maria Kowalska"]


def test_whoever_opened_a_door_stands_first_until_they_are_told(qtbot: QtBot, desk: Desk) -> None:
    ids = dated.fill(desk)
    (edge,) = desk.introductions.edges(ids["Laura"])
    page = shown(qtbot, desk)
    desk.introductions.set_state(edge.id, IntroductionState.MET)
    first = page.quiet_card.rows[0]
    assert (first.quiet.name, first.act.accessibleName()) == ("Laura Chen", "Laura Chen has been told")
    assert "tell them how it went" in first.link.accessibleDescription()
    with qtbot.waitSignal(page.write_asked) as asked:
        first.write.click()
    posted = Purpose(template=POSTED, contact_id=ids["Laura"], other_contact_id=ids["Susan"])
    assert asked.args == [posted]
    first.act.click()
    assert [row.quiet.name for row in page.quiet_card.rows] == ["Maria Kowalska"]
    assert desk.history.undo() is Act.TELL_OF_INTRODUCTION


def test_how_often_is_one_press_away(qtbot: QtBot, desk: Desk) -> None:
    dated.fill(desk)
    page = shown(qtbot, desk)
    with qtbot.waitSignal(page.action_asked) as asked:
        page.quiet_card.how_often.click()
    assert asked.args == [ActionId.STAYING_IN_TOUCH]
