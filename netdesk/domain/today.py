"""What the page Today shows: the next conversation, the next steps with their reasons, who goes quiet."""

from dataclasses import dataclass
from datetime import date, time

from netdesk.domain.calendar import Entry
from netdesk.domain.five import Pick
from netdesk.domain.in_touch import Quiet
from netdesk.domain.meeting import UseName, Way
from netdesk.domain.meeting_view import MeetingLine
from netdesk.domain.momentum import Momentum


@dataclass(frozen=True, slots=True, kw_only=True)
class NextConversation:
    """The meeting that runs or comes next, and how many questions are on its agenda.

    `since` is the wall time at which one that runs was started.
    """

    line: MeetingLine
    outcome: str = ""
    purpose: str = ""
    questions: int = 0
    since: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known about the reason of a follow-up; days are those of the user's wall."""

    met_on: date | None = None
    named: int = 0
    way: Way | None = None
    use_name: UseName | None = None
    last_touch: date | None = None
    no_answer: bool = False
    cadence_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A follow-up to be done now or soon, with the facts for its reason."""

    entry: Entry
    facts: Facts = Facts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The first of the open follow-ups, and how many there are in all and late or due."""

    steps: tuple[Step, ...] = ()
    open: int = 0
    due: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Everything on the page; `empty` when the desk has no contact yet."""

    empty: bool
    next: NextConversation | None
    steps: Steps
    five: tuple[Pick, ...]
    quiet: tuple[Quiet, ...]
    quiet_count: int
    momentum: Momentum
