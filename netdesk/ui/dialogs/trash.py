"""The trash: what was deleted, to be restored, or deleted for good after a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
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
from netdesk.ui.widgets.notice import Notices

if TYPE_CHECKING:
    from netdesk.services.history import Backup, History, Namesake, Trashed
    from netdesk.services.organisations import OrganisationService


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

    said = Signal(str)

    def __init__(
        self,
        window: QWidget,
        history: History,
        organisations: OrganisationService,
        tasks: Tasks,
        bus: ChangeBus,
    ) -> None:
        super().__init__(window, self.tr("Trash"))
        self._history = history
        self._organisations = organisations
        self._tasks = tasks
        self._place = 0
        self._model = RowListModel()
        self.list = QListView()
        self.notices = Notices()
        self._empty = EmptyState("trash", self.tr("The trash is empty"))
        self._restore = PrimaryButton(self.tr("Restore"))
        self._purge = SecondaryButton(self.tr("Delete for good…"))
        self._set_up()
        bus.changed.connect(self._on_changed)
        self._load()

    def _set_up(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(ListRowDelegate(self.list))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Deleted records"))
        self.list.setProperty("bare", True)
        self.list.activated.connect(lambda index: self._restore_row(index.row()))
        self._restore.clicked.connect(lambda: self._restore_row(self.list.currentIndex().row()))
        self._purge.clicked.connect(self._ask_purge)
        self.body.addWidget(self.notices)
        self.body.addWidget(self.list)
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
        self._place = max(0, self.list.currentIndex().row())
        self._model.set_rows([self._row(item) for item in items])
        self.list.setVisible(bool(items))
        self._empty.setVisible(not items)
        for button in (self._restore, self._purge):
            button.setEnabled(bool(items))
        if items:
            self.list.setCurrentIndex(self._model.index(min(self._place, len(items) - 1)))
            self.list.setFocus()

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
            told = self.tr("Restored: {0}").format(item.name)
            restore = partial(self._history.restore, item.deletion)
            self._tasks.act(restore, partial(self._on_restored, told))

    def _on_restored(self, told: str, namesakes: Sequence[Namesake]) -> None:
        self.said.emit(told)
        for same in namesakes:
            text = self.tr("There is another organisation called {0} now.").format(same.name)
            merge = {self.tr("Merge them"): partial(self._merge, same)}
            self.notices.show_notice(f"merge {same.restored}", text, merge)

    def _merge(self, same: Namesake) -> None:
        self.notices.remove(f"merge {same.restored}")
        told = self.tr("{0} is one organisation again").format(same.name)
        merge = partial(self._organisations.merge, same.live, same.restored)
        self._tasks.act(merge, lambda _: self.said.emit(told))

    @Slot()
    def _ask_purge(self) -> None:
        item = self._item(self.list.currentIndex().row())
        if item is not None:
            box = self.question(item)
            box.confirmed.connect(lambda: self.purge(item))
            box.open()

    def question(self, item: Trashed) -> PurgeQuestion:
        """The question before what cannot be undone."""
        return PurgeQuestion(self.tr("Delete “{0}” for good?").format(item.name), self)

    def purge(self, item: Trashed) -> None:
        """Deletes a record for good and says which backups still hold it."""
        self._tasks.long(partial(self._history.purge, item.kind, item.id), self._on_purged)

    def _on_purged(self, backups: Sequence[Backup]) -> None:
        self._load()
        days = ", ".join(dates.short(backup.made_at.astimezone().date()) for backup in backups)
        if days:
            text = self.tr("Deleted for good. The backups of {0} still hold it.").format(days)
            self.notices.show_notice("purged", text, {})
        else:
            self.said.emit(self.tr("Deleted for good"))


class PurgeQuestion(QMessageBox):
    """Asks before a record is deleted for good; Esc and Enter keep it."""

    confirmed = Signal()

    def __init__(self, question: str, parent: QWidget) -> None:
        title = QCoreApplication.translate("PurgeQuestion", "Delete for good")
        super().__init__(QMessageBox.Icon.Warning, title, question, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setInformativeText(self.tr("This cannot be undone. Backups made before still hold it."))
        self.addButton(title, QMessageBox.ButtonRole.DestructiveRole).clicked.connect(self.confirmed)
        keep = self.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(keep)
        self.setEscapeButton(keep)
