"""Keeps the detail pane true to the list beside it: it shows nobody whom the list leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from netdesk.ui.pages.contacts.list_pane import SEVERAL, ListPane

if TYPE_CHECKING:
    from netdesk.domain.contact_list import ContactQuery
    from netdesk.ui.pages.contacts.detail.pane import DetailPane
    from netdesk.ui.pages.contacts.finder import Finder

FOLLOW_AFTER_MS = 300
"""To fill the pane takes longer than a key may: whoever types a filter gets it once they rest."""


class PaneFollower(QObject):
    """Follows the selection at once and the filter after a rest; the selection itself stays as it is."""

    def __init__(self, shown: ListPane, finder: Finder, detail: DetailPane) -> None:
        super().__init__(detail)
        self._list, self._table, self._detail = shown, shown.table, detail
        self._followed: ContactQuery | None = None
        self._rest = QTimer(self, singleShot=True, interval=FOLLOW_AFTER_MS)
        self._rest.timeout.connect(self._follow_list)
        finder.asked.connect(self._rest.stop)
        finder.listed.connect(self._rest.start)
        self._table.selection_changed.connect(self.follow_selection)
        self._table.selectionModel().currentRowChanged.connect(self.follow_selection)
        self._rest.start()  # a filter may have been typed before the desk was open

    @property
    def waiting(self) -> bool:
        """Whether the list has changed and the pane is still to follow."""
        return self._rest.isActive()

    @Slot()
    def follow_selection(self) -> None:
        """Shows the one that is selected, or how many are."""
        selected = self._table.selected_count()
        if selected >= SEVERAL:
            self._detail.show_several(selected)
            return
        chosen = self._table.selected_ids() if selected else [self._table.current_id()]
        if chosen[0] is not None and chosen[0] != self._detail.contact_id:
            self._detail.show_contact(chosen[0])

    @Slot()
    def _follow_list(self) -> None:
        """The list is whole, and nobody types a filter."""
        asked = self._list.filter_bar.query()
        narrowed_anew, self._followed = asked != self._followed, asked
        if self._list.isVisible() and (narrowed_anew or not self._is_busy()):
            self._follow_found()

    def _is_busy(self) -> bool:
        """Whether something is done in the pane, which must not turn to another person meanwhile."""
        focus = QApplication.focusWidget()
        within = focus is not None and self._detail.isAncestorOf(focus)
        return within or QApplication.activePopupWidget() is not None

    def _follow_found(self) -> None:
        found = self._table.paged
        if self._table.selected_count():
            self.follow_selection()
        elif not found.rowCount():
            self._detail.show_nobody()
        elif not self._detail.contact_id or found.row_of(self._detail.contact_id) is None:
            self._detail.show_contact(found.id_at(0))
