"""The columns of the organisations table."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtCore import QCoreApplication

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.organisation import OrganisationKind
from netdesk.domain.organisation_list import OrganisationLine
from netdesk.ui.models.columns import Column, Look
from netdesk.ui.palettes import Tone

KINDS = {
    OrganisationKind.COMPANY: QT_TRANSLATE_NOOP("Organisation", "Company"),
    OrganisationKind.SCHOOL: QT_TRANSLATE_NOOP("Organisation", "School"),
    OrganisationKind.ASSOCIATION: QT_TRANSLATE_NOOP("Organisation", "Association"),
    OrganisationKind.PUBLIC_BODY: QT_TRANSLATE_NOOP("Organisation", "Public body"),
}
LEVELS = (
    QT_TRANSLATE_NOOP("Organisation", "No"),
    QT_TRANSLATE_NOOP("Organisation", "Target"),
    QT_TRANSLATE_NOOP("Organisation", "Important"),
    QT_TRANSLATE_NOOP("Organisation", "First choice"),
)
"""How much an organisation is aimed for; the place is the priority."""


def level_text(level: int) -> str:
    """A level of the aim in the user's language."""
    return QCoreApplication.translate("Organisation", LEVELS[level])


def level_of(target: bool, priority: int) -> int:
    """0 for no target, else 1 to 3."""
    return min(max(1, priority), 3) if target else 0


def kind_text(kind: OrganisationKind) -> str:
    """A kind in the user's language."""
    return QCoreApplication.translate("Organisation", KINDS[kind])


TONES = ("", Tone.PLAIN, Tone.MEET, Tone.ACCENT)


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation as the table shows it."""

    id: int
    name: str
    kind: str
    target: str
    target_tone: str
    people: str
    mentioned: str
    research: str


def row_of(line: OrganisationLine) -> OrganisationRow:
    """What the table shows of a line; numbers that are nought show a dash."""
    level = level_of(line.target, line.priority)
    return OrganisationRow(
        id=line.id,
        name=line.name,
        kind=kind_text(line.kind),
        target=level_text(level) if level else "",
        target_tone=TONES[level],
        people=_people(line.now, line.before),
        mentioned=str(line.mentions or ""),
        research=str(line.findings or ""),
    )


def _people(now: int, before: int) -> str:
    if not before:
        return str(now or "")
    return QCoreApplication.translate("Organisation", "{0}, {1} before").format(now, before)


def organisation_columns() -> tuple[Column, ...]:
    """Made when called, so that they speak the user's language."""

    def title(text: str) -> str:
        return QCoreApplication.translate("Organisation", text)

    return (
        Column(key="name", title=title("Name"), text=attrgetter("name"), look=Look.PLACE, width=240),
        Column(key="kind", title=title("Kind"), text=attrgetter("kind"), look=Look.QUIET, width=112, rank=3),
        Column(
            key="target", title=title("Target"), text=attrgetter("target"), look=Look.CHIP,
            tone=attrgetter("target_tone"), width=104,
        ),
        Column(key="people", title=title("People you know"), text=attrgetter("people"), width=128),
        Column(
            key="mentioned", title=title("Named"), text=attrgetter("mentioned"), look=Look.QUIET,
            width=80, rank=2,
        ),
        Column(
            key="research", title=title("Research"), text=attrgetter("research"), look=Look.QUIET,
            width=80, rank=1,
        ),
    )  # fmt: skip
