"""All actions with their shortcuts, read from where they are declared."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.ui import theme
from netdesk.ui.actions import ACTIONS, Declared
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.menus import action_text, key_sequences
from netdesk.ui.widgets.basics import KeyHint, SectionLabel, Words

ON_AN_ENTRY = (
    (QT_TRANSLATE_NOOP("Shortcuts", "Go into the entries of a day, open one"), "Enter"),
    (QT_TRANSLATE_NOOP("Shortcuts", "Done, or to be done again"), "D"),
    (QT_TRANSLATE_NOOP("Shortcuts", "Put off"), "S"),
    (QT_TRANSLATE_NOOP("Shortcuts", "Carry with the arrows until Enter"), "M"),
    (QT_TRANSLATE_NOOP("Shortcuts", "Move by a day"), "Ctrl+Right"),
    (QT_TRANSLATE_NOOP("Shortcuts", "Move by a week"), "Ctrl+Down"),
    (QT_TRANSLATE_NOOP("Shortcuts", "Show the contact"), "C"),
    (QT_TRANSLATE_NOOP("Shortcuts", "Delete"), "Del"),
)
"""Keys that no action declares: they count while an entry of the calendar is chosen."""


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
        _add_calendar(grid)
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
        _add_line(grid, action_text(action), keys[0])


def _add_calendar(grid: QGridLayout) -> None:
    title = QCoreApplication.translate("Shortcuts", "On an entry of the calendar")
    grid.addWidget(SectionLabel(title), grid.rowCount(), 0, 1, 2)
    for text, key in ON_AN_ENTRY:
        _add_line(grid, QCoreApplication.translate("Shortcuts", text), QKeySequence(key))


def _add_line(grid: QGridLayout, text: str, keys: QKeySequence) -> None:
    row = grid.rowCount()
    grid.addWidget(Words(text), row, 0)
    grid.addWidget(KeyHint(keys.toString(QKeySequence.SequenceFormat.NativeText)), row, 1)
