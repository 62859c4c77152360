"""How often the user means to be in touch with a contact, and whether that has slipped."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

GRACE = 14
"""So many days after the ideal it is too long, where nothing else was said."""
LONGEST = 36_500
"""A century: whatever longer one an import brings counts as this."""
SCALE = 1_000_000
"""A cadence as one number: ideal days times this, and the latest. The smaller one is the tighter one."""


class Warmth(StrEnum):
    """How a contact stands against its cadence; cooling and quiet ones are going quiet."""

    NEW = "new"
    WARM = "warm"
    COOLING = "cooling"
    QUIET = "quiet"


class Cadence(NamedTuple):
    """A touch every `days` days is wanted, `latest` are too many; 0 days mean that none is wanted."""

    days: int
    latest: int = 0

    def warmth(self, last_touch: date | None, today: date, *, met: bool = True) -> Warmth:
        """NEW before one has met, COOLING when the last touch is older than the cadence, then QUIET."""
        if last_touch is None or not met:
            return Warmth.NEW  # 164 imported strangers must not fill the list of those going quiet
        ideal, latest = completed(self.days, self.latest)
        silent = today - last_touch
        if not ideal or silent <= timedelta(days=ideal):
            return Warmth.WARM
        return Warmth.COOLING if silent <= timedelta(days=latest) else Warmth.QUIET


def completed(ideal: int, latest: int) -> Cadence:
    """Both intervals, from whichever was given; the latest is never before the ideal."""
    ideal, latest = min(ideal, LONGEST), min(latest, LONGEST)
    if ideal <= 0:
        return Cadence(max(latest, 0), max(latest, 0))
    return Cadence(ideal, max(ideal, latest) if latest > 0 else ideal + GRACE)


def from_code(code: int) -> Cadence:
    """The cadence that one number stands for."""
    return Cadence(*divmod(code, SCALE))


CADENCES = {"month": 30, "2 months": 60, "quarter": 91, "half year": 182, "year": 365}
"""The cadences on offer, in days."""
