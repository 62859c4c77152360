"""Repetitions as other calendars read them, which leave out the days that a short month lacks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import dropwhile
from typing import NamedTuple

from netdesk.domain.errors import UserError
from netdesk.domain.recurrence import Rule, days, parsed, plain_rules


class Series(NamedTuple):
    """A plain RFC 5545 rule and its first day."""

    first: date
    rule: str


def portable(text: str, start: date, after: date | None = None) -> list[Series]:
    """The rules that together give the days of this one from `start`, or only those later than `after`.

    A rule that cannot be understood gives none.
    """
    try:
        rule = parsed(text)
    except UserError:
        return []
    simple = list(plain_rules(rule, start))
    if rule.count is not None and (len(simple) > 1 or after is not None):
        ended = _last(rule, start)
        simple = [replace(one, count=None, until=ended) for one in simple]
    return list(_begun(simple, start, after))


def _begun(rules: list[Rule], start: date, after: date | None) -> Iterator[Series]:
    for rule in rules:
        first = next(dropwhile(lambda day: after is not None and day <= after, days(rule, start)), None)
        if first is not None:
            yield Series(first, rule.text())


def _last(rule: Rule, start: date) -> date:
    """The last day of a series that is counted; those are short."""
    return max(days(rule, start), default=start)
