"""Asks for what the filter wants and keeps the list true to the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from netdesk.domain.changes import Changes, Kind
from netdesk.ui.pages.contacts.contact_table import Found, find, find_first
from netdesk.ui.pages.contacts.list_pane import ListPane
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.domain.contact_list import ContactQuery
    from netdesk.services.contact_list import ContactList

LISTED = (
    Kind.CONTACT, Kind.ORGANISATION, Kind.TOUCH, Kind.FOLLOW_UP, Kind.MEETING, Kind.INTRODUCTION,
)  # fmt: skip
"""Kinds of which the list shows something."""
MANY = 1000
REST_AFTER_MS = 20
"""Whoever types on has no use for the rows that are not seen."""


class Finder(QObject):
    """A newer question drops the answer of an older one."""

    brought_up = Signal(int)
    """The contact that was asked for is selected."""
    asked = Signal()
    """The list is looked for anew."""
    listed = Signal()
    """All that the filter wants is in the list."""

    def __init__(self, shown: ListPane, tasks: Tasks) -> None:
        super().__init__(shown)
        self._list, self._table, self._tasks = shown, shown.table, tasks
        self._contacts: ContactList | None = None
        self._wanted = 0  # to be selected as soon as the list has it
        self._rest = QTimer(self, singleShot=True, interval=REST_AFTER_MS)
        self._rest.timeout.connect(self.search)
        self._table.rest_wanted.connect(self._rest.start)
        self._table.order_changed.connect(self.search)
        self._table.selection_changed.connect(self._show_selected)
        shown.filter_bar.changed.connect(self._search_typed)

    def attach(self, contacts: ContactList) -> None:
        """The desk is open; what was typed meanwhile is looked for now."""
        self._contacts = contacts
        self._table.attach(contacts, self._tasks)
        self.search()
        self._count()

    @Slot()
    def search(self) -> None:
        """Asks for all that the filter wants."""
        self._ask(find)

    @Slot()
    def _search_typed(self) -> None:
        """Asks for what is seen of it first: whoever types waits for that alone."""
        several = self._table.selected_count() > 1  # of which some may stand further down
        self._ask(find if several else find_first)

    def _ask(self, how: Callable[[ContactList, ContactQuery, int], Found]) -> None:
        self._rest.stop()
        self.asked.emit()
        if self._contacts is not None:
            query = self._table.ordered(self._list.filter_bar.query())
            work = partial(how, self._contacts, query, self._table.rows_in_view())
            self._tasks.find("contacts", work, self._show)

    def bring_up(self, contact_id: int) -> None:
        """Selects a contact; a filter that hides it is cleared."""
        self._wanted = contact_id
        if self._table.paged.row_of(contact_id) is None and self._list.filter_bar.narrows():
            self._list.filter_bar.clear()  # searches
        else:
            self.search()

    def refresh(self, changes: Changes) -> None:
        """The rows that may look different, their order and the counts."""
        if not changes.concerns(*LISTED):
            return
        ids = changes.updated(Kind.CONTACT)
        if changes.everything or len(ids) > MANY or changes.updated(Kind.ORGANISATION):
            self._table.paged.refresh_all()
        else:
            self._table.paged.refresh(ids)
        self.search()
        self._count()

    def _show(self, found: Found) -> None:
        self._table.show_found(found, self._list.filter_bar.named())
        self._show_selected()  # a reset of the model is silent about it
        if self._wanted:
            self._select_wanted()
        elif not self._table.selected_count() and found.ids and not self._list.filter_bar.narrows():
            self._table.select_ids(found.ids[:1], found.ids[0])
        if found.whole:
            self.listed.emit()

    def _select_wanted(self) -> None:
        if self._table.paged.row_of(self._wanted) is not None:
            wanted, self._wanted = self._wanted, 0
            self._table.select_ids([wanted], wanted)
            self.brought_up.emit(wanted)

    def _count(self) -> None:
        if self._contacts is not None:
            self._tasks.find("contact counts", self._contacts.counts, self._list.show_counts)

    @Slot()
    def _show_selected(self) -> None:
        self._list.show_selected(self._table.selected_count())
