"""The calendar's line in plain words: what it says is shown while it is typed, Enter adds it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netdesk.domain.clock import Clock
from netdesk.ui import dates, understood_words
from netdesk.ui.pages.calendar.bar import CalendarBar
from netdesk.ui.pages.calendar.deeds import Deeds
from netdesk.ui.pages.page import Page

if TYPE_CHECKING:
    from netdesk.domain.plain_words.said import Understood


class AddingLine(QObject):
    """A line that names no day goes onto the chosen one; among namesakes the arrow keys choose."""

    def __init__(self, bar: CalendarBar, deeds: Deeds, clock: Clock, page: Page) -> None:
        super().__init__(page)
        self._bar, self._deeds, self._clock = bar, deeds, clock
        self._day = clock.today()
        self._said: Understood | None = None
        self._shown = bar.understood
        self._shown.setParent(page)
        self._shown.asked.connect(self._ask)
        bar.entered.connect(self._add)

    def show_day(self, day: date) -> None:
        """The day for a line that names none."""
        self._day = day
        self._bar.show_day(dates.short(day))

    @Slot(str)
    def _ask(self, typed: str) -> None:
        self._deeds.understand(typed, partial(self._show, typed))

    def _show(self, typed: str, said: Understood) -> None:
        self._said = said
        names = [person.full_name for person in said.naming.people]
        words = understood_words.in_words(said, self._day, self._clock.today())
        self._shown.show_words(typed, words, names if len(names) > 1 else ())

    @Slot(str)
    def _add(self, typed: str) -> None:
        chosen, said = self._shown.chosen, self._said
        person = said.naming.people[chosen] if said is not None and chosen is not None else None
        self._deeds.add(typed, self._day, person, self._bar.stored)
