"""Columns that stand side by side where there is room, and below each other where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from netdesk.ui import theme

THREE, TWO = 1040, 700
MARGIN = 22


class Column(QWidget):
    """Things below each other; `body` is the layout to fill."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.px(12))


class Sheet(QScrollArea):
    """Three columns in one scroll area; in two, the last stands below the first; then all in one."""

    def __init__(self, columns: Sequence[Column], weights: Sequence[int]) -> None:
        super().__init__()
        self._columns, self._weights = list(columns), list(weights)
        self._count = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("scrolled", True)
        self._grid = QGridLayout(inner)
        edge = theme.px(MARGIN)
        self._grid.setContentsMargins(edge, theme.px(18), edge, edge)
        self._grid.setSpacing(theme.px(16))
        self.setWidget(inner)
        self._arrange(3)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        self._arrange(3 if width >= theme.px(THREE) else 2 if width >= theme.px(TWO) else 1)

    def _arrange(self, count: int) -> None:
        if count == self._count:
            return
        self._count = count
        for column in self._columns:
            self._grid.removeWidget(column)
        for number in range(4):
            self._grid.setColumnStretch(number, 0)
            self._grid.setRowStretch(number, 0)
        for column, place in zip(self._columns, PLACES[count], strict=True):
            self._grid.addWidget(column, *place, Qt.AlignmentFlag.AlignTop)
        for number in range(count):
            self._grid.setColumnStretch(number, self._weights[number])
        self._grid.setRowStretch(4, 1)


PLACES = {
    3: ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)),
    2: ((0, 0, 1, 1), (0, 1, 3, 1), (1, 0, 1, 1)),
    1: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1)),
}
"""Row, column and spans of the three columns, by how many stand side by side."""
