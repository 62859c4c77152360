"""The page Calendar: month, week or agenda, beside the chosen day, what is late and what has no day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from netdesk.domain.calendar import Entry, month_grid, week_of
from netdesk.domain.changes import Changes, Kind
from netdesk.domain.clock import Clock
from netdesk.ui import dates
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.follow_up_editing import FollowUpEditing
from netdesk.ui.pages.calendar.adding import AddingLine
from netdesk.ui.pages.calendar.bar import AGENDA, WEEK, CalendarBar
from netdesk.ui.pages.calendar.carrying import Carrier
from netdesk.ui.pages.calendar.deeds import Deeds
from netdesk.ui.pages.calendar.keys import Deed
from netdesk.ui.pages.calendar.views import CalendarViews
from netdesk.ui.pages.page import Page
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.services.calendar import CalendarService, Pending
    from netdesk.services.follow_ups import FollowUpService
    from netdesk.services.meetings import MeetingService
    from netdesk.services.plain_words import PlainWordsService

CONCERNS = (Kind.MEETING, Kind.FOLLOW_UP, Kind.CONTACT)
AGENDA_DAYS = 61


class CalendarPage(Page):
    """Shows what lies on which day and lets it be put on another."""

    def __init__(
        self,
        calendar: CalendarService,
        follow_ups: FollowUpService,
        plain_words: PlainWordsService,
        meetings: MeetingService,
        editing: FollowUpEditing,
        tasks: Tasks,
        bus: ChangeBus,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._calendar, self._tasks, self._clock = calendar, tasks, clock
        self._day = self._as_of = clock.today()
        self._stale = True
        self._moving: Entry | None = None
        self._sought = 0
        self.deeds = Deeds(self, calendar, follow_ups, plain_words, meetings, editing, tasks, clock)
        self.bar = CalendarBar()
        self.adding = AddingLine(self.bar, self.deeds, clock, self)
        self.new = self.bar.new
        self.choice = self.bar.views
        self.views = CalendarViews(self._day)
        self.month, self.agenda, self.side = self.views.all
        self.deeds.menu_place = self.views.menu_place
        self._lay_out()
        self._wire(bus)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.bar.second)
        layout.addWidget(self.views, 1)
        self.setTabOrder(self.new, self.month)
        self.month.choose_day(self._day)  # a table that gets the keyboard without it chooses its first cell

    def _wire(self, bus: ChangeBus) -> None:
        bus.changed.connect(self._on_changed)
        bar = self.bar
        bar.turned.connect(self.turn)
        bar.today_asked.connect(self.go_to_today)
        bar.view_chosen.connect(self._show_view)
        bar.export_asked.connect(partial(self.action_asked.emit, ActionId.EXPORT_CALENDAR))
        bar.side_asked.connect(self.views.show_detail)
        self.views.folded_changed.connect(bar.show_folded)
        self.month.day_chosen.connect(self.choose)
        self.month.months_asked.connect(self.turn)
        self.month.day_opened.connect(lambda _day: self.views.show_detail() if self.views.folded else None)
        carrier = Carrier(self, self.views.place_at, self.views.mark)
        carrier.dropped.connect(self._move)
        for view in self.views.all:
            view.deed_asked.connect(self.deeds.do)
            view.move_asked.connect(self._move)
            carrier.watch(view.viewport(), view.entry_at)
        self.views.ways = {
            self.tr("Add a follow-up"): self._begin_new,
            self.tr("Plan a meeting"): partial(self.action_asked.emit, ActionId.PLAN_MEETING),
        }
        self.deeds.moved.connect(self._follow)

    # What the window asks

    def handlers(self) -> Mapping[ActionId, Callable[[], None]]:
        return {
            ActionId.GO_TO_TODAY: self.go_to_today,
            ActionId.NEW_FOLLOW_UP: self._begin_new,
            ActionId.EDIT: partial(self._do, Deed.OPEN),
            ActionId.MARK_DONE: partial(self._do, Deed.DONE),
            ActionId.SNOOZE: partial(self._do, Deed.SNOOZE),
            ActionId.DELETE: partial(self._do, Deed.DELETE),
        }

    def activated(self) -> None:
        (self.month if self.views.shows_month else self.agenda).setFocus()

    def show_record(self, kind: Kind, record_id: int, phase: str = "") -> None:
        if kind is Kind.FOLLOW_UP:
            self._tasks.find(
                "calendar day", lambda: self.deeds.day_of(record_id), lambda day: self._seek(record_id, day)
            )

    def _seek(self, follow_up_id: int, day: date | None) -> None:
        """Goes to a follow-up's day and, once that is read, to the follow-up itself."""
        self._sought = follow_up_id
        self._day = day or self._day
        self.load()

    def _begin_new(self) -> None:
        """The keyboard goes to the line that adds a follow-up."""
        self.views.show_list()
        self.new.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Moving about

    @Slot()
    def go_to_today(self) -> None:
        """Today becomes the chosen day."""
        self.choose(self._clock.today())
        self.activated()

    @Slot(int)
    def turn(self, months: int) -> None:
        """So many months on, or back, to the same day or the month's last one; in a week, so many weeks."""
        if self.views.shown == WEEK:
            self.choose(self._day + timedelta(weeks=months))
            return
        number = self._day.year * 12 + self._day.month - 1 + months
        first = date(number // 12, number % 12 + 1, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        self.choose(first.replace(day=min(self._day.day, last.day)))

    @Slot(object)
    def choose(self, day: date) -> None:
        """Another day; its month, or its week, is read when it is another one."""
        before, self._day = self._day, day
        self.month.choose_entry(None)
        if _period(before, self.views.shown) != _period(day, self.views.shown):
            self.load()
        else:
            self.month.choose_day(day)
            self.adding.show_day(day)
            self.views.show_side(day, self._clock.today())

    @Slot(str)
    def _show_view(self, key: str) -> None:
        self.views.show_main(key)
        self.bar.name_ways()
        self.load()
        self.activated()

    # Reading

    def load(self) -> None:
        """Looks at the desk anew."""
        self._stale = False
        first, last = shown_days(self._day, self._clock.today(), self.views.shown)

        def look() -> tuple[Mapping[date, Sequence[Entry]], Pending]:
            return self._calendar.month(first, last), self._calendar.pending()

        self._tasks.find("calendar", look, self._show)

    def _show(self, found: tuple[Mapping[date, Sequence[Entry]], Pending]) -> None:
        day = self.views.day_of_chosen(found[0]) or self._day
        before, self._day = self._day, day
        if _period(before, self.views.shown) != _period(day, self.views.shown):
            self.load()
            return
        self.bar.show_title(dates.month_in_words(self._day))
        self.adding.show_day(self._day)
        self.views.show_found(*found, self._day, self._clock.today())
        sought, self._sought = self._sought, 0
        if sought and not self.views.choose(sought):
            self.said.emit(self.tr("This follow-up is not on the calendar."))

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
        self._follow_today()
        if self._stale:
            self.load()

    def _follow_today(self) -> None:
        """Who was on today is on today again, also after midnight."""
        today = self._clock.today()
        if self._day == self._as_of != today:
            self._day, self._stale = today, True
        self._as_of = today

    # Doing

    def _do(self, deed: Deed) -> None:
        entry = self.views.entry()
        if entry is not None:
            self.deeds.do(deed, entry)

    def _move(self, entry: Entry, day: date) -> None:
        """By the keyboard or the mouse: the chosen day goes along."""
        self._moving = entry
        self.deeds.move(entry, day)

    def _follow(self, entry: Entry, day: date | None) -> None:
        if day is not None and entry is self._moving:
            self._day = day
            self.month.entry = entry if self.month.hasFocus() else self.month.entry
            self.load()
        self._moving = None


def shown_days(day: date, today: date, view: str) -> tuple[date, date]:
    """The first and last day that a view of this day's month or week shows; an agenda leaves the past out."""
    if view != AGENDA:
        days = (week_of if view == WEEK else month_grid)(day, dates.first_weekday())
        return days[0], days[-1]
    first = min(max(day.replace(day=1), today), day)
    return first, first + timedelta(days=AGENDA_DAYS)


def _period(day: date, view: str) -> date:
    """The first of the days that are read together with this one."""
    return week_of(day, dates.first_weekday())[0] if view == WEEK else day.replace(day=1)
