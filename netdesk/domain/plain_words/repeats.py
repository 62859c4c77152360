"""Repetitions in plain words: `every two weeks`, `monthly`, `every Monday`, `quarterly`."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from netdesk.domain.plain_words import repeat_meanings as meaning
from netdesk.domain.plain_words.feasts import EVERY, every_feast
from netdesk.domain.plain_words.often import TIMES_A, WITHOUT_DAYS, times_a
from netdesk.domain.plain_words.patterns import (
    ANY_WEEKDAY,
    MONTH,
    NUMBER,
    PLACES,
    WEEKDAY,
    When,
    compiled,
    next_such,
    piece,
)
from netdesk.domain.plain_words.repeat_meanings import NAMED, SOME_WEEKDAYS
from netdesk.domain.plain_words.times import PARTS
from netdesk.domain.recurrence import WEEKDAYS

SURE, LIKELY, ONLY_BESIDE = 3, 2, 0
"""What counts only beside another repetition: `monthly, … the last day of the month`."""
Meaning = Callable[[re.Match[str], datetime], tuple[str, date]]


def repeats_in(text: str, now: datetime) -> Iterator[When]:
    """Everything in the text that says how often; its day is the first one, a period from now."""
    for pattern, means, weight in _RULES:
        for found in pattern.finditer(text):
            try:
                rule, first = means(found, now)
            except (ValueError, OverflowError):
                continue
            if weight != LIKELY or not _names_a_thing(text, found):
                part = PARTS.get(piece(found, "part"))
                yield When(
                    start=found.start(), end=found.end(), day=first, at=part, repeat=rule, weight=weight
                )


_ARTICLE = re.compile(
    r"(?:\b(?:the|a|an|their|his|her|our|your|my|its|this|last|next|about|of|any|likes?|loves?|hates?)"
    r"|['’]s)\s+$",
    re.IGNORECASE,
)


def _names_a_thing(text: str, found: re.Match[str]) -> bool:
    """`the monthly newsletter` says which one, not how often."""
    return _ARTICLE.search(text[max(0, found.start() - 10) : found.start()]) is not None


def united(one: str, other: str) -> str:
    """`weekly` and `on Thursdays` are one rule; empty where they are none together."""
    first, second = (dict(part.split("=") for part in rule.split(";")) for rule in (one, other))
    if "BYDAY" in first and "BYDAY" in second and WITHOUT_DAYS & {one, other}:
        return other if one in WITHOUT_DAYS else one
    if first["FREQ"] != second["FREQ"] or len(first.keys() & second.keys() - {"FREQ"}):
        return ""
    parts = {**first, **second}
    return ";".join(f"{name}={parts[name]}" for name in sorted(parts, key=_ORDER.index))


_ORDER = ["FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY"]


def first_from(rule: str, day: date) -> date:
    """Mondays that start on 1 December start on the Monday after it, and so do days of a month."""
    try:
        return _first_from(rule, day)
    except (ValueError, OverflowError):  # the calendar ends before
        return day


def _first_from(rule: str, day: date) -> date:
    parts = dict(part.split("=") for part in rule.split(";"))
    eve = datetime.combine(day - timedelta(days=1), time())
    named = [_NAMED.fullmatch(name) for name in parts.get("BYDAY", "").split(",")]
    days = [(int(one[1] or 0), WEEKDAYS.index(one[2])) for one in named if one]
    if parts["FREQ"] == "WEEKLY" and days:
        return min(next_such(eve.date(), weekday) for _number, weekday in days)
    if parts["FREQ"] == "MONTHLY" and days:
        return min(meaning.next_nth(number, weekday, eve) for number, weekday in days)
    if parts["FREQ"] == "MONTHLY" and "BYMONTHDAY" in parts:
        return meaning.on_days_of_month(map(int, parts["BYMONTHDAY"].split(",")), eve)[1]
    return day


_NAMED = re.compile(r"(-?\d)?([A-Z]{2})")
_EVERY = "(?:every|each)"
_WHICH = "(?P<place>other|second|third|fourth|single|2nd|3rd|4th)"
_UNIT = "days?|weeks?|fortnights?|months?|quarters?|half[ -]year|years?"
_ONE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(PLACES)}|last day|last)"
_NTH, _NTHS = rf"(?P<ordinal>{_ONE})", rf"(?P<ordinals>{_ONE}(?:(?:,| and| and the| &) {_ONE})*)"
_AMONG = "(?:of|in) (?:the|every|each) month"
_OF_MONTHS = "(?:of|in) (?:every|each) month"
_DAY, _FULL = WEEKDAY.format("day"), "(?:mon|tues|wednes|thurs|fri|satur|sun)days"
_AND = "(?:,? and |, | ?& ?| ?[+] ?| ?/ ?)"
_MON_TO_FRI = r"\(?mon(?:day)?(?: ?[-–] ?| to | through )fri(?:day)?\)?"
_MONTH_DAY = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH.format('month')}"
_ENDS = r"(?= *(?:$|[,.;:!?)(–-]|\d|@|(?:at|from|until|till|for|in|before|after|around|by|with)\b))"
"""What follows is not counted, owned or described by the words before it."""
_RULES: tuple[tuple[re.Pattern[str], Meaning, int], ...] = tuple(
    (compiled(pattern), means, weight)
    for means, weight, pattern in (
        (meaning.every, SURE,
         rf"(?:once )?{_EVERY} (?:{_WHICH} |{NUMBER.format('count')} )?(?P<unit>{_UNIT})"),
        (meaning.every, SURE, rf"once (?:an?|per|every|each) (?P<unit>{_UNIT})"),
        (times_a, SURE + 1, TIMES_A),
        (meaning.every_weekday, SURE, rf"(?:on )?{_EVERY} (?:{_WHICH} )?{SOME_WEEKDAYS}"),
        (meaning.every_weekday, SURE, rf"(?:on )?(?:{_EVERY} )?(?P<place>alternate) {SOME_WEEKDAYS}"),
        (meaning.every_weekday, SURE, rf"on (?P<days>{_FULL}(?: and {_FULL})?)"),
        (meaning.every_weekday, LIKELY, rf"(?P<days>{_FULL}(?:{_AND}{ANY_WEEKDAY})*){_ENDS}"),
        (meaning.working_days, SURE,
         rf"{_EVERY} (?:weekday|working day|workday|business day)|(?:on )?weekdays"),
        (meaning.working_days, SURE + 1, rf"(?:{_EVERY}|daily|weekly),? {_MON_TO_FRI}"),
        (meaning.weekends, SURE, rf"(?:on )?{_EVERY} weekend|(?:on |at )?weekends{_ENDS}"),
        (meaning.part_of_day, SURE, rf"{_EVERY} (?P<part>morning|afternoon|evening|night)"),
        (meaning.days_of_month, SURE, rf"(?:on )?{_EVERY} month on the {_NTHS}"),
        (meaning.days_of_month, SURE, rf"(?:on )?(?:(?:the|{_EVERY}) )?{_NTHS} {_OF_MONTHS}"),
        (meaning.days_of_month, SURE, rf"(?:on )?{_EVERY} {_NTHS} {_AMONG}"),
        (meaning.days_of_month, LIKELY, rf"(?:on )?{_EVERY} {_NTHS}{_ENDS}"),
        (meaning.weekday_of_month, SURE, rf"(?:on )?(?:the )?{_NTH} {_DAY} {_OF_MONTHS}"),
        (meaning.weekday_of_month, SURE, rf"(?:on )?{_EVERY} {_NTH} {_DAY} {_AMONG}"),
        (meaning.weekday_of_month, SURE, rf"(?:on )?{_EVERY} (?P<ordinal>first|last) {_DAY}"),
        (meaning.weekday_of_month, SURE, rf"{_EVERY} month on the {_NTH} {_DAY}"),
        (meaning.days_of_month, ONLY_BESIDE, rf"(?:on )?(?:the )?{_NTHS} of the month"),
        (meaning.weekday_of_month, ONLY_BESIDE, rf"(?:on )?(?:the )?{_NTH} {_DAY}(?: of the month)?"),
        (meaning.day_of_year, SURE,
         rf"(?:on )?{_EVERY} (?:year on )?{MONTH.format('month')} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"),
        (meaning.day_of_year, SURE, rf"(?:on )?{_EVERY} (?:year on )?(?:the )?{_MONTH_DAY}"),
        (every_feast, SURE, EVERY),
        (meaning.month_of_year, SURE,
         rf"(?:in )?{_EVERY} (?:year in )?{MONTH.format('month')}(?! ?\d)"),
        (meaning.named, LIKELY,
         rf"(?<!twice )(?<!times )(?<!\dx )(?:once )?(?P<name>{'|'.join(NAMED)})"),
    )
)  # fmt: skip
