"""When a repetition ends: `until 24 December`, `for six weeks`, `8 times`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from netdesk.domain.plain_words.patterns import (
    MONTH,
    NUMBER,
    UNIT,
    When,
    compiled,
    in_months,
    last_day,
    later,
    number_of,
    piece,
)

_LEAD = re.compile(
    r"(?:(?P<past>through)|(?:from now )?(?:until|till)|up to|ending)(?: on)?\s*$", re.IGNORECASE
)
_WITHIN = re.compile(r"(?:from now )?(?:until|till|(?P<past>through))\s", re.IGNORECASE)
_STRETCH = compiled(
    r"(?:(?:until|till|through) )?(?:the )?(?:(?:next|following|coming) )?"
    rf"(?P<span>week|month|year|new year|{MONTH.format('month')})(?:,? \d{{4}})?"
)
"""What is named by its first day, so that something until then ends on the day before."""
_COUNTED = compiled(
    rf"(?P<for>for )?(?:a total of )?{NUMBER.format('count')} times(?! (?:an?|per|each|every|daily)\b)"
    r"|for the rest of (?:the|this) (?P<rest>month|year)"
    rf"|for (?:the )?(?P<next>next |first )?(?:{NUMBER.format('length')} )?{UNIT.format('unit')}"
)
_DAYS = {"d": 1, "w": 7, "f": 14, "q": 91, "y": 365, "mo": 30}
_PERIODS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 365}
"""About so many days; minutes and hours tell how long something takes, not until when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The end of a series and the words that say it: a last day, a number of times, a length, or the rest
    of a month or year, which has a unit alone."""

    place: When
    until: date | None = None
    count: int = 0
    length: int = 0
    unit: str = ""


def until_in(line: str, days: Sequence[When]) -> End | None:
    """The first of these days that the line gives as an end."""
    for one in days:
        lead = _LEAD.search(line, max(0, one.start - 20), one.start) or _WITHIN.match(line, one.start)
        if one.day is not None and lead is not None:
            words = line[one.start : one.end]
            place = When(start=min(lead.start(), one.start), end=one.end)
            return End(place=place, until=_last(one.day, words, past=bool(lead["past"])))
    return None


def _last(day: date, words: str, *, past: bool) -> date:
    """`until June` ends in May, `through June` with June."""
    stretch = _STRETCH.fullmatch(words)
    if not stretch or day.year == date.max.year:
        return day
    if not past:
        return day - timedelta(days=1)
    if stretch["span"].lower() == "week":
        return day + timedelta(days=6)
    return in_months(day, 12 if "year" in stretch["span"].lower() else 1) - timedelta(days=1)


def counted_end(line: str, rule: str) -> End | None:
    """`8 times`, `for six weeks`, `for a year`."""
    for found in _COUNTED.finditer(line):
        place = When(start=found.start(), end=found.end())
        if piece(found, "count"):
            if rule == "FREQ=DAILY" and not piece(found, "for"):
                continue  # so many times each day, which no rule says
            return End(place=place, count=number_of(found["count"]))
        if piece(found, "rest"):
            return End(place=place, unit=found["rest"])
        length = number_of(piece(found, "length") or "1")
        if (piece(found, "length") or piece(found, "next")) and _is_long(length, found["unit"], rule):
            return End(place=place, length=length, unit=found["unit"])
    return None


def _is_long(length: int, unit: str, rule: str) -> bool:
    """Whether a series lasts so long: in `every summer for two weeks` each of its times does."""
    days = length * next((_DAYS[key] for key in _DAYS if unit.lower().startswith(key)), 0)
    said = dict(part.split("=") for part in rule.split(";"))
    return days > _PERIODS[said["FREQ"]] * int(said.get("INTERVAL", 1))


def can_end(end: End | None, first: date) -> bool:
    """A series that ends before it begins has no times: such an end is none, and stays in the title."""
    return end is not None and (end.until is None or end.until >= first)


def ended(rule: str, first: date, end: End | None) -> str:
    """The rule with its end, which stands where RFC 5545 has it."""
    try:
        said = _end_of(first, end) if end else ""
    except (ValueError, OverflowError):  # the calendar ends before
        return rule
    if not said:
        return rule
    parts = rule.split(";")
    place = next((at for at, part in enumerate(parts) if part.startswith("BY")), len(parts))
    return ";".join([*parts[:place], said, *parts[place:]])


def _end_of(first: date, end: End) -> str:
    return f"COUNT={end.count}" if end.count else f"UNTIL={_last_day(first, end):%Y%m%d}"


def _last_day(first: date, end: End) -> date:
    """Six weeks from the first day on: as many times as a series of so long has."""
    if end.until is not None:
        return end.until
    if not end.length:
        return last_day(first.year, first.month if "month" in end.unit.lower() else 12)
    after = later(datetime.combine(first, time()), end.length, end.unit)
    return (after.date() if isinstance(after, datetime) else after) - timedelta(days=1)
