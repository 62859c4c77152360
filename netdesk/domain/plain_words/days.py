"""Days in plain words: `tomorrow`, `next Thursday`, `24 Nov`, `in two weeks`, `end of the month`."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from netdesk.domain.plain_words.patterns import (
    DAY_NUMBER,
    GIVEN_NAMES,
    MONTH,
    NUMBER,
    ORDINAL,
    UNIT,
    WEEKDAY,
    When,
    compiled,
    in_months,
    last_day,
    later,
    month_of,
    number_of,
    piece,
    weekday_of,
)

MONDAY, WEDNESDAY, FRIDAY, SATURDAY = 0, 2, 4, 5
SURE, LIKELY, PERHAPS = 3, 2, 1
_FOUR_YEARS = 8
_BEFORE = re.compile(
    r"(?:\b(?:on|by|at|before|until|till|til|due|for|from|starting|beginning|this|coming|of)\s+(?:the\s+)?"
    r"|[:,;(–—-]\s*)$",
    re.IGNORECASE,
)
_NOUN_FOLLOWS = re.compile(r"\s+(?P<word>[a-z][\w-]*)", re.IGNORECASE)
_CONNECTING = frozenset(
    "about after again also and as at because before but by call concerning email either evening first for "
    "from if in into latest midday morning afternoon night noon next of on or please re regarding so that "
    "the then this to today tomorrow unless until via when whether while with without write ring ask send "
    "every each o'clock at around".split()
)
_NAMING = tuple(f" {word}" for word in "the a an her his our their your my last".split())
Rule = tuple[re.Pattern[str], Callable[[re.Match[str], datetime], date | datetime | None], int]


def days_in(text: str, now: datetime) -> Iterator[When]:
    """Everything in the text that may say a day, or a moment for hours and minutes."""
    for pattern, meaning, weight in _RULES:
        for found in pattern.finditer(text):
            said = _meant(meaning, found, now)
            if said is not None and not _belongs_to_a_noun(text, found, weight):
                moment = said if isinstance(said, datetime) else None
                yield When(
                    start=found.start(),
                    end=found.end(),
                    day=said.date() if isinstance(said, datetime) else said,
                    at=moment.time() if moment else None,
                    weight=weight + _said_as_a_day(text, found),
                )


def _meant(
    meaning: Callable[[re.Match[str], datetime], date | datetime | None], found: re.Match[str], now: datetime
) -> date | datetime | None:
    try:
        return meaning(found, now)
    except (ValueError, OverflowError):  # 30 February, or a day beyond the calendar
        return None


def _said_as_a_day(text: str, found: re.Match[str]) -> int:
    """A preposition before it, or its place at an end of the text, says that it is meant."""
    at_an_end = not text[: found.start()].strip() or not text[found.end() :].strip(" .!?")
    return int(bool(_BEFORE.search(text[: found.start()]))) + int(at_an_end)


def _belongs_to_a_noun(text: str, found: re.Match[str], weight: int) -> bool:
    """`the Tuesday workshop`, `the 2nd draft`, `May 3 times`: the day only tells which one or how many."""
    if weight >= SURE:
        return False
    before, after = text[: found.start()].lower().rstrip(), _NOUN_FOLLOWS.match(text, found.end())
    noun = after is not None and after["word"].lower() not in _CONNECTING
    if piece(found, "month"):
        return (
            noun and found["month"].lower() in GIVEN_NAMES and after is not None and after["word"].islower()
        )
    return noun and (before.endswith(_NAMING) or "ordinal" in found.groupdict())


def _shift(days: int) -> Callable[[re.Match[str], datetime], date]:
    return lambda found, now: now.date() + timedelta(days=days)


def _monday(now: datetime, weeks: int = 0) -> date:
    return now.date() + timedelta(days=7 * weeks - now.weekday())


def _next_such(now: datetime, weekday: int) -> date:
    """The next day of that name after today."""
    return now.date() + timedelta(days=(weekday - now.weekday() - 1) % 7 + 1)


def _weekday(found: re.Match[str], now: datetime) -> date:
    """The next such day after today; `next` is that of the next calendar week, `this` that of this one."""
    wanted, how = weekday_of(found["weekday"]), piece(found, "how")
    if "next" in how:
        return _monday(now, 1) + timedelta(days=wanted)
    if how.startswith("this") and wanted >= now.weekday():
        return _monday(now) + timedelta(days=wanted)
    return _next_such(now, wanted)


def _weekday_of_a_week(found: re.Match[str], now: datetime) -> date:
    """`Friday next week`, `this week on Friday`, `Friday in two weeks`."""
    weeks = number_of(found["count"]) if piece(found, "count") else int(piece(found, "which") != "this")
    return _monday(now, weeks) + timedelta(days=weekday_of(found["weekday"]))


def _weeks_on(found: re.Match[str], now: datetime) -> date:
    """`a week on Friday`."""
    return _next_such(now, weekday_of(found["weekday"])) + timedelta(weeks=number_of(found["count"]))


def _iso(found: re.Match[str], now: datetime) -> date:
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def _month_day(found: re.Match[str], now: datetime) -> date:
    day, month, year = int(found["day"]), month_of(found["month"]), found["year"]
    return date(int(year), month, day) if year else _coming(now.date(), month, day)


def _coming(today: date, month: int, day: int) -> date:
    """That day in this year, or the next one that has it: 29 February waits for a leap year."""
    for year in range(today.year, today.year + _FOUR_YEARS + 1):
        if 1 <= day <= last_day(year, month).day and (wanted := date(year, month, day)) >= today:
            return wanted
    raise ValueError(day)


def _by_numbers(found: re.Match[str], now: datetime) -> date:
    """24.11. and 24/11/2026; the month comes first only where the day cannot."""
    one, two, year = int(found["one"]), int(found["two"]), piece(found, "year")
    day, month = (one, two) if two <= 12 else (two, one)
    if not 1 <= month <= 12:
        raise ValueError(month)
    if not year:
        return _coming(now.date(), month, day)
    return date(int(year) + (2000 if len(year) == 2 else 0), month, day)


def _ordinal(found: re.Match[str], now: datetime) -> date:
    """`the 24th`: the next one from today on that there is."""
    today, wanted = now.date(), int(found["ordinal"])
    for months in range(4):
        first = in_months(today.replace(day=1), months)
        if 1 <= wanted <= last_day(first.year, first.month).day and first.replace(day=wanted) >= today:
            return first.replace(day=wanted)
    raise ValueError(wanted)


def _later(found: re.Match[str], now: datetime) -> date | datetime:
    if piece(found, "half"):
        return later(now, 30, "minutes")
    return later(now, number_of(found["count"]), found["unit"])


def _later_than(found: re.Match[str], now: datetime) -> date:
    """`two weeks after Friday`, `3 days from tomorrow`."""
    named = found["start"].lower()
    begin = now.date() + timedelta(days=1) if named == "tomorrow" else _next_such(now, weekday_of(named))
    said = later(datetime.combine(begin, now.time()), number_of(found["count"]), found["unit"])
    return said.date() if isinstance(said, datetime) else said


def _week(found: re.Match[str], now: datetime) -> date:
    """A part of a week: early is Monday, the middle Wednesday, the end Friday; `next week` is its Monday."""
    part, is_next = piece(found, "part"), piece(found, "which") in _FOLLOWING
    late = part[:3] in ("end", "lat", "eow") or (not part and not is_next)
    place = FRIDAY if late else (WEDNESDAY if part[:3] == "mid" else MONDAY)
    day = _monday(now, int(is_next)) + timedelta(days=place)
    return day if day >= now.date() else day + timedelta(days=7)


def _weekend(found: re.Match[str], now: datetime) -> date:
    is_next = piece(found, "which") == "next"
    return max(now.date(), _monday(now, int(is_next)) + timedelta(days=SATURDAY))


def _month(found: re.Match[str], now: datetime) -> date:
    """A part of a month: its beginning is the 1st, its middle the 15th, its end the last day."""
    part, name, first = piece(found, "part"), piece(found, "month"), now.date().replace(day=1)
    if name:
        wanted = month_of(name)
        return max(now.date(), _in_month(date(now.year + (wanted < now.month), wanted, 1), part))
    day = _in_month(in_months(first, int(piece(found, "which") in _FOLLOWING)), part)
    return day if day >= now.date() else _in_month(in_months(first, 1), part)


def _in_month(first: date, part: str) -> date:
    if part[:3] in ("end", "las", "lat", "eom"):
        return last_day(first.year, first.month)
    return first.replace(day=15) if part[:3] == "mid" else first


def _year_end(found: re.Match[str], now: datetime) -> date:
    return date(now.year + (piece(found, "which") == "next"), 12, 31)


def _new_year(found: re.Match[str], now: datetime) -> date:
    return date(now.year + 1, 1, 1)


_FOLLOWING = ("next", "the next", "following", "the following", "coming", "the coming")
_PART_OF = r"(?:the )?(?P<part>end of|beginning of|start of|middle of|early(?: in)?|late(?: in)?|mid)[ -]"
_NEXT = "(?P<which>(?:the )?(?:next|following|coming))"
_WEEKLY, _A_MONTH = WEEKDAY.format("weekday"), MONTH.format("month")
_MANY = f"{NUMBER.format('count')} {UNIT.format('unit')}"
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d))?"
_RULES: tuple[Rule, ...] = tuple(
    (compiled(pattern), meaning, weight)
    for pattern, meaning, weight in (
        (r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)", _iso, SURE),
        (rf"(?:the )?{DAY_NUMBER.format('day')}(?: of)? {_A_MONTH}{_YEAR}", _month_day, LIKELY),
        (rf"{_A_MONTH} (?:the )?{DAY_NUMBER.format('day')}(?![\d:]|[.]\d){_YEAR}", _month_day, LIKELY),
        (r"(?P<one>\d{1,2})\.(?P<two>\d{1,2})\.(?P<year>\d{4}|\d\d)?", _by_numbers, LIKELY),
        (r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4}|\d\d)", _by_numbers, SURE),
        (r"(?:on|by|until|before) (?P<one>\d{1,2})/(?P<two>\d{1,2})", _by_numbers, SURE),
        (r"(?:the )?day after tomorrow", _shift(2), SURE),
        (r"tomorrow|tmrw", _shift(1), SURE),
        (r"today|tonight|this (?:morning|afternoon|evening)|right away|eod|(?:the )?end of (?:the )?day",
         _shift(0), SURE),
        (rf"(?:in|within|after) (?:(?P<half>half an hour)|(?:about |the next )?{_MANY}(?:['’]s? time)?)",
         _later, SURE),
        (rf"{_MANY} (?:from (?:now|today)|hence)", _later, SURE),
        (rf"{_MANY} (?:from|after) (?P<start>tomorrow|{WEEKDAY.format('weekday')})", _later_than, SURE),
        (rf"{_WEEKLY},? (?P<which>next|this) week", _weekday_of_a_week, SURE),
        (rf"{_WEEKLY},? in {NUMBER.format('count')} weeks?", _weekday_of_a_week, SURE),
        (rf"(?P<which>next|this) week,? (?:on )?{_WEEKLY}", _weekday_of_a_week, SURE),
        (rf"{NUMBER.format('count')} weeks? on {_WEEKLY}", _weeks_on, SURE),
        (rf"(?P<how>(?:the )?next|this(?: coming)?|(?:the )?coming) {_WEEKLY}", _weekday, SURE),
        (_WEEKLY, _weekday, PERHAPS),
        (rf"{_PART_OF}(?:{_NEXT} |(?:this|the) )?week", _week, SURE),
        (rf"{_NEXT} week|(?P<part>eow)", _week, SURE),
        (r"this week", _week, LIKELY),
        (r"(?P<which>next|this|the)(?: coming)? weekend", _weekend, LIKELY),
        (rf"{_PART_OF}(?:{_NEXT} |(?:this|the) )?month", _month, SURE),
        (rf"(?:the )?(?P<part>last) day of (?:{_NEXT} |(?:this|the) )?month", _month, SURE),
        (rf"{_NEXT} month|(?P<part>eom)", _month, SURE),
        (rf"{_PART_OF}{_A_MONTH}", _month, SURE),
        (rf"(?:in|during) {_A_MONTH}", _month, SURE),
        (r"(?:the )?end of (?:(?P<which>next|this|the) )?year", _year_end, SURE),
        (r"next year|(?:in )?the new year", _new_year, SURE),
        (rf"the {ORDINAL.format('ordinal')}(?! of )", _ordinal, PERHAPS),
        (rf"(?:on|by|until|before) (?:the )?{ORDINAL.format('ordinal')}", _ordinal, LIKELY),
    )
)  # fmt: skip
