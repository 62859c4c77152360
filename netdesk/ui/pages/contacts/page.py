"""The contacts: the list beside what is known about the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactLine
from netdesk.settings import SettingsFile
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.delegates.table_delegate import TableDelegate
from netdesk.ui.models.paged_table import PagedTableModel
from netdesk.ui.pages.contacts.filter_bar import FilterBar
from netdesk.ui.pages.contacts.table_rows import EXTRA, ContactRow, columns, rows_of
from netdesk.ui.pages.page import Page
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import PrimaryButton
from netdesk.ui.widgets.navigation import TopBar
from netdesk.ui.widgets.table import Table

if TYPE_CHECKING:
    from netdesk.desk import Desk


class ContactsPage(Page):
    """Shows the first rows before the desk is open, and everything once it is attached."""

    painted = Signal()

    def __init__(self, tasks: Tasks, bus: ChangeBus, clock: Clock, settings: SettingsFile) -> None:
        super().__init__()
        self._tasks, self._clock, self._settings = tasks, clock, settings
        self._desk: Desk | None = None
        self._was_painted = False
        self.filter_bar = FilterBar()
        self.filter = self.filter_bar.field
        shown = columns()
        self.model = PagedTableModel(shown, self._rows)
        self.table = Table(self.model, TableDelegate(shown), name=self.tr("Contacts"))
        for key in EXTRA:
            self.table.columns.show(key, False)
        self._lay_out()
        self.filter_bar.changed.connect(self.search)
        self.filter_bar.import_asked.connect(lambda: self.action_asked.emit(ActionId.IMPORT))
        self.filter.down_pressed.connect(self.table.setFocus)
        self.table.clear_requested.connect(self.filter_bar.clear)
        self.table.viewport().installEventFilter(self)
        bus.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bar = TopBar(self.tr("Contacts"))
        new = PrimaryButton(self.tr("New"), icon_name="plus")
        new.clicked.connect(lambda: self.action_asked.emit(ActionId.NEW_CONTACT))
        bar.add_right(new)
        layout.addWidget(bar)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self.table, 1)

    def show_first(self, lines: list[ContactLine]) -> None:
        self.model.set_first_rows(rows_of(lines, self._clock))

    def attach(self, desk: Desk) -> None:
        self._desk = desk
        self.search()

    @Slot()
    def search(self) -> None:
        if self._desk is not None:
            query = self.filter_bar.query()
            self._tasks.find("contacts", lambda: self._desk.contact_list.find(query), self._show)

    def _show(self, ids: list[int]) -> None:
        self.table.set_query(self.filter_bar.named())
        self.model.set_ids(ids)

    def _rows(self, ids: Sequence[int]) -> list[ContactRow]:
        return rows_of(self._desk.contact_list.lines(ids), self._clock) if self._desk else []

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.resized(Kind.CONTACT):
            self.search()
        self.model.refresh_all()

    def handlers(self) -> Mapping[ActionId, Callable[[], None]]:
        return {ActionId.FILTER: self.filter.setFocus}

    def activated(self) -> None:
        self.filter.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)
        return False
