"""The trash: what was deleted, to be restored, or deleted for good after a question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QListView, QMessageBox, QWidget

from netdesk.domain.changes import Changes, Kind
from netdesk.ui import dates
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.delegates.list_row import ListRowDelegate
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.models.row_list import RowListModel
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import PrimaryButton, SecondaryButton
from netdesk.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from netdesk.services.history import History, Trashed


@dataclass(frozen=True, slots=True)
class TrashRow:
    """A deleted record as the list shows it."""

    title: str
    detail: str
    chip: str
    avatar: str
    square: bool
    item: Trashed
    icon: str = "trash"
    chip_tone: str = "plain"


class TrashDialog(Sheet):
    """Lists the trash, the latest deletion first."""

    def __init__(self, window: QWidget, history: History, tasks: Tasks, bus: ChangeBus) -> None:
        super().__init__(window, self.tr("Trash"))
        self._history = history
        self._tasks = tasks
        self._model = RowListModel()
        self._list = QListView()
        self._empty = EmptyState("trash", self.tr("The trash is empty"))
        self._restore = PrimaryButton(self.tr("Restore"))
        self._purge = SecondaryButton(self.tr("Delete for good…"))
        self._set_up()
        bus.changed.connect(self._on_changed)
        self._load()

    def _set_up(self) -> None:
        self._list.setModel(self._model)
        self._list.setItemDelegate(ListRowDelegate(self._list))
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setAccessibleName(self.tr("Deleted records"))
        self._list.activated.connect(lambda index: self._restore_row(index.row()))
        self._restore.clicked.connect(lambda: self._restore_row(self._list.currentIndex().row()))
        self._purge.clicked.connect(self._ask_purge)
        self.body.addWidget(self._list)
        self.body.addWidget(self._empty)
        self.add_button(self._purge)
        self.add_close()
        self.add_button(self._restore)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self._load()

    def _load(self) -> None:
        self._tasks.find("trash", self._history.trashed, self._show)

    def _show(self, items: list[Trashed]) -> None:
        self._model.set_rows([self._row(item) for item in items])
        self._list.setVisible(bool(items))
        self._empty.setVisible(not items)
        for button in (self._restore, self._purge):
            button.setEnabled(bool(items))
        if items:
            self._list.setCurrentIndex(self._model.index(0))
            self._list.setFocus()

    def _row(self, item: Trashed) -> TrashRow:
        names = {
            Kind.CONTACT: self.tr("Contact"),
            Kind.ORGANISATION: self.tr("Organisation"),
            Kind.MEETING: self.tr("Meeting"),
            Kind.FOLLOW_UP: self.tr("Follow-up"),
        }
        day = dates.short(item.trashed_at.astimezone().date())
        faced = item.name if item.kind in (Kind.CONTACT, Kind.ORGANISATION) else ""
        title = item.name or self.tr("Without a name")
        return TrashRow(title, day, names[item.kind], faced, item.kind is Kind.ORGANISATION, item)

    def _item(self, row: int) -> Trashed | None:
        if not 0 <= row < self._model.rowCount():
            return None
        found = self._model.row_at(row)
        assert isinstance(found, TrashRow)
        return found.item

    def _restore_row(self, row: int) -> None:
        item = self._item(row)
        if item is not None:
            self._tasks.act(partial(self._history.restore, item.deletion))

    def _ask_purge(self) -> None:
        item = self._item(self._list.currentIndex().row())
        if item is None:
            return
        box = QMessageBox(
            QMessageBox.Icon.Warning, self.tr("Delete for good"), self._question(item), parent=self
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(self.tr("This cannot be undone. Backups made before still hold it."))
        delete = box.addButton(self.tr("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        if box.clickedButton() is delete:
            self._tasks.act(partial(self._history.purge, item.kind, item.id), lambda _: self._load())

    def _question(self, item: Trashed) -> str:
        return self.tr("Delete “{0}” for good?").format(item.name)
