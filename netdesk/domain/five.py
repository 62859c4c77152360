"""Five for this week: which contacts to reach out to next, and why."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FIVE = 5
NOT_NOW_FOR = timedelta(weeks=8)
WEIGHTS = {"introduced": 6, "why": 3, "relevance": 2, "closeness": 2}
"""What speaks for a contact: a door that stands open most, then a reason written down.

Closeness and relevance count once for each of their points.
"""


class Choice(StrEnum):
    """What became of a proposal; KEPT stays on the list in later weeks until it is done."""

    SHOWN = "shown"
    KEPT = "kept"
    SWAPPED = "swapped"
    NOT_NOW = "not now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """One of the five with its reason; `introduced_by` opened or promised to open the door."""

    contact_id: int
    name: str
    title: str = ""
    organisation: str = ""
    why: str = ""
    closeness: int = 0
    relevance: int = 0
    introduced_by: str = ""
    how_met: str = ""
    kept: bool = False
    reached: bool = False


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
