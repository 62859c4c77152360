"""What the words for a day mean at a moment; ValueError where there is no such day."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from netdesk.domain.plain_words.patterns import (
    in_months,
    last_day,
    later,
    month_of,
    next_such,
    number_of,
    piece,
    place_of,
    weekday_of,
)

WEDNESDAY, FRIDAY, SATURDAY = 2, 4, 5
FOLLOWING = ("next", "the next", "following", "the following", "coming", "the coming")
_FOUR_YEARS = 8
_LATEST_HOUR = 19
_MINUTES = {"half": 30, "1/2": 30, "½": 30, "an": 90, "on": 90, "1": 90, "tw": 150, "2": 150}
Found = re.Match[str]


def shifted(found: Found, now: datetime) -> date:
    """`today`, `tomorrow`, `the day after tomorrow`; a weekday beside it must be that of the day."""
    word = found[0].lower()
    days = 2 if "day after" in word else int(word.startswith("tom"))
    day = now.date() + timedelta(days=days)
    if piece(found, "weekday") and weekday_of(found["weekday"]) != day.weekday():
        raise ValueError(word)
    return day


def _monday(now: datetime, weeks: int = 0) -> date:
    return now.date() + timedelta(days=7 * weeks - now.weekday())


def weekday(found: Found, now: datetime) -> date:
    """The next such day after today; `next` is that of the next calendar week, `this` that of this one."""
    wanted, how = weekday_of(found["weekday"]), piece(found, "how")
    if "next" in how:
        return _monday(now, 1) + timedelta(days=wanted)
    if how.startswith("this") and wanted >= now.weekday():
        return _monday(now) + timedelta(days=wanted)
    return next_such(now.date(), wanted)


def weekday_of_a_week(found: Found, now: datetime) -> date:
    """`Friday next week`, `this week on Friday`, `Friday in two weeks`."""
    weeks = number_of(found["count"]) if piece(found, "count") else int(piece(found, "which") != "this")
    return _monday(now, weeks) + timedelta(days=weekday_of(found["weekday"]))


def weeks_on(found: Found, now: datetime) -> date:
    """`a week on Friday`, `Friday week`, `two weeks tomorrow`."""
    weeks = timedelta(weeks=2 if piece(found, "fortnight") else number_of(piece(found, "count") or "1"))
    if piece(found, "weekday"):
        return next_such(now.date(), weekday_of(found["weekday"])) + weeks
    return now.date() + weeks + timedelta(days=int("tom" in found[0].lower()))


def iso(found: Found, now: datetime) -> date | datetime:
    """`2026-11-24`, `2026-11-24T15:00`."""
    day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    if not piece(found, "hour"):
        return day
    return datetime(day.year, day.month, day.day, int(found["hour"]), int(found["minute"]))


def month_day(found: Found, now: datetime) -> date:
    """`24 November`, `Nov 24th, 2027`: without a year the next one from today on."""
    day, month, year = place_of(found["day"]), month_of(found["month"]), found["year"]
    return date(int(year), month, day) if year else _coming(now.date(), month, day)


def _coming(today: date, month: int, day: int) -> date:
    """That day in this year, or the next one that has it: 29 February waits for a leap year."""
    for year in range(today.year, today.year + _FOUR_YEARS + 1):
        if 1 <= day <= last_day(year, month).day and (wanted := date(year, month, day)) >= today:
            return wanted
    raise ValueError(day)


def by_numbers(found: Found, now: datetime) -> date:
    """24.11. and 24/11/2026; the month comes first only where the day cannot."""
    one, two, year = int(found["one"]), int(found["two"]), piece(found, "year")
    day, month = (one, two) if two <= 12 else (two, one)
    if not 1 <= month <= 12 or found[0] == "24/7":
        raise ValueError(month)
    if not year:
        return _coming(now.date(), month, day)
    return date(int(year) + (2000 if len(year) == 2 else 0), month, day)


def numbers_of_a_weekday(found: Found, now: datetime) -> date:
    """`Mon 7/12` and `Mon 12/7`: the next one that is such a day."""
    one, two, wanted = int(found["one"]), int(found["two"]), weekday_of(found["weekday"])
    ways = [(month, day) for month, day in ((two, one), (one, two)) if 1 <= month <= 12]
    days = [_coming(now.date(), month, day) for month, day in ways if day <= last_day(now.year, month).day]
    return _only(sorted(day for day in days if day.weekday() == wanted))


def _only(fitting: Sequence[date]) -> date:
    """The first of the days that fit; ValueError where none does."""
    if not fitting:
        raise ValueError(fitting)
    return fitting[0]


def ordinal(found: Found, now: datetime) -> date:
    """`the 24th`, `Friday the 4th`: the next one from today on that there is."""
    wanted = int(found["ordinal"])
    days = [day for months in range(13) if (day := _of_month(now.date(), months, wanted))]
    named = piece(found, "weekday")
    fitting = [day for day in days if named and day.weekday() == weekday_of(named)] or days
    return _only(fitting)


def numbered_weekday(found: Found, now: datetime) -> date:
    """`Tue 24`, where the 24th is such a day: the next Tuesday itself, or one that no hour can mean."""
    wanted, weekday = int(found["ordinal"]), weekday_of(found["weekday"])
    soon = next_such(now.date(), weekday)
    weeks = range(-1, 1) if wanted <= _LATEST_HOUR else range(-1, 9)
    days = (day for ahead in weeks if (day := soon + timedelta(weeks=ahead)) >= now.date())
    return _only([day for day in days if day.day == wanted])


def _of_month(today: date, months: int, wanted: int) -> date | None:
    first = in_months(today.replace(day=1), months)
    if not 1 <= wanted <= last_day(first.year, first.month).day or first.replace(day=wanted) < today:
        return None
    return first.replace(day=wanted)


def day_of_next_month(found: Found, now: datetime) -> date:
    """`the 5th of next month`, `next month on the 5th`, `the first of the month`."""
    months = int(piece(found, "which") in FOLLOWING)
    wanted = place_of(found["ordinal"])
    day = in_months(now.date().replace(day=1), months).replace(day=wanted)
    return day if day >= now.date() else in_months(day, 1)


def in_a_while(found: Found, now: datetime) -> date | datetime:
    """`in two weeks`, `in half an hour`, `in a day or two`."""
    if piece(found, "half"):
        words = found["half"].lower()
        return later(now, next(_MINUTES[key] for key in _MINUTES if words.startswith(key)), "minutes")
    return later(now, number_of(piece(found, "most") or found["count"]), found["unit"])


def in_working_days(found: Found, now: datetime) -> date:
    """`in 3 working days`: Saturdays and Sundays are passed over."""
    day = now.date()
    for _one in range(min(number_of(found["count"]), 400)):
        day += timedelta(days=1)
        while day.weekday() >= SATURDAY:
            day += timedelta(days=1)
    return day


def later_than(found: Found, now: datetime) -> date:
    """`two weeks after Friday`, `3 days from tomorrow`, `two days before Friday`."""
    tomorrow = now.date() + timedelta(days=1)
    named = piece(found, "weekday")
    begin = next_such(now.date(), weekday_of(named)) if named else tomorrow
    count = number_of(found["count"]) * (-1 if piece(found, "before") else 1)
    said = later(datetime.combine(begin, now.time()), count, found["unit"])
    return said.date() if isinstance(said, datetime) else said


def week(found: Found, now: datetime) -> date:
    """A part of a week: early is Monday, the middle Wednesday, the end Friday; `next week` is its Monday."""
    part, is_next = piece(found, "part"), piece(found, "which") in FOLLOWING
    late = part[:3] in ("end", "lat", "eow") or (not part and not is_next)
    place = FRIDAY if late else (WEDNESDAY if part[:3] == "mid" else 0)
    day = _monday(now, int(is_next)) + timedelta(days=place)
    return day if day >= now.date() else day + timedelta(days=7)


def after_next(found: Found, now: datetime) -> date:
    """`the week after next`, `the month after next`, `the Monday after next`."""
    if "month" in found[0].lower():
        return in_months(now.date().replace(day=1), 2)
    named = piece(found, "weekday")
    return _monday(now, 2) + timedelta(days=weekday_of(named) if named else 0)


def weekend(found: Found, now: datetime) -> date:
    """Its Saturday; on Sunday the weekend is today."""
    weeks = {"next": 1, "after next": 2}.get(piece(found, "which"), 0)
    return max(now.date(), _monday(now, weeks) + timedelta(days=SATURDAY))


def month(found: Found, now: datetime) -> date:
    """A part of a month: its beginning is the 1st, its middle the 15th, its end the last day."""
    part, name, first = piece(found, "part"), piece(found, "month"), now.date().replace(day=1)
    if name:
        return _named_month(found, now, part)
    day = _in_month(in_months(first, int(piece(found, "which") in FOLLOWING)), part)
    return day if day >= now.date() else _in_month(in_months(first, 1), part)


def _named_month(found: Found, now: datetime, part: str) -> date:
    wanted, year = month_of(found["month"]), piece(found, "year")
    if year:
        return _in_month(date(int(year), wanted, 1), part)
    passed = wanted < now.month or (wanted == now.month and "next" in piece(found, "which"))
    return max(now.date(), _in_month(date(now.year + passed, wanted, 1), part))


def _in_month(first: date, part: str) -> date:
    if part[:3] in ("end", "las", "lat", "eom", "thi"):
        return last_day(first.year, first.month)
    return first.replace(day=15) if part[:3] == "mid" else first


def weekday_of_month(found: Found, now: datetime) -> date:
    """`the first Monday in December`, `the last Friday of the month`."""
    first = now.date().replace(day=1)
    if name := piece(found, "month"):
        first = date(int(piece(found, "year") or now.year), month_of(name), 1)
    elif piece(found, "which") in FOLLOWING:
        first = in_months(first, 1)
    day = _nth(first, weekday_of(found["weekday"]), piece(found, "nth"))
    again = in_months(first, 12 if piece(found, "month") else 1)
    return day if day >= now.date() else _nth(again, weekday_of(found["weekday"]), piece(found, "nth"))


def _nth(first: date, weekday: int, nth: str) -> date:
    if nth == "last":
        return next_such(last_day(first.year, first.month) - timedelta(days=7), weekday)
    return next_such(first - timedelta(days=1), weekday) + timedelta(weeks=place_of(nth) - 1)


def quarter_end(found: Found, now: datetime) -> date:
    """The last day of March, June, September or December."""
    return last_day(now.year, (now.month + 2) // 3 * 3)


def year_end(found: Found, now: datetime) -> date:
    """31 December."""
    return date(now.year + (piece(found, "which") == "next"), 12, 31)


def new_year(found: Found, now: datetime) -> date:
    """1 January."""
    return date(now.year + 1, 1, 1)
