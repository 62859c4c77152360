"""Past imports: what each brought, and the way to take one back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QListView, QPlainTextEdit, QWidget

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.import_batches import BatchLine, RolledBack
from netdesk.ui import dates
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.delegates.list_row import ListRowDelegate
from netdesk.ui.dialogs.importing_words import GAINS, field_name, said
from netdesk.ui.dialogs.running_sheet import RunningSheet
from netdesk.ui.models.row_list import RowListModel
from netdesk.ui.palettes import Tone
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import PrimaryButton, SecondaryButton
from netdesk.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from netdesk.services.importing import ImportService


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A past import as the list shows it."""

    title: str
    detail: str
    chip: str
    batch: BatchLine
    chip_tone: str = Tone.PLAIN
    avatar: str = ""
    square: bool = False
    icon: str = "import"


class PastImports(RunningSheet):
    """Lists the imports that still have people in the desk, the latest first."""

    undo_asked = Signal()

    def __init__(self, window: QWidget, importing: ImportService, tasks: Tasks, bus: ChangeBus) -> None:
        super().__init__(window, self.tr("Past imports"))
        self._importing = importing
        self._tasks = tasks
        self.stopped_text = self.tr("It was stopped; everything is as it was.")
        self._model = RowListModel()
        self.list = QListView()
        self.empty = EmptyState("import", self.tr("Nothing was imported yet"))
        self.stays = QPlainTextEdit(readOnly=True)
        self.undo = SecondaryButton(self.tr("Undo"))
        self.back = PrimaryButton(self.tr("Roll back"))
        self._set_up()
        bus.changed.connect(self._on_changed)
        self._load()

    def _set_up(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(ListRowDelegate(self.list))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Past imports"))
        self.list.setProperty("bare", True)
        self.stays.setAccessibleName(self.tr("What stays, and why"))
        self.back.setToolTip(self.tr("Takes back what is still as it came; what has become yours stays"))
        self.back.clicked.connect(self._roll_back)
        self.undo.clicked.connect(self._undo)
        for part in (self.list, self.empty, self.words, self.bar, self.stays):
            self.body.addWidget(part, 1 if part in (self.list, self.empty) else 0)
        for hidden in (self.words, self.bar, self.stays, self.undo):
            hidden.hide()
        self.add_button(self.undo)
        self.add_close()
        self.add_button(self.back)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.concerns(Kind.BATCH):
            self._load()

    def _load(self) -> None:
        self._tasks.find("past imports", self._importing.batches, self._show)

    def _show(self, lines: Sequence[BatchLine]) -> None:
        self._model.set_rows([self._row(line) for line in lines])
        self.list.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.back.setEnabled(bool(lines) and not self.running)
        if lines:
            self.list.setCurrentIndex(self._model.index(0))

    def _row(self, line: BatchLine) -> BatchRow:
        day = dates.short(line.at.astimezone().date())
        number = self.locale().toString
        counts = (
            self.tr("{0} added").format(number(line.added)) if line.added else "",
            self.tr("{0} updated").format(number(line.updated)) if line.updated else "",
        )
        return BatchRow(line.source, " · ".join((day, *filter(None, counts))), line.format, line)

    @Slot()
    def _roll_back(self) -> None:
        index = self.list.currentIndex()
        if not index.isValid() or self.running:
            return
        row = self._model.row_at(index.row())
        assert isinstance(row, BatchRow)
        self.begin(self.tr("Taking back what {0} brought…").format(row.title))
        self.back.setEnabled(False)
        self.stays.hide()
        self.undo.hide()
        work = partial(self._importing.roll_back, row.batch.id, self.progress)
        self._tasks.long(work, partial(self._done, row.title), self._failed)

    def _done(self, name: str, result: RolledBack) -> None:
        self._end(self._sentence(name, result))
        self.undo.setVisible(bool(result.removed or result.returned))
        told = [f"{kept.name}: {', '.join(said(GAINS[gain]) for gain in kept.gains)}" for kept in result.kept]
        stays = self.tr("{0}: {1} holds something else now")
        told += [stays.format(left.name, field_name(left.field)) for left in result.left]
        self.stays.setPlainText("\n".join(told))
        self.stays.setVisible(bool(told))

    def _sentence(self, name: str, result: RolledBack) -> str:
        number = self.locale().toString
        counts = (
            (self.tr("{0} removed"), result.removed),
            (self.tr("{0} as before"), result.returned),
            (self.tr("{0} kept"), len(result.kept)),
        )
        told = ", ".join(text.format(number(count)) for text, count in counts if count)
        return f"{name}: {told}" if told else self.tr("{0}: nothing was left to take back").format(name)

    def _failed(self, error: Exception) -> None:
        self._end(str(error))

    def _end(self, text: str) -> None:
        self.end_with(text)
        self._load()

    @Slot()
    def _undo(self) -> None:
        for part in (self.undo, self.stays, self.words):
            part.hide()
        self.undo_asked.emit()
