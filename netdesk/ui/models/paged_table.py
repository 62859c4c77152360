"""A table model that knows all ids and reads the rows as they are shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from netdesk.ui.models.columns import DISPLAY, ROLE_ID, ROLE_ROW, SPOKEN_ROLES, Column

PAGE = 100
ROWS_KEPT = 4000
FEW = 4
PENDING = object()
"""Stands for a row that is being read."""

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Row(Protocol):
    """What a row must have; the columns read the rest."""

    @property
    def id(self) -> int: ...


class PagedTableModel(QAbstractTableModel):
    """All ids in order, rows in pages of 100 through `load`, the last few thousand rows kept.

    `load(ids)` may leave out ids that are gone: their row is shown as removed. With `later` what is
    painted never waits: `rows_wanted` asks for the ids, and whoever reads them comes back with `put_rows`.
    """

    sort_requested = Signal(str, object)  # column key, Qt.SortOrder
    rows_wanted = Signal(list)

    def __init__(
        self,
        columns: Sequence[Column],
        load: Callable[[Sequence[int]], Iterable[Row]],
        *,
        later: bool = False,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._load = load
        self._later = later
        self._stale: set[int] = set()
        self._wanted: set[int] = set()
        self._ids: list[int] = []
        self._places: dict[int, int] | None = None
        self._looked_for = 0
        self._rows: OrderedDict[int, Row | None] = OrderedDict()

    # What the page tells the model

    def set_first_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows at once; the ids of all rows follow by `set_ids`."""
        first = {row.id: row for row in rows}
        self.beginResetModel()
        self._take(list(first))
        self._rows = OrderedDict(first)
        self.endResetModel()

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show these ids in this order; rows behind the known ones are added without a reset."""
        new = list(ids)
        known = len(self._ids)
        if new == self._ids:
            return
        if known and new[:known] == self._ids:
            self.beginInsertRows(QModelIndex(), known, len(new) - 1)
            self._take(new)
            self.endInsertRows()
            return
        self.beginResetModel()
        self._take(new)
        self.endResetModel()

    def put_rows(self, rows: Iterable[Row], asked: Iterable[int] = ()) -> None:
        """Keep rows that were read elsewhere; those that were asked for and are not among them are gone."""
        ids = set(asked)
        self._rows.update(dict.fromkeys(ids))
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
            self._stale.discard(row.id)
        self._stale -= ids
        self._forget_oldest()
        if ids:
            self._say_changed()

    def refresh(self, ids: Iterable[int]) -> None:
        """These have changed: read them again when they are next shown."""
        for row_id in ids:
            self._outdate([row_id])
            row = self.row_of(row_id)
            if row is not None:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def refresh_all(self) -> None:
        """Everything may have changed: read again what is shown."""
        self._outdate(list(self._rows))
        self._say_changed()

    def _outdate(self, ids: Sequence[int]) -> None:
        """A row that is read later stays on the screen until then."""
        if self._later:
            self._stale.update(row_id for row_id in ids if row_id in self._rows)
        else:
            for row_id in ids:
                self._rows.pop(row_id, None)

    def _say_changed(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    # What the view asks

    def ids(self) -> list[int]:
        """All ids in the order shown."""
        return list(self._ids)

    def ids_between(self, first: int, last: int) -> list[int]:
        """The ids of the rows from `first` to `last`, both included."""
        return self._ids[first : last + 1]

    def id_at(self, row: int) -> int:
        return self._ids[row]

    def row_of(self, row_id: int) -> int | None:
        """Where that id stands, or None if it is not shown."""
        if self._places is None and self._looked_for < FEW:
            # A selected row or two are looked for after each key in a filter: quicker than a map of all ids.
            self._looked_for += 1
            return self._ids.index(row_id) if row_id in self._ids else None
        if self._places is None:
            self._places = {known: place for place, known in enumerate(self._ids)}
        return self._places.get(row_id)

    def row_at(self, row: int) -> Row | None:
        """The row object there, read with its page if need be; None if it is gone."""
        row_id = self._ids[row]
        if row_id not in self._rows or row_id in self._stale:
            self._read_page(row // PAGE * PAGE)
        return self._rows.get(row_id)

    def row_painted(self, row: int) -> Row | object | None:
        """The row object as far as it is known; PENDING until it was read."""
        if not self._later:
            return self.row_at(row)
        row_id = self._ids[row]
        known = row_id in self._rows
        if not known or row_id in self._stale:
            first = row // PAGE * PAGE
            self._want(
                [row_id]
                if known
                else [key for key in self._ids[first : first + PAGE] if key not in self._rows]
            )
        return self._rows[row_id] if known else PENDING

    def _want(self, ids: Sequence[int]) -> None:
        if not self._wanted:
            QTimer.singleShot(0, self, self._ask)  # one question for all rows of a picture
        self._wanted.update(ids)

    def _ask(self) -> None:
        wanted, self._wanted = sorted(self._wanted), set()
        self.rows_wanted.emit(wanted)

    def column_index(self, key: str) -> int:
        return next(place for place, column in enumerate(self.columns) if column.key == key)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == ROLE_ROW:
            return self.row_painted(index.row()) if index.isValid() else None
        if role in SPOKEN_ROLES and index.isValid():
            return self._text(index)
        return self._ids[index.row()] if role == ROLE_ID and index.isValid() else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == int(Qt.ItemDataRole.TextAlignmentRole.value):
            return int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
        return self.columns[section].title if role in SPOKEN_ROLES else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Whoever holds the data sorts it and comes back with `set_ids`."""
        if 0 <= column < len(self.columns) and self.columns[column].sortable:
            self.sort_requested.emit(self.columns[column].key, order)

    def _text(self, index: Index) -> str:
        row = self.row_at(index.row())
        if row is not None:
            return self.columns[index.column()].text(row)
        return QCoreApplication.translate("PagedTableModel", "removed") if index.column() == 0 else ""

    def _take(self, ids: list[int]) -> None:
        self._ids = ids
        self._places = None
        self._looked_for = 0

    def _read_page(self, first: int) -> None:
        page = self._ids[first : first + PAGE]
        wanted = [row_id for row_id in page if row_id not in self._rows or row_id in self._stale]
        self._rows.update(dict.fromkeys(wanted))  # those that do not come back are gone
        self._rows.update((row.id, row) for row in self._load(wanted))
        self._stale.difference_update(wanted)
        self._forget_oldest()

    def _forget_oldest(self) -> None:
        for _ in range(len(self._rows) - ROWS_KEPT):
            self._rows.popitem(last=False)
