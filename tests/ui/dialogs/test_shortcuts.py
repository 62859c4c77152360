"""The help of the keyboard."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.actions import ACTIONS
from netdesk.ui.dialogs.shortcuts import ShortcutsDialog
from netdesk.ui.widgets.basics import KeyHint, SectionLabel


def test_each_menu_is_a_section_of_its_own_and_each_shortcut_stands_there_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ShortcutsDialog(window)
    titles = [label.text() for label in dialog.findChildren(SectionLabel)]
    assert len(titles) == len(set(titles)) > 3
    assert len(dialog.findChildren(KeyHint)) == len([action for action in ACTIONS if action.shortcut])
