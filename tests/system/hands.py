"""Two hands on the keyboard: every act is a key event at whatever has the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

MOST_TABS = 150
WAIT_MS = 10_000


class Hands:
    """Presses keys and goes by Tab; looks at nothing but what has the focus."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot, self._window = qtbot, window

    def at(self) -> QWidget:
        """Who gets the keys: an open menu, else what has the focus, else the window."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self._window

    def name(self) -> str:
        """What a screen reader calls whoever gets the keys."""
        holder = self.at()
        shown = holder.text() if isinstance(holder, QAbstractButton) else ""
        return holder.accessibleName() or shown

    def back(self) -> None:
        """What a window manager does once a dialog has closed, and the offscreen screen leaves undone."""
        with self._qtbot.waitActive(self._window):
            self._window.activateWindow()

    def press(self, keys: str, times: int = 1) -> None:
        """A key with its modifiers, as in `Ctrl+Shift+Return`."""
        for _ in range(times):
            combination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs do not know it
            QTest.keyClick(self.at(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """One key after the other; a line end is Enter."""
        for char in text:
            if char == "\n":
                self.press("Return")
            elif char.isascii():
                QTest.keyClicks(self.at(), char)
                QApplication.processEvents()
            else:
                self._compose(char)

    def _compose(self, char: str) -> None:
        """What no key of a plain keyboard has comes from an input method."""
        event = QInputMethodEvent()
        event.setCommitString(char)
        QApplication.sendEvent(self.at(), event)

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Presses Tab until something of this accessible name (or the beginning of it) has the focus."""
        passed: list[str] = []
        for _ in range(MOST_TABS):
            if self.name().startswith(name):
                return
            passed.append(self.name() or type(self.at()).__name__)
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"Tab does not lead to “{name}”, only to {list(dict.fromkeys(passed))}")

    def wait(self, condition: Callable[[], object]) -> None:
        """Until it is so; the event loop goes on meanwhile."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    def wait_for_focus(self, name: str) -> None:
        """Until something of this accessible name has the focus."""
        try:
            self.wait(lambda: self.name().startswith(name))
        except Exception as error:
            told = f"{type(self.at()).__name__} “{self.name()}”, active {QApplication.activeWindow()}"
            raise AssertionError(f"{told} has the keyboard, not “{name}”") from error
