"""The month, a week or the agenda, beside the chosen day, what is late and what has no day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStackedWidget

from netdesk.domain.calendar import Entry
from netdesk.ui import theme
from netdesk.ui.pages.calendar.bar import AGENDA, MONTH, WEEK
from netdesk.ui.pages.calendar.carrying import Place, inside
from netdesk.ui.pages.calendar.entry_list import EntryList
from netdesk.ui.pages.calendar.entry_rows import agenda_rows, side_rows
from netdesk.ui.pages.calendar.month_model import MonthModel
from netdesk.ui.pages.calendar.month_view import MonthView
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.list_detail import ListDetail

if TYPE_CHECKING:
    from netdesk.services.calendar import Pending

SIDE_WIDTH = 272
Days = Mapping[date, Sequence[Entry]]


class CalendarViews(ListDetail):
    """Shows what was read; says which entry is chosen and what lies under a point."""

    def __init__(self, today: date) -> None:
        self.month = MonthView(MonthModel(today))
        self.agenda = EntryList("", margin=22)
        self.side = EntryList("")
        self.shown = MONTH
        self._stack = QStackedWidget()
        self._beside = QStackedWidget()
        super().__init__(self._stack, self._beside)
        self.agenda.setAccessibleName(self.tr("Agenda"))
        self.side.setAccessibleName(self.tr("Chosen day, late, without a day"))
        self.ways: dict[str, Callable[[], object]] = {}
        self._beside.addWidget(self.side)
        self._stack.addWidget(self.month)
        self._stack.addWidget(self.agenda)
        self.set_sizes([10_000, theme.px(SIDE_WIDTH)])
        self._found: Days = {}
        self._pending: Pending | None = None

    @cached_property
    def empty(self) -> EmptyState:
        """Stands at the side while nothing at all is shown, with the `ways` to begin."""
        made = EmptyState(
            "calendar",
            self.tr("Nothing is planned here yet"),
            self.tr("What you promised and whom you will meet stands on its day, and what is late comes up."),
            slim=True,
        )
        for text, act in self.ways.items():
            made.add_action(text, act)
        self._beside.addWidget(made)
        return made

    @property
    def all(self) -> tuple[MonthView, EntryList, EntryList]:
        """The three views of entries."""
        return self.month, self.agenda, self.side

    @property
    def shows_month(self) -> bool:
        """Whether days stand in a grid, a month or a week of them, not the agenda."""
        return self._stack.currentWidget() is self.month

    def show_main(self, view: str) -> None:
        """A week, the month, or the agenda."""
        self.shown = view
        self._stack.setCurrentWidget(self.agenda if view == AGENDA else self.month)
        self.month.setAccessibleName(self.tr("Week") if view == WEEK else self.tr("Month"))

    # Filling

    def show_found(self, found: Days, pending: Pending, day: date, today: date) -> None:
        """What was read; the same entry stays chosen."""
        self._found, self._pending = found, pending
        if self.shows_month:
            before = self.month.entry
            model = self.month.month
            (model.show_week if self.shown == WEEK else model.show_month)(day, today, found)
            self.month.choose_day(day)
            self.month.find_again(before)
        else:
            self.agenda.show_rows(agenda_rows(found, today))
        self.show_side(day, today)

    def show_side(self, day: date, today: date) -> None:
        """The lists for a chosen day."""
        if self._pending is not None:
            late, undated = self._pending.late, self._pending.undated
            is_empty = not (self._found or late or undated)
            self._beside.setCurrentWidget(self.empty if is_empty else self.side)
            self.side.show_rows(side_rows(day, self._found.get(day, ()), late, undated, today))

    # What is chosen

    def day_of_chosen(self, found: Days) -> date | None:
        """Where the chosen entry stands now, such as after an undo; None for none, or one that is gone."""
        chosen = self.month.entry if self.shows_month else None
        if chosen is None:
            return None
        same = [
            one for day in found.values() for one in day if (one.kind, one.id) == (chosen.kind, chosen.id)
        ]
        days = [one.day for one in same]
        return chosen.day if chosen.day in days else next(iter(days), None)

    def entry(self) -> Entry | None:
        """The entry that keys and actions are about."""
        if self.side.hasFocus():
            return self.side.entry()
        return self.month.entry if self.shows_month else self.agenda.entry()

    def choose(self, entry_id: int) -> bool:
        """Brings a follow-up up and gives it the keyboard, in the main view or at the side."""
        if self.shows_month:
            self.month.choose_follow_up(entry_id)
        else:
            self.agenda.choose_follow_up(entry_id)
        main = self.month.entry if self.shows_month else self.agenda.entry()
        if main is not None and main.id == entry_id:
            (self.month if self.shows_month else self.agenda).setFocus()
            return True
        return self._choose_at_side(entry_id)

    def _choose_at_side(self, entry_id: int) -> bool:
        if not self.side.choose_follow_up(entry_id):
            return False
        self.show_detail()
        self.side.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # Places

    def menu_place(self) -> QPoint:
        """Under the entry that has the keyboard."""
        view = self.side if self.side.hasFocus() else self.month if self.shows_month else self.agenda
        return view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).center())

    def place_at(self, place: QPoint) -> Place:
        """Where something that is carried would be put down."""
        grid = self.month.viewport()
        if inside(grid, place):
            day = self.month.day_at(grid.mapFromGlobal(place))
            return day is not None, day
        return inside(self.side, place), None

    def mark(self, place: Place) -> None:
        """Shows that place."""
        self.month.mark_target(place[1])
