"""Times of day in plain words: `at 3pm`, `15:00`, `noon`, `in the morning`."""

import re
from collections.abc import Callable, Iterator
from datetime import time

from netdesk.domain.plain_words.patterns import NUMBER, When, compiled, number_of

PARTS = {"morning": time(9), "afternoon": time(14), "evening": time(18), "night": time(18)}
"""What a part of the day stands for."""
NOON = time(12)
SURE, LIKELY, PERHAPS = 3, 2, 1
_NOON_OF_A_CLOCK = 12
_EARLIEST_BARE = 8
_OFFICE = 7
_COUNTS = re.compile(r"\s+(?P<word>[\w-]+)")
_AFTER_A_TIME = frozenset(
    "on in tomorrow today next this the with about for to and or at every each then before after by from "
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday "
    "sharp local cet est gmt utc via regarding re if so".split()
)
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], time], int]


def times_in(text: str) -> Iterator[When]:
    """Everything in the text that may say a time of day."""
    for pattern, meaning, weight in _RULES:
        for found in pattern.finditer(text):
            try:
                at = meaning(found)
            except ValueError:  # 25:00
                continue
            if weight > PERHAPS or not _counts_something(text, found):
                yield When(start=found.start(), end=found.end(), at=at, weight=weight)


def _counts_something(text: str, found: re.Match[str]) -> bool:
    """`at 3 companies` is no time; `at 3 on Friday` is one."""
    after = _COUNTS.match(text, found.end())
    return after is not None and after["word"].lower() not in _AFTER_A_TIME


def _clock(found: re.Match[str]) -> time:
    return time(int(found["hour"]), int(found["minute"] or 0))


def _half_day(found: re.Match[str]) -> time:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if not 1 <= hour <= _NOON_OF_A_CLOCK:
        raise ValueError(hour)
    afternoon = found["half"][0].lower() == "p"
    return time(hour % _NOON_OF_A_CLOCK + (_NOON_OF_A_CLOCK if afternoon else 0), minute)


def _bare(found: re.Match[str]) -> time:
    """`at 3` is in the afternoon, `at 9` in the morning: nobody rings at night."""
    hour = number_of(found["hour"])
    return time(hour + _NOON_OF_A_CLOCK if 1 <= hour <= _OFFICE else hour)


def _part_of_day(found: re.Match[str]) -> time:
    return PARTS[found["part"].lower()]


def _hour_in_words(found: re.Match[str]) -> time:
    """`half past three`, `quarter to four`."""
    hour = number_of(found["hour"]) % 24
    hour += _NOON_OF_A_CLOCK if 1 <= hour <= _OFFICE else 0
    minutes = 30 if found["piece"].lower().startswith("half") else 15
    if found["way"].lower() == "to":
        return time((hour - 1) % 24, 60 - minutes)
    return time(hour, minutes)


_HALF = r"(?P<half>a\.?m\.?|p\.?m\.?)"
_LEAD = r"(?:(?:at|around|about|by|from|@) ?)?"
_RULES: tuple[Rule, ...] = tuple(
    (compiled(pattern), meaning, weight)
    for pattern, meaning, weight in (
        (rf"{_LEAD}(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))? ?{_HALF}", _half_day, SURE),
        (rf"{_LEAD}(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?: ?h(?:rs)?)?(?![:\d])", _clock, SURE),
        (r"at (?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?!\.?\d)", _clock, LIKELY),
        (r"(?:at )?(?P<hour>[01]?\d|2[0-3])h(?P<minute>[0-5]\d)?", _clock, LIKELY),
        (rf"(?:at )?{NUMBER.format('hour')} ?o['’]clock", _bare, SURE),
        (
            rf"(?:at )?(?P<piece>half|(?:a )?quarter) (?P<way>past|to) {NUMBER.format('hour')}",
            _hour_in_words,
            SURE,
        ),
        (r"(?:at |by |around |before )?(?:noon|midday|lunchtime)", lambda found: NOON, SURE),
        (r"(?:in|during) the (?P<part>morning|afternoon|evening)", _part_of_day, LIKELY),
        (r"this (?P<part>morning|afternoon|evening)", _part_of_day, LIKELY),
        (r"(?:at )?to(?P<part>night)", _part_of_day, LIKELY),
        (rf"at {NUMBER.format('hour')}(?![:.]\d)", _bare, PERHAPS),
    )
)  # fmt: skip
_BESIDE_A_DAY = compiled(r"(?P<part>morning|afternoon|evening|night)")


def part_beside(text: str, day: When) -> When | None:
    """`Friday morning`, `tomorrow evening`: a part of the day right after a day, or one before `on` a day."""
    after = re.match(r",?\s+(?=\w)", text[day.end :])
    found = _BESIDE_A_DAY.match(text, day.end + after.end()) if after else None
    return When(start=found.start(), end=found.end(), at=_part_of_day(found)) if found else None
