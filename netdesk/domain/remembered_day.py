"""A day to remember that may lack its year, such as a birthday: how it is typed, stored and shown."""

import re
from datetime import date

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
LEAP_YEAR = 2000
_DAY_MONTH = re.compile(r"(\d{1,2})\.?\s+([A-Za-z]{3,})\.?,?(?:\s+(\d{4}))?")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?")
_NUMBERS = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.?\s*(\d{4})?")
_STORED = re.compile(r"(?:(\d{4})|-)-(\d{2})-(\d{2})")


def parse_day(text: str) -> str | None:
    """`1970-03-21`, `--03-21`, `1970` or empty from what was typed; None when it is no day."""
    typed = text.strip()
    if not typed or re.fullmatch(r"\d{4}", typed):
        return typed
    if (found := _STORED.fullmatch(typed)) is not None:
        return _stored(found[1], int(found[2]), int(found[3]))
    if (found := _NUMBERS.fullmatch(typed)) is not None:
        return _stored(found[3], int(found[2]), int(found[1]))
    if (found := _DAY_MONTH.fullmatch(typed)) is not None:
        return _stored(found[3], _month(found[2]), int(found[1]))
    if (found := _MONTH_DAY.fullmatch(typed)) is not None:
        return _stored(found[3], _month(found[1]), int(found[2]))
    return None


def shown_day(stored: str) -> str:
    """A stored day as it is read, and as it can be typed again: `21 Mar 1970`, `21 Mar`, `1970`."""
    found = _STORED.fullmatch(stored)
    if found is None or not 1 <= int(found[2]) <= len(MONTHS):
        return stored
    return " ".join(filter(None, (str(int(found[3])), MONTHS[int(found[2]) - 1], found[1])))


def _month(word: str) -> int:
    """1 to 12, or 0."""
    return next((place for place, name in enumerate(MONTHS, 1) if word[:3].lower() == name.lower()), 0)


def _stored(year: str | None, month: int, day: int) -> str | None:
    try:
        found = date(int(year) if year else LEAP_YEAR, month, day)
    except ValueError:
        return None
    return found.isoformat() if year else f"--{found:%m-%d}"
