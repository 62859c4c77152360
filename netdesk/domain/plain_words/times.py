"""Times of day in plain words: `at 3pm`, `15:00`, `noon`, `in the morning`, `from 3 to 4pm`."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import time

from netdesk.domain.plain_words.patterns import ANY_WEEKDAY, NUMBER, When, compiled, number_of, piece

PARTS = {
    "morning": time(9), "am": time(9), "afternoon": time(14), "pm": time(14), "evening": time(18),
    "eve": time(18), "night": time(18),
}  # fmt: skip
"""What a part of the day stands for."""
NOON = time(12)
SURE, LIKELY, PERHAPS = 3, 2, 1
PUT_OUT = "\0"
"""Stands in a line where something was understood already."""
_NOON_OF_A_CLOCK = 12
_OFFICE, _LATEST = 7, 6
"""Until these hours a clock that says no half of the day means the afternoon: `at 7`, `6:45`."""
_COUNTS = re.compile(r"\s+(?P<word>[\w-]+)")
_AFTER_A_TIME = frozenset(
    "on in tomorrow today tonight next this with about for to and or at every each then before after by from "
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday "
    "sharp local cet est gmt utc via regarding re if so call ring phone write send meet thank email text "
    "ask w zoom coffee lunch dinner tea drinks see visit mtg meeting".split()
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
            if _tells_which(text, found) or (weight == PERHAPS and _counts(text, found)):
                continue
            yield When(start=found.start(), end=found.end(), at=at, weight=weight)


_ARTICLE = re.compile(r"(?:^|\s)(?:the|a|an|his|her|our|their|your|my)\s+$", re.IGNORECASE)
_TOPIC = re.compile(rf"(?:^|\s)(?:re:?|regarding|concerning) (?:{ANY_WEEKDAY} )?$", re.IGNORECASE)


def _tells_which(text: str, found: re.Match[str]) -> bool:
    """`the 10 am slot`, `the 8:15 train`, `re: Friday 4:30`."""
    ahead = text[max(0, found.start() - 24) : found.start()]
    return found[0][0].isdigit() and (_ARTICLE.search(ahead) or _TOPIC.search(ahead)) is not None


def _counts(text: str, found: re.Match[str]) -> bool:
    """`at 3 companies` is no time; `at 3 on Friday` is one, and so is what stands beside a day."""
    beside = text[max(0, found.start() - 2) : found.start()].strip().endswith(PUT_OUT)
    return not beside and counts_something(text, found.end())


def counts_something(text: str, end: int) -> bool:
    """Whether a word follows a number there that says what is counted."""
    after = _COUNTS.match(text, end)
    return after is not None and after["word"].lower() not in _AFTER_A_TIME


def _of_24(found: re.Match[str]) -> time:
    return time(int(found["hour"]), int(found["minute"] or 0))


def _clock(found: re.Match[str]) -> time:
    return on_a_clock(found["hour"], int(found["minute"]))


def on_a_clock(hour: str, minute: int) -> time:
    """`3:30` is in the afternoon, as `3` is; `03:30` and `7:45` are what they say."""
    guessed = not hour.startswith("0") and int(hour) <= _LATEST
    return time(int(hour) + _NOON_OF_A_CLOCK * guessed, minute)


def _half_day(found: re.Match[str]) -> time:
    return _of_twelve(int(found["hour"]), int(found["minute"] or 0), found["half"])


def _of_twelve(hour: int, minute: int, half: str) -> time:
    if not 1 <= hour <= _NOON_OF_A_CLOCK:
        raise ValueError(hour)
    afternoon = half[0].lower() == "p"
    return time(hour % _NOON_OF_A_CLOCK + (_NOON_OF_A_CLOCK if afternoon else 0), minute)


def _span(found: re.Match[str]) -> time:
    """`3-4pm`, `10:00 to 10:30`, `from 11 to 1pm`: when it begins."""
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    until = int(found["hour2"])
    if half or found["half2"]:
        begins = _of_twelve(hour, minute, half or found["half2"])
        late = not half and begins >= _of_twelve(until, int(found["minute2"] or 0), found["half2"])
        return time((begins.hour + 12 * late) % 24, minute)
    if not (found["minute"] and found["minute2"]) and not found["lead"]:
        raise ValueError(hour)  # chapters 3-5
    return on_a_clock(found["hour"], minute) if found["minute"] else by_day(hour)


def _bare(found: re.Match[str]) -> time:
    return by_day(number_of(found["hour"]))


def by_day(hour: int) -> time:
    """`at 3` is in the afternoon, `at 9` in the morning: nobody rings at night."""
    return time(hour + _NOON_OF_A_CLOCK if 1 <= hour <= _OFFICE else hour)


def _hour_in_words(found: re.Match[str]) -> time:
    """`half past three`, `quarter to four`, `ten past nine`."""
    hour = by_day(number_of(found["hour"])).hour
    said = found["piece"].lower()
    minutes = 30 if said == "half" else 15 if "quarter" in said else number_of(said.split()[0])
    if found["way"].lower() == "to":
        return time((hour - 1) % 24, 60 - minutes)
    return time(hour, minutes)


_HALF = r"(?P<half>a\.?m\.?|p\.?m\.?)"
_LEAD = r"(?:(?:at|around|about|by|from|after|before|@|~) ?)?"
_MINUTE = r"(?::(?P<minute>[0-5]\d))?"
_RULES: tuple[Rule, ...] = tuple(
    (compiled(pattern), meaning, weight)
    for pattern, meaning, weight in (
        (rf"{_LEAD}(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))? ?{_HALF}", _half_day, SURE),
        (rf"{_LEAD}(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!:?\d)", _clock, SURE),
        (rf"{_LEAD}(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d) ?(?:h|hrs)", _of_24, SURE),
        (rf"(?P<lead>(?:from|between) )?(?P<hour>[01]?\d|2[0-3]){_MINUTE} ?{_HALF}?"
         r"(?: ?[-–] ?| (?:to|until|till|and) )"
         rf"(?P<hour2>[01]?\d|2[0-3]){_MINUTE.replace('minute', 'minute2')} ?"
         rf"{_HALF.replace('half', 'half2')}?", _span, SURE + 1),
        (r"at (?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?!\.?\d)", _clock, LIKELY),
        (r"(?:at )?(?P<hour>[01]?\d|2[0-3])h(?P<minute>[0-5]\d)?", _of_24, LIKELY),
        (r"(?:at )?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) ?(?:h|hrs|hours)", _of_24, LIKELY),
        (rf"(?:at )?{NUMBER.format('hour')} ?o['’ ]?clock", _bare, SURE),
        (rf"(?:at |@ ?)?{NUMBER.format('hour')} sharp", _bare, SURE),
        (rf"(?:at |around )?(?P<piece>half|(?:a )?quarter|(?:five|ten|twenty)(?: minutes)?) (?P<way>past|to) "
         rf"{NUMBER.format('hour')}", _hour_in_words, SURE),
        (r"(?:at |by |around |before |after )?(?:12 )?(?:noon|midday|lunch ?time)(?:[ -]?ish)?",
         lambda found: NOON, SURE),
        (r"(?:at|before|over) lunch(?! with| w)", lambda found: NOON, LIKELY),
        (r"after lunch(?! with| w)", lambda found: PARTS["afternoon"], LIKELY),
        (r"(?:at|@) ?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)", _of_24, PERHAPS),
        (rf"(?:at|@) ?(?:about |around )?{NUMBER.format('hour')}(?![:.,/-]\d)", _bare, PERHAPS),
    )
)  # fmt: skip
_PART = r"(?P<part>morning|afternoon|evening|night|eve|am|pm)"
_SMALL = r"(?:(?:early|late|mid)[ -])?"
_PHRASE = compiled(
    r"(?P<first>(?:first|1st) thing)(?: in the morning)?"
    rf"|(?:in|during) the {_SMALL}(?P<whole>morning|afternoon|evening)"
    r"|this (?P<this>morning|afternoon|evening|eve)|(?:at )?to(?P<night>night)"
)
_AFTER = compiled(rf"(?:in the |at )?{_SMALL}{_PART}")
_AHEAD = re.compile(
    rf"(?<![\w'’-])(?:(?:on|in|during) )?(?:the )?{_SMALL}{_PART} (?:of |on )?$", re.IGNORECASE
)
_LONGEST_LEAD = 40


def parts_of_day(text: str, beside: Sequence[When]) -> Iterator[When]:
    """`in the morning` anywhere; `Friday morning` and `the morning of 3 May` right beside a day."""
    for found in _PHRASE.finditer(text):
        yield When(start=found.start(), end=found.end(), at=_part_of_day(found), weight=LIKELY)
    for day in beside:
        gap = re.match(r",?\s+(?=\w)", text[day.end : day.end + 5])
        after = _AFTER.match(text, day.end + gap.end()) if gap else None
        if after:
            yield When(start=after.start(), end=after.end(), at=_part_of_day(after), weight=SURE)
        begin = max(0, day.start - _LONGEST_LEAD)
        if ahead := _AHEAD.search(text[begin : day.start]):
            end = begin + ahead.end()
            yield When(start=begin + ahead.start(), end=end, at=_part_of_day(ahead), weight=SURE)


def _part_of_day(found: re.Match[str]) -> time:
    named = piece(found, "part") or piece(found, "whole") or piece(found, "this")
    return PARTS[named or ("night" if piece(found, "night") else "morning")]


def in_part(at: time, part: time, said: str) -> time:
    """`8` in the evening is 20:00, and `7` in the morning is not 19:00."""
    if part > NOON and at.hour < _NOON_OF_A_CLOCK:
        return at.replace(hour=at.hour + _NOON_OF_A_CLOCK)
    first = re.search(r"\d+", said)
    typed = first is not None and int(first[0]) == at.hour
    guessed = not typed and "p" not in said.lower().replace("past", "")
    if part < NOON and guessed and _NOON_OF_A_CLOCK < at.hour <= _NOON_OF_A_CLOCK + _OFFICE:
        return at.replace(hour=at.hour - _NOON_OF_A_CLOCK)
    return at
