"""Readiness: the checks that a meeting passes before it starts, computed from the desk."""

from dataclasses import dataclass
from enum import StrEnum

from netdesk.domain.meeting import Meeting

FEWEST, MOST = 5, 10
"""How many questions to come with."""


class Check(StrEnum):
    """What a prepared meeting has; only `CONFIRMED` is ticked by hand."""

    PURPOSE = "purpose"
    OUTCOME = "outcome"
    QUESTIONS = "five to ten questions"
    STORY = "story"
    RESEARCH = "research"
    CONFIRMED = "time confirmed"


@dataclass(frozen=True, slots=True)
class Readiness:
    """The checks in order, each passed or not."""

    checks: tuple[tuple[Check, bool], ...]

    @property
    def done(self) -> int:
        """How many checks are passed."""
        return sum(passed for _, passed in self.checks)

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.checks)

    @property
    def is_full(self) -> bool:
        """Whether nothing is missing."""
        return self.done == self.total

    def passed(self, check: Check) -> bool:
        """Whether one check is passed."""
        return dict(self.checks)[check]


def readiness(meeting: Meeting, *, questions: int, researched: bool) -> Readiness:
    """The readiness of a meeting with so many questions, and research on whom or where it is with."""
    return Readiness(
        (
            (Check.PURPOSE, bool(meeting.purpose.strip())),
            (Check.OUTCOME, bool(meeting.outcome.strip())),
            (Check.QUESTIONS, FEWEST <= questions <= MOST),
            (Check.STORY, meeting.story_id is not None),
            (Check.RESEARCH, researched),
            (Check.CONFIRMED, meeting.confirmed and meeting.planned_at is not None),
        )
    )
