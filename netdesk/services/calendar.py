"""What the calendar shows: meetings and follow-ups by day, what is late, what has no day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from netdesk.domain.acts import Act
from netdesk.domain.calendar import Entry, by_day
from netdesk.domain.clock import Clock
from netdesk.domain.meeting import Meeting
from netdesk.storage import calendar, follow_ups, mapper
from netdesk.storage.store import Store

LISTED = 200
"""So many late ones, or ones without a day, are listed at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """What is late and what has no day yet, the first of each, and how many are late."""

    late: tuple[Entry, ...] = ()
    undated: tuple[Entry, ...] = ()
    late_count: int = 0


class CalendarService:
    """Reads what lies on which day, and puts meetings on other days."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def month(self, first: date, last: date) -> Mapping[date, list[Entry]]:
        """The entries of the days from `first` to `last`, coming times of what repeats among them."""
        tomorrow = self._clock.today() + timedelta(days=1)
        with self._store.read() as connection:
            found = calendar.meetings(connection, self._clock, first, last)
            found += follow_ups.within(connection, first, last)
            found += calendar.repeats(connection, max(first, tomorrow), last)
        return by_day(found)

    def agenda(self, first: date, days: int) -> Mapping[date, list[Entry]]:
        """The entries of so many days from `first` on; days without any are left out."""
        return self.month(first, first + timedelta(days=days - 1))

    def pending(self) -> Pending:
        """What is late and what has no day yet."""
        today = self._clock.today()
        with self._store.read() as connection:
            late = follow_ups.open_until(connection, today - timedelta(days=1), LISTED)
            undated = follow_ups.undated(connection, LISTED)
            return Pending(
                late=tuple(late),
                undated=tuple(undated),
                late_count=follow_ups.counts(connection, today)[2],
            )

    def move_meeting(self, meeting_id: int, day: date) -> None:
        """Puts a meeting on another day at the same wall time; its new time is not confirmed yet."""
        with self._store.write(Act.MOVE_MEETING) as db:
            stored = mapper.load(db.connection, Meeting, meeting_id)
            if stored.planned_at is None or stored.planned_at.date() == day:
                return
            planned = datetime.combine(day, stored.planned_at.time())
            mapper.save_record(db, replace(stored, planned_at=planned, confirmed=False))
