"""Repetitions in plain words: `every two weeks`, `monthly`, `every Monday`, `quarterly`."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from netdesk.domain.plain_words.patterns import (
    ANY_WEEKDAY,
    MONTH,
    NUMBER,
    PLACES,
    WEEKDAY,
    When,
    compiled,
    in_months,
    last_day,
    month_of,
    next_such,
    number_of,
    piece,
    place_of,
    weekday_of,
)
from netdesk.domain.plain_words.times import PARTS
from netdesk.domain.recurrence import LARGEST_INTERVAL, WEEKDAYS

SURE, LIKELY = 3, 2
_NAMED = {
    "daily": ("day", 1), "weekly": ("week", 1), "biweekly": ("week", 2), "bi-weekly": ("week", 2),
    "fortnightly": ("week", 2), "monthly": ("month", 1), "bimonthly": ("month", 2),
    "bi-monthly": ("month", 2), "quarterly": ("month", 3), "half-yearly": ("month", 6),
    "semi-annually": ("month", 6), "semiannually": ("month", 6),
    "yearly": ("year", 1), "annually": ("year", 1),
}  # fmt: skip
_UNITS = {
    "day": ("day", 1), "week": ("week", 1), "fortnight": ("week", 2), "month": ("month", 1),
    "wk": ("week", 1), "yr": ("year", 1),
    "quarter": ("month", 3), "half year": ("month", 6), "half-year": ("month", 6), "year": ("year", 1),
}  # fmt: skip
_FREQUENCY = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_ORDINALS = {"other": 2, "second": 2, "third": 3, "fourth": 4, "single": 1, "2nd": 2, "3rd": 3, "4th": 4}
Meaning = Callable[[re.Match[str], datetime], tuple[str, date]]


def repeats_in(text: str, now: datetime) -> Iterator[When]:
    """Everything in the text that says how often; its day is the first one, a period from now."""
    for pattern, meaning, weight in _RULES:
        for found in pattern.finditer(text):
            try:
                rule, first = meaning(found, now)
            except (ValueError, OverflowError):
                continue
            if weight > LIKELY or not _names_a_thing(text, found):
                part = PARTS.get(piece(found, "part"))
                yield When(
                    start=found.start(), end=found.end(), day=first, at=part, repeat=rule, weight=weight
                )


_ARTICLE = re.compile(
    r"(?:\b(?:the|a|an|their|his|her|our|your|my|its|this|last|next|about|of|any)|['’]s)\s+$", re.IGNORECASE
)


def _names_a_thing(text: str, found: re.Match[str]) -> bool:
    """`the monthly newsletter` says which one, not how often."""
    return _ARTICLE.search(text[max(0, found.start() - 10) : found.start()]) is not None


def united(one: str, other: str) -> str:
    """`weekly` and `on Thursdays` are one rule; empty where they are none together."""
    first, second = (dict(part.split("=") for part in rule.split(";")) for rule in (one, other))
    if first["FREQ"] != second["FREQ"] or len(first.keys() & second.keys() - {"FREQ"}):
        return ""
    parts = {**first, **second}
    return ";".join(f"{name}={parts[name]}" for name in sorted(parts, key=_ORDER.index))


_ORDER = ["FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY"]


def first_from(rule: str, day: date) -> date:
    """Mondays that start on 1 December start on the Monday after it."""
    named = re.search(r"FREQ=WEEKLY.*BYDAY=([A-Z,]+)", rule)
    wanted = [WEEKDAYS.index(name) for name in named[1].split(",")] if named else []
    if not wanted:
        return day
    return min(next_such(day - timedelta(days=1), weekday) for weekday in wanted)


def _rule(unit: str, interval: int, *parts: str) -> str:
    if not 1 <= interval <= LARGEST_INTERVAL:
        raise ValueError(interval)
    said = [f"FREQ={_FREQUENCY[unit]}"] + ([f"INTERVAL={interval}"] if interval > 1 else [])
    return ";".join([*said, *parts])


def _after(now: datetime, unit: str, count: int) -> date:
    if unit in ("day", "week"):
        return now.date() + timedelta(days=count * (7 if unit == "week" else 1))
    return in_months(now.date(), count * (12 if unit == "year" else 1))


def _named(found: re.Match[str], now: datetime) -> tuple[str, date]:
    unit, count = _NAMED[found["name"].lower()]
    return _rule(unit, count), _after(now, unit, count)


def _every(found: re.Match[str], now: datetime) -> tuple[str, date]:
    unit, count = _UNITS[found["unit"].lower().rstrip("s")]
    said = piece(found, "count") or piece(found, "place") or "1"
    count *= _ORDINALS[said] if said in _ORDINALS else number_of(said)
    return _rule(unit, count), _after(now, unit, count)


def _every_weekday(found: re.Match[str], now: datetime) -> tuple[str, date]:
    days = sorted(
        {weekday_of(word) for word in re.findall(r"[a-z]+", found["days"].lower()) if word != "and"}
    )
    interval = _ORDINALS.get(piece(found, "place"), 1)
    first = min(next_such(now.date(), day) for day in days)
    return _rule("week", interval, "BYDAY=" + ",".join(WEEKDAYS[day] for day in days)), first


def _working_days(found: re.Match[str], now: datetime) -> tuple[str, date]:
    days = (now.date() + timedelta(days=ahead) for ahead in range(1, 4))
    return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", next(day for day in days if day.weekday() < 5)


def _part_of_day(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """`every morning`."""
    return "FREQ=DAILY", now.date() + timedelta(days=1)


def _day_of_month(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """`the 15th of every month`, `every month on the last day`."""
    wanted = 31 if found["ordinal"].lower().startswith("last") else place_of(found["ordinal"])
    if not 1 <= wanted <= 31:
        raise ValueError(wanted)
    first = last_day(now.year, now.month, wanted)
    if first <= now.date():
        after = in_months(now.date().replace(day=1), 1)
        first = last_day(after.year, after.month, wanted)
    last = found["ordinal"].lower().startswith("last")
    return _rule("month", 1, f"BYMONTHDAY={-1 if last else wanted}"), first


def _weekday_of_month(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """`the first Monday of every month`, `the last Friday of each month`."""
    weekday = weekday_of(found["day"])
    number = -1 if found["ordinal"].lower() == "last" else place_of(found["ordinal"])
    if number > 4:
        raise ValueError(number)
    months = (in_months(now.date().replace(day=1), ahead) for ahead in range(2))
    day = next(day for month in months if (day := _nth(month, weekday, number)) > now.date())
    return _rule("month", 1, f"BYDAY={number}{WEEKDAYS[weekday]}"), day


def _nth(first: date, weekday: int, number: int) -> date:
    if number < 0:
        return next_such(last_day(first.year, first.month) - timedelta(days=7), weekday)
    return next_such(first - timedelta(days=1), weekday) + timedelta(weeks=number - 1)


def _day_of_year(found: re.Match[str], now: datetime) -> tuple[str, date]:
    month, day = month_of(found["month"]), int(found["day"])
    first = date(now.year, month, day)
    if first <= now.date():
        first = date(now.year + 1, month, day)
    return _rule("year", 1, f"BYMONTH={month}", f"BYMONTHDAY={day}"), first


_EVERY = "(?:every|each)"
_WHICH = "(?P<place>other|second|third|fourth|single|2nd|3rd|4th)"
_UNIT = "days?|weeks?|wks?|fortnights?|months?|quarters?|half[ -]year|years?|yrs?"
_NTH = rf"(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(PLACES)}|last day|last)"
_AMONG = "(?:of|in) (?:the|every|each) month"
_DAY = WEEKDAY.format("day")
_RULES: tuple[tuple[re.Pattern[str], Meaning, int], ...] = tuple(
    (compiled(pattern), meaning, weight)
    for pattern, meaning, weight in (
        (rf"(?:once )?{_EVERY} (?:{_WHICH} |{NUMBER.format('count')} )?(?P<unit>{_UNIT})", _every, SURE),
        (rf"once (?:an?|per|every|each) (?P<unit>{_UNIT})", _every, SURE),
        (rf"(?:on )?{_EVERY} (?:{_WHICH} )?(?P<days>{ANY_WEEKDAY}(?:(?:,| and|, and| &) {ANY_WEEKDAY})*)",
         _every_weekday, SURE),
        ("on (?P<days>(?:mon|tues|wednes|thurs|fri|satur|sun)days"
         "(?: and (?:mon|tues|wednes|thurs|fri|satur|sun)days)?)", _every_weekday, SURE),
        (rf"{_EVERY} (?:weekday|working day|workday|business day)|(?:on )?weekdays", _working_days, SURE),
        (rf"{_EVERY} (?P<part>morning|afternoon|evening|night)", _part_of_day, SURE),
        (rf"(?:on )?{_EVERY} month on the {_NTH}", _day_of_month, SURE),
        (rf"(?:on )?(?:the|{_EVERY}) {_NTH} (?:of|in) (?:every|each) month", _day_of_month, SURE),
        (rf"(?:on )?{_EVERY} {_NTH} {_AMONG}", _day_of_month, SURE),
        (rf"(?:on )?(?:the )?{_NTH} {_DAY} (?:of|in) (?:every|each) month", _weekday_of_month, SURE),
        (rf"(?:on )?{_EVERY} {_NTH} {_DAY} {_AMONG}", _weekday_of_month, SURE),
        (rf"(?:on )?{_EVERY} (?P<ordinal>first|last) {_DAY}", _weekday_of_month, SURE),
        (rf"{_EVERY} month on the {_NTH} {_DAY}", _weekday_of_month, SURE),
        (rf"(?:on )?{_EVERY} (?:year on )?{MONTH.format('month')} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?",
         _day_of_year, SURE),
        (rf"(?:on )?{_EVERY} (?:year on )?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? "
         rf"{MONTH.format('month')}", _day_of_year, SURE),
        (f"(?P<name>{'|'.join(_NAMED)})", _named, LIKELY),
    )
)  # fmt: skip
