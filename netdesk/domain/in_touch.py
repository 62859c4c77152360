"""Staying in touch: who is due, why, what could be a reason to write, and whom a cadence rule concerns."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from netdesk.domain.cadence import Warmth
from netdesk.domain.stage import Stage

BIRTHDAY_WITHIN = timedelta(days=21)
POSTED_WITHIN = timedelta(days=7)
LONGEST = 3650
"""No interval is longer than ten years."""


class IdeaKind(StrEnum):
    """What to get in touch with, the best first."""

    KEEP_POSTED = "keep posted"
    BIRTHDAY = "birthday"
    ARTICLE = "article"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """A reason to get in touch: what is due or fits, for a birthday the coming day."""

    kind: IdeaKind
    text: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedDoor:
    """A door that was opened and gone through, with no word back; behind it is `contact_id`, by `name`."""

    introduction_id: int
    contact_id: int
    name: str
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """A contact that is due: `door` for an introduction, else the last exchange is older than the cadence.

    `last` is the TouchKind of the last exchange, or the MeetingKind where it was a meeting.
    """

    contact_id: int
    name: str
    organisation: str
    warmth: Warmth = Warmth.WARM
    days: int = 0
    cadence_days: int = 0
    latest_days: int = 0
    last: str = ""
    door: UsedDoor | None = None
    idea: Idea | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A cadence rule, for a tag or a stage; it `concerns` those of the `people` whom no tighter one does."""

    id: int
    tag: str = ""
    stage: Stage | None = None
    ideal_days: int = 0
    latest_days: int = 0
    people: int = 0
    concerns: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A tag or a stage that has no rule yet, and how many people carry it or stand there."""

    tag_id: int | None = None
    tag: str = ""
    stage: Stage | None = None
    people: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules, and the groups that one can be made for."""

    lines: tuple[RuleLine, ...] = ()
    groups: tuple[Group, ...] = ()


def next_birthday(stored: str, today: date) -> date | None:
    """The coming day of `1970-03-21` or `--03-21`, today included; 29 February falls on the 28th at need."""
    try:
        month, day = int(stored[-5:-3]), int(stored[-2:])
        if stored[-6:-5] != "-" or stored[-3:-2] != "-":
            return None
        this_year = _in_year(today.year, month, day)
        return this_year if this_year >= today else _in_year(today.year + 1, month, day)
    except ValueError:
        return None


def _in_year(year: int, month: int, day: int) -> date:
    return date(year, month, 28 if (month, day) == (2, 29) and not isleap(year) else day)
