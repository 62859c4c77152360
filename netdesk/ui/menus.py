"""The menus and shortcuts, made from the declared actions; undo and redo carry the step's name."""

from __future__ import annotations

import sys
from collections.abc import Container
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu

from netdesk.domain.acts import Act
from netdesk.ui.actions import ACTIONS, ActionId, Declared, Menu

if TYPE_CHECKING:
    from netdesk.ui.main_window import MainWindow


def action_text(declared: Declared) -> str:
    """An action's text in the user's language."""
    return QCoreApplication.translate("Action", declared.text)


def act_text(act: Act) -> str:
    """A step's name in the user's language."""
    return QCoreApplication.translate("Act", act.value)


def key_sequences(declared: Declared) -> list[QKeySequence]:
    """An action's shortcuts on this platform."""
    standard, _, other = declared.shortcut.removeprefix("std:").partition(" or ")
    if not declared.shortcut.startswith("std:"):
        return [QKeySequence(standard)] if standard else []
    known = QKeySequence.keyBindings(QKeySequence.StandardKey[standard])
    return known or ([QKeySequence(other)] if other else [])


class Menus:
    """One QAction for each declared action, in menus that open from a button, on macOS from the menu bar."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.actions = {declared.id: self._made(declared) for declared in ACTIONS}
        self._menu = QMenu(window)
        parts = {menu: QMenu(QCoreApplication.translate("Menu", menu.value), window) for menu in Menu}
        for declared in ACTIONS:
            parts[declared.menu].addAction(self.actions[declared.id])
        for part in parts.values():
            self._menu.addMenu(part)
            if sys.platform == "darwin":
                window.menuBar().addMenu(part)

    def _made(self, declared: Declared) -> QAction:
        action = QAction(action_text(declared), self._window)
        action.setShortcuts(key_sequences(declared))
        action.setEnabled(False)
        action.triggered.connect(lambda: self._window.run(declared.id))
        self._window.addAction(action)
        return action

    def open_from(self, button: QAbstractButton) -> None:
        """Has a button open the menus."""
        self._button = button
        button.clicked.connect(self.open)

    def open(self) -> None:
        """Opens the menus over their button, the first one ready for the arrow keys."""
        self._menu.popup(self._button.mapToGlobal(self._button.rect().topLeft()))
        self._menu.setActiveAction(self._menu.actions()[0])

    def offered(self) -> dict[ActionId, str]:
        """What can be done now, by its name; undo and redo name their step."""
        return {name: action.text() for name, action in self.actions.items() if action.isEnabled()}

    def enable(self, possible: Container[ActionId]) -> None:
        """Offers these actions and no others."""
        for name, action in self.actions.items():
            if name not in (ActionId.UNDO, ActionId.REDO):
                action.setEnabled(name in possible)

    def name_steps(self, undo: Act | None, redo: Act | None) -> None:
        """Names what undo and redo would do."""
        for name, act in ((ActionId.UNDO, undo), (ActionId.REDO, redo)):
            word = self.actions[name]
            plain = next(action_text(declared) for declared in ACTIONS if declared.id is name)
            word.setText(f"{plain}: {act_text(act)}" if act else plain)
            word.setEnabled(act is not None)
