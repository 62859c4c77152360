"""The help of the keyboard."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.actions import ACTIONS
from netdesk.ui.dialogs.shortcuts import ON_AN_ENTRY, ShortcutsDialog
from netdesk.ui.widgets.basics import KeyHint, SectionLabel


def test_each_menu_is_a_section_of_its_own_and_each_shortcut_stands_there_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ShortcutsDialog(window)
    titles = [label.text() for label in dialog.findChildren(SectionLabel)]
    assert len(titles) == len(set(titles)) > 3
    shortcuts = [action for action in ACTIONS if action.shortcut]
    assert len(dialog.findChildren(KeyHint)) == len(shortcuts) + len(ON_AN_ENTRY)


def test_the_keys_of_the_calendars_entries_are_named_and_fit(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ShortcutsDialog(window)
    dialog.show()
    assert {"M", "S", "C", "D"} <= {hint.accessibleName() for hint in dialog.findChildren(KeyHint)}
    (area,) = dialog.findChildren(QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
