"""What opens a text that is edited where it stands: Enter, F2, Space, a click, or simply typing."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
KEYS = Qt.KeyboardModifier
WRITING = KEYS.ShiftModifier | KEYS.KeypadModifier | KEYS.GroupSwitchModifier
THIRD_LEVELS = (
    KEYS.ControlModifier | KEYS.AltModifier,
    *([KEYS.AltModifier] if sys.platform == "darwin" else []),
)
"""What AltGr is told as on Windows, and what Option writes with on a Mac."""


class OpensByTyping(QWidget):
    """Shows a text; typed upon, it opens, and what was typed takes the place of what the editor selects."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)  # else dead keys write nothing

    def open(self) -> None:
        """Turns into an editor that has the keyboard, with everything selected."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OPENING_KEYS:
            self.open()
        elif writes(event):
            self._open_with(event)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() or event.preeditString():
            self._open_with(event)
        else:
            super().inputMethodEvent(event)

    def _open_with(self, event: QEvent) -> None:
        self.open()
        editor = self.window().focusWidget()
        if editor is not None and self.isAncestorOf(editor):
            QApplication.sendEvent(editor, event)


def writes(event: QKeyEvent) -> bool:
    """Whether a key stands for text, not for a command."""
    held = event.modifiers() & ~WRITING
    return (
        event.text().isprintable()
        and bool(event.text())
        and (held == KEYS.NoModifier or held in THIRD_LEVELS)
    )
