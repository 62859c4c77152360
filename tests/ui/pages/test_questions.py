"""The page of the questions and stories, driven by the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.changes import Kind
from netdesk.domain.meeting import MeetingKind
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.pages.questions.note import AnswerRow
from netdesk.ui.pages.questions.page import QuestionsPage
from netdesk.ui.pages.questions.story_use import StoryUse
from netdesk.ui.tasks import InlineTasks, Reporter, Tasks, Then, Work
from netdesk.ui.widgets.basics import GhostButton
from tests.services.dated import Hand, open_at, person
from tests.services.people import TEN


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    yield opened
    opened.close()


class LateTasks(InlineTasks):
    """Look-ups come back later, as they do in the real window."""

    def find(self, key: str, work: Work, then: Then) -> None:
        QTimer.singleShot(0, lambda: then(work()))


def shown(qtbot: QtBot, desk: Desk, width: int = 1200, tasks: Tasks | None = None) -> QuestionsPage:
    bus = ChangeBus()
    desk.listen(bus.publish)
    page = QuestionsPage(desk.questions, desk.stories, tasks or InlineTasks(Reporter()), bus)
    bus.setParent(page)
    qtbot.addWidget(page)
    page.resize(width, 800)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.activated()
    return page


def holder() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def listed(page: QuestionsPage) -> list[str]:
    paged = page.bank.table.paged
    return [paged.index(row, 0).data() for row in range(paged.rowCount())]


def test_words_and_category_narrow_the_bank(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    every = listed(page)
    assert len(every) == desk.questions.count()
    page.bank.categories.setFocus()
    QTest.keyClick(holder(), Qt.Key.Key_Down)
    first = listed(page)
    assert 0 < len(first) < len(every)
    assert not page.bank.table.columns.shown("category")
    page.bank.filter.setFocus()
    QTest.keyClicks(holder(), "zzz")
    assert listed(page) == []
    page.bank.table.clear_requested.emit()
    assert listed(page) == first


def test_a_narrow_window_chooses_the_category_in_one_line(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk, width=640)
    assert not page.bank.categories.isVisible()
    line = page.bank.categories.line
    assert line.isVisible()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert 0 < len(listed(page)) < desk.questions.count()


def test_an_own_question_is_written_changed_and_deleted(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    page.handlers()[ActionId.NEW_QUESTION]()
    QTest.keyClicks(holder(), "What would you plant first?")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert page.bank.table.hasFocus()
    row = page.bank.table.currentIndex().row()
    assert listed(page)[row] == "What would you plant first?"
    page.handlers()[ActionId.EDIT]()
    QTest.keyClicks(holder(), "What would you plant last?")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert [one.text for one in desk.questions.find("plant last")] == ["What would you plant last?"]
    with qtbot.waitSignal(page.removed):
        page.handlers()[ActionId.DELETE]()
    assert desk.questions.find("plant last") == []
    assert desk.history.undo() is Act.DELETE_QUESTION
    assert desk.questions.find("plant last")


def test_a_question_of_the_bank_is_worded_anew_and_reads_as_it_was_again(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    before = desk.questions.count()
    first = listed(page)[0]
    page.bank.table.setFocus()
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert page.bank.line.isVisible()
    QTest.keyClick(holder(), Qt.Key.Key_End)
    QTest.keyClicks(holder(), " And why?")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert desk.questions.count() == before
    assert listed(page)[0] == f"{first} And why?"
    assert page.bank.note.reset.isVisible()
    page.bank.note.reset.click()
    assert listed(page)[0] == first
    assert not page.bank.note.reset.isVisible()


def test_a_question_of_the_bank_is_taken_off_it_and_comes_back(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    first = listed(page)[0]
    with qtbot.waitSignal(page.removed):
        page.handlers()[ActionId.DELETE]()
    assert first not in listed(page)
    assert desk.history.undo() is Act.DELETE_QUESTION
    assert listed(page)[0] == first


def test_a_question_is_carried_on_and_shows_what_was_answered(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    page.bank.note.carry.click()
    assert page.bank.note.carry.text() == "It is answered"
    key = next(one.key for one in desk.questions.find() if one.carried)
    meeting = desk.meetings.plan([person(desk, "Ada Lind")], MeetingKind.COFFEE, TEN, 20, "")
    (entry,) = desk.agenda.add_from_bank(meeting, [key])
    desk.agenda.type_answer(entry, "Only in spring & autumn")
    desk.agenda.tick(entry)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.bank.note.findChildren(AnswerRow)))
    (answer,) = [one for one in page.bank.note.findChildren(AnswerRow) if one.isVisible()]
    assert answer.accessibleName() == "Ada Lind answered: Only in spring & autumn"
    with qtbot.waitSignal(page.record_asked) as asked:
        answer.click()
    assert asked.args == [Kind.MEETING, meeting, ""]
    page.bank.note.carry.click()
    assert not any(one.carried for one in desk.questions.find())


def test_esc_keeps_what_was_typed_for_later(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    page.bank.add()
    QTest.keyClicks(holder(), "Half a quest")
    QTest.keyClick(holder(), Qt.Key.Key_Escape)
    assert not page.bank.line.isVisible()
    page.bank.add()
    QTest.keyClick(holder(), Qt.Key.Key_End)
    QTest.keyClicks(holder(), "ion?")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert [one.text for one in desk.questions.find("half a question")] == ["Half a question?"]


def test_an_own_question_is_brought_up(qtbot: QtBot, desk: Desk) -> None:
    key = desk.questions.add("Who waters the trees?")
    own = desk.questions.by_key()[key].own_id
    page = shown(qtbot, desk)
    page.show_record(Kind.QUESTION, own)
    row = page.bank.table.currentIndex().row()
    assert listed(page)[row] == "Who waters the trees?"


def test_a_story_is_begun_and_typed(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    page.handlers()[ActionId.NEW_STORY]()
    QTest.keyClicks(holder(), "Forty boxes")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    page.handlers()[ActionId.EDIT]()
    QTest.keyClicks(holder(), "We moved the archive in the rain.")
    page.settle()
    (story,) = desk.stories.all()
    assert (story.title, story.text) == ("Forty boxes", "We moved the archive in the rain.")
    desk.history.undo()
    assert desk.stories.all()[0].text == ""
    assert page.stories.text() == ""


def test_a_story_says_its_length_what_it_shows_and_where_it_was_chosen(qtbot: QtBot, desk: Desk) -> None:
    story = desk.stories.add("Forty boxes", "word " * 75)
    meeting = desk.meetings.plan([person(desk, "Laura Chen")])
    desk.meetings.edit(meeting, story_id=story)
    page = shown(qtbot, desk)
    page.show_record(Kind.STORY, story)
    assert "75 words, about 30 seconds" in page.stories._pace.text()
    page.stories._shows.open()
    QTest.keyClicks(holder(), "calm in the rain")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert desk.stories.load(story).shows == "calm in the rain"
    use = page.stories.findChild(StoryUse)
    assert use is not None
    (button,) = use.findChildren(GhostButton)
    assert button.text() == "Laura Chen"
    with qtbot.waitSignal(page.record_asked) as asked:
        button.click()
    assert asked.args == [Kind.MEETING, meeting, ""]


def test_a_new_story_opens_with_its_own_title_not_with_that_of_the_one_before(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.stories.add("One")
    page = shown(qtbot, desk, tasks=LateTasks(Reporter()))
    page.handlers()[ActionId.NEW_STORY]()
    title = page.stories._title
    qtbot.waitUntil(lambda: title.editing)
    editor = holder()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "New story"


def test_a_story_is_deleted_and_comes_back(qtbot: QtBot, desk: Desk) -> None:
    first, second = desk.stories.add("One", "first"), desk.stories.add("Two", "second")
    page = shown(qtbot, desk)
    page.show_record(Kind.STORY, second)
    with qtbot.waitSignal(page.removed):
        page.handlers()[ActionId.DELETE]()
    assert [story.id for story in desk.stories.all()] == [first]
    assert page.stories.text() == "first"
    desk.history.undo()
    assert len(desk.stories.all()) == 2


def test_what_is_typed_in_one_story_never_lands_in_another(qtbot: QtBot, desk: Desk) -> None:
    first, second = desk.stories.add("One"), desk.stories.add("Two")
    page = shown(qtbot, desk)
    page.show_record(Kind.STORY, first)
    page.handlers()[ActionId.EDIT]()
    QTest.keyClicks(holder(), "of the first")
    page.show_record(Kind.STORY, second)
    assert desk.stories.load(first).text == "of the first"
    assert desk.stories.load(second).text == ""
    assert page.stories.text() == ""


def test_each_stay_in_the_editor_is_one_step(qtbot: QtBot, desk: Desk) -> None:
    story = desk.stories.add("One")
    page = shown(qtbot, desk)
    page.show_record(Kind.STORY, story)
    for words in ("first", " second"):
        page.handlers()[ActionId.EDIT]()
        QTest.keyClick(holder(), Qt.Key.Key_End)
        QTest.keyClicks(holder(), words)
        page.settle()
        page.activated()
        qtbot.wait(10)
    assert desk.stories.load(story).text == "first second"
    desk.history.undo()
    assert desk.stories.load(story).text == "first"
