"""The table that all pages use: it looks after columns, selection and what to show when it is empty."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from netdesk.ui import theme
from netdesk.ui.models.paged_table import PagedTableModel
from netdesk.ui.widgets.painted_table import PaintedTable
from netdesk.ui.widgets.table_columns import TableColumns
from netdesk.ui.widgets.table_overlay import TableOverlay

SELECT_ROWS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
CURRENT_ONLY = QItemSelectionModel.SelectionFlag.NoUpdate


class Table(PaintedTable):
    """A table over a PagedTableModel; selection and current row are kept by id."""

    opened = Signal(int)  # the id of the row that Enter or a double click opens
    selection_changed = Signal()
    clear_requested = Signal()  # "no results": the filter is to be cleared

    def __init__(self, paged: PagedTableModel, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(paged, parent)
        self._kept: tuple[list[int], int | None] = ([], None)
        self.setAccessibleName(name)
        self.setModel(paged)
        # A header asks whether each column is wholly selected, which takes 1.7 s with 100,000 rows selected.
        header = self.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(paged, header))
        self._set_up_header()
        self._overlay = TableOverlay(self)
        self._overlay.clear_requested.connect(self.clear_requested)
        paged.modelAboutToBeReset.connect(self._keep_selection)
        paged.modelReset.connect(self._restore_selection)
        paged.rowsInserted.connect(self._overlay.refresh)
        self.doubleClicked.connect(self._open)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(theme.px(48))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.columns = TableColumns(self, self.paged)
        self.columns.show_sort(self.paged.columns[0].key, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self.paged.sort)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self.columns.ask)

    # Selection by id

    def selected_ids(self) -> list[int]:
        """The ids of the selected rows, in the order shown."""
        parts = sorted({(part.top(), part.bottom()) for part in self._parts()})
        return [row_id for first, last in parts for row_id in self.paged.ids_between(first, last)]

    def selected_count(self) -> int:
        return sum(part.height() for part in self._parts())

    def _parts(self) -> list[QItemSelectionRange]:
        return self.selectionModel().selection().toList()

    def current_id(self) -> int | None:
        index = self.currentIndex()
        return self.paged.id_at(index.row()) if index.isValid() else None

    def select_ids(self, ids: Iterable[int], current: int | None = None) -> None:
        """Select these where they are shown; `current` gets the keyboard's place and comes into view."""
        wanted = list(ids)
        if len(wanted) >= self.paged.rowCount() > 1 and set(wanted).issuperset(self.paged.ids()):
            self.selectAll()  # row by row, 100,000 of them would take a while
        else:
            rows = sorted(row for row in map(self.paged.row_of, wanted) if row is not None)
            self.selectionModel().select(self._ranges(rows), SELECT_ROWS)
        place = self.paged.row_of(current) if current is not None else None
        if place is not None:
            self.selectionModel().setCurrentIndex(self.paged.index(place, 0), CURRENT_ONLY)
            self.scrollTo(self.paged.index(place, 0))

    def _ranges(self, rows: list[int]) -> QItemSelection:
        chosen = QItemSelection()
        last = len(self.paged.columns) - 1
        start = 0
        for place, row in enumerate(rows):
            if place + 1 == len(rows) or rows[place + 1] != row + 1:
                chosen.select(self.paged.index(rows[start], 0), self.paged.index(row, last))
                start = place + 1
        return chosen

    def _keep_selection(self) -> None:
        self._kept = (self.selected_ids(), self.current_id())

    def _restore_selection(self) -> None:
        ids, current = self._kept
        if ids or current is not None:
            self.select_ids(ids, current)
        self._hover(-1)
        self._overlay.refresh()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def set_empty(self, widget: QWidget) -> None:
        """What to show where there is no row at all."""
        self._overlay.set_empty(widget)

    def set_query(self, query: str) -> None:
        """What is being searched for; an empty table then names it and offers to clear it."""
        self._overlay.set_query(query)

    # Keys and mouse

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.paged.id_at(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters do not jump: the filter is for that, and a search over all rows would read them all."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit(event.size().width())
        self._overlay.place()
