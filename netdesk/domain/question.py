"""Questions of the bank and the user's own, and the stories to tell."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from netdesk.domain.meeting import MeetingKind
from netdesk.domain.profile import Situation


class When(StrEnum):
    """Where in a conversation a question has its place."""

    OPENING = "opening"
    CORE = "core"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question to ask; `key` is its stable id (the bank's id, or an own question's uid).

    No kinds of meeting, or no situations, stand for all. `looked_up`: it could have been read.
    `closing`: one of the three that end every meeting. `survey`: asked of everybody in the same words.
    `edited`: the user's own version of one of the bank. `carried`: asked on until it is answered.
    """

    key: str
    text: str
    category: str
    minutes: int = 2
    note: str = ""
    closing: bool = False
    own_id: int = 0
    asked_when: When = When.CORE
    kinds: tuple[MeetingKind, ...] = ()
    situations: tuple[Situation, ...] = ()
    looked_up: bool = False
    survey: bool = False
    edited: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """A question of the user's own, stored in the desk.

    No kinds of meeting, or no situations, stand for all; `looked_up`: it could have been read.
    """

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    text: str
    category: str = ""
    minutes: int = 2
    asked_when: When = When.CORE
    meeting_kinds: tuple[MeetingKind, ...] = ()
    situations: tuple[Situation, ...] = ()
    looked_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEdit:
    """The user's own version of a question of the bank, by its stable id; `hidden` takes it off the bank."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    question: str
    text: str = ""
    category: str = ""
    minutes: int = 0
    asked_when: When | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """The record of a question carried from person to person until it is answered.

    `question` is its stable id, as agendas name it; `meeting_id` is where the answer was found.
    """

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    question: str
    wording: str = ""
    meeting_id: int | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """What somebody answered to a question, in which meeting and on which wall day."""

    meeting_id: int
    names: str
    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A group of questions, in the bank's order."""

    key: str
    title: str
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A short account of the user's, `seconds` long when told; `shows` is what it is evidence of."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    title: str
    text: str = ""
    seconds: int = 45
    shows: str = ""


WORDS_A_MINUTE = 150
"""The pace at which a story is told."""


def seconds_to_tell(text: str) -> int:
    """How long a text takes when it is told at an easy pace."""
    return round(len(text.split()) * 60 / WORDS_A_MINUTE)
