"""The repetitions that are offered by name, and the days that a rule is about to bring."""

from datetime import date
from enum import StrEnum
from itertools import pairwise

from netdesk.domain import recurrence
from netdesk.domain.errors import UserError
from netdesk.domain.recurrence import Rule

_OWN_DAYS = {
    "DAILY": frozenset[str](),
    "WEEKLY": frozenset({"BYDAY"}),
    "MONTHLY": frozenset({"BYMONTHDAY"}),
    "YEARLY": frozenset({"BYMONTH", "BYMONTHDAY"}),
}
"""The parts with which a stored rule names the day that it began on."""


class Repetition(StrEnum):
    """How something repeats; the value is the rule before it names its day. OWN: a rule of one's own."""

    NEVER = ""
    DAILY = "FREQ=DAILY"
    WEEKLY = "FREQ=WEEKLY"
    EVERY_TWO_WEEKS = "FREQ=WEEKLY;INTERVAL=2"
    MONTHLY = "FREQ=MONTHLY"
    EVERY_THREE_MONTHS = "FREQ=MONTHLY;INTERVAL=3"
    YEARLY = "FREQ=YEARLY"
    OWN = "own"


def repetition_of(rule: str) -> Repetition:
    """The named repetition that a stored rule is, whatever day it names."""
    if not rule.strip():
        return Repetition.NEVER
    try:
        parts = recurrence.parsed(rule)
    except UserError:
        return Repetition.OWN
    plain = Rule(frequency=parts.frequency, interval=parts.interval).text()
    return Repetition(plain) if plain in set(Repetition) and _is_plain(parts) else Repetition.OWN


def coming(rule: str, start: date, count: int) -> list[date]:
    """The next days after the first one; fewer where the series ends. Raises UserError."""
    checked = recurrence.checked(rule, start)
    days = [start]
    while len(days) <= count and (day := recurrence.next_after(checked, start, days[-1])) is not None:
        days.append(day)
    return [later for _day, later in pairwise(days)]


def _is_plain(rule: Rule) -> bool:
    named = dict(rule.parts)
    one_day = all(value.isalnum() and (value.isdecimal() or len(value) == 2) for value in named.values())
    return one_day and named.keys() <= _OWN_DAYS[rule.frequency] and rule.count is None and rule.until is None
