"""The table of the contacts: its rows, its columns as the user has them, and what stays selected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactLine, ContactQuery
from netdesk.settings import SettingsFile
from netdesk.ui.models.paged_table import PagedTableModel
from netdesk.ui.pages.contacts.table_rows import EXTRA, ORDERS, ContactRow, columns, rows_of
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.table import Table

if TYPE_CHECKING:
    from netdesk.services.contact_list import ContactList

KEEP_AFTER_MS = 1000


class Found(NamedTuple):
    """The answer to a query: ids in order, all or so many as are shown at once, and the first lines."""

    query: ContactQuery
    ids: list[int]
    first: list[ContactLine]
    whole: bool = True


def find(contacts: ContactList, query: ContactQuery, first: int) -> Found:
    """Asks for all ids and the lines of the first ones; runs off the window's thread."""
    ids = contacts.find(query)
    return Found(query, ids, contacts.lines(ids[:first]))


def find_first(contacts: ContactList, query: ContactQuery, first: int) -> Found:
    """Asks for the rows that are seen at once, where they can be told before all others; else for all."""
    ids = contacts.first(query, first)
    if ids is None:
        return find(contacts, query, first)
    return Found(query, ids, contacts.lines(ids[:first]), whole=False)


class ContactTable(Table):
    """Shows what was found; a selection survives edits, sorting and a filter that hides it for a while."""

    order_changed = Signal()
    painted = Signal()
    """Once, after the first paint."""
    rest_wanted = Signal()
    """The rows that are seen at once are painted; there are more."""

    def __init__(self, clock: Clock, settings: SettingsFile, parent: QWidget | None = None) -> None:
        shown = columns()
        self._clock, self._settings = clock, settings
        self._contacts: ContactList | None = None
        self._query: ContactQuery | None = None
        self._hidden: set[int] = set()  # selected, but filtered out for now
        self._showing = self._was_painted = self._lacks_rest = False
        super().__init__(PagedTableModel(shown, self._read, later=True), parent=parent)
        self.setAccessibleName(self.tr("Contacts"))
        self._restore_columns()
        self._keeping = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keeping.timeout.connect(self.keep_columns)
        header = self.horizontalHeader()
        for change in (header.sectionMoved, header.sectionResized, header.sortIndicatorChanged):
            change.connect(self._keep_soon)
        self.paged.sort_requested.connect(self.order_changed)
        self.selection_changed.connect(self._forget_hidden)

    # Rows

    def show_first(self, lines: Iterable[ContactLine]) -> None:
        """Shows these lines before the desk is open."""
        self.paged.set_first_rows(rows_of(lines, self._clock))

    def attach(self, contacts: ContactList, tasks: Tasks) -> None:
        """From now on rows are read from the desk, those that are painted off the window's thread."""
        self._contacts = contacts

        def read(ids: list[int]) -> None:
            tasks.find("contact rows", partial(contacts.lines, ids), partial(self._put, ids))

        self.paged.rows_wanted.connect(read)

    def _put(self, ids: list[int], lines: list[ContactLine]) -> None:
        self.paged.put_rows(rows_of(lines, self._clock), ids)

    def rows_in_view(self) -> int:
        """How many rows a window of this size shows."""
        return self.viewport().height() // self.verticalHeader().defaultSectionSize() + 2

    def ordered(self, query: ContactQuery) -> ContactQuery:
        """The query in the order of the column that is chosen."""
        header = self.horizontalHeader()
        key = self.paged.columns[max(0, header.sortIndicatorSection())].key
        down = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return replace(query, order=ORDERS[key], descending=down)

    def show_found(self, found: Found, named: str) -> None:
        """Shows what was found; `named` says what was looked for."""
        another = self._query is None or not _same_filter(found.query, self._query)
        hidden, current = self._hidden, self.current_id()
        selected = self.selected_ids() if another or hidden else []
        self._query, self._showing, self._lacks_rest = found.query, True, not found.whole
        self.set_query(named)
        self.paged.put_rows(rows_of(found.first, self._clock))
        self.paged.set_ids(found.ids)
        self._keep_hidden(hidden.union(selected), current)
        self._showing = False
        if another:
            self.scrollToTop()
        self.executeDelayedItemsLayout()  # now: a paint before it would be followed by another one

    def _keep_hidden(self, kept: set[int], current: int | None) -> None:
        """Selects again what was filtered out for a while, and remembers what is filtered out now."""
        shown = kept.intersection(self.paged.ids())
        if len(shown) > self.selected_count():
            self.select_ids(shown, current if current in shown else min(shown))
        self._hidden = kept - shown

    @Slot()
    def _forget_hidden(self) -> None:
        if not self._showing:
            self._hidden = set()

    def following(self, ids: Sequence[int]) -> int | None:
        """The row that takes the place of these when they go: the next one, else the one before."""
        rows = [row for row in (self.paged.row_of(ids[0]), self.paged.row_of(ids[-1])) if row is not None]
        if not rows:
            return None
        after, before = max(rows) + 1, min(rows) - 1
        if after < self.paged.rowCount():
            return self.paged.id_at(after)
        return self.paged.id_at(before) if before >= 0 else None

    def _read(self, ids: Sequence[int]) -> list[ContactRow]:
        return rows_of(self._contacts.lines(ids), self._clock) if self._contacts else []

    # Columns

    def _restore_columns(self) -> None:
        values = self._settings.values
        keys = [column.key for column in self.paged.columns]
        shown = [key for key in values.contact_columns if key in keys]
        widths = dict(zip(shown, values.contact_widths, strict=False)) if values.contact_widths else {}
        sort = values.contact_order.removeprefix("-")
        self.columns.restore(
            {
                "order": [*shown, *(key for key in keys if key not in shown)],
                "hidden": [key for key in keys if key not in shown] if shown else sorted(EXTRA),
                "widths": widths,
                "sort": sort if sort in keys else keys[0],
                "descending": values.contact_order.startswith("-"),
            }
        )

    @Slot()
    def _keep_soon(self) -> None:
        self._keeping.start()

    @Slot()
    def keep_columns(self) -> None:
        """Stores choice, order and widths of the columns and what they are sorted by."""
        self._keeping.stop()
        state = self.columns.state()
        shown = [key for key in state["order"] if key not in state["hidden"]]
        widths = tuple(int(state["widths"].get(key, 0)) for key in shown) if state["widths"] else ()
        order = ("-" if state["descending"] else "") + str(state["sort"])
        self._settings.put(
            replace(
                self._settings.values,
                contact_columns=tuple(shown),
                contact_widths=widths,
                contact_order=order,
            )
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)  # behind this paint
        if self._lacks_rest:
            self._lacks_rest = False
            QTimer.singleShot(0, self.rest_wanted.emit)


def _same_filter(one: ContactQuery, other: ContactQuery) -> bool:
    """Whether they ask for the same contacts, in whichever order."""
    return replace(one, order=other.order, descending=other.descending) == other
