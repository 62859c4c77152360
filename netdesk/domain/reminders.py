"""When to remind of what: meetings a quarter of an hour and an evening before, follow-ups at their time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from netdesk.domain.clock import Clock

BEFORE = timedelta(minutes=15)
EVENING = time(18)
FRESH = timedelta(minutes=15)
"""So long after its moment something is still told of; later it was missed."""
HELD_AT_MOST = timedelta(hours=4)
"""A meeting that nobody closed keeps notices away no longer than this."""


class ReminderKind(StrEnum):
    """What is told: that a meeting is near, that one is tomorrow, that a follow-up is due."""

    SOON = "soon"
    EVENING = "evening"
    STEP = "step"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A meeting or a follow-up with a time, as it was planned: wall time in an IANA zone."""

    id: int
    is_meeting: bool
    planned: datetime
    zone: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One notice: when to give it, the moment of what it is about, and its time on the user's wall."""

    kind: ReminderKind
    id: int
    at: datetime
    moment: datetime
    wall: datetime
    title: str = ""

    @property
    def key(self) -> tuple[ReminderKind, int, datetime]:
        """What tells it from all others; something that was moved is told of again."""
        return self.kind, self.id, self.moment

    @property
    def about(self) -> tuple[bool, int]:
        """The meeting or the follow-up."""
        return self.kind is ReminderKind.STEP, self.id

    def missed(self, now: datetime) -> bool:
        """Whether it is too late to tell of it as something that is to be."""
        return now > self.moment + FRESH


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The reminders of some days in their order, and whether a meeting is being held."""

    reminders: tuple[Reminder, ...] = ()
    held: bool = False


def reminders_of(one: Coming, clock: Clock) -> Iterator[Reminder]:
    """The notices that something can give."""
    moment = moment_of(one.planned, one.zone, clock)
    wall = clock.wall_of(moment)
    if not one.is_meeting:
        yield _reminder(ReminderKind.STEP, one, moment, moment, wall)
        return
    yield _reminder(ReminderKind.SOON, one, moment - BEFORE, moment, wall)
    evening = datetime.combine(wall.date() - timedelta(days=1), EVENING)
    yield _reminder(ReminderKind.EVENING, one, moment_of(evening, "", clock), moment, wall)


def _reminder(kind: ReminderKind, one: Coming, at: datetime, moment: datetime, wall: datetime) -> Reminder:
    return Reminder(kind=kind, id=one.id, at=at, moment=moment, wall=wall, title=one.title)


def moment_of(wall: datetime, zone: str, clock: Clock) -> datetime:
    """A planned wall time as a moment: in the gap of summer time a little later, in the overlap the first."""
    try:
        known = ZoneInfo(zone) if zone else clock.zone
    except (KeyError, ValueError, OSError):  # a zone from elsewhere that this computer does not know
        known = clock.zone
    return (wall.replace(tzinfo=known) if known is not None else wall).astimezone(UTC)


def once_each(reminders: Iterable[Reminder]) -> list[Reminder]:
    """Of several notices about the same thing the last one."""
    return list({one.about: one for one in reminders}.values())
