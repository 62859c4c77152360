"""A text that is edited where it stands opens when it is typed upon, and keeps the first letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.widgets.inline_edit import InlineEdit
from tests.ui.windows import holder

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def focused(window: QWidget, text: str = "", *, several_lines: bool = False) -> InlineEdit:
    edit = InlineEdit(text, name="Name", several_lines=several_lines)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(edit)
    edit.show()
    edit.setFocus()
    return edit


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(holder(), key, modifiers)


def write(text: str) -> None:
    for letter in text:
        QTest.keyClicks(holder(), letter)


@pytest.mark.parametrize("several_lines", [False, True])
@pytest.mark.parametrize("before", ["", "Nora Berg"])
def test_every_letter_is_kept(window: QWidget, before: str, several_lines: bool) -> None:
    edit = focused(window, before, several_lines=several_lines)
    write("Nora Lind")
    press(Key.Key_Return, CTRL)
    assert edit.text() == "Nora Lind"


@pytest.mark.parametrize("several_lines", [False, True])
def test_undo_brings_the_old_text_back(window: QWidget, several_lines: bool) -> None:
    edit = focused(window, "Nora Berg", several_lines=several_lines)
    write("x")
    for _ in range(2):
        press(Key.Key_Z, CTRL)
    press(Key.Key_Return, CTRL)
    assert edit.text() == "Nora Berg"


def test_escape_shows_the_old_text(window: QWidget, qtbot: QtBot) -> None:
    edit = focused(window, "Nora Berg")
    write("Lind")
    with qtbot.assertNotEmitted(edit.edited):
        press(Key.Key_Escape)
    assert (edit.text(), edit.editing, edit.hasFocus()) == ("Nora Berg", False, True)


def test_a_space_opens_and_writes_nothing(window: QWidget) -> None:
    edit = focused(window, "Nora Berg")
    press(Key.Key_Space)
    press(Key.Key_Return)
    assert edit.text() == "Nora Berg"


def test_digits_of_the_keypad_and_the_third_level_write(window: QWidget) -> None:
    edit = focused(window)
    press(Key.Key_7, KEYPAD)
    assert edit.editing
    press(Key.Key_Return)
    press(Key.Key_7, CTRL | ALT)
    assert edit.editing


@pytest.mark.parametrize("modifiers", [CTRL, ALT])
def test_a_command_opens_nothing(window: QWidget, modifiers: Qt.KeyboardModifier) -> None:
    edit = focused(window, "Nora Berg")
    press(Key.Key_M, modifiers)
    press(Key.Key_Backspace)
    press(Key.Key_Down)
    assert not edit.editing


def test_what_an_input_method_writes_is_kept(window: QWidget) -> None:
    edit = focused(window, "Nora Berg")
    assert edit.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    composed = QInputMethodEvent()
    composed.setCommitString("é")
    QApplication.sendEvent(edit, composed)
    write("lise")
    press(Key.Key_Return)
    assert edit.text() == "élise"


def test_what_is_being_composed_opens_too_and_an_empty_word_of_the_method_does_not(window: QWidget) -> None:
    edit = focused(window)
    opened = []
    for event in (QInputMethodEvent(), QInputMethodEvent("に", [])):
        QApplication.sendEvent(edit, event)
        opened.append(edit.editing)
    assert opened == [False, True]
    composed = QInputMethodEvent()
    composed.setCommitString("日")
    QApplication.sendEvent(holder(), composed)
    press(Key.Key_Return)
    assert edit.text() == "日"
