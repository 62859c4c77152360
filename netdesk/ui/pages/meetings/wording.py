"""How meetings are told: kinds, days, lengths, names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.meeting import Meeting, MeetingKind, Phase
from netdesk.ui import dates

KINDS = {
    MeetingKind.COFFEE: QT_TRANSLATE_NOOP("Meeting", "coffee"),
    MeetingKind.CALL: QT_TRANSLATE_NOOP("Meeting", "call"),
    MeetingKind.VIDEO: QT_TRANSLATE_NOOP("Meeting", "video call"),
    MeetingKind.OFFICE: QT_TRANSLATE_NOOP("Meeting", "at the office"),
    MeetingKind.LUNCH: QT_TRANSLATE_NOOP("Meeting", "lunch"),
    MeetingKind.EVENT: QT_TRANSLATE_NOOP("Meeting", "event"),
}
PHASES = {
    Phase.PREPARE: QT_TRANSLATE_NOOP("Meeting", "Prepare"),
    Phase.MEET: QT_TRANSLATE_NOOP("Meeting", "Meet"),
    Phase.FOLLOW_THROUGH: QT_TRANSLATE_NOOP("Meeting", "Follow through"),
}


def kind_text(kind: MeetingKind) -> str:
    """How one meets, in the user's language."""
    return _said(KINDS[kind])


def phase_text(phase: Phase) -> str:
    """The name of a phase."""
    return _said(PHASES[phase])


def names_text(names: Sequence[str]) -> str:
    """Who takes part; a note that was begun in a hurry has nobody yet."""
    if not names:
        return _said(QT_TRANSLATE_NOOP("Meeting", "New meeting note"))
    if len(names) <= 2:
        return _said(QT_TRANSLATE_NOOP("Meeting", " and ")).join(names)
    others = _said(QT_TRANSLATE_NOOP("Meeting", "{name} and {count} others"))
    return others.format(name=names[0], count=len(names) - 1)


def day_text(day: date, today: date) -> str:
    """A day in few words; another year is named."""
    shown = f"{dates.short_weekday(day)} {dates.short(day)}"
    return shown if day.year == today.year else f"{shown} {day.year}"


def near_day_text(day: date | None, today: date) -> str:
    """A day as one says it: 2 days late, today, tomorrow, Thu, 24 Jan."""
    if day is None:
        return ""
    shown = dates.near(day, today)
    return shown if day.year == today.year or (day - today).days < 7 else f"{shown} {day.year}"


def when_text(moment: datetime | None, today: date) -> str:
    """Day and time of a wall time."""
    if moment is None:
        return _said(QT_TRANSLATE_NOOP("Meeting", "no time yet"))
    return f"{day_text(moment.date(), today)}, {dates.clock_time(moment.time())}"


def short_day(day: date | None) -> str:
    """A day with its year, such as "19 Nov 2026"."""
    return f"{dates.short(day)} {day.year}" if day else ""


def minutes_text(minutes: int) -> str:
    """A length in minutes."""
    return _said(QT_TRANSLATE_NOOP("Meeting", "{count} min")).format(count=minutes)


def held_minutes(meeting: Meeting, now: datetime) -> int:
    """How long a meeting took, or has taken so far."""
    if meeting.held_at is None:
        return 0
    return round(((meeting.ended_at or now) - meeting.held_at).total_seconds() / 60)


def clock_text(left: timedelta) -> str:
    """Time left as minutes and seconds, with a minus when over."""
    seconds = round(left.total_seconds())
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'−' if seconds < 0 else ''}{minutes:02d}:{rest:02d}"


def _said(text: str) -> str:
    return QCoreApplication.translate("Meeting", text)
