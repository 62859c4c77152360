"""Which columns of a table are shown, in which order, how wide, and which one sorts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QTableView

from netdesk.ui import theme
from netdesk.ui.models.columns import Column
from netdesk.ui.models.paged_table import PagedTableModel

DOWN = Qt.SortOrder.DescendingOrder
UP = Qt.SortOrder.AscendingOrder
NARROWEST = 0.95  # share of a column's own width; below it the table scrolls


class TableColumns(QObject):
    """The columns of one table, by their keys; its state is plain values, to be kept in settings."""

    def __init__(self, view: QTableView, paged: PagedTableModel) -> None:
        super().__init__(view)
        self._view = view
        self._header = view.horizontalHeader()
        self._places = {column.key: place for place, column in enumerate(paged.columns)}
        self._columns: tuple[Column, ...] = paged.columns
        self._hidden: set[str] = set()
        self._room = 0  # what the view last had
        self._fitting = False
        self._own_widths = False  # the user has set some
        for place, column in enumerate(paged.columns):
            self._header.resizeSection(place, theme.px(column.width))
        self._header.sectionResized.connect(self._on_resized)

    def fit(self, room: int) -> None:
        """Share the room by the columns' own widths, unless the user has chosen theirs.

        Where it is short, the columns of the highest rank step aside until there is room again.
        """
        self._room = room
        wanted = self._fitting_columns(room)
        for key, place in self._places.items():
            self._view.setColumnHidden(place, key not in wanted)
        if self._own_widths or room <= 0:
            return
        share = max(NARROWEST, room / max(1, sum(wanted.values())))
        self._fitting = True
        for key, width in wanted.items():
            self._header.resizeSection(self._places[key], int(width * share))
        self._fitting = False

    def _fitting_columns(self, room: int) -> dict[str, int]:
        """The columns to show and their own widths."""
        ranks = {column.key: column.rank for column in self._columns}
        wanted = {c.key: theme.px(c.width) for c in self._columns if c.key not in self._hidden}
        while not self._own_widths and sum(wanted.values()) * NARROWEST > room > 0:
            last = max(wanted, key=lambda key: ranks[key])
            if not ranks[last]:
                break
            del wanted[last]
        return wanted

    @Slot()
    def _on_resized(self) -> None:
        # Qt says no more than that; a drag goes with the button down.
        if not self._fitting and QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._own_widths = True

    def show_sort(self, key: str, order: Qt.SortOrder) -> None:
        """Mark a column as the one that is sorted by, without asking for it."""
        blocked = self._header.blockSignals(True)
        self._header.setSortIndicator(self._places[key], order)
        self._header.blockSignals(blocked)

    def show(self, key: str, shown: bool) -> None:
        """Show or hide a column; the first one always stays."""
        self._hidden.discard(key)
        if not shown and self._places[key] > 0:
            self._hidden.add(key)
        self.fit(self._room)

    def shown(self, key: str) -> bool:
        """Whether the user wants it; it may have stepped aside in a narrow window."""
        return key not in self._hidden

    def menu(self) -> QMenu:
        """A menu to choose the columns in."""
        menu = QMenu(self._view)
        for place, column in enumerate(self._columns):
            action = QAction(column.title, menu, checkable=True, checked=self.shown(column.key))
            action.setEnabled(place > 0)
            action.toggled.connect(lambda shown, key=column.key: self.show(key, shown))
            menu.addAction(action)
        return menu

    @Slot(QPoint)
    def ask(self, place: QPoint) -> None:
        """Open the menu where the header was clicked."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.mapToGlobal(place))

    def state(self) -> dict[str, Any]:
        """Order, widths, hidden columns and sorting."""
        keys = [column.key for column in self._columns]
        sorted_by = max(0, self._header.sortIndicatorSection())
        return {
            "order": [keys[self._header.logicalIndex(place)] for place in range(len(keys))],
            "hidden": [key for key in keys if not self.shown(key)],
            "widths": self._widths() if self._own_widths else {},
            "sort": keys[sorted_by],
            "descending": self._header.sortIndicatorOrder() == DOWN,
        }

    def _widths(self) -> dict[str, int]:
        return {
            key: self._header.sectionSize(at)
            for key, at in self._places.items()
            if not self._header.isSectionHidden(at)
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Put back what `state` gave; keys of columns that are gone are left out."""
        self._restore_order([key for key in state.get("order", ()) if key in self._places])
        self._own_widths = bool(state.get("widths"))
        for key, width in state.get("widths", {}).items():
            if key in self._places:
                self._header.resizeSection(self._places[key], int(width))
        self._hidden = {
            key for key, place in self._places.items() if place and key in state.get("hidden", ())
        }
        self.fit(self._room)
        if state.get("sort") in self._places:
            self.show_sort(state["sort"], DOWN if state.get("descending") else UP)

    def _restore_order(self, keys: list[str]) -> None:
        for target, key in enumerate(keys):
            self._header.moveSection(self._header.visualIndex(self._places[key]), target)
