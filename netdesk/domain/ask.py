"""An ask: what was asked of a contact, when, the answer, and what it led to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class AskKind(StrEnum):
    """What can be asked for: all of it is easy to give."""

    INFORMATION = "information"
    ADVICE = "advice"
    FEEDBACK = "feedback"
    REFERENCE = "reference"
    INTRODUCTION = "introduction"


class AskState(StrEnum):
    """Whether it was answered, and how."""

    OPEN = "open"
    YES = "yes"
    NOT_NOW = "not now"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """The record of an ask; what it led to is told in words, and may name a contact or a meeting."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    contact_id: int
    meeting_id: int | None = None
    kind: AskKind = AskKind.ADVICE
    text: str = ""
    asked_on: date | None = None
    state: AskState = AskState.OPEN
    answer: str = ""
    led_to: str = ""
    led_to_contact_id: int | None = None
    led_to_meeting_id: int | None = None


MOST_OPEN = 2
"""So many open asks are fine; whoever thinks of one more hears a gentle word first."""


def is_much(asks: Iterable[Ask]) -> bool:
    """Whether one more ask would be the third open one to the same person."""
    return sum(ask.state is AskState.OPEN for ask in asks) >= MOST_OPEN
