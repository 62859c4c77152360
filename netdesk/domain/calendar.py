"""What a calendar shows: meetings and follow-ups by day, and how urgent each of them is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

SOON = timedelta(days=1)


class EntryKind(StrEnum):
    """What an entry stands for; a REPEAT is a coming day of a follow-up that repeats."""

    MEETING = "meeting"
    FOLLOW_UP = "follow-up"
    REPEAT = "repeat"


class Urgency(StrEnum):
    """How an entry stands to the present day."""

    DONE = "done"
    LATE = "late"
    TODAY = "today"
    TOMORROW = "tomorrow"
    COMING = "coming"
    NO_DAY = "no day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a day; `day` None: it has none yet. `at` is wall time; None: all day.

    `title` of a meeting names its contacts. `form` is the MeetingKind or FollowUpKind. `note` is
    what the user wrote about it. `running`: a meeting that was started and not closed.
    """

    kind: EntryKind
    id: int
    day: date | None
    at: time | None = None
    title: str
    form: str = ""
    note: str = ""
    contact_id: int | None = None
    contact: str = ""
    done: bool = False
    running: bool = False
    repeats: bool = False

    @property
    def key(self) -> tuple[EntryKind, int, date | None]:
        """What tells this entry from all others, also after it was read anew."""
        return (self.kind, self.id, self.day)

    @property
    def movable(self) -> bool:
        """Whether it can be put on another day: what is done, runs or is only to come stays."""
        return not self.done and not self.running and self.kind is not EntryKind.REPEAT

    def urgency(self, today: date) -> Urgency:
        """How it stands to the present day; a meeting is never late, it was or is to be."""
        if self.done:
            return Urgency.DONE
        if self.day is None:
            return Urgency.NO_DAY
        if self.day < today:
            return Urgency.DONE if self.kind is EntryKind.MEETING else Urgency.LATE
        if self.day == today:
            return Urgency.TODAY
        return Urgency.TOMORROW if self.day - today <= SOON else Urgency.COMING


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """A day's entries: by time, then meetings, then what is still to be done, then the rest."""
    kinds = list(EntryKind)
    return sorted(
        entries, key=lambda e: (e.at is None, e.at or time.min, kinds.index(e.kind), e.done, e.title, e.id)
    )


def by_day(entries: Iterable[Entry]) -> dict[date, list[Entry]]:
    """Entries sorted into their days, each day in its order; those without a day are left out."""
    days: dict[date, list[Entry]] = {}
    for entry in entries:
        if entry.day is not None:
            days.setdefault(entry.day, []).append(entry)
    return {day: in_order(days[day]) for day in sorted(days)}


def week_of(day: date, first_weekday: int) -> list[date]:
    """The seven days of the week in which a day lies."""
    begin = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    return [begin + timedelta(days=place) for place in range(7)]


def month_grid(month: date, first_weekday: int) -> list[date]:
    """The days of the six weeks that show a month; `first_weekday` is 0 for Monday."""
    begin = month.replace(day=1)
    begin -= timedelta(days=(begin.weekday() - first_weekday) % 7)
    return [begin + timedelta(days=place) for place in range(42)]
