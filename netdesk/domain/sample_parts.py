"""What an invented desk is made of and written to: words, questions, days around a present moment, a sink."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Protocol

from netdesk.domain.contact import Card, Stage
from netdesk.domain.folding import fold
from netdesk.domain.note_writer import Vocabulary
from netdesk.domain.question_bank import Bank
from netdesk.domain.sample_words import SampleWords

Stored = tuple[int, str]
"""The id and the uid of a record that was handed over."""


class Sink(Protocol):
    """Takes records, gives each an id and stores them in the end."""

    def add(self, record: Any) -> Stored:
        """Takes a stored dataclass."""
        ...

    def card(self, card: Card) -> Stored:
        """Takes a contact with its lists; roles name organisations by id."""
        ...

    def take_part(self, meeting_id: int, contact_id: int) -> None:
        """Puts a contact into a meeting."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everything that a history is drawn from; the same `rng` state gives the same history."""

    words: SampleWords
    vocabulary: Vocabulary
    bank: Bank
    rng: Random
    days: "Days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days counted from today (negative: past), as days, wall times and moments in UTC."""

    now: datetime
    wall: datetime
    zone: str = ""

    def day(self, offset: int) -> date:
        """The working day nearest to `offset` days from today, on the same side of today."""
        found = self.wall.date() + timedelta(days=offset)
        while offset and found.weekday() > 4:
            found += timedelta(days=1 if offset > 0 else -1)
        return found

    def worked(self, weeks: int, weekday: int) -> date:
        """A day before today, so many weeks ago; Monday is 0."""
        today = self.wall.date()
        found = today - timedelta(days=7 * weeks + today.weekday() - weekday)
        return found if found < today else found - timedelta(days=7)

    def at(self, offset: int, clock: time) -> datetime:
        """Wall time on such a day."""
        return datetime.combine(self.day(offset), clock)

    def moment(self, wall: datetime) -> datetime:
        """The same in UTC, but never later than now."""
        return min(self.now - (self.wall - wall), self.now)

    def ago(self, days: int, minute: int = 600) -> datetime:
        """A moment that many days ago, at a minute of the day."""
        return self.moment(datetime.combine(self.day(-days), time(minute // 60 % 24, minute % 60)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A contact that was handed over, as far as its history needs it."""

    id: int
    uid: str
    name: str
    stage: Stage
    trade: str
    organisation: str = ""
    organisation_id: int | None = None


class Chance:
    """Draws from weighted choices, fast."""

    def __init__(self, *choices: tuple[float, Any]) -> None:
        self._values = [value for _, value in choices]
        total, self._bounds = 0.0, []
        for weight, _ in choices:
            total += weight
            self._bounds.append(total)

    def draw(self, rng: Random) -> Any:
        """One of the values."""
        return self._values[bisect(self._bounds, rng.random() * self._bounds[-1])]


def pick(rng: Random, items: Sequence[Any]) -> Any:
    """One of the items; a third of the time of `rng.choice`."""
    return items[int(rng.random() * len(items))]


def mail_name(text: str, joint: str) -> str:
    """A text as it stands in an e-mail address: plain letters only."""
    plain = "".join(char if char.isascii() and char.isalnum() else " " for char in fold(text))
    return joint.join(plain.split())
