"""A follow-up: something to do by a day or time, often out of a meeting; it can repeat."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class FollowUpKind(StrEnum):
    """What sort of step it is."""

    PROMISE = "promise"
    THANK = "thank"
    INTRODUCTION = "introduction"
    CALL = "call"
    WRITE = "write"
    KEEP_POSTED = "keep posted"
    TOUCH = "touch"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """The record of a follow-up.

    `due_on` None: without a day yet. `due_at` is wall time in the IANA zone `zone`; None: all day.
    `rule` is an RFC 5545 RRULE or empty. `snoozed_until` hides it from what is due before that day.
    """

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    title: str
    detail: str = ""
    kind: FollowUpKind = FollowUpKind.OTHER
    contact_id: int | None = None
    organisation_id: int | None = None
    meeting_id: int | None = None
    mention_id: int | None = None
    due_on: date | None = None
    due_at: time | None = None
    zone: str = ""
    rule: str = ""
    done_at: datetime | None = None
    snoozed_until: date | None = None
    trashed_at: datetime | None = None
    deletion: str = ""

    @property
    def day(self) -> date | None:
        """The day it counts for: the snoozed one when that is later."""
        if self.due_on is None or self.snoozed_until is None:
            return self.due_on or self.snoozed_until
        return max(self.due_on, self.snoozed_until)
