"""An import from the files to the counts: reading, columns, preview, writing, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from netdesk.domain.import_preview import Groups, how_many
from netdesk.domain.imports import FileReport, Source
from netdesk.ui import theme
from netdesk.ui.dialogs.importing_columns import ColumnsStep
from netdesk.ui.dialogs.importing_preview import Preview
from netdesk.ui.dialogs.importing_words import counts, kind, places
from netdesk.ui.dialogs.running_sheet import RunningSheet
from netdesk.ui.widgets.basics import PrimaryButton, SecondaryButton

LATE_MS = 400
ROOMY = (860, 620)


class ImportDialog(RunningSheet):
    """Asks for nothing that the preview does not show."""

    preview_asked = Signal(list)
    """The sources, with what their columns stand for."""
    import_asked = Signal(object)
    """The Choices with which what was prepared is to be written."""
    undo_asked = Signal()

    def __init__(self, window: QWidget, sources: Sequence[Source] = ()) -> None:
        super().__init__(window, self.tr("Import contacts"), width=560, height=300)
        self._sources = list(sources)
        self._asked: set[int] = set()
        self._place = 0
        self._reports: Sequence[FileReport] = ()
        self._groups: Groups = {}
        self.stopped_text = self.tr("The import was stopped. Nothing of it was kept.")
        self.left_out = QPlainTextEdit(readOnly=True)
        self.preview: Preview | None = None
        self.columns: ColumnsStep | None = None
        self.undo = SecondaryButton(self.tr("Undo this import"))
        self.again = SecondaryButton(self.tr("Columns…"))
        self.end = SecondaryButton(self.tr("Stop"))
        self.go = PrimaryButton(self.tr("Import"))
        self._lay_out()
        self.begin(self.tr("Reading…"))

    def _lay_out(self) -> None:
        self.left_out.setAccessibleName(self.tr("What was left out, and why"))
        self.left_out.hide()
        for part in (self.words, self.bar, self.left_out):
            self.body.addWidget(part, 1 if part is self.left_out else 0)
        self.body.addStretch(0)
        clicks = {
            self.undo: self._undo,
            self.again: self._ask_columns_again,
            self.end: self.close,
            self.go: self._go_on,
        }
        for button, handler in clicks.items():
            button.clicked.connect(handler)
            self.add_button(button)
        for hidden in (self.undo, self.again, self.go):
            hidden.hide()

    # Running

    def open_late(self) -> None:
        """Shows itself unless the work is done at once; whatever takes less than a moment shows nothing."""
        QTimer.singleShot(LATE_MS, self, lambda: self.show() if self.running else None)

    def moved(self, done: int, total: int) -> None:
        numbers = (self.locale().toString(done), self.locale().toString(total))
        self.words.setText(self.tr("Storing contacts: {0} of {1}").format(*numbers))

    def _run(self, text: str) -> None:
        self._clear()
        self.begin(text)
        self.end.setText(self.tr("Stop"))

    def _clear(self) -> None:
        for part in (self.preview, self.columns):
            if part is not None:
                self.body.removeWidget(part)
                part.hide()  # it goes when the event loop turns
                part.deleteLater()
        self.preview = self.columns = None
        for hidden in (self.words, self.bar, self.left_out, self.undo, self.again, self.go):
            hidden.hide()

    # Columns and preview

    def show_prepared(self, reports: Sequence[FileReport], groups: Groups) -> None:
        """Asks what columns stand for where nobody knows; then tells what would be done."""
        self._reports, self._groups = reports, groups
        unknown = [place for place, report in enumerate(reports) if report.shape and place not in self._asked]
        if unknown:
            self._ask_columns(unknown[0])
        else:
            self._show_preview()

    def _ask_columns(self, place: int) -> None:
        report, shape = self._reports[place], self._reports[place].shape
        assert shape is not None
        self._place, self.running = place, False
        self._clear()
        known = shape.format != "CSV"
        self.columns = ColumnsStep(self._sources[place].path.name, shape, known=known)
        self._show_step(self.columns, self.tr("Continue"))
        if report.error:
            self.words.setText(report.error)
            self.words.show()

    @Slot()
    def _ask_columns_again(self) -> None:
        self._ask_columns(next(place for place, report in enumerate(self._reports) if report.shape))

    def _show_preview(self) -> None:
        self.running = False
        self._clear()
        self.preview = Preview(self._reports, self._groups)
        self.preview.decided.connect(self._count)
        self._show_step(self.preview, "")
        self.again.setVisible(any(report.shape for report in self._reports))
        self._count()

    def _show_step(self, step: QWidget, text: str) -> None:
        self.body.insertWidget(0, step, 1)
        self.end.setText(self.tr("Cancel"))
        self.end.setEnabled(True)
        self.go.setText(text)
        self.go.show()
        self.go.setEnabled(True)
        room = self.screen().availableSize()
        self.resize(min(theme.px(ROOMY[0]), room.width()), min(theme.px(ROOMY[1]), room.height()))
        self.show()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _count(self) -> None:
        assert self.preview is not None
        written = sum(report.added + report.updated for report in self._reports)
        count = how_many(written, self._groups, self.preview.decisions.choices())
        text = self.tr("Import {0} contacts") if count != 1 else self.tr("Import {0} contact")
        self.go.setText(text.format(self.locale().toString(count)) if count else self.tr("Nothing to import"))
        self.go.setEnabled(bool(count))
        self.end.setText(self.tr("Cancel") if count else self.tr("Close"))

    @Slot()
    def _go_on(self) -> None:
        if self.columns is not None:
            self._asked.add(self._place)
            chosen: dict[str, Any] = {
                "mapping": self.columns.mapping(),
                "date_order": self.columns.date_order(),
            }
            self._sources[self._place] = replace(self._sources[self._place], **chosen)
            self._run(self.tr("Reading…"))
            self.preview_asked.emit(list(self._sources))
        elif self.preview is not None:
            choices = self.preview.decisions.choices()
            self._run(self.tr("Storing contacts…"))
            self.import_asked.emit(choices)

    # The end

    def show_reports(self, reports: Sequence[FileReport]) -> None:
        """The counts of each file, and each thing that was left out or is to be known, with its reason."""
        self._finish("\n\n".join(f"{kind(report)}\n{counts(report, done=True)}" for report in reports))
        self.undo.setVisible(any(report.added or report.updated for report in reports))
        self.left_out.setPlainText(places(reports))
        self.left_out.setVisible(bool(self.left_out.toPlainText()))
        self.resize(theme.px(560), theme.px(380) if self.left_out.toPlainText() else theme.px(200))

    def show_failure(self, error: Exception) -> None:
        """Why nothing was imported."""
        self._finish(str(error))

    def _finish(self, text: str) -> None:
        self._clear()
        self.end_with(text)
        self.end.setText(self.tr("Close"))
        self.end.setEnabled(True)
        self.show()
        self.end.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> None:
        self.close()
        self.undo_asked.emit()

    def stop(self) -> None:
        """Ends what runs; what it has written is taken back."""
        super().stop()
        self.end.setEnabled(not self.running)
