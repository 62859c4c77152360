"""What the list of organisations shows and what is known about one of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from netdesk.domain.lead import LeadLine
from netdesk.domain.organisation import Finding, Organisation, OrganisationKind


class OrganisationOrder(StrEnum):
    """The columns of the list; each can order it."""

    NAME = "name"
    KIND = "kind"
    TARGET = "target"
    PEOPLE = "people"
    MENTIONED = "mentioned"
    RESEARCH = "research"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationQuery:
    """Which organisations, in which order."""

    text: str = ""
    targets: bool = False
    kind: OrganisationKind | None = None
    order: OrganisationOrder = OrganisationOrder.NAME
    descending: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """One row of the list: how many people are known there now, were before, and how often it was named."""

    id: int
    name: str
    kind: OrganisationKind
    target: bool
    priority: int
    now: int
    before: int
    mentions: int
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """A contact known at an organisation; `former` when the role ended."""

    contact_id: int
    name: str
    title: str
    started: str
    ended: str

    @property
    def former(self) -> bool:
        """Whether the role is over."""
        return bool(self.ended)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """When an organisation was named, in which meeting and by whom."""

    meeting_id: int
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationView:
    """Everything known about an organisation."""

    organisation: Organisation
    aliases: tuple[str, ...]
    people: tuple[Acquaintance, ...]
    namings: tuple[Naming, ...]
    findings: tuple[Finding, ...]
    notes: str
    recommended_by: str
    leads: tuple[LeadLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationCounts:
    """How many organisations there are, are aimed for, and of each kind."""

    total: int
    targets: int
    kinds: dict[OrganisationKind, int]
