"""The table that all pages use: it looks after columns, selection and what to show when it is empty."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from netdesk.ui import theme
from netdesk.ui.delegates.table_delegate import ROW_HEIGHT, TableDelegate
from netdesk.ui.models.paged_table import PagedTableModel
from netdesk.ui.widgets.feedback import EmptyState
from netdesk.ui.widgets.table_columns import TableColumns

SELECT_ROWS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
CURRENT_ONLY = QItemSelectionModel.SelectionFlag.NoUpdate


class Table(QTableView):
    """A table over a PagedTableModel; selection and current row are kept by id."""

    opened = Signal(int)  # the id of the row that Enter or a double click opens
    selection_changed = Signal()
    clear_requested = Signal()  # "no results": the filter is to be cleared

    def __init__(
        self, paged: PagedTableModel, delegate: TableDelegate | None = None, *, name: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.paged = paged
        self._kept: tuple[list[int], int | None] = ([], None)
        self._empty: QWidget | None = None
        self._no_results: EmptyState | None = None
        self._query = ""
        self.setAccessibleName(name)
        self._configure()
        self.setModel(paged)
        self._delegate = delegate or TableDelegate(paged.columns)
        self._delegate.setParent(self)
        self.setItemDelegate(self._delegate)
        self._set_up_header()
        paged.modelAboutToBeReset.connect(self._keep_selection)
        paged.modelReset.connect(self._restore_selection)
        paged.rowsInserted.connect(self._show_overlay)
        self.doubleClicked.connect(self._open)
        self._show_overlay()

    def _configure(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.verticalHeader().setMinimumSectionSize(theme.px(ROW_HEIGHT))

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(theme.px(48))
        header.setFixedHeight(theme.px(34))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.columns = TableColumns(self, self.paged)
        self.columns.show_sort(self.paged.columns[0].key, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self.paged.sort)
        header.sectionMoved.connect(self._on_moved)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self.columns.ask)

    def _on_moved(self) -> None:
        self._delegate.first_column = self.horizontalHeader().logicalIndex(0)
        self.viewport().update()

    # Selection by id

    def selected_ids(self) -> list[int]:
        """The ids of the selected rows, in the order shown."""
        rows = {row for part in self._parts() for row in range(part.top(), part.bottom() + 1)}
        return [self.paged.id_at(row) for row in sorted(rows)]

    def selected_count(self) -> int:
        return sum(part.height() for part in self._parts())

    def _parts(self) -> list[QItemSelectionRange]:
        return self.selectionModel().selection().toList()

    def current_id(self) -> int | None:
        index = self.currentIndex()
        return self.paged.id_at(index.row()) if index.isValid() else None

    def select_ids(self, ids: Iterable[int], current: int | None = None) -> None:
        """Select these where they are shown; `current` gets the keyboard's place and comes into view."""
        rows = sorted(row for row in map(self.paged.row_of, ids) if row is not None)
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
        self._delegate.hover_row = -1
        self._show_overlay()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    # Empty

    def set_empty(self, widget: QWidget) -> None:
        """What to show where there is no row at all."""
        self._empty = widget
        widget.setParent(self)
        self._show_overlay()

    def set_query(self, query: str) -> None:
        """What is being searched for; an empty table then names it and offers to clear it."""
        self._query = query
        self._show_overlay()

    def _show_overlay(self) -> None:
        nothing = self.paged.rowCount() == 0
        if nothing and self._query:
            sentence = self.tr("No results for “{0}”").format(self._query)
            self._missing().say(sentence)
        if self._no_results is not None:
            self._no_results.setVisible(nothing and bool(self._query))
        if self._empty is not None:
            self._empty.setVisible(nothing and not self._query)
        self._place_overlay()

    def _missing(self) -> EmptyState:
        if self._no_results is None:
            self._no_results = EmptyState("search", "")
            self._no_results.add_action(self.tr("Clear the search"), self.clear_requested.emit, primary=False)
            self._no_results.setParent(self)
        return self._no_results

    def _place_overlay(self) -> None:
        for overlay in (self._empty, self._no_results):
            if overlay is not None:
                overlay.setGeometry(self.viewport().geometry())
                overlay.raise_()

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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hover_row:
            self._delegate.hover_row = row
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit(self.viewport().width())
        self._place_overlay()
