"""The page Calendar: a month or an agenda, beside the chosen day, what is late and what has no day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from netdesk.domain.calendar import Entry, month_grid
from netdesk.domain.changes import Changes, Kind
from netdesk.domain.clock import Clock
from netdesk.ui import dates, theme
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.pages.calendar.bar import CalendarBar
from netdesk.ui.pages.calendar.carrying import Carrier, Place, inside
from netdesk.ui.pages.calendar.deeds import Deeds
from netdesk.ui.pages.calendar.entry_list import EntryList
from netdesk.ui.pages.calendar.entry_rows import agenda_rows, side_rows
from netdesk.ui.pages.calendar.keys import Deed
from netdesk.ui.pages.calendar.month_model import MonthModel
from netdesk.ui.pages.calendar.month_view import MonthView
from netdesk.ui.pages.page import Page
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.list_detail import ListDetail

if TYPE_CHECKING:
    from netdesk.services.calendar import CalendarService, Pending
    from netdesk.services.follow_ups import FollowUpService

CONCERNS = (Kind.MEETING, Kind.FOLLOW_UP, Kind.CONTACT)
AGENDA_DAYS = 61
SIDE_WIDTH = 272


class CalendarPage(Page):
    """Shows what lies on which day and lets it be put on another."""

    def __init__(
        self,
        calendar: CalendarService,
        follow_ups: FollowUpService,
        tasks: Tasks,
        bus: ChangeBus,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._calendar, self._tasks, self._clock = calendar, tasks, clock
        self._day = clock.today()
        self._stale = True
        self._found: Mapping[date, Sequence[Entry]] = {}
        self._pending: Pending | None = None
        self._moving: Entry | None = None
        self.deeds = Deeds(self, calendar, follow_ups, tasks, clock)
        self.deeds.menu_place = self._menu_place
        self.bar = CalendarBar()
        self.new = self.bar.new
        self.views = self.bar.views
        self.month = MonthView(MonthModel(self._day))
        self.agenda = EntryList(self.tr("Agenda"), margin=22)
        self.side = EntryList(self.tr("Chosen day, late, without a day"))
        self._stack = QStackedWidget()
        self._sides = ListDetail(self._stack, self.side)
        self._lay_out()
        self._wire(bus)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.month)
        self._stack.addWidget(self.agenda)
        self._sides.set_sizes([10_000, theme.px(SIDE_WIDTH)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._sides, 1)
        self.setTabOrder(self.new, self.month)

    def _wire(self, bus: ChangeBus) -> None:
        bus.changed.connect(self._on_changed)
        bar = self.bar
        bar.turned.connect(self.turn)
        bar.today_asked.connect(self.go_to_today)
        bar.view_chosen.connect(self._show_view)
        bar.entered.connect(lambda typed: self.deeds.add(typed, self._day, bar.stored))
        bar.side_asked.connect(self._sides.show_detail)
        self._sides.folded_changed.connect(bar.show_folded)
        self.month.day_chosen.connect(self.choose)
        self.month.months_asked.connect(self.turn)
        self.month.day_opened.connect(lambda _day: self._sides.show_detail() if self._sides.folded else None)
        carrier = Carrier(self, self._place_at, self._mark)
        carrier.dropped.connect(self.deeds.move)
        for view in (self.month, self.agenda, self.side):
            view.deed_asked.connect(self.deeds.do)
            view.move_asked.connect(self._move)
            carrier.watch(view.viewport(), view.entry_at)
        self.deeds.moved.connect(self._follow)

    # What the window asks

    def handlers(self) -> Mapping[ActionId, Callable[[], None]]:
        return {
            ActionId.GO_TO_TODAY: self.go_to_today,
            ActionId.NEW_FOLLOW_UP: partial(self.new.setFocus, Qt.FocusReason.ShortcutFocusReason),
            ActionId.MARK_DONE: partial(self._do, Deed.DONE),
            ActionId.SNOOZE: partial(self._do, Deed.SNOOZE),
            ActionId.DELETE: partial(self._do, Deed.DELETE),
        }

    def activated(self) -> None:
        (self.month if self.bar.shows_month() else self.agenda).setFocus()

    def show_record(self, kind: Kind, record_id: int, phase: str = "") -> None:
        if kind is Kind.FOLLOW_UP:
            self._tasks.find(
                "calendar day",
                lambda: self.deeds.day_of(record_id),
                lambda day: self.choose(day or self._day),
            )

    # Moving about

    @Slot()
    def go_to_today(self) -> None:
        """Today becomes the chosen day."""
        self.choose(self._clock.today())
        self.activated()

    @Slot(int)
    def turn(self, months: int) -> None:
        """So many months on, or back, to the same day of the month or its last one."""
        number = self._day.year * 12 + self._day.month - 1 + months
        first = date(number // 12, number % 12 + 1, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        self.choose(first.replace(day=min(self._day.day, last.day)))

    @Slot(object)
    def choose(self, day: date) -> None:
        """Another day; its month is read when it is another one."""
        before, self._day = self._day, day
        self.month.choose_entry(None)
        if (before.year, before.month) != (day.year, day.month):
            self.load()
        else:
            self.month.choose_day(day)
            self._show_side()

    @Slot(str)
    def _show_view(self, key: str) -> None:
        self._stack.setCurrentWidget(self.month if self.bar.shows_month() else self.agenda)
        self.load()
        self.activated()

    # Reading

    def load(self) -> None:
        """Looks at the desk anew."""
        self._stale = False
        first, last = shown_days(self._day, self._clock.today(), month=self.bar.shows_month())

        def look() -> tuple[Mapping[date, Sequence[Entry]], Pending]:
            return self._calendar.month(first, last), self._calendar.pending()

        self._tasks.find("calendar", look, self._show)

    def _show(self, found: tuple[Mapping[date, Sequence[Entry]], Pending]) -> None:
        self._found, self._pending = found
        today = self._clock.today()
        self.bar.show_title(dates.month_in_words(self._day))
        if self.bar.shows_month():
            before = self.month.entry
            self.month.month.show_month(self._day, today, self._found)
            self.month.choose_day(self._day)
            self.month.find_again(before)
        else:
            self.agenda.show_rows(agenda_rows(self._found, today))
        self._show_side()

    def _show_side(self) -> None:
        pending = self._pending
        if pending is not None:
            entries = self._found.get(self._day, ())
            rows = side_rows(self._day, entries, pending.late, pending.undated, self._clock.today())
            self.bar.show_day(dates.short(self._day))
            self.side.show_rows(rows)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if not changes.concerns(*CONCERNS):
            return
        if self.isVisible():
            self.load()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.load()

    # Doing

    def _do(self, deed: Deed) -> None:
        entry = self.side.entry() if self.side.hasFocus() else self._main_entry()
        if entry is not None:
            self.deeds.do(deed, entry)

    def _main_entry(self) -> Entry | None:
        return self.month.entry if self.bar.shows_month() else self.agenda.entry()

    def _move(self, entry: Entry, day: date) -> None:
        """By the keyboard: the chosen day goes along."""
        self._moving = entry
        self.deeds.move(entry, day)

    def _follow(self, entry: Entry, day: date | None) -> None:
        if day is not None and entry is self._moving:
            self._day = day
            self.month.entry = entry if self.month.hasFocus() else self.month.entry
            self.load()
        self._moving = None

    def _menu_place(self) -> QPoint:
        """Under the entry that has the keyboard."""
        view = self.side if self.side.hasFocus() else self.month if self.month.isVisible() else self.agenda
        rect = view.visualRect(view.currentIndex())
        return view.viewport().mapToGlobal(rect.center())

    # Carrying

    def _place_at(self, place: QPoint) -> Place:
        grid = self.month.viewport()
        if inside(grid, place):
            day = self.month.day_at(grid.mapFromGlobal(place))
            return day is not None, day
        return inside(self.side, place), None

    def _mark(self, place: Place) -> None:
        self.month.mark_target(place[1])


def shown_days(day: date, today: date, *, month: bool) -> tuple[date, date]:
    """The first and last day that a view of this day's month shows; an agenda leaves the past out."""
    if month:
        days = month_grid(day, dates.first_weekday())
        return days[0], days[-1]
    first = min(max(day.replace(day=1), today), day)
    return first, first + timedelta(days=AGENDA_DAYS)
