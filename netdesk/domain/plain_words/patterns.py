"""The words of days, months and numbers, as pieces of regular expressions."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
GIVEN_NAMES = frozenset({"april", "may", "june", "august"})
"""Months that are given names as well: a day or a preposition must say that the month is meant."""
_COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
NUMBERS = {word: number for number, word in enumerate(_COUNTED, 1)} | {
    "a": 1, "an": 1, "another": 1, "couple of": 2, "a couple of": 2, "couple": 2, "a couple": 2,
    "a few": 3, "few": 3, "thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60, "ninety": 90,
}  # fmt: skip
PLACES = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "fifteenth": 15, "twentieth": 20,
}  # fmt: skip

NUMBER = r"(?P<{0}>\d{{1,3}}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
WEEKDAY = r"(?P<{0}>mondays?|mon|tuesdays?|tues|tue|wednesdays?|weds?|thursdays?|thurs|thur|thu"
WEEKDAY += r"|fridays?|fri|saturdays?|sat|sundays?|sun)\.?(?!['’]s\b)"
ANY_WEEKDAY = WEEKDAY.replace("(?P<{0}>", "(?:")
MONTH = r"(?P<{0}>january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug"
MONTH += r"|september|sept|sep|october|oct|november|nov|december|dec)\.?"
ORDINAL = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)"
DAY_NUMBER = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th|\.)?"
UNIT = r"(?P<{0}>minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|fortnights?|months?|quarters?|years?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A part of the text that says when: its place in code points, and what it says."""

    start: int
    end: int
    day: date | None = None
    at: time | None = None
    repeat: str = ""
    weight: int = 0
    """How surely it is meant: of two days the heavier one counts, of equals the last."""


def number_of(word: str) -> int:
    """The number that digits or a word stand for."""
    return int(word) if word.isdigit() else NUMBERS[" ".join(word.lower().split())]


def place_of(word: str) -> int:
    """3 for `third` and for `3rd`."""
    return PLACES.get(word.lower()) or int(re.sub(r"\D", "", word) or 0)


def weekday_of(word: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return next(place for place, name in enumerate(WEEKDAYS) if name.startswith(word[:3].lower()))


def month_of(word: str) -> int:
    """1 for January to 12 for December."""
    return next(place for place, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


def in_months(day: date, months: int) -> date:
    """So many months later; the last day where that month is shorter."""
    number = day.year * 12 + day.month - 1 + months
    return last_day(number // 12, number % 12 + 1, day.day)


def last_day(year: int, month: int, day: int = 31) -> date:
    """This day of a month, or its last one where it has no such day."""
    first_after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(day, (first_after - timedelta(days=1)).day))


def next_such(day: date, weekday: int) -> date:
    """The next day of that name after this one."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def later(now: datetime, count: int, unit: str) -> date | datetime:
    """The day, or for hours and minutes the moment, that comes after so many units."""
    kind = next(name for start, name in _KINDS if unit.lower().startswith(start))
    if kind in ("minute", "hour"):
        minutes = count * (60 if kind == "hour" else 1)
        return (now + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
    if kind in ("day", "week", "fortnight"):
        return now.date() + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[kind])
    return in_months(now.date(), count * {"month": 1, "quarter": 3, "year": 12}[kind])


_KINDS = (
    ("mi", "minute"), ("h", "hour"), ("d", "day"), ("w", "week"), ("f", "fortnight"), ("m", "month"),
    ("q", "quarter"), ("y", "year"),
)  # fmt: skip


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of whole words, whatever their case."""
    return re.compile(rf"(?<![\w'’-])(?:{pattern})(?![\w'’])", re.IGNORECASE)


def piece(found: re.Match[str], name: str) -> str:
    """What a named part of a pattern matched, in lower case; empty where the pattern has no such part."""
    return (found.groupdict().get(name) or "").lower()
