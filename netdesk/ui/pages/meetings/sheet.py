"""Columns that stand side by side where there is room, and below each other where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

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
    """Three columns in one scroll area; of two, `below` says which the last stands below; then all in one."""

    def __init__(self, columns: Sequence[Column], weights: Sequence[int], *, below: int = 0) -> None:
        super().__init__()
        self._columns, self._weights = list(columns), list(weights)
        self._count = 0
        self._places = {3: (0, 1, 2), 2: (0, 1, below), 1: (0, 0, 0)}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("scrolled", True)
        self._line = QHBoxLayout(inner)
        edge = theme.px(MARGIN)
        self._line.setContentsMargins(edge, theme.px(18), edge, edge)
        self._line.setSpacing(theme.px(16))
        self._lanes = [Column() for _ in columns]
        for lane in self._lanes:
            lane.body.setSpacing(theme.px(16))
            lane.body.addStretch(1)
            self._line.addWidget(lane)
        self.setWidget(inner)
        self._arrange(len(self._columns))

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
        for number, lane in enumerate(self._lanes):
            lane.setVisible(number < count)
            self._line.setStretch(number, self._weights[number] if number < count else 0)
        for column in self._columns:
            for lane in self._lanes:
                lane.body.removeWidget(column)
        for column, lane_number in zip(self._columns, self._places[count], strict=True):
            body = self._lanes[lane_number].body
            body.insertWidget(body.count() - 1, column)
