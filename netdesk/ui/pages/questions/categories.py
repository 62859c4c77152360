"""The categories with their counts: a list at the left, in a narrow window one line to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from netdesk.domain.question import Category
from netdesk.ui import theme
from netdesk.ui.delegates.count_row import CountRowDelegate
from netdesk.ui.models.row_list import RowListModel

ALL = ""
WIDTH = 280


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A category as the list shows it."""

    key: str
    title: str
    chip: str
    detail: str = ""


class Categories(QListView):
    """One of them is chosen, or all; `line` is the same choice for a narrow window."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CategoryRow] = []
        self._model = RowListModel()
        self.line = QComboBox(sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToContents)
        for view in (self, self.line):
            view.setAccessibleName(self.tr("Category"))
        self.setModel(self._model)
        self.setItemDelegate(CountRowDelegate(self))
        self.setMouseTracking(True)
        self.setProperty("bare", True)
        self.setViewportMargins(0, theme.px(10), 0, theme.px(10))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(theme.px(WIDTH))
        self.selectionModel().currentChanged.connect(self._on_current)
        self.line.activated.connect(self._on_line)

    def show_categories(self, categories: Sequence[Category], counts: dict[str, int]) -> None:
        """Shows these with how many questions each has; the chosen one stays."""
        total = self.locale().toString(sum(counts.values()))
        rows = [CategoryRow(ALL, self.tr("All questions"), total)]
        for category in categories:
            number = self.locale().toString(counts.get(category.key, 0))
            rows.append(CategoryRow(category.key, category.title, number))
        if rows != self._rows:
            chosen = self.chosen()
            with QSignalBlocker(self.selectionModel()):
                self._rows = rows
                self._model.set_rows(rows)
            self._fill_line()
            self.choose(chosen)

    def _fill_line(self) -> None:
        self.line.clear()
        for row in self._rows:
            self.line.addItem(f"{row.title} ({row.chip})", row.key)

    def chosen(self) -> str:
        """The key of the category, or nothing for all."""
        place = self.currentIndex().row()
        return self._rows[place].key if 0 <= place < len(self._rows) else ALL

    def choose(self, key: str) -> None:
        """Chooses one without a signal."""
        place = next((i for i, row in enumerate(self._rows) if row.key == key), 0)
        with QSignalBlocker(self.selectionModel()):
            self.setCurrentIndex(self._model.index(place))
        self.line.setCurrentIndex(place)
        self.viewport().update()

    @Slot()
    def _on_current(self) -> None:
        self.line.setCurrentIndex(self.currentIndex().row())
        self.changed.emit()

    @Slot(int)
    def _on_line(self, place: int) -> None:
        self.setCurrentIndex(self._model.index(place))
