"""How something repeats, in the user's words."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from netdesk.domain import recurrence
from netdesk.domain.errors import UserError
from netdesk.domain.recurrence import WEEKDAYS, Rule
from netdesk.ui import dates

CONTEXT = "RepeatWords"


def tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def in_words(rule: str) -> str:
    """Such as "every 2 weeks on Monday"; a rule that is not understood stands as it is written."""
    try:
        parts = recurrence.parsed(rule)
    except UserError:
        return rule
    said = [_every(parts), _on(parts)]
    if parts.until is not None:
        said.append(tr("until {day}").format(day=dates.short(parts.until)))
    words = " ".join(filter(None, said))
    return f"{words}, {dates.many(parts.count, tr('once'), tr('%n times'))}" if parts.count else words


def _every(rule: Rule) -> str:
    one, more = {
        "DAILY": (tr("every day"), tr("every %n days")),
        "WEEKLY": (tr("every week"), tr("every %n weeks")),
        "MONTHLY": (tr("every month"), tr("every %n months")),
        "YEARLY": (tr("every year"), tr("every %n years")),
    }[rule.frequency]
    return dates.many(rule.interval, one, more)


def _on(rule: Rule) -> str:
    days, place = rule.part("BYDAY"), rule.part("BYMONTHDAY")
    if days:
        return tr("on {days}").format(days=", ".join(map(_weekday, days.split(","))))
    if place == "-1":
        return tr("on its last day")
    if not place:
        return ""
    if months := rule.part("BYMONTH"):
        return tr("on {day}").format(day=dates.short(date(2024, int(months), int(place))))
    if "," in place:
        numbers = ", ".join(tr("last") if day == "-1" else day for day in place.split(","))
        return tr("on the days {numbers}").format(numbers=numbers)
    return tr("on day {number}").format(number=place)


def _weekday(said: str) -> str:
    found = re.fullmatch(r"([+-]?\d+)?([A-Z]{2})", said)
    assert found is not None
    name = QLocale().dayName(WEEKDAYS.index(found[2]) + 1, QLocale.FormatType.LongFormat)
    if not found[1]:
        return name
    number = int(found[1])
    return tr("the last {day}").format(day=name) if number < 0 else f"{number}. {name}"
