"""A touch: one exchange with a contact."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TouchKind(StrEnum):
    """How the exchange went."""

    CALL = "call"
    E_MAIL = "e-mail"
    NOTE = "note"
    MEETING = "meeting"
    ARTICLE = "article"


class Direction(StrEnum):
    """Who gave to whom."""

    GIVEN = "given"
    RECEIVED = "received"
    NEUTRAL = "neutral"


class CallResult(StrEnum):
    """What came of a call."""

    ANSWERED = "answered"
    NO_ANSWER = "no answer"
    NOT_NOW = "not now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """The record of a touch; `happened_at` is UTC, `result` is set for calls only."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    contact_id: int
    meeting_id: int | None = None
    kind: TouchKind = TouchKind.NOTE
    direction: Direction = Direction.NEUTRAL
    result: CallResult | None = None
    happened_at: datetime
    text: str = ""
