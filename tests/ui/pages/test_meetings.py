"""A meeting from its plan to its next steps, by keyboard alone, on a real desk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk, open_desk
from netdesk.domain.meeting import MeetingKind, MentionKind, Phase, UseName, Way, Worth, Writer
from netdesk.domain.readiness import Check
from netdesk.ui.autosave import SaveState
from netdesk.ui.pages.meetings.meet.named import PromptCard
from netdesk.ui.pages.meetings.meet.questions import QuestionRow
from netdesk.ui.pages.meetings.prepare.agenda_row import AgendaRow
from netdesk.ui.widgets.basics import Rule
from netdesk.ui.widgets.chips import ChipButton
from tests.storage.desks import Ticks, records
from tests.ui.pages.meetings_window import ALT, CTRL, NONE, SHIFT, Hands, opened

pytestmark = pytest.mark.usefixtures("english")

Key = Qt.Key
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)
DENIS = "Denis Moreau, Plant Manager at Cimentia, denis@cimentia.example"
QUESTIONS = (
    "How did you start?",
    "What would I have to unlearn?",
    "What is hard?",
    "Who decides?",
    "Whom to ask?",
)


@pytest.fixture
def ticks() -> Ticks:
    return Ticks(TUESDAY)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bare") / "a.netdesk"
    open_desk(path, Ticks(TUESDAY).clock).close()
    return path


@pytest.fixture
def desk(tmp_path: Path, bare: Path, ticks: Ticks) -> Iterator[Desk]:
    opened_desk = open_desk(Path(shutil.copy(bare, tmp_path)), ticks.clock)
    yield opened_desk
    opened_desk.close()


@pytest.fixture
def denis(desk: Desk) -> int:
    return desk.contacts.add_from_line(DENIS)


@pytest.fixture
def meeting(desk: Desk, denis: int) -> int:
    """A coffee of 15 minutes with Denis, with two questions on its agenda."""
    made = desk.meetings.plan([denis], MeetingKind.COFFEE, datetime(2026, 11, 24, 10), 15, "Lyon")
    for text in QUESTIONS[:2]:
        desk.agenda.add_own(made, text)
    return made


@pytest.fixture
def hands(qtbot: QtBot, desk: Desk, denis: int) -> Hands:
    return opened(qtbot, desk)


def plan(hands: Hands) -> None:
    hands.press(Key.Key_M, CTRL)
    hands.type("deni")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)


def prepare(hands: Hands) -> None:
    hands.type("You made the move that I am planning.")
    hands.press(Key.Key_Tab)
    hands.type("Which skills carried over")
    hands.press(Key.Key_Tab, times=2)
    hands.type("Runs two kilns")
    hands.press(Key.Key_Tab)
    hands.type("annual report")
    hands.press(Key.Key_Return)
    hands.prepare.go_to(Check.STORY)
    hands.type("Turnaround\nTwo kilns, one winter.")
    hands.prepare.go_to(Check.QUESTIONS)
    for question in QUESTIONS:
        hands.type(question + "\n")
    hands.prepare.readiness.lines[Check.CONFIRMED].setFocus()
    hands.press(Key.Key_Space)


def test_the_whole_way_by_keyboard(hands: Hands, desk: Desk, ticks: Ticks) -> None:
    plan(hands)
    prepare(hands)
    assert hands.view().readiness.is_full
    hands.press(Key.Key_F5)
    hands.type("Left the quarry in 2011. @Claire Dubois pulled him in.\n")
    hands.type("#Enerfip finances sites.\n!send the sheet by Wed\n?How did the permits end\nLet it be.")
    hands.press(Key.Key_Return, CTRL)
    ticks.forward(minutes=17)
    hands.pane.close_meeting()
    decide(hands)
    hands.press(Key.Key_Return, CTRL | SHIFT)
    view = hands.view()
    assert view.text.startswith("Left the quarry in 2011. @Claire Dubois pulled him in.\n#Enerfip")
    assert [item.ticked for item in view.agenda] == [True, False, False, False, False, False]
    assert view.agenda[-1].entry.come_back
    assert [line.mention.name for line in view.mentions] == ["Claire Dubois", "Enerfip"]
    assert [span.uid for span in view.spans if span.uid] == [span.uid for span in view.spans]
    titles = [item.title for item in view.follow_ups]
    assert sorted(titles) == ["Call Claire Dubois", "Thank Denis", "send the sheet by Wed"]
    assert view.meeting.finished_at is not None


def decide(hands: Hands) -> None:
    """Yes, call, yes, I write; and a target: Tab goes on, the arrows choose, Space decides."""
    for steps in (0, 1, 0, 1):
        hands.press(Key.Key_Right, times=steps)
        hands.press(Key.Key_Space)
        hands.press(Key.Key_Tab, times=3 - steps)
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Space)


def test_the_keys_of_the_decisions_reach_the_desk(hands: Hands, desk: Desk, meeting: int) -> None:
    desk.meetings.start(meeting)
    desk.pad.name(meeting, MentionKind.PERSON, "Claire Dubois")
    desk.pad.name(meeting, MentionKind.ORGANISATION, "Enerfip")
    hands.open(meeting, Phase.FOLLOW_THROUGH)
    decide(hands)
    claire, enerfip = (line.mention for line in hands.view().mentions)
    assert (claire.worth, claire.way) == (Worth.YES, Way.CALL)
    assert (claire.use_name, claire.writer) == (UseName.YES, Writer.I_WRITE)
    assert enerfip.target


def test_finishing_is_undone_in_one_step(hands: Hands, desk: Desk, meeting: int) -> None:
    desk.meetings.start(meeting)
    desk.pad.name(meeting, MentionKind.PERSON, "Claire Dubois")
    hands.open(meeting, Phase.FOLLOW_THROUGH)
    hands.press(Key.Key_Space)
    before = records(desk.store)
    assert hands.pane.bar.main.text() == "Finish: 2 next steps"
    hands.press(Key.Key_Return, CTRL | SHIFT)
    assert hands.window.toast.isVisible()
    assert records(desk.store) != before
    desk.history.undo()
    assert records(desk.store) == before
    assert hands.pane.bar.main.text() == "Finish: 2 next steps"


def test_after_closing_the_keyboard_is_on_the_first_decision(hands: Hands, desk: Desk, meeting: int) -> None:
    hands.open(meeting, Phase.FOLLOW_THROUGH)
    assert not hands.follow.thanks.editor.hasFocus()
    hands.pane.start()
    hands.type("@Claire Dubois and\n")
    hands.pane.close_meeting()
    assert hands.follow.cards[0].isAncestorOf(hands.focus)
    hands.press(Key.Key_Space)
    assert hands.view().mentions[0].mention.worth is Worth.YES
    hands.window.menus.name_steps(*desk.history.next_acts())  # as the session does
    hands.press(Key.Key_Z, CTRL)
    assert hands.view().mentions[0].mention.worth is None


def test_after_a_meeting_without_names_the_first_step_has_the_keyboard(hands: Hands, meeting: int) -> None:
    hands.open(meeting, Phase.MEET)
    hands.pane.start()
    hands.pane.close_meeting()
    rows = hands.follow.steps.rows
    assert rows[0].isAncestorOf(hands.focus)
    assert [rule.isVisible() for row in rows for rule in row.findChildren(Rule)] == [
        row is not rows[-1] for row in rows
    ]


def test_a_step_that_is_left_out_is_not_made(hands: Hands, desk: Desk, meeting: int) -> None:
    desk.meetings.start(meeting)
    desk.pad.name(meeting, MentionKind.PERSON, "Claire Dubois")
    hands.open(meeting, Phase.FOLLOW_THROUGH)
    hands.press(Key.Key_Space)
    hands.follow.steps.rows[0].setFocus()
    hands.press(Key.Key_Space)
    assert hands.pane.bar.main.text() == "Finish: 1 next step"
    hands.press(Key.Key_Return, CTRL | SHIFT)
    assert [item.title for item in hands.view().follow_ups] == ["Call or write to Claire Dubois"]
    assert not hands.pane.bar.main.isVisible()
    hands.press(Key.Key_Space)
    assert hands.pane.bar.main.text() == "Finish: 1 next step"


def test_one_shortcut_opens_a_note_and_the_contact_comes_later(hands: Hands, desk: Desk, denis: int) -> None:
    hands.press(Key.Key_M, CTRL | SHIFT)
    assert hands.focus is hands.meet.notes.pad
    hands.type("Met by chance.")
    hands.press(Key.Key_Tab, SHIFT)
    hands.type("moreau\n")
    assert [one.id for one in hands.view().contacts] == [denis]
    hands.pane.settle()
    assert hands.view().text == "Met by chance."


def test_typed_text_survives_leaving_the_page(hands: Hands, desk: Desk, meeting: int) -> None:
    hands.open(meeting, Phase.PREPARE)
    hands.type("Because of the kilns")
    hands.window.show_page("elsewhere")
    assert desk.meetings.load(meeting).meeting.purpose == "Because of the kilns"
    hands.window.show_page("meetings")
    hands.press(Key.Key_2, ALT)
    hands.type("A first word @Claire")
    hands.press(Key.Key_1, ALT)
    view = hands.view()
    assert (view.text, [line.mention.name for line in view.mentions]) == ("A first word @Claire", ["Claire"])
    assert len(view.spans) == 1


def test_who_comes_back_to_a_note_goes_on_at_its_end(hands: Hands, meeting: int) -> None:
    hands.open(meeting, Phase.MEET)
    hands.type("One")
    hands.page.show_list()
    hands.open(meeting, Phase.MEET)
    hands.type(" two")
    assert hands.meet.notes.text() == "One two"


def test_an_answer_is_typed_beside_the_pad_and_the_next_question_follows(hands: Hands, meeting: int) -> None:
    hands.open(meeting, Phase.MEET)
    row = hands.meet.questions.asked()
    assert isinstance(row, QuestionRow)
    row.tick.setFocus()
    hands.press(Key.Key_Return)
    hands.type("By chance")
    hands.press(Key.Key_Return, CTRL)
    hands.type("The urge to fix it")
    hands.pane.settle()
    agenda = hands.view().agenda
    assert [(item.answer, item.ticked) for item in agenda] == [
        ("By chance", True),
        ("The urge to fix it", False),
    ]


def test_what_cannot_be_stored_stays_and_says_so(
    hands: Hands, desk: Desk, meeting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(meeting, Phase.MEET)

    def full(*args: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(type(desk.store), "type", full)
        broken.setattr(type(desk.store), "write", full)
        hands.type("Every word @Claire Dubois stays.")
        assert not hands.pane.settle()
        assert hands.pane.bar.saved.text() == "Not saved"
        assert hands.pane.bar.copy.isVisible()
        hands.page.show_list()
    hands.open(meeting, Phase.MEET)
    assert hands.meet.notes.text() == "Every word @Claire Dubois stays."
    assert hands.pane.settle()
    assert hands.pane.saving.state is SaveState.SAVED
    view = hands.view()
    assert view.text == "Every word @Claire Dubois stays."
    assert [line.mention.name for line in view.mentions] == ["Claire Dubois"]


def test_undo_elsewhere_changes_the_pad_but_never_unsaved_typing(
    hands: Hands, desk: Desk, meeting: int
) -> None:
    desk.pad.type_notes(meeting, "First.")
    desk.pad.leave_field()
    desk.pad.type_notes(meeting, "First. Second.")
    desk.pad.leave_field()
    hands.open(meeting, Phase.MEET)
    desk.history.undo()
    assert hands.meet.notes.text() == "First."
    hands.type("Mine. ")
    desk.meetings.edit(meeting, place="Elsewhere")
    assert hands.meet.notes.text() == "Mine. First."


def test_before_you_go_comes_with_five_minutes_left(
    hands: Hands, desk: Desk, ticks: Ticks, meeting: int
) -> None:
    desk.meetings.start(meeting)
    hands.open(meeting, Phase.MEET)
    hands.type("@Claire Dubois and\n")
    ticks.forward(minutes=9)
    hands.meet.tick()
    assert hands.meet.named.prompts() == []
    ticks.forward(minutes=2)
    hands.meet.tick()
    prompts = hands.meet.named.prompts()
    assert "You mentioned Claire Dubois" in prompts[0]
    assert prompts[-3:] == [
        "Who else should I talk to?",
        "May I stay in touch and keep you posted?",
        "What can I do for you?",
    ]
    assert len(hands.meet.findChildren(PromptCard)) == 4


def test_a_promise_line_is_one_follow_up_however_it_is_edited(hands: Hands, meeting: int) -> None:
    hands.open(meeting, Phase.MEET)
    hands.type("!send the sheet\nx")
    hands.press(Key.Key_Up)
    hands.press(Key.Key_End)
    hands.type(" by Wed")
    hands.press(Key.Key_Down)
    assert [item.title for item in hands.view().promises] == ["send the sheet by Wed"]


def test_questions_are_moved_reworded_and_removed_by_keys(hands: Hands, desk: Desk, meeting: int) -> None:
    hands.open(meeting, Phase.PREPARE)
    hands.prepare.agenda.rows[0].setFocus()
    hands.press(Key.Key_Down, ALT)
    assert wordings(hands) == [QUESTIONS[1], QUESTIONS[0]]
    assert current_row(hands).words.text() == QUESTIONS[0]
    hands.press(Key.Key_Return)
    hands.type("How was it?\n")
    assert wordings(hands) == [QUESTIONS[1], "How was it?"]
    hands.press(Key.Key_Delete)
    assert wordings(hands) == [QUESTIONS[1]]
    assert hands.window.toast.isVisible()
    assert current_row(hands).words.text() == QUESTIONS[1]


def wordings(hands: Hands) -> list[str]:
    shown = [row.words.text() for row in hands.prepare.agenda.rows]
    assert shown == [item.entry.wording for item in hands.view().agenda]
    return shown


def current_row(hands: Hands) -> AgendaRow:
    return next(row for row in hands.prepare.agenda.rows if row.holds_focus())


def test_the_bank_is_searched_and_added_from(hands: Hands, meeting: int) -> None:
    hands.open(meeting, Phase.PREPARE)
    hands.prepare.agenda.begin()
    hands.type("/")
    assert hands.focus is hands.prepare.bank.search
    hands.type("week")
    hands.press(Key.Key_Down)
    first = hands.prepare.bank.rows[0]
    assert first.hasFocus()
    wording = first.accessibleName().removeprefix("Add: ")
    hands.press(Key.Key_Plus)
    assert wordings(hands)[-1] == wording
    assert wording not in [row.accessibleName().removeprefix("Add: ") for row in hands.prepare.bank.rows]
    for _ in range(len(hands.prepare.bank.rows)):
        assert any(row.hasFocus() for row in hands.prepare.bank.rows), "the keyboard goes on to the next one"
        hands.press(Key.Key_Plus)
    assert hands.prepare.bank.search.hasFocus()


def test_the_bank_says_why_it_offers_nothing(hands: Hands, desk: Desk, meeting: int) -> None:
    desk.questions.add("Who tends the zeppelin?")
    hands.open(meeting, Phase.PREPARE)
    bank = hands.prepare.bank
    bank.begin()
    hands.type("zeppelin")
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Plus)
    assert bank.said.text() == "The only match is on the agenda already."
    bank.begin()
    hands.type("x")
    assert bank.said.text() == "Nothing found. Write it in your own words."
    assert bank.said.isVisible()


def test_a_double_click_starts_a_meeting_and_does_not_close_it(hands: Hands, meeting: int) -> None:
    hands.open(meeting, Phase.PREPARE)
    main = hands.pane.bar.main
    QTest.mouseClick(main, Qt.MouseButton.LeftButton)
    where, left = QPointF(main.rect().center()), Qt.MouseButton.LeftButton
    kind = QEvent.Type.MouseButtonDblClick
    second = QMouseEvent(kind, where, main.mapToGlobal(where), left, left, NONE)
    QApplication.sendEvent(main, second)
    QTest.mouseRelease(main, Qt.MouseButton.LeftButton)
    assert hands.view().meeting.held_at is not None
    assert hands.view().meeting.ended_at is None


def test_a_row_is_dragged_to_another_place(hands: Hands, desk: Desk, meeting: int) -> None:
    hands.open(meeting, Phase.PREPARE)
    first, second = hands.prepare.agenda.rows
    first.dragged.emit(second.mapToGlobal(second.rect().bottomLeft()))
    first.dropped.emit()
    assert wordings(hands) == [QUESTIONS[1], QUESTIONS[0]]


def test_the_list_tells_readiness_and_opens_by_enter(hands: Hands, desk: Desk, meeting: int) -> None:
    hands.page.activated()
    rows = hands.page.list.view.rows
    row = rows.row_at(rows.place_of(meeting))
    assert (row.title, row.chip, row.how) == ("Denis Moreau", "0 of 6", "coffee · Lyon")
    hands.press(Key.Key_Return)
    assert hands.pane.meeting_id == meeting
    hands.press(Key.Key_Left, ALT)
    assert hands.page.pane is None
    hands.press(Key.Key_Delete)
    assert desk.meetings.coming() == []
    assert hands.window.toast.isVisible()


def test_the_filter_says_what_it_did_not_find(hands: Hands, meeting: int) -> None:
    hands.press(Key.Key_F, CTRL)
    hands.type("nobody")
    assert "nobody" in hands.page.list._nothing.accessibleName()
    hands.page.list.filter.clear()
    assert hands.page.list.view.rows.rowCount() == 2


def test_the_plan_is_changed_in_place(hands: Hands, desk: Desk, meeting: int) -> None:
    desk.meetings.edit(meeting, confirmed=True)
    hands.open(meeting, Phase.PREPARE)
    hands.press(Key.Key_F2)
    hands.pane.plan.form.place.setFocus()
    hands.press(Key.Key_End)
    hands.type(", Quai 3\n")
    assert (hands.view().meeting.place, hands.view().meeting.confirmed) == ("Lyon, Quai 3", True)
    assert not hands.pane.plan.form.isVisible()


def test_while_the_first_meeting_is_planned_only_the_form_asks_for_it(hands: Hands) -> None:
    hands.page.plan([])
    first = hands.page.list._first
    assert not first.isVisible()
    hands.page.form.closed.emit()
    assert first.isVisible()
    assert first.hasFocus()


def test_somebody_new_is_added_while_planning(hands: Hands, desk: Desk) -> None:
    hands.press(Key.Key_M, CTRL)
    hands.type("Grace Liu, Founder at Kestrel Labs")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    assert [one.organisation for one in hands.view().contacts] == ["Kestrel Labs"]


def test_every_control_has_a_name(hands: Hands, desk: Desk, meeting: int) -> None:
    desk.meetings.start(meeting)
    desk.pad.name(meeting, MentionKind.PERSON, "Claire Dubois")
    for phase in Phase:
        hands.open(meeting, phase)
        for widget in hands.pane.findChildren(ChipButton):
            assert widget.accessibleName()
        for editor in hands.pane.findChildren(QPlainTextEdit):
            assert editor.accessibleName()


def test_one_button_balances_the_list(hands: Hands, desk: Desk, meeting: int) -> None:
    hands.open(meeting, Phase.PREPARE)
    before = {item.entry.id for item in desk.agenda.items(meeting)}
    bank = hands.prepare.bank
    assert bank.balance.isVisible()
    assert all(row.accessibleDescription() for row in bank.rows)
    bank.balance.setFocus()
    hands.press(Key.Key_Space)
    items = desk.agenda.items(meeting)
    assert before < {item.entry.id for item in items}
    assert "closing-who-else" in {item.entry.question for item in items}
    assert not bank.balance.isVisible()
    assert bank.said.text() == "The list is balanced. Search the bank for more."
    desk.history.undo()
    assert {item.entry.id for item in desk.agenda.items(meeting)} == before
