"""What a line of plain words says, and whom it may mean."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from netdesk.domain.follow_up import FollowUpKind

PROMISE_DAYS = 2
"""A promise without a day is kept within these days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is needed of a contact to find it in a text."""

    id: int
    full_name: str
    given: str = ""
    family: str = ""
    nickname: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The contacts that a text may mean: one where it is clear, several to choose from, or none."""

    people: tuple[Person, ...] = ()
    place: tuple[int, int] = (0, 0)
    """Where the name begins and ends in the text, in code points."""

    @property
    def only(self) -> Person | None:
        """The one that is meant; None where nobody is, or where it must be chosen."""
        return self.people[0] if len(self.people) == 1 else None


NOBODY = Naming()


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What one line says: `repeat` is an RFC 5545 rule or empty; `naming` whom it may mean."""

    title: str
    kind: FollowUpKind = FollowUpKind.OTHER
    day: date | None = None
    at: time | None = None
    repeat: str = ""
    naming: Naming = NOBODY
    dated: bool = False
    """Whether words name the day; a time alone leaves it open, and `day` is the next that has this time."""

    @property
    def due(self) -> str:
        """The day, with its time where there is one, as ISO 8601; empty without a day."""
        if self.day is None:
            return ""
        return f"{self.day.isoformat()}T{self.at:%H:%M}" if self.at is not None else self.day.isoformat()

    def on(self, chosen: date | None) -> date | None:
        """The day that the words name, else the one that was chosen."""
        return self.day if self.dated or chosen is None else chosen

    def kept_by(self, made_on: date) -> date:
        """The day of a promise made then: the one that it speaks of, else two days later."""
        return self.day or made_on + timedelta(days=PROMISE_DAYS)
