"""A column of row widgets that follows a list of records and keeps the rows that stay."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

Row = TypeVar("Row", bound=QWidget)
Item = TypeVar("Item")


class Keyed(Generic[Row, Item]):
    """Makes a row for what is new, updates what stays, drops what went; the focus stays near its place."""

    def __init__(
        self,
        column: QVBoxLayout,
        key_of: Callable[[Item], Hashable],
        make: Callable[[Item], Row],
        update: Callable[[Row, Item], None],
    ) -> None:
        self._column = column
        self._key_of, self._make, self._update = key_of, make, update
        self._rows: dict[Hashable, Row] = {}
        self._shown: list[Item] = []

    @property
    def rows(self) -> list[Row]:
        """The rows, as they stand."""
        return list(self._rows.values())

    def row(self, key: Hashable) -> Row | None:
        """The row of this key."""
        return self._rows.get(key)

    def show(self, items: Sequence[Item]) -> bool:
        """Shows these from now on; returns whether rows came, went or moved."""
        if self._shown == list(items):
            return False
        self._shown = list(items)
        before, focused = list(self._rows), self._focused()
        wanted = {self._key_of(item): item for item in items}
        gone = {key: self._rows.pop(key) for key in before if key not in wanted}
        self._rows = {key: self._rows.get(key) or self._make(item) for key, item in wanted.items()}
        for place, (key, row) in enumerate(self._rows.items()):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
                self._appear(row)
            self._update(row, wanted[key])
        if focused in gone:
            self._focus_near(before.index(focused))
        for row in gone.values():
            row.hide()
            row.deleteLater()
        return before != list(self._rows)

    def _appear(self, row: Row) -> None:
        """Shows a row at once where its column is shown: a row that waits for the layout takes no focus."""
        parent = self._column.parentWidget()
        if parent is not None and parent.isVisible():
            row.show()

    def _focused(self) -> Hashable:
        return next((key for key, row in self._rows.items() if _holds_focus(row)), None)

    def _focus_near(self, place: int) -> None:
        rows = self.rows
        if rows:
            rows[min(place, len(rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)


def _holds_focus(row: QWidget) -> bool:
    inside = row.window().focusWidget()
    return inside is not None and (inside is row or row.isAncestorOf(inside))
