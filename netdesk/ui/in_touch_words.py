"""Staying in touch in the user's words: how somebody stands, why they are due, what to write about."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.cadence import Warmth
from netdesk.domain.in_touch import Idea, IdeaKind, Quiet
from netdesk.ui import dates
from netdesk.ui.palettes import Tone
from netdesk.ui.warmth_words import TONES, warmth_text

CONTEXT = "InTouch"
LAST: dict[str, str] = {
    "call": QT_TRANSLATE_NOOP("InTouch", "Last call"),
    "e-mail": QT_TRANSLATE_NOOP("InTouch", "Last e-mail"),
    "note": QT_TRANSLATE_NOOP("InTouch", "Last note"),
    "meeting": QT_TRANSLATE_NOOP("InTouch", "Last meeting"),
    "article": QT_TRANSLATE_NOOP("InTouch", "Last article"),
    "coffee": QT_TRANSLATE_NOOP("InTouch", "Last coffee"),
    "video": QT_TRANSLATE_NOOP("InTouch", "Last video call"),
    "office": QT_TRANSLATE_NOOP("InTouch", "Last visit"),
    "lunch": QT_TRANSLATE_NOOP("InTouch", "Last lunch"),
    "event": QT_TRANSLATE_NOOP("InTouch", "Last seen at an event"),
}


def tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def state(quiet: Quiet) -> tuple[str, Tone]:
    """What the chip of somebody who is due says, and its tone."""
    if quiet.door is not None:
        return tr("opened a door"), Tone.ACCENT
    return warmth_text(quiet.warmth), TONES.get(quiet.warmth, Tone.PLAIN)


def reason(quiet: Quiet) -> str:
    """Why somebody is due, in a sentence."""
    if quiet.door is not None:
        met = tr("Led you to {name}; tell them how it went.")
        made = tr("Introduced you to {name}; tell them how it goes.")
        return (met if quiet.door.met else made).format(name=quiet.door.name)
    ago = dates.many(quiet.days, tr("1 day ago"), tr("%n days ago"))
    said = tr("{last} {ago}; you wanted every {every}.")
    if quiet.warmth is Warmth.QUIET:
        said = tr("{last} {ago}; you wanted every {every}, {latest} at the latest.")
    last = tr(LAST[quiet.last]) if quiet.last in LAST else tr("Last in touch")
    number = QLocale().toString
    return said.format(last=last, ago=ago, every=number(quiet.cadence_days), latest=number(quiet.latest_days))


def idea_text(idea: Idea | None, today: date) -> str:
    """What to get in touch with, in a sentence."""
    if idea is None:
        return ""
    if idea.kind is IdeaKind.BIRTHDAY:
        assert idea.day is not None
        near = idea.day == today
        return tr("Birthday today.") if near else tr("Birthday on {day}.").format(day=dates.short(idea.day))
    texts = {
        IdeaKind.KEEP_POSTED: tr("To keep them posted: {text}"),
        IdeaKind.ARTICLE: tr("An article that fits: “{text}”"),
        IdeaKind.TOPIC: tr("An article on “{text}” would fit."),
    }
    return texts[idea.kind].format(text=idea.text)
