"""Follow through: what each mention becomes, and what comes next."""

from dataclasses import dataclass
from enum import StrEnum

from netdesk.domain.agenda import AgendaItem
from netdesk.domain.meeting import Meeting, MentionKind, Worth
from netdesk.domain.meeting_view import ContactBrief, MentionLine
from netdesk.domain.next_steps import NextStep


class Outcome(StrEnum):
    """What finishing the meeting makes of a mention."""

    ADDS_CONTACT = "adds to contacts"
    IN_CONTACTS = "in contacts"
    ADDS_TARGET = "adds to targets"
    IN_TARGETS = "in targets"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Becoming:
    """A mention and what finishing makes of it; `is_target` tells of an organisation as it stands."""

    line: MentionLine
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowThroughView:
    """What the follow-through phase shows."""

    meeting: Meeting
    contacts: tuple[ContactBrief, ...]
    mentions: tuple[Becoming, ...]
    cadence_days: int
    learned: tuple[AgendaItem, ...]
    next_steps: tuple[NextStep, ...]

    @property
    def missing(self) -> int:
        """How many next steps are still to be made."""
        return sum(not step.exists for step in self.next_steps)


def becoming(line: MentionLine, *, is_target: bool = False) -> Becoming:
    """What finishing makes of a mention as it is decided now."""
    return Becoming(line=line, outcome=_outcome(line, is_target))


def _outcome(line: MentionLine, is_target: bool) -> Outcome:
    if line.mention.kind is MentionKind.ORGANISATION:
        if is_target:
            return Outcome.IN_TARGETS
        return Outcome.ADDS_TARGET if line.mention.target else Outcome.NOTHING
    if not line.new:
        return Outcome.IN_CONTACTS
    return Outcome.ADDS_CONTACT if line.mention.worth is Worth.YES else Outcome.NOTHING
