"""What the words for a repetition mean at a moment: an RFC 5545 rule and its first day."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from netdesk.domain.plain_words.patterns import (
    ANY_WEEKDAY,
    in_months,
    last_day,
    month_of,
    next_such,
    number_of,
    piece,
    place_of,
    weekday_of,
)
from netdesk.domain.recurrence import LARGEST_INTERVAL, WEEKDAYS

NAMED = {
    "daily": ("day", 1), "weekly": ("week", 1), "biweekly": ("week", 2), "bi-weekly": ("week", 2),
    "fortnightly": ("week", 2), "monthly": ("month", 1), "bimonthly": ("month", 2),
    "bi-monthly": ("month", 2), "quarterly": ("month", 3), "half-yearly": ("month", 6),
    "semi-annually": ("month", 6), "semiannually": ("month", 6),
    "yearly": ("year", 1), "annually": ("year", 1),
}  # fmt: skip
_UNITS = {
    "day": ("day", 1), "week": ("week", 1), "fortnight": ("week", 2), "month": ("month", 1),
    "quarter": ("month", 3), "half year": ("month", 6), "half-year": ("month", 6), "year": ("year", 1),
}  # fmt: skip
_FREQUENCY = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_ORDINALS = {
    "other": 2,
    "alternate": 2,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "single": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_LAST, _LONGEST = -1, 31
SOME_WEEKDAYS = rf"(?P<days>{ANY_WEEKDAY}(?:(?:,? and |, ?| ?& ?| ?[+] ?| ?/ ?){ANY_WEEKDAY})*)"


def rule_of(unit: str, interval: int, *parts: str) -> str:
    """Such as `FREQ=WEEKLY;INTERVAL=2`; ValueError for an interval that is not offered."""
    if not 1 <= interval <= LARGEST_INTERVAL:
        raise ValueError(interval)
    said = [f"FREQ={_FREQUENCY[unit]}"] + ([f"INTERVAL={interval}"] if interval > 1 else [])
    return ";".join([*said, *parts])


def _after(now: datetime, unit: str, count: int) -> date:
    if unit in ("day", "week"):
        return now.date() + timedelta(days=count * (7 if unit == "week" else 1))
    return in_months(now.date(), count * (12 if unit == "year" else 1))


def named(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """`weekly`, `quarterly`."""
    unit, count = NAMED[found["name"].lower()]
    return rule_of(unit, count), _after(now, unit, count)


def every(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """`every two weeks`, `every other month`; `every few weeks` is no rule."""
    unit, count = _UNITS[found["unit"].lower().rstrip("s")]
    said = piece(found, "count") or piece(found, "place") or "1"
    if said.endswith("few"):
        raise ValueError(said)
    count *= _ORDINALS[said] if said in _ORDINALS else number_of(said)
    return rule_of(unit, count), _after(now, unit, count)


def every_weekday(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """`every Monday and Thursday`, `every other Friday`, `on Mondays`."""
    return on_weekdays(found["days"], now, _ORDINALS.get(piece(found, "place"), 1))


def on_weekdays(words: str, now: datetime, interval: int = 1) -> tuple[str, date]:
    """A weekly rule for the weekdays in some words."""
    days = sorted({weekday_of(word) for word in re.findall(r"[a-z]+", words.lower()) if word != "and"})
    first = min(next_such(now.date(), day) for day in days)
    return rule_of("week", interval, "BYDAY=" + ",".join(WEEKDAYS[day] for day in days)), first


def working_days(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """`every weekday`."""
    return on_weekdays("mon tue wed thu fri", now)


def weekends(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """`every weekend`: each has one turn, on its Saturday."""
    return on_weekdays("sat", now)


def part_of_day(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """`every morning`."""
    return "FREQ=DAILY", now.date() + timedelta(days=1)


def days_of_month(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """`the 15th of every month`, `every month on the last day`, `every 1st and 15th`."""
    words = re.findall(r"\d+|[a-z]+", re.sub(r"(?<=\d)[a-z]{2}", "", found["ordinals"].lower()))
    said = [word for word in words if word not in ("and", "the", "day")]
    return on_days_of_month([_LAST if word == "last" else place_of(word) for word in said], now)


def on_days_of_month(days: Iterable[int], now: datetime) -> tuple[str, date]:
    """A monthly rule for days of that number; -1 is the last."""
    wanted = list(days)
    if not all(day == _LAST or 1 <= day <= _LONGEST for day in wanted):
        raise ValueError(wanted)
    months = [in_months(now.date().replace(day=1), ahead) for ahead in range(2)]
    dates = (last_day(one.year, one.month, day % (_LONGEST + 1)) for one in months for day in wanted)
    first = min(day for day in dates if day > now.date())
    return rule_of("month", 1, "BYMONTHDAY=" + ",".join(map(str, wanted))), first


def weekday_of_month(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """`the first Monday of every month`, `the last Friday of each month`."""
    number = _LAST if found["ordinal"].lower() == "last" else place_of(found["ordinal"])
    if number not in (_LAST, 1, 2, 3, 4):
        raise ValueError(number)
    weekday = weekday_of(found["day"])
    return rule_of("month", 1, f"BYDAY={number}{WEEKDAYS[weekday]}"), next_nth(number, weekday, now)


def next_nth(number: int, weekday: int, now: datetime) -> date:
    """The next day that is the first, second, … such weekday of its month; -1 is the last."""
    months = (in_months(now.date().replace(day=1), ahead) for ahead in range(2))
    return next(day for month in months if (day := _nth(month, weekday, number)) > now.date())


def _nth(first: date, weekday: int, number: int) -> date:
    if number < 0:
        return next_such(last_day(first.year, first.month) - timedelta(days=7), weekday)
    return next_such(first - timedelta(days=1), weekday) + timedelta(weeks=number - 1)


def day_of_year(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """`every 6 June`, `every year on June 6th`."""
    month, day = month_of(found["month"]), int(found["day"])
    first = date(now.year, month, day)
    if first <= now.date():
        first = date(now.year + 1, month, day)
    return rule_of("year", 1, f"BYMONTH={month}", f"BYMONTHDAY={day}"), first


def month_of_year(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """`every January`: its first day."""
    month = month_of(found["month"])
    return rule_of("year", 1), date(now.year + (month <= now.month), month, 1)
