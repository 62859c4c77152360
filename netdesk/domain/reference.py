"""A reference: a contact's standing as a referee, and what an employer may be told of them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from netdesk.domain.errors import UserError
from netdesk.domain.meeting_view import ContactBrief


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

    @property
    def unthanked(self) -> bool:
        """Whether they were named to an employer and not thanked since."""
        return self.last_used_on is not None and self.thanked_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referee:
    """A reference with the person who gives it."""

    reference: Reference
    person: ContactBrief

    @property
    def reach(self) -> str:
        """How an employer gets hold of them: as was agreed, else by what the desk knows."""
        known = " · ".join(filter(None, (self.person.email, self.person.phone)))
        return self.reference.reach or known


class AlreadyAsked(UserError):
    """They were asked for a reference before: asking again needs a second word."""


def refuse_second_ask(reference: Reference) -> None:
    """Raises AlreadyAsked unless they were only thought of so far."""
    if reference.state is not ReferenceState.IDEA:
        raise AlreadyAsked(_ALREADY[reference.state])


_ALREADY = {
    ReferenceState.ASKED: "They were asked for a reference already and have not answered yet.",
    ReferenceState.AGREED: "They agreed to be a reference already.",
    ReferenceState.DECLINED: "They were asked for a reference and declined.",
}
