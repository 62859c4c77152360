"""How many times in a stretch of time: `twice a week`, `3x a month`, `four times a year`."""

import re
from datetime import date, datetime

from netdesk.domain.plain_words.patterns import NUMBER, in_months, number_of, piece
from netdesk.domain.plain_words.repeat_meanings import SOME_WEEKDAYS, on_days_of_month, on_weekdays, rule_of

IN_A_WEEK = {2: "mon thu", 3: "mon wed fri", 4: "mon tue thu fri", 5: "mon tue wed thu fri"}
"""The days that stand for so many times a week, when the words name none."""
IN_A_MONTH = {2: (1, 15), 3: (1, 11, 21), 4: (1, 8, 15, 22)}
WITHOUT_DAYS = frozenset({"FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=WEEKLY;BYDAY=MO,WE,FR"})
"""What `twice a week` and `three times a week` stand for until other words name the days."""
_MONTHS = 12
_TIMES = rf"(?P<times>twice|thrice|(?P<digit>\d) ?x|{NUMBER.format('count')} times)"
_PERIOD = r"(?:(?: an?| per| every| each| ?/) ?(?P<unit>week|month|year)| ?(?P<name>weekly|monthly|yearly))"
TIMES_A = rf"(?<!or )(?<!to )(?<!–){_TIMES}{_PERIOD}(?:,? \(?(?:on )?{SOME_WEEKDAYS}\)?)?"


def times_a(found: re.Match[str], now: datetime) -> tuple[str, date]:
    """The rule and its first day; ValueError for what no rule says, such as five times a year."""
    count, unit = _count(found), (piece(found, "unit") or piece(found, "name"))[0]
    if days := piece(found, "days") or IN_A_WEEK.get(count, "") * (unit == "w"):
        return on_weekdays(days, now)
    if unit == "m" and count in IN_A_MONTH:
        return on_days_of_month(IN_A_MONTH[count], now)
    if unit == "y" and count > 1 and _MONTHS % count == 0:
        return rule_of("month", _MONTHS // count), in_months(now.date(), _MONTHS // count)
    raise ValueError(count)


def _count(found: re.Match[str]) -> int:
    if piece(found, "count").endswith("few"):
        raise ValueError(found[0])
    if said := piece(found, "digit") or piece(found, "count"):
        return number_of(said)
    return 2 if piece(found, "times") == "twice" else 3
