"""A lead: what somebody volunteered, at which organisation, what came of it, whether they were told."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class LeadKind(StrEnum):
    """What was volunteered."""

    OPENING = "opening"
    PROJECT = "project"
    PLACE = "place to look"


class LeadState(StrEnum):
    """How far it was followed."""

    OPEN = "open"
    FOLLOWED = "followed"
    LED_ON = "led somewhere"
    NOTHING = "came to nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The record of a lead; `contact_id` volunteered it, `told_at` is when they heard what came of it."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    contact_id: int
    organisation_id: int | None = None
    meeting_id: int | None = None
    kind: LeadKind = LeadKind.OPENING
    text: str = ""
    given_on: date | None = None
    state: LeadState = LeadState.OPEN
    outcome: str = ""
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadLine:
    """A lead as lists show it: with who volunteered it and the organisation's name."""

    lead: Lead
    who: str
    place: str = ""
