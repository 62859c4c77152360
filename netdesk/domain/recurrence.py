"""Repeating days: RFC 5545 rules, daily and coarser, through dateutil.

Days are calendar days without a time or zone, so neither summer time nor a journey moves them.
Days 29 to 31 fall on the last day of a month that is shorter.
"""

import heapq
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby, islice, takewhile

from netdesk.domain.errors import UserError

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MOST_COUNTED = 10_000
LARGEST_INTERVAL = 1_000
LONGEST_TEXT = 400
WITHIN_YEARS = 10

_NUMBERED = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{8})(T\d{6}Z?)?")
_LARGEST = {"BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule in its parts; `parts` holds the BY… and WKST parts as written, checked."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    parts: tuple[tuple[str, str], ...] = ()

    def part(self, name: str) -> str:
        """One BY… part, or nothing."""
        return dict(self.parts).get(name, "")

    def text(self) -> str:
        """The rule as RFC 5545 writes it."""
        said = [f"FREQ={self.frequency}"]
        said += [f"INTERVAL={self.interval}"] if self.interval > 1 else []
        said += [f"COUNT={self.count}"] if self.count is not None else []
        said += [f"UNTIL={self.until:%Y%m%d}"] if self.until is not None else []
        return ";".join([*said, *(f"{name}={value}" for name, value in self.parts)])


def checked(text: str, start: date) -> str:
    """The rule as it is stored for something that begins on `start`.

    It names its own days, so that a moved or shortened occurrence does not carry the series away.
    Raises UserError for what is not understood, not offered, or never happens.
    """
    rule = _anchored(parsed(text), start)
    endless = replace(rule, count=None, until=None)
    first = next(days(endless, start), None)
    if first is None or first > _years_on(start, WITHIN_YEARS):
        raise UserError("This repetition has no day in the next ten years. Choose other days.")
    return rule.text()


def next_after(text: str, start: date, after: date) -> date | None:
    """The first day of the series later than `after`; None when it has ended."""
    return next((day for day in days(parsed(text), start) if day > after), None)


def between(text: str, start: date, first: date, last: date) -> list[date]:
    """The days of the series from `first` to `last`, both included."""
    return [day for day in takewhile(lambda day: day <= last, days(parsed(text), start)) if day >= first]


def continued(text: str, start: date, day: date) -> str:
    """The rule for the rest of the series that begins anew on `day`: what was counted is taken off."""
    rule = parsed(text)
    if rule.count is None:
        return text
    passed = len(between(text, start, start, day - timedelta(days=1)))
    return replace(rule, count=max(1, rule.count - passed)).text()


@lru_cache(maxsize=256)
def parsed(text: str) -> Rule:
    """The parts of a rule; raises UserError for what is not understood or not offered."""
    if len(text) > LONGEST_TEXT:
        raise UserError("This repetition is too long to be one.")
    fields = _fields(text)
    if fields.get("FREQ") not in FREQUENCIES:
        raise UserError("Things repeat by days, weeks, months or years, not by hours or less.")
    rule = Rule(
        frequency=fields.pop("FREQ"),
        interval=_number(fields.pop("INTERVAL", "1"), LARGEST_INTERVAL),
        count=_number(fields.pop("COUNT"), MOST_COUNTED) if "COUNT" in fields else None,
        until=_until(fields.pop("UNTIL")) if "UNTIL" in fields else None,
        parts=tuple(fields.items()),
    )
    for name, value in rule.parts:
        _check_part(rule.frequency, name, value)
    _check_months(rule)
    return rule


def _fields(text: str) -> dict[str, str]:
    said = text.strip().upper().removeprefix("RRULE:").strip(";")
    pairs = [piece.partition("=") for piece in said.split(";")]
    names = [name.strip() for name, _sign, _value in pairs]
    if len(set(names)) < len(names) or not all(value for _name, _sign, value in pairs):
        raise _not_understood(text)
    return {name: value.strip() for name, (_name, _sign, value) in zip(names, pairs, strict=True)}


def _check_part(frequency: str, name: str, value: str) -> None:
    checks: Mapping[str, Callable[[str], bool]] = {
        "BYDAY": lambda one: _is_weekday(one, numbered=frequency in ("MONTHLY", "YEARLY")),
        "BYMONTH": lambda one: one.isdecimal() and 1 <= int(one) <= 12,
        "WKST": lambda one: one in WEEKDAYS,
    }
    check = checks.get(name) or (lambda one: _is_place(one, _LARGEST[name]))
    if name not in checks and name not in _LARGEST:
        raise UserError(f"NetDesk does not know the part {name} of a repetition.")
    if not all(check(one) for one in value.split(",")):
        raise _not_understood(f"{name}={value}")


def _is_weekday(text: str, *, numbered: bool) -> bool:
    found = _NUMBERED.fullmatch(text)
    if found is None or found[1] is None:
        return found is not None
    return numbered and 1 <= abs(int(found[1])) <= 53


def _is_place(text: str, largest: int) -> bool:
    return re.fullmatch(r"[+-]?\d{1,3}", text) is not None and 1 <= abs(int(text)) <= largest


def _check_months(rule: Rule) -> None:
    """A day that none of the named months ever has, such as 30 February, is refused."""
    months, days = _numbers(rule.part("BYMONTH")), _numbers(rule.part("BYMONTHDAY"))
    if months and days and min(map(abs, days)) > max(LONGEST_MONTHS[month - 1] for month in months):
        raise UserError("No such month has a day of that number. Choose another day.")


def _number(text: str, largest: int) -> int:
    if not (text.isdecimal() and len(text) < 12 and 1 <= int(text) <= largest):
        raise UserError(f"In a repetition numbers go from 1 to {largest}, not {text[:20]}.")
    return int(text)


def _until(text: str) -> date:
    found = _UNTIL.fullmatch(text)
    try:
        return datetime.strptime(found[1] if found else "", "%Y%m%d").date()
    except ValueError:
        raise _not_understood(f"UNTIL={text}") from None


def _not_understood(text: str) -> UserError:
    return UserError(f"The repetition “{text[:60]}” cannot be understood. Choose it anew.")


def _numbers(text: str) -> list[int]:
    return [int(one) for one in text.split(",") if one]


def _anchored(rule: Rule, start: date) -> Rule:
    """The rule with the days that RFC 5545 would take from its start written out."""
    named = {name for name, _value in rule.parts if name not in ("WKST", "BYSETPOS")}
    added: list[tuple[str, str]] = []
    if rule.frequency == "WEEKLY" and "BYDAY" not in named:
        added = [("BYDAY", WEEKDAYS[start.weekday()])]
    elif rule.frequency == "YEARLY" and not named:
        added = [("BYMONTH", str(start.month)), ("BYMONTHDAY", str(start.day))]
    elif rule.frequency in ("MONTHLY", "YEARLY") and named <= {"BYMONTH"}:
        added = [("BYMONTHDAY", str(start.day))]
    return replace(rule, parts=(*rule.parts, *added))


def days(rule: Rule, start: date) -> Iterator[date]:
    """The days of the series in order, `start` among them only when the rule names it."""
    away = _shift(start)
    begin = datetime(start.year + away, start.month, start.day)
    series = (_iterate(simple, begin) for simple in plain_rules(rule, start))
    merged = (day for day, _same in groupby(heapq.merge(*series)))
    found = (moment.date().replace(year=moment.year - away) for moment in merged)
    until = rule.until or date.max
    return islice(takewhile(lambda day: day <= until, found), rule.count)


def _shift(start: date) -> int:
    """How many years later to reckon.

    The calendar repeats itself every 400 years, weekdays included. dateutil looks for a day until
    the year 9999, for seconds where there is none: so it starts where that end is near.
    """
    return (9999 - 2 * WITHIN_YEARS - start.year) // 400 * 400


def plain_rules(rule: Rule, start: date) -> Iterator[Rule]:
    """Rules that together give this one's days, shorter months served by their last day."""
    rule = _anchored(rule, start)
    numbers = _numbers(rule.part("BYMONTHDAY"))
    others = {name for name, _value in rule.parts} - {"BYMONTHDAY", "BYMONTH", "WKST"}
    if rule.frequency in ("DAILY", "WEEKLY") or others or max(numbers, default=0) < 29:
        yield rule
        return
    months = _numbers(rule.part("BYMONTH")) or list(range(1, 13))
    for day in numbers:
        cut = {"BYMONTHDAY": str(day)}
        if day > 28:
            cut = {"BYMONTHDAY": ",".join(map(str, range(28, day + 1))), "BYSETPOS": "-1"}
        for choice in [[month] for month in months] if rule.frequency == "YEARLY" else [months]:
            wanted = {**dict(rule.parts), **cut, "BYMONTH": ",".join(map(str, choice))}
            yield replace(rule, parts=tuple(wanted.items()))


def _iterate(rule: Rule, begin: datetime) -> Iterator[datetime]:
    from dateutil.rrule import rrulestr  # 10 ms that no start needs

    return iter(rrulestr(replace(rule, count=None, until=None).text(), dtstart=begin))


def _years_on(day: date, years: int) -> date:
    return day.replace(day=min(day.day, 28), year=min(day.year + years, date.max.year))
