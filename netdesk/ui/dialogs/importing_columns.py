"""The step in which the user says what the columns of an unknown table stand for, and how its days read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from netdesk.domain.csv_columns import CHOICES, CsvField, CsvShape
from netdesk.ui import theme
from netdesk.ui.dialogs.importing_words import COLUMNS, DATE_ORDERS, said
from netdesk.ui.widgets.basics import ScrollColumn, SectionLabel, Words

SAMPLES = 3
LONGEST = 60


class ColumnsStep(QWidget):
    """A row for each column: its title, some of its values, and what it stands for."""

    def __init__(self, name: str, shape: CsvShape, *, known: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        self.fields: list[QComboBox] = []
        self.order = QComboBox()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        question = self.tr("{0}: what do its columns stand for?").format(name)
        days = self.tr("{0}: its days can be read in several ways.").format(name)
        layout.addWidget(Words(days if known else question, wrap=True))
        if len(shape.date_orders) > 1:
            layout.addLayout(self._orders())
        if known:
            layout.addStretch(1)
        else:
            layout.addWidget(self._columns(), 1)

    def mapping(self) -> tuple[CsvField, ...] | None:
        """What each column stands for; None where nobody was asked."""
        return tuple(CsvField(box.currentData()) for box in self.fields) or None

    def date_order(self) -> str:
        """How days read; empty where there was no choice."""
        return str(self.order.currentData() or "")

    def _orders(self) -> QGridLayout:
        grid = QGridLayout()
        words = Words(self.tr("Days are written as"))
        self.order.setAccessibleName(words.text())
        for order in self._shape.date_orders:
            self.order.addItem(said(DATE_ORDERS[order]), order)
        grid.addWidget(words, 0, 0)
        grid.addWidget(self.order, 0, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _columns(self) -> ScrollColumn:
        column = ScrollColumn(margin=0, spacing=8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        for place, text in enumerate((self.tr("Column"), self.tr("Holds"), self.tr("Stands for"))):
            grid.addWidget(SectionLabel(text), 0, place)
        for number in range(len(self._shape.guess)):
            self._add(grid, number)
        grid.setColumnStretch(1, 1)
        column.body.addLayout(grid)
        column.body.addStretch(1)
        return column

    def _add(self, grid: QGridLayout, number: int) -> None:
        headers = self._shape.headers
        title = headers[number] if number < len(headers) else ""
        title = title or self.tr("Column {0}").format(number + 1)
        box = QComboBox()
        box.setAccessibleName(self.tr("What “{0}” stands for").format(title))
        guess = self._shape.guess[number]
        for field in CHOICES:
            box.addItem(said(COLUMNS[field]), field)
        box.setCurrentIndex(CHOICES.index(guess) if guess in CHOICES else CHOICES.index(CsvField.KEPT))
        self.fields.append(box)
        row = number + 1
        grid.addWidget(Words(title, wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Words(self._samples(number), "second", wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(box, row, 2, Qt.AlignmentFlag.AlignTop)

    def _samples(self, number: int) -> str:
        cells = (" ".join(row[number].split()) for row in self._shape.rows if number < len(row))
        values = dict.fromkeys(cell[:LONGEST] for cell in cells if cell)
        return " · ".join(list(values)[:SAMPLES])
