"""A reference: a contact's standing as a referee, and what an employer may be told of them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ReferenceState(StrEnum):
    """How far a contact has come as a referee."""

    IDEA = "idea"
    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The record of a reference, at most one for a contact; `reach` is how an employer gets hold of them."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    contact_id: int
    state: ReferenceState = ReferenceState.IDEA
    speaks_to: str = ""
    reach: str = ""
    asked_on: date | None = None
    last_used_on: date | None = None
    used_for: str = ""
    thanked_at: datetime | None = None
