"""A list of ready-made rows for a delegate that paints them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from netdesk.ui.models.columns import DISPLAY, ROLE_ROW

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SPOKEN = (DISPLAY, int(Qt.ItemDataRole.AccessibleTextRole.value))


class ListRow(Protocol):
    """A row has a title and a detail; its delegate knows the rest."""

    @property
    def title(self) -> str: ...
    @property
    def detail(self) -> str: ...
    @property
    def chip(self) -> str: ...


class RowListModel(QAbstractListModel):
    """Holds rows as they were given; `set_rows` replaces them all."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ListRow] = []

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Shows these rows from now on."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, row: int) -> ListRow:
        """The row object there."""
        return self._rows[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROLE_ROW:
            return row
        return ", ".join(filter(None, (row.title, row.detail, row.chip))) if role in SPOKEN else None
