"""How the calendar names its entries, and in which tone it shows them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.calendar import Entry, EntryKind, Urgency
from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.meeting import MeetingKind
from netdesk.ui import dates
from netdesk.ui.palettes import Tone

CONTEXT = "Calendar"
REPEATS = "↻"
HELD_TOGETHER = "\N{NO-BREAK SPACE}"
KINDS = {
    MeetingKind.COFFEE: QT_TRANSLATE_NOOP("Calendar", "coffee"),
    MeetingKind.CALL: QT_TRANSLATE_NOOP("Calendar", "call"),
    MeetingKind.VIDEO: QT_TRANSLATE_NOOP("Calendar", "video"),
    MeetingKind.OFFICE: QT_TRANSLATE_NOOP("Calendar", "office"),
    MeetingKind.LUNCH: QT_TRANSLATE_NOOP("Calendar", "lunch"),
    MeetingKind.EVENT: QT_TRANSLATE_NOOP("Calendar", "event"),
}
TONES = {
    Urgency.DONE: Tone.PLAIN,
    Urgency.LATE: Tone.LATE,
    Urgency.TODAY: Tone.LATE,
    Urgency.TOMORROW: Tone.WARM,
    Urgency.COMING: Tone.ACCENT,
    Urgency.NO_DAY: Tone.PLAIN,
}


def tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def title(entry: Entry) -> str:
    """What an entry is called where there is room for it."""
    return entry.title or tr("Nobody yet")


def brief(entry: Entry) -> str:
    """An entry in the few words that fit into a day of the month."""
    if entry.kind is EntryKind.MEETING:
        kind = tr(KINDS[MeetingKind(entry.form)])
        return f"{title(entry)} · {kind}" if entry.done else f"{_time(entry)} {title(entry)}".strip()
    words = f"{_time(entry)} {entry.title}".strip() if not entry.done else entry.title
    return f"✓ {words}" if entry.done else f"{REPEATS} {words}" if entry.repeats else words


def marked(entry: Entry) -> str:
    """The title of an entry with the sign of what is done or repeats."""
    sign = "✓" if entry.done else REPEATS if entry.repeats else ""
    return f"{sign}{HELD_TOGETHER}{title(entry)}" if sign else title(entry)


def detail(entry: Entry, today: date) -> str:
    """The second line of an entry in a list."""
    if entry.kind is EntryKind.MEETING:
        kind = tr(KINDS[MeetingKind(entry.form)])
        return ", ".join(filter(None, (_time(entry), kind, entry.note)))
    late = entry.urgency(today) is Urgency.LATE and entry.day is not None
    due = tr("due {day}").format(day=dates.short(entry.day)) if late and entry.day else _time(entry)
    again = f"{REPEATS} {tr('repeats')}" if entry.repeats else ""
    who = entry.contact if entry.contact and entry.contact not in entry.title else ""
    return " · ".join(filter(None, (due, who, entry.note, again)))


def chip(entry: Entry, today: date) -> str:
    """What the chip of an entry in a list says."""
    if entry.kind is EntryKind.MEETING:
        return tr("held") if entry.done else tr("now") if entry.running else ""
    urgency = entry.urgency(today)
    if urgency is Urgency.LATE and entry.day is not None:
        return dates.many((today - entry.day).days, tr("1 d"), tr("%n d"))
    words = {
        Urgency.DONE: tr("done"),
        Urgency.TODAY: tr("today"),
        Urgency.TOMORROW: tr("tomorrow"),
    }
    return words.get(urgency, "")


def tone(entry: Entry, today: date) -> Tone:
    """The colour of an entry; the words say the same."""
    if entry.kind is EntryKind.MEETING:
        return Tone.MEET
    if entry.kind is EntryKind.REPEAT:
        return Tone.PLAIN
    if entry.done and entry.form == FollowUpKind.THANK:
        return Tone.OK
    return TONES[entry.urgency(today)]


def spoken(entry: Entry, today: date) -> str:
    """An entry for a screen reader."""
    kind = tr("meeting") if entry.kind is EntryKind.MEETING else tr("follow-up")
    return ", ".join(filter(None, (title(entry), kind, detail(entry, today), chip(entry, today))))


def _time(entry: Entry) -> str:
    return dates.clock_time(entry.at) if entry.at is not None else ""
