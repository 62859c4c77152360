"""Brings the filter bar and the desk together: what there is to filter by, and what is saved."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.contact_filter import FilterChoices, NamedFilter
from netdesk.domain.errors import UserError
from netdesk.ui.pages.contacts.filter_bar import FilterBar
from netdesk.ui.pages.contacts.finder import LISTED
from netdesk.ui.pages.contacts.saved_chips import SavedChips
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk
    from netdesk.ui.pages.contacts.filter_popover import FilterPopover

_log = logging.getLogger(__name__)
COUNTED = (*LISTED, Kind.REFERENCE, Kind.BATCH, Kind.SAVED_FILTER, Kind.CADENCE_RULE)
SUGGESTED = 8


class FilterKeeper(QObject):
    """Opens the popover, keeps the chips of saved filters and their numbers true."""

    said = Signal(str)
    removed = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, bar: FilterBar) -> None:
        super().__init__(bar)
        self._desk, self._tasks, self._bar = desk, tasks, bar
        self.popover: FilterPopover | None = None
        self.chips = SavedChips()
        self.chips.hide()
        bar.use_saved(self.chips)
        bar.more_asked.connect(self.open)
        bar.changed.connect(self._show_which)
        self.chips.chosen.connect(bar.show_query)
        self.chips.rename_asked.connect(self._rename)
        self.chips.remove_asked.connect(self._remove)
        self._load()

    def refresh(self, changes: Changes) -> None:
        """The chips and their numbers, after a change that concerns them."""
        if changes.concerns(*COUNTED):
            self._load()

    @Slot()
    def open(self) -> None:
        """The popover, with what the desk has to filter by now."""
        self._tasks.find("filter choices", self._desk.filters.choices, self._open_with)

    def _load(self) -> None:
        self._tasks.find("saved filters", self._desk.filters.all, self._show_filters)

    def _show_filters(self, filters: list[NamedFilter]) -> None:
        self.chips.show_filters(filters, self._bar.query())
        count = partial(self._counted, filters)
        if filters:
            self._tasks.find("saved filter counts", count, self.chips.show_counts)

    def _counted(self, filters: list[NamedFilter]) -> dict[int, int]:
        return {one.id: self._desk.filters.count(one.query) for one in filters}

    @Slot()
    def _show_which(self) -> None:
        self.chips.show_query(self._bar.query())

    def _open_with(self, choices: FilterChoices) -> None:
        from netdesk.ui.pages.contacts.filter_popover import FilterPopover  # which no first picture shows

        popover = FilterPopover(choices, self._bar.query(), self._bar)
        popover.changed.connect(self._bar.show_parts)
        popover.clear_asked.connect(self._bar.clear)
        popover.organisation_asked.connect(self._suggest)
        popover.save_asked.connect(self._save)
        popover.destroyed.connect(self._forget_popover)
        self.popover = popover
        popover.open_below(self._bar.more)

    def _forget_popover(self) -> None:
        self.popover = None

    def _suggest(self, typed: str) -> None:
        def look() -> list[str]:
            hits = self._desk.search.of_kind(Kind.ORGANISATION, typed, SUGGESTED)
            return [hit.title for hit in hits]

        self._tasks.find("organisation of a filter", look, partial(self._offer, typed))

    def _offer(self, typed: str, names: list[str]) -> None:
        if self.popover is not None:
            self.popover.offer(typed, names)

    def _save(self, name: str) -> None:
        save = partial(self._desk.filters.save, name, self._bar.query())
        self._tasks.act(save, lambda _key: self._close(), self._refuse)

    def _close(self) -> None:
        if self.popover is not None:
            self.popover.close()

    def _refuse(self, error: Exception) -> None:
        if self.popover is not None:
            self.popover.say(self._words(error))
        else:
            self.said.emit(self._words(error))

    def _words(self, error: Exception) -> str:
        if isinstance(error, UserError):
            return str(error)
        _log.error("a filter could not be stored", exc_info=error)
        return self.tr("It could not be stored. Try again.")

    def _rename(self, key: int, name: str) -> None:
        self._act(partial(self._desk.filters.rename, key, name))

    def _remove(self, key: int, name: str) -> None:
        said = self.tr("Removed the filter “{0}”").format(name)
        self._act(partial(self._desk.filters.delete, key), lambda _none: self.removed.emit(said))

    def _act(self, work: Callable[[], None], then: Callable[[None], None] | None = None) -> None:
        self._tasks.act(work, then, lambda error: self.said.emit(self._words(error)))
