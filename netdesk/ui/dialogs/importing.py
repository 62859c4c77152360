"""What an import is doing and what came of it, told truly, without holding up anybody who types."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QWidget

from netdesk.domain.errors import UserError
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.widgets.basics import PrimaryButton, SecondaryButton, Words

if TYPE_CHECKING:
    from netdesk.domain.imports import FileReport

LATE_MS = 400


class ImportDialog(Sheet):
    """Appears when an import takes longer than a moment; then shows the counts and what was left out."""

    undo_asked = Signal()
    _moved = Signal(int, int)  # from the importing thread

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, self.tr("Import contacts"), width=560, height=380)
        self._done = False
        self._stopped = threading.Event()
        self.words = Words(self.tr("Reading…"), wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("How far the import is"))
        self.left_out = QPlainTextEdit(readOnly=True)
        self.left_out.setAccessibleName(self.tr("What was left out, and why"))
        self.left_out.hide()
        for part in (self.words, self.bar, self.left_out):
            self.body.addWidget(part, 1 if part is self.left_out else 0)
        self.body.addStretch(0)
        self.undo = SecondaryButton(self.tr("Undo this import"))
        self.undo.clicked.connect(self._undo)
        self.undo.hide()
        self.end = PrimaryButton(self.tr("Stop"))
        self.end.clicked.connect(self.close)
        self.add_button(self.undo)
        self.add_button(self.end)
        self._moved.connect(self._show_progress)

    def open_late(self) -> None:
        """Shows itself unless the import is done at once; whatever takes less than a moment shows nothing."""
        QTimer.singleShot(LATE_MS, self, lambda: None if self._done else self.show())

    def progress(self, done: int, total: int) -> None:
        """Told by the import, on its thread; ends it when the user has stopped it."""
        if self._stopped.is_set():
            raise UserError(self.tr("The import was stopped. Nothing of it was kept."))
        self._moved.emit(done, total)

    @Slot()
    def stop(self) -> None:
        """Ends the import; what it has written is taken back."""
        self._stopped.set()

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if not self._done:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            numbers = (self.locale().toString(done), self.locale().toString(total))
            self.words.setText(self.tr("Storing contacts: {0} of {1}").format(*numbers))

    def show_reports(self, reports: Sequence[FileReport]) -> None:
        """The counts of each file, and each thing that was left out or is to be known, with its reason."""
        self.undo.setVisible(any(report.added or report.updated for report in reports))
        self._finish("\n\n".join(map(self._sentence, reports)))
        places = [place for report in reports for place in (*report.skipped, *report.remarks)]
        self.left_out.setPlainText("\n".join(f"{place.where}: {place.reason}" for place in places))
        self.left_out.setVisible(bool(places))
        if not places:
            self.resize(self.width(), self.sizeHint().height())

    def show_failure(self, error: Exception) -> None:
        """Why nothing was imported."""
        self._finish(str(error))

    def _finish(self, text: str) -> None:
        self._done = True
        self.words.setText(text)
        self.bar.hide()
        self.end.setText(self.tr("Close"))
        self.end.setEnabled(True)
        self.show()
        self.end.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sentence(self, report: FileReport) -> str:
        if report.error:
            return f"{report.path}\n{report.error}"
        counts = (
            (self.tr("{0} added"), report.added),
            (self.tr("{0} updated"), report.updated),
            (self.tr("{0} unchanged"), report.unchanged),
            (self.tr("{0} left out"), len(report.skipped)),
        )
        said = ", ".join(text.format(self.locale().toString(count)) for text, count in counts if count)
        read = self.tr("{0} read").format(self.locale().toString(report.read))
        return f"{report.path}\n{read}{f': {said}' if said else ''}"

    def _undo(self) -> None:
        self.close()
        self.undo_asked.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """While it runs, closing stops it; the dialog stays until that is done."""
        if self._done:
            super().closeEvent(event)
            return
        self.stop()
        self.words.setText(self.tr("Stopping…"))
        self.end.setEnabled(False)
        event.ignore()

    def reject(self) -> None:
        """Esc only puts a running import out of sight: it removes nothing."""
        if self._done:
            self.close()
        else:
            self.hide()
