"""Doubles in the user's words: why two contacts may be one, what speaks against it, what each says."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.contact import Address, Card, PointKind, Role, display_name
from netdesk.domain.doubles import Confidence, Doubles, Doubt, Reason, Sign
from netdesk.domain.doubles_merge import CADENCE, NAME, PHOTO, values
from netdesk.domain.stage import Stage
from netdesk.ui.pages.contacts.table_rows import STAGE_TEXTS
from netdesk.ui.palettes import Tone

CONTEXT = "Doubles"
REASONS = {
    Reason.EMAIL: QT_TRANSLATE_NOOP("Doubles", "The same e-mail: {0}"),
    Reason.PHONE: QT_TRANSLATE_NOOP("Doubles", "The same phone: {0}"),
    Reason.PROFILE: QT_TRANSLATE_NOOP("Doubles", "The same profile: {0}"),
    Reason.LINK: QT_TRANSLATE_NOOP("Doubles", "The same link: {0}"),
    Reason.NAME: QT_TRANSLATE_NOOP("Doubles", "The same name"),
    Reason.SPELLING: QT_TRANSLATE_NOOP("Doubles", "The same name, spelt otherwise"),
    Reason.ORDER: QT_TRANSLATE_NOOP("Doubles", "The same name the other way round"),
    Reason.NICKNAME: QT_TRANSLATE_NOOP("Doubles", "A short form of the same name"),
    Reason.INITIAL: QT_TRANSLATE_NOOP("Doubles", "An initial of the same name"),
    Reason.PART: QT_TRANSLATE_NOOP("Doubles", "One name holds the other"),
    Reason.TYPO: QT_TRANSLATE_NOOP("Doubles", "Nearly the same name"),
    Reason.NO_NAME: QT_TRANSLATE_NOOP("Doubles", "One of them has no name"),
    Reason.ORGANISATION: QT_TRANSLATE_NOOP("Doubles", "The same organisation"),
    Reason.ADDRESS: QT_TRANSLATE_NOOP("Doubles", "The same address"),
    Reason.CITY: QT_TRANSLATE_NOOP("Doubles", "The same city"),
    Reason.BIRTHDAY: QT_TRANSLATE_NOOP("Doubles", "The same birthday"),
}
DOUBTS = {
    Doubt.NAME: QT_TRANSLATE_NOOP("Doubles", "Different names"),
    Doubt.EMAIL: QT_TRANSLATE_NOOP("Doubles", "Different e-mails"),
    Doubt.PHONE: QT_TRANSLATE_NOOP("Doubles", "Different phones"),
    Doubt.PROFILE: QT_TRANSLATE_NOOP("Doubles", "Different profiles"),
    Doubt.ORGANISATION: QT_TRANSLATE_NOOP("Doubles", "Different organisations"),
    Doubt.CITY: QT_TRANSLATE_NOOP("Doubles", "Different cities"),
    Doubt.BIRTHDAY: QT_TRANSLATE_NOOP("Doubles", "Different birthdays"),
    Doubt.GENERATION: QT_TRANSLATE_NOOP("Doubles", "Junior and senior"),
}
CONFIDENCES = {
    Confidence.SURE: QT_TRANSLATE_NOOP("Doubles", "Sure"),
    Confidence.LIKELY: QT_TRANSLATE_NOOP("Doubles", "Likely"),
    Confidence.PERHAPS: QT_TRANSLATE_NOOP("Doubles", "Perhaps"),
}
TONES = {Confidence.SURE: Tone.OK, Confidence.LIKELY: Tone.ACCENT, Confidence.PERHAPS: Tone.WARM}
FIELDS = {
    NAME: QT_TRANSLATE_NOOP("Doubles", "Name"),
    "nickname": QT_TRANSLATE_NOOP("Doubles", "Nickname"),
    "birthday": QT_TRANSLATE_NOOP("Doubles", "Birthday"),
    "anniversary": QT_TRANSLATE_NOOP("Doubles", "Anniversary"),
    "how_met": QT_TRANSLATE_NOOP("Doubles", "How you met"),
    "closeness": QT_TRANSLATE_NOOP("Doubles", "Closeness"),
    "relevance": QT_TRANSLATE_NOOP("Doubles", "Relevance"),
    "why": QT_TRANSLATE_NOOP("Doubles", "Why"),
    "way": QT_TRANSLATE_NOOP("Doubles", "Best way to reach"),
    "time_of_day": QT_TRANSLATE_NOOP("Doubles", "Best time"),
    "stage": QT_TRANSLATE_NOOP("Doubles", "Stage"),
    "quiet_until": QT_TRANSLATE_NOOP("Doubles", "No reminder until"),
    CADENCE: QT_TRANSLATE_NOOP("Doubles", "Keep in touch"),
    PHOTO: QT_TRANSLATE_NOOP("Doubles", "Photo"),
}
NOTES_SHOWN = 240


def tr(text: str) -> str:
    """A text in the user's language."""
    return QCoreApplication.translate(CONTEXT, text)


def reason(sign: Sign) -> str:
    """A reason as a sentence."""
    return tr(REASONS[sign.reason]).format(sign.value)


def because(group: Doubles) -> str:
    """All reasons in one line."""
    return " · ".join(dict.fromkeys(map(reason, group.signs)))


def against(group: Doubles) -> str:
    """All doubts in one line."""
    return " · ".join(tr(DOUBTS[doubt]) for doubt in group.doubts)


def confidence(group: Doubles) -> str:
    """How sure it is."""
    return tr(CONFIDENCES[group.confidence])


def field(name: str) -> str:
    """What a field is called."""
    return tr(FIELDS[name])


def value(card: Card, name: str) -> str:
    """What a contact says in a field."""
    first = values(card, name)[0]
    if name == NAME:
        return display_name(card.contact)
    if name == PHOTO:
        return tr("a photo") if first else ""
    if name == CADENCE:
        return tr("every {0} days").format(first) if first else ""
    return _plain(first)


def _plain(said: Any) -> str:
    if isinstance(said, Stage):
        return QCoreApplication.translate("ContactRows", STAGE_TEXTS[said])
    if hasattr(said, "isoformat"):
        return QLocale().toString(QDate(said.year, said.month, said.day), QLocale.FormatType.ShortFormat)
    return str(said or "")


def lists(card: Card) -> dict[str, str]:
    """What a contact has in lists, by what each is called; empty ones too."""
    return {
        tr("E-mail"): _points(card, PointKind.EMAIL),
        tr("Phone"): _points(card, PointKind.PHONE),
        tr("Links"): _points(card, PointKind.LINK),
        tr("Work"): "\n".join(filter(None, map(_role, card.roles))),
        tr("Address"): "\n".join(filter(None, map(_address, card.addresses))),
        tr("Tags"): ", ".join(card.tags),
        tr("Notes"): _short(card.notes),
    }


def _points(card: Card, kind: PointKind) -> str:
    return "\n".join(point.value for point in card.of_kind(kind))


def _role(role: Role) -> str:
    return ", ".join(filter(None, (role.title, role.organisation)))


def _address(address: Address) -> str:
    return ", ".join(filter(None, (address.street, address.postcode, address.city, address.country)))


def _short(notes: str) -> str:
    return notes if len(notes) <= NOTES_SHOWN else notes[: NOTES_SHOWN - 1] + "…"
