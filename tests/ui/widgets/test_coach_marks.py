"""The coach's marks in fields: they come after a pause, leave the text alone, and can be used and muted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from netdesk.domain.coach.findings import Finding, Rule
from netdesk.ui.widgets.coach_hint import CoachHint
from netdesk.ui.widgets.coach_marks import CoachMarks, Field
from tests.domain.coach.figures import the_coach

ASK = "😀 Do you have any openings? Thank you."
FIELDS = [QLineEdit, QPlainTextEdit, QTextEdit]


def coached(qtbot: QtBot, kind: type[Field], text: str = ASK) -> tuple[Field, CoachMarks, CoachHint]:
    field = kind()
    marks = CoachMarks(field)
    hint = CoachHint(marks)
    marks.asked.connect(lambda said: marks.show_findings(said, the_coach().coach(said)))
    qtbot.addWidget(field)
    qtbot.addWidget(hint)
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)
    marks.ask()
    return field, marks, hint


@pytest.mark.parametrize("kind", FIELDS)
def test_a_finding_is_told_in_words_and_the_text_stays(qtbot: QtBot, kind: type[Field]) -> None:
    field, marks, hint = coached(qtbot, kind)
    assert [one.rule for one in marks.findings] == [Rule.ASKS_FOR_JOB]
    assert marks.text() == ASK
    assert marks.findings[0].why in field.accessibleDescription()
    assert marks.findings[0].instead in hint.accessibleName()
    assert not hint.isHidden()
    assert not _undoable(field)


@pytest.mark.parametrize("kind", [QPlainTextEdit, QTextEdit])
def test_the_wave_is_drawn_below_the_words(qtbot: QtBot, kind: type[QPlainTextEdit | QTextEdit]) -> None:
    field = coached(qtbot, kind)[0]
    assert isinstance(field, QPlainTextEdit | QTextEdit)
    (selection,) = field.extraSelections()
    assert selection.cursor.selectedText() == "Do you have any openings"
    look = selection.format
    assert look.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline


def test_a_line_is_drawn_otherwise_where_it_is_marked(qtbot: QtBot) -> None:
    field, marks, _ = coached(qtbot, QLineEdit)
    field.resize(400, 30)
    with_marks = field.grab().toImage()
    marks.show_findings(ASK, [])
    assert field.grab().toImage() != with_marks


@pytest.mark.parametrize("kind", FIELDS)
def test_typing_is_looked_at_after_a_pause(qtbot: QtBot, kind: type[Field]) -> None:
    field, marks, hint = coached(qtbot, kind, "")
    assert hint.isHidden()
    with qtbot.waitSignal(marks.asked):
        QTest.keyClicks(field, "Are you hiring?")
    assert [one.rule for one in marks.findings] == [Rule.ASKS_FOR_JOB]


@pytest.mark.parametrize("kind", FIELDS)
def test_marks_move_with_the_text_and_go_when_their_words_change(qtbot: QtBot, kind: type[Field]) -> None:
    field, marks, _ = coached(qtbot, kind)
    QTest.keyClick(field, Qt.Key.Key_Home)
    QTest.keyClicks(field, "Oh, ")
    assert [(one.start, one.end) for one in marks.findings] == [(6, 30)]
    for _ in range(8):
        QTest.keyClick(field, Qt.Key.Key_Right)
    QTest.keyClicks(field, "x")
    assert marks.findings == []


def test_an_answer_to_another_text_is_too_late(qtbot: QtBot) -> None:
    marks = coached(qtbot, QLineEdit, "Hello.")[1]
    marks.show_findings(ASK, the_coach().coach(ASK))
    assert marks.findings == []


@pytest.mark.parametrize("kind", FIELDS)
def test_better_words_take_the_place_of_the_sentence(qtbot: QtBot, kind: type[Field]) -> None:
    field, marks, hint = coached(qtbot, kind)
    before = marks.findings[0]
    _button(hint, "Use these words").click()
    assert marks.text() == f"{before.instead} Thank you."
    assert marks.findings == []
    assert hint.isHidden()
    field.undo()
    assert marks.text() == ASK


def test_muting_takes_the_marks_away(qtbot: QtBot) -> None:
    field, marks, hint = coached(qtbot, QPlainTextEdit)
    with qtbot.waitSignal(marks.mute_asked) as heard:
        _button(hint, "Do not warn of this").click()
    assert heard.args == [Rule.ASKS_FOR_JOB]
    assert marks.findings == []
    assert isinstance(field, QPlainTextEdit)
    assert field.extraSelections() == []


@pytest.mark.parametrize("kind", FIELDS)
def test_the_menu_key_offers_words_and_muting(qtbot: QtBot, kind: type[Field]) -> None:
    field, marks, _ = coached(qtbot, kind)
    target = field if isinstance(field, QLineEdit) else field.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(2, 2))
    QApplication.sendEvent(target, event)
    (menu,) = [one for one in field.findChildren(QMenu) if one.isVisible()] or _popup()
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == marks.findings[0].why
    mute = next(action for action in menu.actions() if "not warn" in action.text())
    with qtbot.waitSignal(marks.mute_asked):
        mute.trigger()
    menu.close()


def test_where_nothing_is_marked_the_menu_is_the_usual_one(qtbot: QtBot) -> None:
    field, marks, _ = coached(qtbot, QPlainTextEdit, "Hello.")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(2, 2))
    assert not marks.eventFilter(field, event)


def test_selections_of_others_stay(qtbot: QtBot) -> None:
    field, marks, _ = coached(qtbot, QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    other = QTextEdit.ExtraSelection()
    other.cursor = field.textCursor()
    field.setExtraSelections([*field.extraSelections(), other])
    marks.show_findings(ASK, [])
    assert len(field.extraSelections()) == 1


def test_the_cursor_chooses_among_findings(qtbot: QtBot) -> None:
    field, marks, hint = coached(qtbot, QLineEdit, "I attach my CV. Are you hiring?")
    assert isinstance(field, QLineEdit)
    field.setCursorPosition(3)
    assert _shown(marks).rule is Rule.PUSHES_CV
    field.setCursorPosition(20)
    assert _shown(marks).rule is Rule.ASKS_FOR_JOB
    assert _shown(marks).why in hint.accessibleName()


def _shown(marks: CoachMarks) -> Finding:
    found = marks.current()
    assert found is not None
    return found


def _popup() -> list[QMenu]:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return [popup]


def _undoable(field: Field) -> bool:
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def _button(hint: CoachHint, text: str) -> QPushButton:
    return next(button for button in hint.findChildren(QPushButton) if button.text() == text)
