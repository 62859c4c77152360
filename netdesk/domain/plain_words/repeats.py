"""Repetitions in plain words: `every two weeks`, `monthly`, `every Monday`, `quarterly`."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from netdesk.domain.plain_words.patterns import (
    MONTH,
    NUMBER,
    ORDINAL,
    WEEKDAY,
    When,
    compiled,
    in_months,
    last_day,
    month_of,
    number_of,
    piece,
    weekday_of,
)
from netdesk.domain.recurrence import LARGEST_INTERVAL, WEEKDAYS

SURE, LIKELY = 3, 2
_NAMED = {
    "daily": ("day", 1), "weekly": ("week", 1), "biweekly": ("week", 2), "fortnightly": ("week", 2),
    "monthly": ("month", 1), "bimonthly": ("month", 2), "quarterly": ("month", 3),
    "half-yearly": ("month", 6), "yearly": ("year", 1), "annually": ("year", 1),
}  # fmt: skip
_UNITS = {
    "day": ("day", 1), "week": ("week", 1), "fortnight": ("week", 2), "month": ("month", 1),
    "quarter": ("month", 3), "half year": ("month", 6), "half-year": ("month", 6), "year": ("year", 1),
}  # fmt: skip
_FREQUENCY = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_ORDINALS = {"other": 2, "second": 2, "third": 3, "fourth": 4, "2nd": 2, "3rd": 3, "4th": 4}
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
                yield When(start=found.start(), end=found.end(), day=first, repeat=rule, weight=weight)


_LETTER = re.compile(
    r"\s+(?:newsletter|report|meeting|call|news|paper|magazine|review|journal|update|sales|figures|budget"
    r"|lunch|standup|stand-up|bulletin|digest|mailing|column|numbers|results|event|meetup)s?\b",
    re.IGNORECASE,
)


def _names_a_thing(text: str, found: re.Match[str]) -> bool:
    """`the monthly newsletter` says which one, not how often."""
    return _LETTER.match(text, found.end()) is not None and bool(
        re.search(r"\b(?:the|a|an|their|his|her|our|your|my|its)\s+$", text[: found.start()], re.IGNORECASE)
    )


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
    first = min(now.date() + timedelta(days=(day - now.weekday() - 1) % 7 + 1) for day in days)
    return _rule("week", interval, "BYDAY=" + ",".join(WEEKDAYS[day] for day in days)), first


def _working_days(found: re.Match[str], now: datetime) -> tuple[str, date]:
    days = (now.date() + timedelta(days=ahead) for ahead in range(1, 4))
    return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", next(day for day in days if day.weekday() < 5)


def _day_of_month(found: re.Match[str], now: datetime) -> tuple[str, date]:
    wanted = int(found["ordinal"])
    if not 1 <= wanted <= 31:
        raise ValueError(wanted)
    first = last_day(now.year, now.month, wanted)
    if first <= now.date():
        after = in_months(now.date().replace(day=1), 1)
        first = last_day(after.year, after.month, wanted)
    return _rule("month", 1, f"BYMONTHDAY={wanted}"), first


def _day_of_year(found: re.Match[str], now: datetime) -> tuple[str, date]:
    month, day = month_of(found["month"]), int(found["day"])
    first = date(now.year, month, day)
    if first <= now.date():
        first = date(now.year + 1, month, day)
    return _rule("year", 1, f"BYMONTH={month}", f"BYMONTHDAY={day}"), first


_DAYS = WEEKDAY.replace("(?P<{0}>", "(?:")
_EVERY = "(?:every|each)"
_WHICH = "(?P<place>other|second|third|fourth|2nd|3rd|4th)"
_UNIT = "days?|weeks?|fortnights?|months?|quarters?|half[ -]year|years?"
_NTH = ORDINAL.format("ordinal")
_RULES: tuple[tuple[re.Pattern[str], Meaning, int], ...] = tuple(
    (compiled(pattern), meaning, weight)
    for pattern, meaning, weight in (
        (rf"{_EVERY} (?:{_WHICH} |{NUMBER.format('count')} )?(?P<unit>{_UNIT})", _every, SURE),
        (rf"once (?:an?|per|every) (?P<unit>{_UNIT})", _every, SURE),
        (rf"(?:on )?{_EVERY} (?:{_WHICH} )?(?P<days>{_DAYS}(?:(?:,| and|, and| &) {_DAYS})*)",
         _every_weekday, SURE),
        ("on (?P<days>(?:mon|tues|wednes|thurs|fri|satur|sun)days)", _every_weekday, SURE),
        (rf"{_EVERY} (?:weekday|working day|workday|business day)", _working_days, SURE),
        (rf"(?:on )?{_EVERY} month on the {_NTH}", _day_of_month, SURE),
        (rf"(?:on )?(?:the|{_EVERY}) {_NTH} of (?:the|every|each) month", _day_of_month, SURE),
        (
            rf"{_EVERY} (?:year on )?{MONTH.format('month')} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?",
            _day_of_year,
            SURE,
        ),
        (f"(?P<name>{'|'.join(_NAMED)})", _named, LIKELY),
    )
)  # fmt: skip
