"""What stands in the place of rows where a table has none."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QTableView, QWidget

from netdesk.ui.widgets.empty_state import EmptyState


class TableOverlay(QObject):
    """Over an empty table: how to begin, or that nothing was found, with a way to clear the search."""

    clear_requested = Signal()

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._empty: QWidget | None = None
        self._no_results: EmptyState | None = None
        self._query = ""

    def set_empty(self, widget: QWidget) -> None:
        """What to show where there is no row at all."""
        self._empty = widget
        widget.setParent(self._view)
        self.refresh()

    def set_query(self, query: str) -> None:
        """What is being searched for; an empty table then names it."""
        self._query = query
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show or hide, after the rows or the query have changed."""
        nothing = self._view.model().rowCount() == 0
        if nothing and self._query:
            self._missing().say(self.tr("No results for “{0}”").format(self._query))
        if self._no_results is not None:
            self._no_results.setVisible(nothing and bool(self._query))
        if self._empty is not None:
            self._empty.setVisible(nothing and not self._query)
        self.place()

    def place(self) -> None:
        """Cover the rows' room."""
        for widget in (self._empty, self._no_results):
            if widget is not None:
                widget.setGeometry(self._view.viewport().geometry())
                widget.raise_()

    def _missing(self) -> EmptyState:
        if self._no_results is None:
            self._no_results = EmptyState("search", "", parent=self._view)
            clear = self.clear_requested.emit
            self._no_results.add_action(self.tr("Clear the search"), clear, primary=False)
        return self._no_results
