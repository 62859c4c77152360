"""How often the user means to be in touch with a contact, and whether that has slipped."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple


class Warmth(StrEnum):
    """How a contact stands against its cadence."""

    NEW = "new"
    WARM = "warm"
    QUIET = "quiet"


class Cadence(NamedTuple):
    """A touch every `days` days is wanted; 0 means that none is."""

    days: int

    def warmth(self, last_touch: date | None, today: date) -> Warmth:
        """NEW before the first touch, QUIET when the last one is older than the cadence, else WARM."""
        if last_touch is None:
            return Warmth.NEW  # 164 imported strangers must not fill the list of those going quiet
        if not self.days or today - last_touch <= timedelta(days=self.days):
            return Warmth.WARM
        return Warmth.QUIET


CADENCES = {"month": 30, "2 months": 60, "quarter": 91, "half year": 182, "year": 365}
"""The cadences on offer, in days."""
