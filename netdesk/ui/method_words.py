"""Asks, leads, references and the coach's rules in the user's words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.ask import AskKind, AskState
from netdesk.domain.coach.findings import Rule
from netdesk.domain.lead import LeadKind, LeadState
from netdesk.domain.profile import Situation
from netdesk.domain.reference import ReferenceState
from netdesk.ui.palettes import Tone

Word = AskKind | AskState | LeadKind | LeadState | ReferenceState | Rule | Situation

TEXTS: dict[str, str] = {  # one word has one text, whichever list it stands in
    AskKind.INFORMATION: QT_TRANSLATE_NOOP("Method", "Information"),
    AskKind.ADVICE: QT_TRANSLATE_NOOP("Method", "Advice"),
    AskKind.FEEDBACK: QT_TRANSLATE_NOOP("Method", "Feedback"),
    AskKind.REFERENCE: QT_TRANSLATE_NOOP("Method", "A reference"),
    AskKind.INTRODUCTION: QT_TRANSLATE_NOOP("Method", "An introduction"),
    AskState.OPEN: QT_TRANSLATE_NOOP("Method", "Open"),
    AskState.YES: QT_TRANSLATE_NOOP("Method", "Yes"),
    AskState.NOT_NOW: QT_TRANSLATE_NOOP("Method", "Not now"),
    AskState.NO: QT_TRANSLATE_NOOP("Method", "No"),
    LeadKind.OPENING: QT_TRANSLATE_NOOP("Method", "An opening"),
    LeadKind.PROJECT: QT_TRANSLATE_NOOP("Method", "A project"),
    LeadKind.PLACE: QT_TRANSLATE_NOOP("Method", "A place to look"),
    LeadState.FOLLOWED: QT_TRANSLATE_NOOP("Method", "Followed"),
    LeadState.LED_ON: QT_TRANSLATE_NOOP("Method", "Led somewhere"),
    LeadState.NOTHING: QT_TRANSLATE_NOOP("Method", "Came to nothing"),
    ReferenceState.IDEA: QT_TRANSLATE_NOOP("Method", "An idea"),
    ReferenceState.ASKED: QT_TRANSLATE_NOOP("Method", "Asked"),
    ReferenceState.AGREED: QT_TRANSLATE_NOOP("Method", "Agreed"),
    ReferenceState.DECLINED: QT_TRANSLATE_NOOP("Method", "Declined"),
    Situation.NEW_IN_FIELD: QT_TRANSLATE_NOOP("Method", "New in the field"),
    Situation.CHANGING_FIELDS: QT_TRANSLATE_NOOP("Method", "Changing fields"),
    Situation.RETURNING: QT_TRANSLATE_NOOP("Method", "Returning"),
    Situation.OLDER: QT_TRANSLATE_NOOP("Method", "Older than most"),
    Situation.GAP: QT_TRANSLATE_NOOP("Method", "A gap in the résumé"),
    Situation.NEW_IN_COUNTRY: QT_TRANSLATE_NOOP("Method", "New in the country"),
    Rule.ASKS_FOR_JOB: QT_TRANSLATE_NOOP("Method", "Asking for a job"),
    Rule.PUSHES_CV: QT_TRANSLATE_NOOP("Method", "Pushing the résumé"),
    Rule.ASKS_FOR_VERDICT: QT_TRANSLATE_NOOP("Method", "Asking for a verdict"),
    Rule.FISHES_FOR_NAMES: QT_TRANSLATE_NOOP("Method", "Fishing for names"),
    Rule.MAKES_DEMAND: QT_TRANSLATE_NOOP("Method", "Demands"),
    Rule.COULD_BE_READ_UP: QT_TRANSLATE_NOOP("Method", "What could be read up"),
}
TONES: dict[str, Tone] = {
    AskState.OPEN: Tone.WARM,
    AskState.YES: Tone.OK,
    LeadState.FOLLOWED: Tone.ACCENT,
    LeadState.LED_ON: Tone.OK,
    ReferenceState.ASKED: Tone.WARM,
    ReferenceState.AGREED: Tone.OK,
}


def tr(text: str) -> str:
    return QCoreApplication.translate("Method", text)


def text_of(word: Word) -> str:
    """A kind or state in the user's language."""
    return tr(TEXTS[word])


def tone_of(word: Word) -> Tone:
    """The tone of its chip."""
    return TONES.get(word, Tone.PLAIN)
