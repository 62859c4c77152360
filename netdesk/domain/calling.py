"""What follows from a call, as a proposal: a meeting, another try in two days, another call in a month."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from netdesk.domain.touch import CallResult

TRY_AGAIN = timedelta(days=2)
LATER = timedelta(days=30)


class CallNext(StrEnum):
    """What to do after a call."""

    PLAN = "plan a meeting"
    TRY_AGAIN = "try again"
    LATER = "call again later"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStep:
    """The proposal; `due_on` None for a meeting, which is planned at once."""

    what: CallNext
    due_on: date | None = None


def after_call(result: CallResult, today: date) -> CallStep:
    """What the result of a call leads to."""
    if result is CallResult.ANSWERED:
        return CallStep(what=CallNext.PLAN)
    if result is CallResult.NO_ANSWER:
        return CallStep(what=CallNext.TRY_AGAIN, due_on=today + TRY_AGAIN)
    return CallStep(what=CallNext.LATER, due_on=today + LATER)
