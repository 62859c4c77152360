"""The page Today: the next conversation, next steps, five for this week, momentum, who goes quiet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netdesk.domain.calendar import Entry
from netdesk.domain.changes import Changes, Kind
from netdesk.domain.clock import Clock
from netdesk.domain.today import Today
from netdesk.ui import dates, theme
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.follow_up_editing import FollowUpEditing
from netdesk.ui.pages.page import Page
from netdesk.ui.pages.today.five_card import FiveCard
from netdesk.ui.pages.today.next_card import NextCard
from netdesk.ui.pages.today.quiet_card import QuietCard
from netdesk.ui.pages.today.side_cards import MomentumCard
from netdesk.ui.pages.today.steps_card import StepsCard
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import PrimaryButton
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.navigation import TopBar
from netdesk.ui.widgets.search_button import WIDEST, SearchButton

if TYPE_CHECKING:
    from netdesk.services.follow_ups import FollowUpService
    from netdesk.services.in_touch import InTouchService
    from netdesk.services.today import TodayService

CONCERNS = (
    Kind.CONTACT, Kind.MEETING, Kind.FOLLOW_UP, Kind.TOUCH, Kind.INTRODUCTION, Kind.MENTION, Kind.LEAD,
    Kind.CADENCE_RULE,
)  # fmt: skip
ONE_COLUMN_BELOW = 860
SHORT_DAY_BELOW = 680
NARROW_SEARCH = 230
LEFT, RIGHT = 53, 47


class TodayPage(Page):
    """Shows what to do now; an empty desk is shown three ways to begin."""

    def __init__(
        self,
        today: TodayService,
        follow_ups: FollowUpService,
        in_touch: InTouchService,
        editing: FollowUpEditing,
        tasks: Tasks,
        bus: ChangeBus,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._today, self._follow_ups, self._tasks, self._clock = today, follow_ups, tasks, clock
        self._in_touch, self._editing = in_touch, editing
        self._stale = True
        self._found: Today | None = None
        self._done: Sequence[Entry] = ()
        self._bar = TopBar(self.tr("Today"))
        self.next_card, self.steps_card, self.five_card = NextCard(), StepsCard(), FiveCard()
        self.momentum_card, self.quiet_card = MomentumCard(), QuietCard()
        self.empty = self._empty_state()
        self._stack = QStackedWidget()
        self._lay_out()
        self._wire(bus)

    def _lay_out(self) -> None:
        self._search = SearchButton(self.tr("Search people, notes, questions…"))
        self._search.clicked.connect(lambda: self.action_asked.emit(ActionId.PALETTE))
        self._new = PrimaryButton(self.tr("New"), icon_name="plus")
        self._new.setAccessibleName(self.tr("New contact"))
        self._new.clicked.connect(lambda: self.action_asked.emit(ActionId.NEW_CONTACT))
        self._bar.add_right(self._search)
        self._bar.add_right(self._new)
        self._stack.addWidget(QWidget())  # until the first look-up is done
        self._stack.addWidget(self._cards())
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)

    def _cards(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("scrolled", True)
        self._columns = QHBoxLayout(inside)
        self._columns.setContentsMargins(theme.px(22), theme.px(18), theme.px(22), theme.px(22))
        self._columns.setSpacing(theme.px(18))
        left = (self.next_card, self.steps_card, self.quiet_card)
        right = (self.five_card, self.momentum_card)
        for cards, stretch in ((left, LEFT), (right, RIGHT)):
            column = QVBoxLayout()
            column.setSpacing(theme.px(18))
            for card in cards:
                card.hide()  # until it is filled
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, stretch)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self._scroll

    def _empty_state(self) -> EmptyState:
        empty = EmptyState(
            "contacts",
            self.tr("Begin with the people you know"),
            self.tr(
                "Bring your contacts in, or add one person. The sample desk shows where this leads; "
                "it is a file of its own, one click back."
            ),
        )
        ways = {
            ActionId.IMPORT: self.tr("Import contacts"),
            ActionId.NEW_CONTACT: self.tr("Add the first person"),
            ActionId.OPEN_SAMPLE: self.tr("Open the sample desk"),
        }
        self.ways = {
            action: empty.add_action(text, partial(self.action_asked.emit, action))
            for action, text in ways.items()
        }
        return empty

    def _wire(self, bus: ChangeBus) -> None:
        bus.changed.connect(self._on_changed)
        steps, five, service = self.steps_card, self.five_card, self._today
        self.next_card.opened.connect(partial(self.record_asked.emit, Kind.MEETING))
        self.next_card.plan_asked.connect(lambda: self.action_asked.emit(ActionId.PLAN_MEETING))
        steps.done_asked.connect(self._finish)
        steps.reopen_asked.connect(lambda entry: self._tasks.act(lambda: self._follow_ups.reopen(entry.id)))
        steps.opened.connect(lambda entry: self._editing.open(self, entry.id))
        steps.contact_asked.connect(self._open_contact)
        steps.draft_asked.connect(self.draft_asked)
        steps.snoozed.connect(self._snooze)
        steps.show_done_asked.connect(lambda _on: self.load())
        steps.all_asked.connect(lambda: self.action_asked.emit(ActionId.SHOW_CALENDAR))
        five.opened.connect(self._open_contact)
        five.plan_asked.connect(lambda key: self.plan_asked.emit([key]))
        five.keep_asked.connect(
            lambda key, on: self._tasks.act(lambda: (service.keep if on else service.let_go)(key))
        )
        five.swap_asked.connect(lambda key: self._tasks.act(lambda: service.swap(key)))
        five.not_now_asked.connect(lambda key: self._tasks.act(lambda: service.not_now(key)))
        self._wire_quiet()

    def _wire_quiet(self) -> None:
        card, service = self.quiet_card, self._in_touch
        card.opened.connect(self._open_contact)
        card.write_asked.connect(self.write_asked)
        card.told.connect(lambda key: self._tasks.act(partial(service.told, key)))
        card.put_off.connect(self._put_off)
        card.rules_asked.connect(lambda: self.action_asked.emit(ActionId.STAYING_IN_TOUCH))

    # What the window asks

    def handlers(self) -> Mapping[ActionId, Callable[[], None]]:
        return {
            ActionId.EDIT: self._edit_focused,
            ActionId.MARK_DONE: self._finish_focused,
            ActionId.SNOOZE: self._snooze_focused,
        }

    def activated(self) -> None:
        self.load()
        if self._found is None:
            self.setFocus()  # it holds the keyboard until the first look-up is done
        else:
            self._begin()

    def _begin(self) -> None:
        """The keyboard goes to the first thing to do."""
        if self._found is not None and self._found.empty:
            self.ways[ActionId.IMPORT].setFocus()
        elif self.steps_card.rows:
            self.steps_card.rows[0].setFocus()
        else:
            self.next_card.open_button.setFocus()

    # Reading

    def load(self) -> None:
        """Looks at the desk anew."""
        self._stale = False
        wants_done = self.steps_card.show_done.isChecked()
        self._show_day()

        def look() -> tuple[Today, Sequence[Entry]]:
            return self._today.load(), self._today.done_lately() if wants_done else ()

        self._tasks.find("today", look, self._show)

    def _show(self, found: tuple[Today, Sequence[Entry]]) -> None:
        self._found, self._done = found
        empty = self._found.empty
        self._stack.setCurrentIndex(2 if empty else 1)
        self._new.setHidden(empty)  # the way to begin is the main button then
        self._tasks.turns("today", self._filling(self._found))

    def _filling(self, shown: Today) -> Iterator[None]:
        """Fills one card after the other, each ready to be painted; then the keyboard has where to go."""
        today = self._clock.today()
        self.next_card.show_next(shown.next, today)
        yield from self._appearing(self.next_card)
        yield from self.steps_card.showing(shown.steps, today, self._done)
        yield from self._appearing(self.steps_card)
        self.five_card.show_five(shown.five)
        yield from self._appearing(self.five_card)
        self.momentum_card.show_momentum(shown.momentum)
        self.quiet_card.show_quiet(shown.quiet, shown.quiet_count, today)
        yield from self._appearing(self.momentum_card, self.quiet_card)
        if self.window().focusWidget() is self:
            self._begin()

    def _appearing(self, *cards: QWidget) -> Iterator[None]:
        yield
        for card in cards:
            card.show()
        yield

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(ONE_COLUMN_BELOW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        self._show_day()

    def _show_day(self) -> None:
        """The day, shorter where there is little room."""
        today, narrow = self._clock.today(), self.width() < theme.px(SHORT_DAY_BELOW)
        day = f"{dates.short_weekday(today)} {dates.short(today)}" if narrow else dates.in_words(today)
        self._bar.show_title(self.tr("Today"), day)
        self._search.setMaximumWidth(theme.px(NARROW_SEARCH if narrow else WIDEST))

    # Doing

    def _finish(self, entry: Entry) -> None:
        told = self.tr("Done: {title}").format(title=entry.title)
        self._tasks.act(lambda: self._follow_ups.done(entry.id), lambda _again: self.removed.emit(told))

    def _snooze(self, entry: Entry, day: date) -> None:
        told = self.tr("Put off to {day}").format(day=dates.in_words(day))
        self._tasks.act(lambda: self._follow_ups.snooze(entry.id, day), lambda _none: self.removed.emit(told))

    def _put_off(self, contact_id: int, day: date) -> None:
        told = self.tr("Put off to {day}").format(day=dates.in_words(day))
        work = partial(self._in_touch.put_off, [contact_id], day)
        self._tasks.act(work, lambda _none: self.removed.emit(told))

    def _edit_focused(self) -> None:
        row = self.steps_card.focused()
        if row is not None:
            self._editing.open(self, row.entry.id)

    def _finish_focused(self) -> None:
        row = self.steps_card.focused()
        if row is not None:
            self._finish(row.entry)

    def _snooze_focused(self) -> None:
        row = self.steps_card.focused()
        if row is not None:
            self.steps_card.ask_snooze(row)

    def _open_contact(self, contact_id: int) -> None:
        self.record_asked.emit(Kind.CONTACT, contact_id, "")
