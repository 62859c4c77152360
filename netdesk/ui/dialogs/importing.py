"""What an import is doing and what came of it, told truly, without holding up anybody who types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QWidget

from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.widgets.basics import Words

if TYPE_CHECKING:
    from netdesk.services.importing import FileReport

LATE_MS = 400


class ImportDialog(Sheet):
    """Appears when an import takes longer than a moment; then shows the counts and what was left out."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, self.tr("Import contacts"), width=560, height=360)
        self._done = False
        self._words = Words(self.tr("Reading and storing…"), wrap=True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._left_out = QPlainTextEdit(readOnly=True)
        self._left_out.setAccessibleName(self.tr("What was left out, and why"))
        self._left_out.hide()
        self.body.addWidget(self._words)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._left_out, 1)
        self.body.addStretch(0)
        self.add_close()

    def open_late(self) -> None:
        """Shows itself unless the import is done at once; whatever takes less than a moment shows nothing."""
        QTimer.singleShot(LATE_MS, lambda: None if self._done else self.show())

    def show_reports(self, reports: Sequence[FileReport]) -> None:
        """The counts of each file, and each thing that was left out with its reason."""
        self._finish("\n".join(self._sentence(report) for report in reports))
        lines = [f"{skip.where}: {skip.reason}" for report in reports for skip in report.skipped]
        self._left_out.setPlainText("\n".join(lines))
        self._left_out.setVisible(bool(lines))

    def show_failure(self, error: Exception) -> None:
        """Why nothing was imported."""
        self._finish(str(error))

    def _finish(self, text: str) -> None:
        self._done = True
        self._words.setText(text)
        self._bar.hide()
        self.show()

    def _sentence(self, report: FileReport) -> str:
        numbers = self.tr("{0} read: {1} added, {2} updated, {3} unchanged, {4} left out")
        counted = numbers.format(
            report.read, report.added, report.updated, report.unchanged, len(report.skipped)
        )
        return f"{report.path}\n{counted}"
