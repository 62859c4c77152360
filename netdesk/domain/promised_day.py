"""The day that a promise speaks of: `send the sheet by Wed`, `call her tomorrow`, `in two weeks`."""

import re
from collections.abc import Callable
from datetime import date, timedelta

DEFAULT_DAYS = 2
"""A promise without a day is kept within these days."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_SHORT = r"(Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)"
_SHORT += r"\b|\b(?:by|on|until|till|before|next) (mon|tue|wed|thu|fri|sat|sun)"

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], date]]


def promised_day(text: str, today: date) -> date:
    """The first day that the text names, else two days from now."""
    for pattern, day_of in _RULES:
        if (found := pattern.search(text)) is not None:
            try:
                return day_of(found, today)
            except ValueError:  # 30 February
                continue
    return today + timedelta(days=DEFAULT_DAYS)


def _iso(found: re.Match[str], today: date) -> date:
    return date.fromisoformat(found[0])


def _day_and_month(found: re.Match[str], today: date) -> date:
    return _coming(int(found[1]), found[2], today)


def _month_and_day(found: re.Match[str], today: date) -> date:
    return _coming(int(found[2]), found[1], today)


def _coming(day: int, month: str, today: date) -> date:
    wanted = date(today.year, _MONTHS.index(month[:3].lower()) + 1, day)
    return wanted if wanted >= today else wanted.replace(year=today.year + 1)


def _in(found: re.Match[str], today: date) -> date:
    number = _NUMBERS.get(found[1].lower()) or int(found[1])
    return today + timedelta(days=number * (7 if found[2].lower() == "week" else 1))


def _weekday(found: re.Match[str], today: date) -> date:
    said = next(filter(None, found.groups())).lower()
    wanted = next(index for index, name in enumerate(_DAYS) if name.startswith(said[:3]))
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _after(days: int) -> Callable[[re.Match[str], date], date]:
    return lambda found, today: today + timedelta(days=days)


def _next_week(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=7 - today.weekday())


def _this_week(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=max(0, 4 - today.weekday()))


def _rule(pattern: str, day_of: Callable[[re.Match[str], date], date], *, cased: bool = False) -> Rule:
    return re.compile(rf"\b(?:{pattern})\b", re.NOFLAG if cased else re.IGNORECASE), day_of


_RULES: tuple[Rule, ...] = (
    _rule(r"\d{4}-\d\d-\d\d", _iso),
    _rule(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}", _day_and_month),
    _rule(rf"{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?", _month_and_day),
    _rule(r"day after tomorrow", _after(2)),
    _rule(r"tomorrow", _after(1)),
    _rule(r"today|tonight|this evening|right away", _after(0)),
    _rule(r"in (\d{1,2}|an?|one|two|three|four|five|six) (day|week)s?", _in),
    _rule("|".join(f"({day})" for day in _DAYS), _weekday),
    # In lower case these are words of other meanings ("sat", "sun") unless a preposition stands before.
    _rule(_SHORT, _weekday, cased=True),
    _rule(r"next week", _next_week),
    _rule(r"(?:end of (?:the|this) |this )week", _this_week),
)
