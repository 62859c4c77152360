"""What a message that was sent means for the desk: a touch, an ask, a step that is done, one that follows."""

from dataclasses import dataclass
from datetime import timedelta

from netdesk.domain.ask import AskKind
from netdesk.domain.draft import DraftKind
from netdesk.domain.follow_up import FollowUp, FollowUpKind
from netdesk.domain.touch import Direction, TouchKind

SECOND_NOTE = timedelta(days=10)
"""When an ask has had no answer for so long, one gentle note may follow; never a third."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """`steps`: which follow-ups are done by it, the likeliest first; `awaits`: an answer is hoped for."""

    touch: TouchKind = TouchKind.E_MAIL
    direction: Direction = Direction.NEUTRAL
    ask: AskKind | None = None
    steps: tuple[FollowUpKind, ...] = ()
    awaits: bool = False


_GIVEN = Direction.GIVEN
_REACHED = (FollowUpKind.WRITE, FollowUpKind.INTRODUCTION, FollowUpKind.CALL)
MEANINGS: dict[DraftKind, Meaning] = {
    DraftKind.REQUEST: Meaning(ask=AskKind.ADVICE, steps=_REACHED, awaits=True),
    DraftKind.INTRODUCED_REQUEST: Meaning(ask=AskKind.ADVICE, steps=_REACHED, awaits=True),
    DraftKind.REFERENCE: Meaning(ask=AskKind.REFERENCE, awaits=True),
    DraftKind.INTRODUCTION: Meaning(ask=AskKind.INTRODUCTION, awaits=True),
    DraftKind.THANK_YOU: Meaning(direction=_GIVEN, steps=(FollowUpKind.THANK,)),
    DraftKind.KEEP_POSTED: Meaning(direction=_GIVEN, steps=(FollowUpKind.KEEP_POSTED,)),
    DraftKind.ARTICLE: Meaning(touch=TouchKind.ARTICLE, direction=_GIVEN, steps=(FollowUpKind.TOUCH,)),
    DraftKind.SURVEY: Meaning(touch=TouchKind.ARTICLE, direction=_GIVEN, steps=(FollowUpKind.TOUCH,)),
    DraftKind.SECOND_NOTE: Meaning(steps=(FollowUpKind.WRITE,)),
}
_FOR_STEP = {
    FollowUpKind.THANK: DraftKind.THANK_YOU,
    FollowUpKind.KEEP_POSTED: DraftKind.KEEP_POSTED,
    FollowUpKind.INTRODUCTION: DraftKind.REQUEST,
    FollowUpKind.WRITE: DraftKind.REQUEST,
    FollowUpKind.CALL: DraftKind.REQUEST,
    FollowUpKind.TOUCH: DraftKind.ARTICLE,
}
WRITTEN = tuple(_FOR_STEP)
"""The kinds of follow-up that a message can carry out: a promise is kept, not written."""
SECOND_TITLE = "Send a gentle second note"
"""Of the follow-up that an ask leaves behind."""


def kind_for(step: FollowUp, *, name_may_be_used: bool) -> DraftKind:
    """What to write to carry out a follow-up; a first request where nothing speaks for another."""
    if step.title == SECOND_TITLE:
        return DraftKind.SECOND_NOTE
    kind = _FOR_STEP.get(step.kind, DraftKind.REQUEST)
    request = kind is DraftKind.REQUEST
    return DraftKind.INTRODUCED_REQUEST if request and name_may_be_used else kind
