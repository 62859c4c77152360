"""The few holidays that are the same everywhere: Christmas, New Year and the (western) Easter days."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from netdesk.domain.plain_words.patterns import NUMBER, in_months, next_such, number_of, piece

_SUNDAY = 6
_FEASTS: dict[str, Callable[[int], date]] = {
    "christmas eve": lambda year: date(year, 12, 24),
    "christmas day": lambda year: date(year, 12, 25),
    "christmas": lambda year: date(year, 12, 25),
    "boxing day": lambda year: date(year, 12, 26),
    "new years eve": lambda year: date(year, 12, 31),
    "new years day": lambda year: date(year, 1, 1),
    "new years": lambda year: date(year, 1, 1),
    "new year": lambda year: date(year, 1, 1),
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "easter monday": lambda year: easter(year) + timedelta(days=1),
    "easter sunday": lambda year: easter(year),
    "easter": lambda year: easter(year),
}
_MOVING = [name for name in _FEASTS if name.startswith(("easter", "good"))]
_SINGLE_DAYS = [name for name in _FEASTS if name.endswith(("eve", "day"))]
_OTHERS = [name for name in _FEASTS if name not in _SINGLE_DAYS]
_YEAR = r"(?: (?P<year>20\d\d))?"
_NO_NOUN = (
    r"(?! (?:agreement|bonus|break|bunn(?:y|ies)|cards?|carols?|concert|dinner|do|eggs?|fair|gifts?"
    r"|greetings?|holidays?|letters?|lunch|markets?|meal|part(?:y|ies)|presents?|resolutions?|sales?|shopping|tree"
    r"|wishes)\b)"
)


def _named(names: list[str]) -> str:
    any_of = "|".join(names).replace("years", "year['’]?s")
    return rf"(?P<feast>{any_of}){_YEAR}{_NO_NOUN}"


_AWAY = rf"(?:the |{NUMBER.format('count')} )(?P<unit>days?|weeks?|months?) "
_SOON = "(?:right|just|straight|shortly|soon) "
_WAYS = "before|after|until|till|by|at|on|over|around|this|next|during"
SAID = rf"(?:{_AWAY}|{_SOON}|from now )?(?P<way>{_WAYS}) (?:the )?{_named([*_FEASTS])}"
ALONE = rf"(?<!for ){_named(_SINGLE_DAYS)}"
AT_THE_START = rf"(?<![^\s]){_named(_OTHERS)}(?=:|,| [–-])"
BETWEEN = r"between christmas and (?:the )?new year(?:['’]?s)?"
EVERY = rf"(?:on |at )?(?:every|each) {_named([name for name in _FEASTS if name not in _MOVING])}"


def easter(year: int) -> date:
    """The Sunday after the first full moon of spring, as the church reckons both."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    if moon == 29 or (moon == 28 and golden > 10):
        moon -= 1
    return next_such(date(year, 3, 21) + timedelta(days=moon), _SUNDAY)


def feast(found: re.Match[str], now: datetime) -> date:
    """`before Christmas` is the day before it, `two weeks after Easter` as far from it as it says."""
    named, year = _FEASTS[re.sub("['’]", "", piece(found, "feast"))], piece(found, "year")
    if year:
        return _moved(named(int(year)), found)
    days = [_moved(named(now.year + ahead), found) for ahead in range(3)]
    return min(day for day in days if day >= now.date())


def _moved(day: date, found: re.Match[str]) -> date:
    way, unit = piece(found, "way"), piece(found, "unit")
    direction = -1 if way in ("before", "until", "till") else int(way == "after")
    count = direction * number_of(piece(found, "count") or "1")
    if unit.startswith("month"):
        return in_months(day, count)
    return day + timedelta(days=count * (7 if unit.startswith("week") else 1))


def between(found: re.Match[str], now: datetime) -> date:
    """`between Christmas and New Year`: the first day after both days of Christmas."""
    day = date(now.year, 12, 27)
    return max(day, now.date())


def every_feast(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """`every Christmas`; Easter moves, and no rule says it."""
    return "FREQ=YEARLY", feast(found, now)
