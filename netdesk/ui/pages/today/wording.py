"""What Today says in words: why a step is there, why somebody is one of the five."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.calendar import Entry, Urgency
from netdesk.domain.five import Pick
from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.meeting import MeetingKind, UseName, Way
from netdesk.domain.readiness import Check
from netdesk.domain.today import Facts, NextConversation, Step
from netdesk.ui import dates
from netdesk.ui.palettes import Tone

CONTEXT = "Today"
CLOSENESS = (
    "",
    QT_TRANSLATE_NOOP("Today", "you have met"),
    QT_TRANSLATE_NOOP("Today", "you know them"),
    QT_TRANSLATE_NOOP("Today", "you know them well"),
)
RELEVANCE = (
    "",
    QT_TRANSLATE_NOOP("Today", "near your field"),
    QT_TRANSLATE_NOOP("Today", "close to what you want to do"),
    QT_TRANSLATE_NOOP("Today", "does what you want to do"),
)
KINDS = {
    MeetingKind.COFFEE: QT_TRANSLATE_NOOP("Today", "coffee"),
    MeetingKind.CALL: QT_TRANSLATE_NOOP("Today", "call"),
    MeetingKind.VIDEO: QT_TRANSLATE_NOOP("Today", "video"),
    MeetingKind.OFFICE: QT_TRANSLATE_NOOP("Today", "office"),
    MeetingKind.LUNCH: QT_TRANSLATE_NOOP("Today", "lunch"),
    MeetingKind.EVENT: QT_TRANSLATE_NOOP("Today", "event"),
}
CHECKS = {
    Check.PURPOSE: QT_TRANSLATE_NOOP("Today", "Purpose"),
    Check.OUTCOME: QT_TRANSLATE_NOOP("Today", "Outcome"),
    Check.QUESTIONS: QT_TRANSLATE_NOOP("Today", "Questions"),
    Check.STORY: QT_TRANSLATE_NOOP("Today", "Story"),
    Check.RESEARCH: QT_TRANSLATE_NOOP("Today", "Research"),
    Check.CONFIRMED: QT_TRANSLATE_NOOP("Today", "Confirm time"),
}
WAYS = {
    Way.E_MAIL: QT_TRANSLATE_NOOP("Today", "By e-mail"),
    Way.CALL: QT_TRANSLATE_NOOP("Today", "By phone"),
    Way.EITHER: QT_TRANSLATE_NOOP("Today", "By e-mail or phone"),
}
NAMES = {
    UseName.YES: QT_TRANSLATE_NOOP("Today", "you may use the name"),
    UseName.NO: QT_TRANSLATE_NOOP("Today", "do not use the name"),
    UseName.DID_NOT_ASK: QT_TRANSLATE_NOOP("Today", "ask before using the name"),
}
UNMET = ("named by ", "LinkedIn import")
"""How the desk itself begins to say where a contact comes from."""
TONES = {Urgency.LATE: Tone.LATE, Urgency.TODAY: Tone.LATE, Urgency.TOMORROW: Tone.WARM}


def tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def due(entry: Entry, today: date) -> tuple[str, Tone]:
    """The chip that says when a step is due, and its tone."""
    if entry.day is None:
        return "", Tone.PLAIN
    said = dates.near(entry.day, today)
    if entry.at is not None and entry.day >= today:
        said = f"{said} {dates.clock_time(entry.at)}"
    return said, TONES.get(entry.urgency(today), Tone.PLAIN)


def reason(step: Step, today: date) -> str:
    """Why a step is there: what was written down, else what the desk knows."""
    facts = step.facts
    if step.entry.note:
        return step.entry.note
    if step.entry.form == FollowUpKind.THANK and facts.met_on is not None:
        return _met(facts, today)
    if facts.way or facts.use_name:
        said = [tr(WAYS[facts.way]) if facts.way else "", tr(NAMES[facts.use_name]) if facts.use_name else ""]
        return _sentence(", ".join(filter(None, said)))
    return _last_touch(facts, today)


def _met(facts: Facts, today: date) -> str:
    assert facts.met_on is not None
    met = tr("Met {day}.").format(day=dates.ago(facts.met_on, today))
    named = dates.many(facts.named, tr("One person was named."), tr("%n people were named."))
    return f"{met} {named}" if facts.named else met


def _last_touch(facts: Facts, today: date) -> str:
    if facts.last_touch is None:
        return ""
    if facts.no_answer:
        return tr("No answer {day}. Ask for advice, not for an opening.").format(
            day=dates.ago(facts.last_touch, today)
        )
    silent = (today - facts.last_touch).days
    if facts.cadence_days and silent > facts.cadence_days:
        quiet = dates.many(silent, tr("1 day quiet"), tr("%n days quiet"))
        return tr("{quiet}; you keep in touch every {every}.").format(quiet=quiet, every=facts.cadence_days)
    return tr("Last in touch {day}.").format(day=dates.ago(facts.last_touch, today))


def pick_reason(pick: Pick) -> str:
    """Why somebody is one of the five, in one sentence; the user's own words begin it with their capitals."""
    parts = [pick.why.strip().rstrip(".")] if pick.why.strip() else []
    if pick.introduced_by:
        parts.append(tr("{name} opens the door").format(name=pick.introduced_by))
    parts += [tr(words[level]) for words, level in _levels(pick) if words[level]]
    if not parts and pick.how_met:
        parts.append(_how_met(pick.how_met))
    return _sentence("; ".join(parts)) if parts else tr("On your list and not contacted yet.")


def _how_met(how: str) -> str:
    """How the contact came about: whoever was only named or imported has not been met."""
    return how if how.startswith(UNMET) else tr("met: {how}").format(how=how)


def _levels(pick: Pick) -> tuple[tuple[tuple[str, ...], int], ...]:
    return (CLOSENESS, min(3, max(0, pick.closeness))), (RELEVANCE, min(3, max(0, pick.relevance)))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def check_text(check: Check, coming: NextConversation) -> str:
    """A check of the readiness in a word or two."""
    if check is Check.QUESTIONS and coming.questions:
        return dates.many(coming.questions, tr("1 question"), tr("%n questions"))
    return tr(CHECKS[check])


def when(coming: NextConversation, today: date) -> str:
    """Such as "Tuesday 10:00 · coffee, 15 min"; of one that runs, since when."""
    kind = tr(KINDS[coming.line.kind])
    minutes = tr("{kind}, {minutes} min").format(kind=kind, minutes=coming.line.asked_minutes)
    if coming.since is not None:
        return f"{tr('since {time}').format(time=dates.clock_time(coming.since))} · {minutes}"
    planned = coming.line.planned_at
    assert planned is not None
    away = (planned.date() - today).days
    near = dates.near(planned.date(), today) if away <= 1 else dates.weekday(planned.date())
    day = near if away <= dates.WITHIN_A_WEEK else dates.in_words(planned.date())
    return f"{day} {dates.clock_time(planned.time())} · {minutes}"
