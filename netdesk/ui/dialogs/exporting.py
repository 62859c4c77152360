"""Asks what is to be exported and how, then shows how far it is; what is stopped leaves nothing behind."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from netdesk.domain.errors import UserError
from netdesk.ui.dialogs.export_form import ExportForm
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.widgets.basics import PrimaryButton, SecondaryButton, Words

LATE_MS = 400


class ExportDialog(Sheet):
    """The choices first; once a file is chosen, the progress of writing it."""

    file_asked = Signal()
    """The choices are made: which file is it to be?"""
    _moved = Signal(int, int)  # from the exporting thread

    def __init__(self, window: QWidget, selected: int) -> None:
        super().__init__(window, self.tr("Export"), width=560, height=600)
        self._stopped = threading.Event()
        self._runs = False
        self.form = ExportForm(selected)
        self.words = Words("", "second", wrap=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("How far the export is"))
        self.problem = Words("", "error", wrap=True)
        for part in (self.form, self.words, self.bar, self.problem):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.end = SecondaryButton(self.tr("Close"))
        self.end.clicked.connect(self.close)
        self.go = PrimaryButton(self.tr("Choose a file…"))
        self.go.setDefault(True)
        self.go.clicked.connect(self.file_asked)
        self.add_button(self.end)
        self.add_button(self.go)
        self._show_form()
        self._moved.connect(self._show_progress)

    def _show_form(self) -> None:
        for part in (self.words, self.bar, self.problem):
            part.hide()
        self.form.setEnabled(True)
        self.go.show()
        self.end.setEnabled(True)
        self.end.setText(self.tr("Close"))

    def begin(self, path: Path) -> None:
        """The file is being written; what takes less than a moment shows nothing of it."""
        self._stopped.clear()
        self._runs = True
        self.problem.hide()
        self.form.setEnabled(False)
        self.go.hide()
        self.end.setText(self.tr("Stop"))
        self.words.setText(self.tr("Writing {0}…").format(path.name))
        self.bar.setRange(0, 0)
        QTimer.singleShot(LATE_MS, self, self._show_running)

    @Slot()
    def _show_running(self) -> None:
        self.words.setVisible(self._runs)
        self.bar.setVisible(self._runs)

    def progress(self, done: int, total: int) -> None:
        """Told by the export, on its thread; ends it when the user has stopped it."""
        if self._stopped.is_set():
            raise UserError(self.tr("The export was stopped. No file was written."))
        self._moved.emit(done, total)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    @Slot()
    def stop(self) -> None:
        """Ends the export; an earlier file stays as it was."""
        self._stopped.set()

    def show_failure(self, error: Exception) -> None:
        """Why nothing was written; the choices stay for another try."""
        self._runs = False
        self._show_form()
        self.problem.setText(str(error))
        self.problem.show()
        self.show()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """The file is written."""
        self._runs = False
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """While it runs, closing stops it; the dialog stays until that is done."""
        if not self._runs:
            super().closeEvent(event)
            return
        self.stop()
        self.words.setText(self.tr("Stopping…"))
        self.end.setEnabled(False)
        event.ignore()

    def reject(self) -> None:
        """Esc only puts a running export out of sight."""
        if self._runs:
            self.hide()
        else:
            super().reject()
