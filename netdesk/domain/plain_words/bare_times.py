"""Times that only their place tells from other numbers: `mon 9`, `lunch 12.30 fri`, `half 4`, `6ish`."""

import re
from collections.abc import Iterator
from datetime import time

from netdesk.domain.plain_words.patterns import When, compiled, number_of
from netdesk.domain.plain_words.times import PERHAPS, PUT_OUT, by_day, counts_something, on_a_clock

_HOUR = r"(?P<hour>1?\d|2[0-3])"
_TO = r"(?: ?[-–] ?(?:1?\d|2[0-3]))?"
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ALONE = compiled(rf"{_HOUR}{_TO}(?![:.,/–-]?\d)")
_FOUR = compiled(r"(?P<hour>[01]\d)(?P<minute>[0-5]\d)")
_DOTTED = compiled(rf"{_HOUR}\.(?P<minute>00|15|30|45)(?!\.?\d)")
_SO = compiled(rf"(?P<lead>(?:at|by|from|around) |@ ?)?half (?P<hour>1?\d|{_WORDS})")
_ISH = compiled(rf"(?:(?:at|around) |@ ?)?{_HOUR}(?:[:.](?P<minute>[0-5]\d))?[ -]?ish")
_A_NAME = "xx "
_AN_OCCASION = (
    r"(?:breakfast|lunch|dinner|coffee|tea|drinks|beers?|call|zoom|meeting|mtg|interview|appointment|appt) "
)
_BY = r"(?:by|before|after|around) "
_BESIDE_A_DAY = re.compile(rf"{PUT_OUT},? (?:(?:morning|afternoon|evening|eve) )?(?:{_BY})?$", re.IGNORECASE)
_BEFORE_A_DAY = re.compile(rf"(?: on)? {PUT_OUT}")
_SOMEBODY_OR_AN_OCCASION = re.compile(
    rf"(?:^|{_A_NAME}|(?<![\w'’]){_AN_OCCASION}|(?<![\w'’]){_BY})$", re.IGNORECASE
)
_SOMEBODY_NEXT = re.compile(r" (?:xx|[^\W\d_a-z][a-z])")
_A_PAUSE = re.compile(r"(?:^|[,–-] )$")
_MONEY = re.compile(r"(?<!\w)(?:pay|paid|transfer|costs?|price|owes?|euros?|pounds?)(?!\w)|[€£$]", re.I)
_COUNTED = re.compile(
    r"\s+(?!xx)(?:%|(?:[a-z][\w-]*[^\Ws]s|people|men|women|children|page|bed|room|course|star|point|step|person"
    r"|mile|km|kg|min|minute|hr|hour|day|week|month|year|thing|percent|or|more|other|new|big|small|good|free)"
    r"(?![\w’']))"
)
"""Right after a day a number counts only what can be counted: `3 interviews`, not `9 dentist`."""
_FAR = 30


def bare_times_in(text: str) -> Iterator[When]:
    """Numbers that are a time where they stand; what was read already is put out in the text."""
    for found in _ALONE.finditer(text):
        if _stands_as_a_time(text, found) and not _COUNTED.match(text, found.end()):
            yield _when(found, by_day(int(found["hour"])))
    for found in _FOUR.finditer(text):
        if _stands_as_a_time(text, found) and not _COUNTED.match(text, found.end()):
            yield _when(found, time(int(found["hour"]), int(found["minute"])))
    for found in _DOTTED.finditer(text):
        if _is_dotted(text, found) and not _goes_on(text, found):
            yield _when(found, on_a_clock(found["hour"], int(found["minute"])))
    for found in _ISH.finditer(text):
        if not _COUNTED.match(text, found.end()):
            yield _when(found, on_a_clock(found["hour"], int(found["minute"] or 0)))
    for found in _SO.finditer(text):
        if (found["lead"] or _stands_as_a_time(text, found)) and not _goes_on(text, found):
            yield _when(found, by_day(number_of(found["hour"])).replace(minute=30))


def _when(found: re.Match[str], at: time) -> When:
    return When(start=found.start(), end=found.end(), at=at, weight=PERHAPS)


def _ahead(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - _FAR) : found.start()]


def _stands_as_a_time(text: str, found: re.Match[str]) -> bool:
    """Right after a day, or between somebody or an occasion and a day."""
    ahead = _ahead(text, found)
    if _BESIDE_A_DAY.search(ahead):
        return True
    return bool(_SOMEBODY_OR_AN_OCCASION.search(ahead) and _BEFORE_A_DAY.match(text, found.end()))


def _is_dotted(text: str, found: re.Match[str]) -> bool:
    ahead = _ahead(text, found)
    leads = (_BESIDE_A_DAY, _SOMEBODY_OR_AN_OCCASION, _A_PAUSE)
    return any(lead.search(ahead) for lead in leads) and not _MONEY.search(text)


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """`Friday 3 interviews`, `20ish people`; a name that follows is not counted."""
    if _BESIDE_A_DAY.search(_ahead(text, found)):
        return _COUNTED.match(text, found.end()) is not None
    return counts_something(text, found.end()) and not _SOMEBODY_NEXT.match(text, found.end())
