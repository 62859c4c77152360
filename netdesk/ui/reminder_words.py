"""Reminders in the user's words, with and without names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from netdesk.domain.reminders import Reminder, ReminderKind
from netdesk.ui import dates

LISTED = 5


def tr(text: str) -> str:
    return QCoreApplication.translate("Reminders", text)


def told(one: Reminder, today: date, *, hidden: bool) -> str:
    """What is to be, in a sentence."""
    if one.kind is ReminderKind.STEP:
        due = tr("A follow-up is due at {time}.") if hidden else tr("{title}: due at {time}.")
        return due.format(title=one.title, time=dates.clock_time(one.wall.time()))
    named = bool(one.title) and not hidden
    if one.wall.date() <= today:
        said = tr("You have a conversation with {title} at {time}.")
        plain = tr("You have a conversation at {time}.")
    else:
        said = tr("You have a conversation with {title} {day} at {time}.")
        plain = tr("You have a conversation {day} at {time}.")
    day = dates.near(one.wall.date(), today)
    return (said if named else plain).format(title=one.title, day=day, time=dates.clock_time(one.wall.time()))


def missed(found: Sequence[Reminder], *, hidden: bool) -> str:
    """What was missed, in one sentence."""
    if hidden:
        return tr("Missed in the meantime: {0}. The calendar shows it.").format(
            QLocale().toString(len(found))
        )
    said = [_one(one) for one in found[:LISTED]]
    if len(found) > LISTED:
        said.append(tr("and {0} more").format(QLocale().toString(len(found) - LISTED)))
    return tr("Missed in the meantime: {0}").format("; ".join(said))


def _one(one: Reminder) -> str:
    day = f"{dates.short_weekday(one.wall.date())} {dates.short(one.wall.date())}"
    when = f"{day} {dates.clock_time(one.wall.time())}"
    if one.kind is ReminderKind.STEP:
        return f"{one.title} ({when})"
    with_whom = tr("conversation with {0}").format(one.title) if one.title else tr("conversation")
    return f"{with_whom} ({when})"
