"""What to remind of, and when."""

from datetime import datetime, timedelta

from netdesk.domain.clock import Clock
from netdesk.domain.reminders import HELD_AT_MOST, Watch, reminders_of
from netdesk.storage import reminders
from netdesk.storage.store import Store

AHEAD = timedelta(days=2)
A_ZONE_OFF = timedelta(days=2)
"""A day somewhere else can begin so long before or after it is that day in UTC; and the evening before."""


class ReminderService:
    """Reads the notices of some days from meetings and follow-ups."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def watch(self, after: datetime) -> Watch:
        """The notices later than a moment, up to two days from now, in order."""
        now = self._clock.now()
        first, beyond = (after - A_ZONE_OFF).date(), (now + AHEAD + A_ZONE_OFF).date()
        with self._store.read() as connection:
            found = reminders.coming(connection, first, beyond)
            held = reminders.is_held(connection, now - HELD_AT_MOST, now)
        every = (one for event in found for one in reminders_of(event, self._clock) if one.at > after)
        return Watch(reminders=tuple(sorted(every, key=lambda one: (one.at, one.key))), held=held)
