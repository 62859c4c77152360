"""All actions with their shortcuts, read from where they are declared."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from netdesk.ui import theme
from netdesk.ui.actions import ACTIONS, Declared
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.menus import action_text, key_sequences
from netdesk.ui.widgets.basics import KeyHint, SectionLabel, Words


class ShortcutsDialog(Sheet):
    """The help of the keyboard."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(
            window, QCoreApplication.translate("Shortcuts", "Keyboard shortcuts"), width=520, height=620
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(0, 1)
        for menu in dict.fromkeys(action.menu for action in ACTIONS if action.shortcut):
            title = QCoreApplication.translate("Menu", menu.value).replace("&", "")
            grid.addWidget(SectionLabel(title), grid.rowCount(), 0, 1, 2)
            for action in ACTIONS:
                if action.menu is menu and action.shortcut:
                    _add(grid, action)
        inside = QWidget()
        inside.setLayout(grid)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        self.body.addWidget(area)
        self.add_close()


def _add(grid: QGridLayout, action: Declared) -> None:
    keys = key_sequences(action)
    if keys:
        row = grid.rowCount()
        grid.addWidget(Words(action_text(action)), row, 0)
        grid.addWidget(KeyHint(keys[0].toString(QKeySequence.SequenceFormat.NativeText)), row, 1)
