"""A sheet that shows how far something long is: closing it stops that, Esc only puts it out of sight."""

from __future__ import annotations

import threading

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from netdesk.domain.imports import ImportStopped
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.widgets.basics import Words


class RunningSheet(Sheet):
    """`words` say what is done, `bar` how far it is; `stopped_text` is what the one who is stopped says."""

    _moved = Signal(int, int)  # from the thread that does it

    def __init__(self, window: QWidget, title: str, *, width: int = 560, height: int = 480) -> None:
        super().__init__(window, title, width=width, height=height)
        self.running = False
        self.stopped_text = ""
        self._stopped = threading.Event()
        self.words = Words("", wrap=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("How far it is"))
        self._moved.connect(self._show_progress)

    def begin(self, text: str) -> None:
        """Something is done from now on."""
        self.running = True
        self._stopped.clear()
        self.words.setText(text)
        self.bar.setRange(0, 0)
        for part in (self.words, self.bar):
            part.show()

    def end_with(self, text: str) -> None:
        """It is done."""
        self.running = False
        self.bar.hide()
        self.words.setText(text)
        self.words.show()

    def progress(self, done: int, total: int) -> None:
        """Told on the thread that does it; ends it when the user has stopped it."""
        if self._stopped.is_set():
            raise ImportStopped(self.stopped_text)
        if total:
            self._moved.emit(done, total)

    @Slot()
    def stop(self) -> None:
        """Ends it; what was written is taken back."""
        self._stopped.set()

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if self.running:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.moved(done, total)

    def moved(self, done: int, total: int) -> None:
        """For those who say more than the bar does."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """While it runs, closing stops it; the sheet stays until that is done."""
        if not self.running:
            super().closeEvent(event)
            return
        self.stop()
        self.words.setText(self.tr("Stopping…"))
        event.ignore()

    def reject(self) -> None:
        if self.running:
            self.hide()
        else:
            super().reject()
