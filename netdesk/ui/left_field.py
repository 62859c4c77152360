"""Tells when a typed field was left and all of it is stored: what was typed is one complete step then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from netdesk.ui.autosave import Autosave, SaveState


class LeftField(QObject):
    """Calls `leave` once after each stay in the editor in which something was typed."""

    def __init__(self, editor: QWidget, autosave: Autosave, leave: Callable[[], None]) -> None:
        super().__init__(editor)
        self._editor, self._autosave, self._leave = editor, autosave, leave
        self._typed = False
        autosave.state_changed.connect(self._on_state)
        editor.installEventFilter(self)

    @Slot(object)
    def _on_state(self, state: SaveState) -> None:
        self._typed = self._typed or state is not SaveState.SAVED
        self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._close)
        return False

    @Slot()
    def _close(self) -> None:
        if self._typed and self._autosave.state is SaveState.SAVED and not self._editor.hasFocus():
            self._typed = False
            self._leave()
