"""Days in plain words: `tomorrow`, `next Thursday`, `24 Nov`, `in two weeks`, `end of the month`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time

from netdesk.domain.plain_words import day_meanings as meaning
from netdesk.domain.plain_words import feasts
from netdesk.domain.plain_words.nearby import SURE, is_no_day, said_as_a_day
from netdesk.domain.plain_words.patterns import (
    ANY_WEEKDAY,
    DAY_NUMBER,
    MONTH,
    NUMBER,
    ORDINAL,
    PLACES,
    UNIT,
    WEEKDAY,
    When,
    compiled,
    later,
    number_of,
    piece,
)

LIKELY, PERHAPS = 2, 1
Meaning = Callable[[re.Match[str], datetime], date | datetime]
Rule = tuple[re.Pattern[str], Meaning, int]


def days_in(text: str, now: datetime) -> Iterator[When]:
    """Everything in the text that may say a day, or a moment for hours and minutes."""
    for pattern, means, weight in _RULES:
        for found in pattern.finditer(text):
            said = _meant(means, found, now)
            if said is not None and not is_no_day(text, found, weight):
                yield (when := _when(text, found, said, weight))
                yield from _away_from(text, when)


def _meant(means: Meaning, found: re.Match[str], now: datetime) -> date | datetime | None:
    try:
        return means(found, now)
    except (ValueError, OverflowError):  # 30 February, or a day beyond the calendar
        return None


def _when(text: str, found: re.Match[str], said: date | datetime, weight: int) -> When:
    moment = said if isinstance(said, datetime) else None
    return When(
        start=found.start(),
        end=found.end(),
        day=moment.date() if moment else said,
        at=moment.time() if moment else None,
        weight=weight + said_as_a_day(text, found),
    )


def _away_from(text: str, when: When) -> Iterator[When]:
    """`3 weeks before` a day that is named."""
    begin = max(0, when.start - _LONGEST_AWAY)
    found = _AWAY.search(text[begin : when.start])
    if found and when.day and when.at is None:
        count = number_of(found["count"]) * (-1 if piece(found, "before") else 1)
        day = later(datetime.combine(when.day, time()), count, found["unit"])
        if not isinstance(day, datetime):
            yield replace(when, start=begin + found.start(), day=day, weight=SURE + 1)


_PART_OF = (
    r"(?:in )?(?:the )?(?P<part>(?:very )?end of|beginning of|start of|middle of|early(?: in)?|later?"
    r"(?: in)?|mid)[ -]"
)
_NEXT = "(?P<which>(?:the )?(?:next|following|coming))"
_WEEKLY, _A_MONTH = WEEKDAY.format("weekday"), MONTH.format("month")
_ONE, _DAY = NUMBER.format("count"), DAY_NUMBER.format("day")
_MANY = rf"{_ONE}(?: ?(?:or|to|-|–) ?{NUMBER.format('most')})? ?{UNIT.format('unit')}"
_AWAY = re.compile(
    rf"(?<![\w'’-]){_ONE} ?{UNIT.format('unit')} (?:after|from|(?P<before>before)) (?:the )?$", re.IGNORECASE
)
_LONGEST_AWAY = 40
_YEAR = r"(?:,?[ -](?P<year>(?:19|20)\d\d))?"
_ON_A = rf"(?:{ANY_WEEKDAY},? (?:the )?|(?:(?:the )?week (?:of|commencing|beginning)|w/?c) )?"
_NTH = ORDINAL.format("ordinal")
_FIRST = rf"(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(PLACES)})"
_HALF = r"(?P<half>(?:half|1/2|½)(?: an)? ?(?:hour|hr)|an hour and a half|one and a half hours"
_HALF += r"|1[.,]5 ?h(?:ours|rs)?|two and a half hours|2[.,]5 ?h(?:ours|rs)?)"
_TOMORROW = "tomorrow"
_TODAY = r"today|tonight|this (?:morning|afternoon|evening|eve)|right away|eod"
_TODAY += "|(?:the )?end of (?:the )?day"
_TO = "(?: ?[-–] ?| to | through )"
_BEGINS, _ENDS = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"\d{1,2}(?:st|nd|rd|th)?"
_RULES: tuple[Rule, ...] = tuple(
    (compiled(pattern), means, weight)
    for pattern, means, weight in (
        (r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)T(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?",
         meaning.iso, SURE + 1),
        (rf"{_ON_A}(?P<year>\d{{4}})(?P<sign>[-/])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)", meaning.iso,
         SURE),
        (rf"{_ON_A}(?:the )?{_DAY}(?: of |[ -]?){_A_MONTH}{_YEAR}", meaning.month_day, LIKELY),
        (rf"{_ON_A}(?:the )?(?P<day>{'|'.join(PLACES)}) of {_A_MONTH}{_YEAR}", meaning.month_day, LIKELY),
        (rf"{_ON_A}{_A_MONTH} ?(?:the )?{_DAY}(?!\d|[:.]\d){_YEAR}", meaning.month_day, LIKELY),
        (rf"{_ON_A}(?P<one>\d{{1,2}})\.(?P<two>\d{{1,2}})\.(?P<year>\d{{4}}|\d\d)?", meaning.by_numbers,
         LIKELY),
        (rf"{_ON_A}(?P<one>\d{{1,2}})(?P<sign>[/-])(?P<two>\d{{1,2}})(?P=sign)(?P<year>\d{{4}}|\d\d)",
         meaning.by_numbers, SURE),
        (r"(?:on|by|until|before) (?P<one>\d{1,2})/(?P<two>\d{1,2})", meaning.by_numbers, SURE),
        (r"(?P<one>1[3-9]|2\d|3[01])/(?P<two>0?\d|1[0-2])", meaning.by_numbers, PERHAPS),
        (r"(?P<one>0?\d|1[0-2])/(?P<two>1[3-9]|2\d|3[01])(?= *[.!]?$)", meaning.by_numbers, PERHAPS),
        (r"on (?P<one>\d{1,2})\.(?P<two>\d{1,2})(?!\.?\d)", meaning.by_numbers, PERHAPS),
        (r"(?:^|(?<=[,–-] ))(?P<one>\d{1,2})/(?P<two>\d{1,2})(?=[,:]| [–-])", meaning.by_numbers, PERHAPS),
        (rf"{_WEEKLY},? (?P<one>\d{{1,2}})[./](?P<two>\d{{1,2}})\.?(?![./:]?\d)",
         meaning.numbers_of_a_weekday, LIKELY),
        (rf"(?:the )?day after {_TOMORROW}", meaning.shifted, SURE),
        (rf"(?:{_TOMORROW}|today),? \(?{_WEEKLY}\)?", meaning.shifted, SURE),
        (rf"{_TOMORROW}|{_TODAY}", meaning.shifted, SURE),
        (rf"(?:in|within) (?:{_HALF}|(?:about |around |the next )?{_MANY}(?:['’]s?)?(?: time)?)(?! of\b)",
         meaning.in_a_while, SURE),
        (rf"after (?!.{{0,30}}(?:months?|years?))(?:{_MANY})(?= *[.!]?$)", meaning.in_a_while, SURE),
        (rf"(?:in|within) {_ONE} (?:working|business|work) ?days?", meaning.in_working_days, SURE),
        (rf"(?:{_HALF}|{_MANY}) (?:from (?:now|today)|hence)", meaning.in_a_while, SURE),
        (r"(?:in|within) an? (?P<unit>hour|day|week|month|year) or (?P<count>two|three|[23])",
         meaning.in_a_while, SURE + 1),
        (rf"{_MANY} (?:from|after|(?P<before>before)) (?:{_TOMORROW}|{_WEEKLY})", meaning.later_than, SURE),
        (rf"{_WEEKLY},? (?P<which>next|this) week", meaning.weekday_of_a_week, SURE),
        (rf"{_WEEKLY},? in {_ONE} weeks?(?:['’]s?)?(?: time)?", meaning.weekday_of_a_week, SURE),
        (rf"in {_ONE} weeks?(?:['’]s?)?(?: time)?,? on {_WEEKLY}", meaning.weekday_of_a_week, SURE),
        (rf"{_MANY}['’]?s? time", meaning.in_a_while, LIKELY),
        (rf"(?P<which>next|this) week,? (?:on )?{_WEEKLY}", meaning.weekday_of_a_week, SURE),
        (rf"{_ONE} weeks? (?:on |from )?(?:{_WEEKLY}|{_TOMORROW}|today)", meaning.weeks_on, SURE),
        (rf"(?:{_WEEKLY}|{_TOMORROW}|today) (?:week|(?P<fortnight>fortnight))", meaning.weeks_on, SURE),
        (rf"(?:a )?(?P<fortnight>fortnight) (?:on |from )?(?:{_WEEKLY}|{_TOMORROW}|today)", meaning.weeks_on,
         SURE + 1),
        (rf"{_WEEKLY} or (?:on )?{ANY_WEEKDAY}", meaning.weekday, LIKELY),
        (rf"(?P<how>(?:the )?next|this(?: coming)?|(?:the )?coming) {_WEEKLY}", meaning.weekday, SURE),
        (rf"{_WEEKLY}(?<!days)(?!-(?!morn|after|even|night)[a-z])(?: coming)?", meaning.weekday, PERHAPS),
        (rf"{_PART_OF}(?:{_NEXT} |(?:this|the) )?week", meaning.week, SURE),
        (rf"{_NEXT} week|(?P<part>eow)", meaning.week, SURE),
        (r"this week", meaning.week, LIKELY),
        (rf"(?:the )?{_WEEKLY} after next", meaning.after_next, SURE + 1),
        (r"the (?:week|month) after next", meaning.after_next, SURE + 1),
        (r"(?P<which>next|this|the)(?: coming)? weekend", meaning.weekend, LIKELY),
        (r"(?:the )?weekend (?P<which>after next)", meaning.weekend, SURE + 1),
        (rf"{_PART_OF}(?:{_NEXT} |(?:this|the) )?month", meaning.month, SURE),
        (rf"(?:the )?(?P<part>last) day of (?:{_NEXT} |(?:this|the) )?month", meaning.month, SURE),
        (rf"{_NEXT} month|(?P<part>eom|this month)", meaning.month, SURE),
        (r"(?:the )?(?:(?P<which>next|this) )?month(?:['’]s)?[ -](?P<part>end)", meaning.month, SURE),
        (r"(?:the )?end of (?:the|this) quarter", meaning.quarter_end, SURE),
        (r"quarter[ -]end", meaning.quarter_end, LIKELY),
        (rf"{_PART_OF}{_A_MONTH}{_YEAR}", meaning.month, SURE),
        (rf"(?:the )?(?P<part>last) day of {_A_MONTH}{_YEAR}", meaning.month, SURE),
        (rf"(?P<part>end|start|beg(?: of)?) {_A_MONTH}{_YEAR}", meaning.month, LIKELY),
        (rf"(?:in|during|by|until|before|through) (?:{_NEXT} )?{_A_MONTH}{_YEAR}", meaning.month, SURE),
        (rf"{_NEXT} {_A_MONTH}", meaning.month, SURE),
        (r"(?:the )?end of (?:(?P<which>next|this|the) )?year|eoy", meaning.year_end, SURE),
        (r"year[ -]end", meaning.year_end, LIKELY),
        (r"next year|(?:(?:early )?in )?the new year", meaning.new_year, SURE),
        (feasts.SAID, feasts.feast, SURE),
        (feasts.ALONE, feasts.feast, LIKELY),
        (feasts.AT_THE_START, feasts.feast, LIKELY),
        (feasts.BETWEEN, feasts.between, SURE),
        (rf"(?:on )?(?:the )?(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th) {_WEEKLY} (?:of|in) "
         rf"(?:{_A_MONTH}{_YEAR}|(?:{_NEXT}|this|the) month)", meaning.weekday_of_month, SURE + 1),
        (rf"(?:on )?(?:the )?{_FIRST} of (?:{_NEXT}|this|the) month", meaning.day_of_next_month, SURE),
        (rf"{_NEXT} month,? on the {_FIRST}", meaning.day_of_next_month, SURE),
        (rf"{_WEEKLY},? (?:the )?{_NTH}", meaning.ordinal, SURE),
        (rf"{_WEEKLY} (?P<ordinal>\d{{1,2}})\.?(?! ?[-–:./h]?\d|h| ?[ap]\.?m\b)", meaning.numbered_weekday,
         LIKELY),
        (rf"{_WEEKLY}{_TO}{ANY_WEEKDAY}", meaning.weekday, LIKELY),
        (rf"{_BEGINS}{_TO}{_ENDS} {_A_MONTH}{_YEAR}", meaning.month_day, SURE),
        (rf"{_A_MONTH} {_BEGINS}{_TO}{_ENDS}(?![\d:]){_YEAR}", meaning.month_day, SURE),
        (rf"the {_NTH}(?! of )", meaning.ordinal, PERHAPS),
        (rf"(?:on|by|until|before) (?:the )?{_NTH}(?! of )", meaning.ordinal, LIKELY),
    )
)  # fmt: skip
