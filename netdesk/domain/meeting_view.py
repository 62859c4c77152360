"""Snapshots of meetings as the views show them."""

from dataclasses import dataclass
from datetime import datetime

from netdesk.domain.agenda import AgendaItem
from netdesk.domain.contact import Stage
from netdesk.domain.follow_up import FollowUp, FollowUpKind
from netdesk.domain.lead import LeadLine
from netdesk.domain.meeting import Meeting, MeetingKind, Mention, Phase
from netdesk.domain.note import Span
from netdesk.domain.organisation import Finding
from netdesk.domain.question import Story
from netdesk.domain.readiness import Readiness


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactBrief:
    """A contact in a few words, with the present role."""

    id: int
    uid: str
    name: str
    given: str = ""
    title: str = ""
    organisation: str = ""
    organisation_id: int | None = None
    email: str = ""
    phone: str = ""
    why: str = ""
    stage: Stage = Stage.TO_CONTACT
    cadence_days: int = 0

    @property
    def first(self) -> str:
        """What to call them: the given name, else the first word of the name."""
        return self.given or (self.name.split() or [""])[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """One row of the list of meetings; title and organisation are the first contact's.

    `planned_at` is wall time; `held_at` and `ended_at` are UTC.
    """

    id: int
    uid: str
    names: tuple[str, ...]
    title: str
    organisation: str
    kind: MeetingKind
    place: str
    planned_at: datetime | None
    held_at: datetime | None
    ended_at: datetime | None
    asked_minutes: int
    confirmed: bool
    phase: Phase
    finished: bool
    readiness: Readiness


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """A piece of research and the name of whom or what it is about."""

    finding: Finding
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionLine:
    """Somebody or something named: `new` to the desk or known, with where they work or what was said.

    `acquainted` counts the contacts at a named organisation.
    """

    mention: Mention
    new: bool
    detail: str = ""
    acquainted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSuggestion:
    """A contact or organisation whose name fits what was typed."""

    uid: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView:
    """Everything about one meeting that its three phases show."""

    meeting: Meeting
    contacts: tuple[ContactBrief, ...] = ()
    text: str = ""
    spans: tuple[Span, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    mentions: tuple[MentionLine, ...] = ()
    story: Story | None = None
    findings: tuple[FindingLine, ...] = ()
    readiness: Readiness
    follow_ups: tuple[FollowUp, ...] = ()
    leads: tuple[LeadLine, ...] = ()

    @property
    def promises(self) -> tuple[FollowUp, ...]:
        """What was promised in the meeting, kept or not."""
        return tuple(item for item in self.follow_ups if item.kind is FollowUpKind.PROMISE)
