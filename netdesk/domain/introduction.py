"""An introduction: an edge from the contact who opens a door to the contact behind it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from netdesk.domain.meeting import UseName, Way, Writer


class IntroductionState(StrEnum):
    """How far an introduction has come."""

    ASKED = "asked"
    PROMISED = "promised"
    MADE = "made"
    MET = "met"


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """The record of an introduction; `told_at` is when who opened the door heard what came of it."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    from_contact_id: int
    to_contact_id: int
    meeting_id: int | None = None
    mention_id: int | None = None
    state: IntroductionState = IntroductionState.ASKED
    way: Way | None = None
    use_name: UseName | None = None
    writer: Writer | None = None
    told_at: datetime | None = None
