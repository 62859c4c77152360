"""A table that paints its rows itself, whole ones, and knows where the mouse is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from netdesk.ui import theme
from netdesk.ui.delegates.table_rows import ROW_HEIGHT, RowPainter, Span
from netdesk.ui.models.paged_table import PENDING, Index, PagedTableModel

HEADER_HEIGHT = 34


class Header(QHeaderView):
    """A header of a fixed height, which need not be asked of the text of each column: 6 ms of the start."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._high = theme.px(HEADER_HEIGHT)
        self.setFixedHeight(self._high)

    def sizeHint(self) -> QSize:
        return QSize(0, self._high)

    def reset(self) -> None:
        """New rows leave the columns as they are: a header that is painted at each key takes 1 ms of it."""
        if self.model() is None or self.count() != self.model().columnCount():
            super().reset()


class PaintedTable(QTableView):
    """Rows of one height over a PagedTableModel.

    Qt would ask a delegate for each cell; a row in one go takes half of that time.
    """

    def __init__(self, paged: PagedTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paged = paged
        self._rows = RowPainter(paged.columns)
        self._hovered = self._current = -1
        # A viewport of Python's own: to ask for Qt's makes Python classes of all widgets there are, 5 ms.
        self._canvas = QWidget(autoFillBackground=True)
        self._canvas.setObjectName("qt_scrollarea_viewport")  # as Qt calls its own
        self._canvas.setBackgroundRole(QPalette.ColorRole.Base)
        self.setViewport(self._canvas)
        self._configure()

    def _configure(self) -> None:
        self.setHorizontalHeader(Header(self))
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

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        area = event.rect()
        self._current = self.currentIndex().row() if self.hasFocus() else -1
        painter = QPainter(self._canvas)
        self._rows.begin(painter, self._spans())
        for number in self._seen(area.top(), area.bottom()):
            self._paint_row(number)
        painter.end()

    def _seen(self, top: int, bottom: int) -> range:
        """The rows between two heights."""
        first, last = self.rowAt(top), self.rowAt(bottom)
        if first < 0:
            return range(0)
        return range(first, last + 1 if last >= 0 else self.paged.rowCount())

    def _paint_row(self, number: int) -> None:
        top, height = self.rowViewportPosition(number), self.rowHeight(number)
        index = self.paged.index(number, 0)
        selected = self.selectionModel().isSelected(index)
        self._rows.ground(
            top, height, selected=selected, hovered=number == self._hovered, current=number == self._current
        )
        row = self.paged.row_painted(number)
        if row is None:
            self._rows.gone(top, height, self.paged.data(index))
        elif row is not PENDING:
            self._rows.row(top, height, row)

    def _spans(self) -> list[Span]:
        """The columns that are shown, from left to right."""
        header = self.horizontalHeader()
        return [
            Span(number, header.sectionViewportPosition(number), header.sectionSize(number))
            for number in map(header.logicalIndex, range(header.count()))
            if not header.isSectionHidden(number)
        ]

    def sizeHintForColumn(self, column: int) -> int:
        """As wide as what is seen of it needs: a double click at the edge of a heading asks."""
        first = self.horizontalHeader().visualIndex(column) == 0
        rows = map(self.paged.row_painted, self._seen(0, self._canvas.height()))
        known = (row for row in rows if row is not None and row is not PENDING)
        return max((self._rows.wide(column, row, first=first) for row in known), default=-1)

    # Where the keys and the mouse are

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._canvas.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._canvas.update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._canvas.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self._canvas.update()
