"""The one source of the present moment; it is passed in, never asked of the system elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo


def system_now() -> datetime:
    """The moment in UTC, by the system's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the moment in UTC and the day where the user is (`zone` None: the system's zone)."""

    read: Callable[[], datetime] = system_now
    zone: tzinfo | None = None

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return self.read().astimezone(UTC)

    def wall(self) -> datetime:
        """What the clock on the user's wall shows, without a zone."""
        return self.read().astimezone(self.zone).replace(tzinfo=None)

    def today(self) -> date:
        """The user's calendar day."""
        return self.wall().date()

    def wall_of(self, moment: datetime) -> datetime:
        """An aware moment as wall time of the user, without a zone."""
        return moment.astimezone(self.zone).replace(tzinfo=None)


def fixed(moment: datetime, zone: tzinfo | None = UTC) -> Clock:
    """A clock that stands still; a naive moment is taken as wall time in `zone`."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return Clock(lambda: aware, zone)
