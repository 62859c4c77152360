"""Work on another thread that tells how far it is, and that the user can stop."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QProgressBar

from netdesk.domain.errors import UserError


class Stoppable(QObject):
    """Shows the progress of one piece of work after another in a bar; `stopped` is said when it was ended."""

    _moved = Signal(int, int)  # from the working thread

    def __init__(self, bar: QProgressBar, stopped: str) -> None:
        super().__init__(bar)
        self.runs = False
        self._said = stopped
        self._bar = bar
        self._stop_asked = threading.Event()
        self._moved.connect(self._show)

    def begin(self) -> None:
        """The next piece of work is asked for."""
        self.runs = True
        self._stop_asked.clear()
        self._bar.setRange(0, 0)

    def end(self) -> None:
        """It is over, whatever came of it."""
        self.runs = False

    def tell(self, done: int, total: int) -> None:
        """Told by the work, on its thread; ends it when the user has stopped it."""
        if self._stop_asked.is_set():
            raise UserError(self._said)
        self._moved.emit(done, total)

    @Slot()
    def stop(self) -> None:
        """Ends the work at its next step."""
        self._stop_asked.set()

    @Slot(int, int)
    def _show(self, done: int, total: int) -> None:
        if self.runs:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
