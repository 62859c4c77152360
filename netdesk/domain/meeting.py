"""A meeting: a planned or held conversation, with its agenda, its mentions and what comes of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

FORGOTTEN = timedelta(days=1)
"""A meeting that was started so long ago and never closed runs no more."""


class MeetingKind(StrEnum):
    """How one meets."""

    COFFEE = "coffee"
    CALL = "call"
    VIDEO = "video"
    OFFICE = "office"
    LUNCH = "lunch"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The record of a meeting.

    `planned_at` is wall time in the IANA zone `zone`; `held_at`, `ended_at`, `finished_at` are UTC.
    `asked_minutes` is the length that was asked for. `story_id` is the story chosen for this person.
    """

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    kind: MeetingKind = MeetingKind.COFFEE
    place: str = ""
    planned_at: datetime | None = None
    zone: str = ""
    confirmed: bool = False
    asked_minutes: int = 20
    purpose: str = ""
    outcome: str = ""
    for_them: str = ""
    story_id: int | None = None
    held_at: datetime | None = None
    ended_at: datetime | None = None
    finished_at: datetime | None = None
    trashed_at: datetime | None = None
    deletion: str = ""

    @property
    def phase(self) -> "Phase":
        """The phase that the meeting is in now."""
        if self.held_at is None:
            return Phase.PREPARE
        return Phase.MEET if self.ended_at is None else Phase.FOLLOW_THROUGH

    def left(self, now: datetime) -> timedelta:
        """The time left of what was asked for, negative when over; the whole of it before the start."""
        asked = timedelta(minutes=self.asked_minutes)
        return asked if self.held_at is None else asked - (now - self.held_at)


class Phase(StrEnum):
    """The three phases of a meeting."""

    PREPARE = "prepare"
    MEET = "meet"
    FOLLOW_THROUGH = "follow through"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaEntry:
    """A question chosen for one meeting, worded as it is to be asked.

    `question` is the bank's stable id, or empty for one's own; `come_back` marks a question that
    was jotted down in the pad.
    """

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    meeting_id: int
    question: str = ""
    wording: str
    category: str = ""
    minutes: int = 2
    position: int = 0
    ticked_at: datetime | None = None
    come_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was answered to an agenda entry; a row of its own, since it is typed."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    agenda_entry_id: int
    text: str = ""


class MentionKind(StrEnum):
    """What was named."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Worth(StrEnum):
    """Whether somebody named is worth talking to."""

    YES = "yes"
    NOT_NOW = "not now"
    NO = "no"


class Way(StrEnum):
    """The best way to get in touch."""

    E_MAIL = "e-mail"
    CALL = "call"
    EITHER = "either"


class UseName(StrEnum):
    """May the user say who named them?"""

    YES = "yes"
    NO = "no"
    DID_NOT_ASK = "did not ask"


class Writer(StrEnum):
    """Who writes the introduction."""

    THEY = "will send"
    I_WRITE = "I write"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person or organisation named in a meeting, with what is to become of it.

    `contact_id` or `organisation_id` is set once it is known who is meant. `at` is the organisation
    or context said with a name; `target` decides for an organisation.
    """

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    meeting_id: int
    kind: MentionKind = MentionKind.PERSON
    name: str
    at: str = ""
    contact_id: int | None = None
    organisation_id: int | None = None
    worth: Worth | None = None
    way: Way | None = None
    use_name: UseName | None = None
    writer: Writer | None = None
    target: bool | None = None
