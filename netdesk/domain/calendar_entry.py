"""What stands in other calendars for a meeting or a follow-up.

Both are events: most calendars leave out to-dos when they read a file. So a follow-up does not block
its time, and one that is done is marked in its title.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from netdesk.domain.follow_up import FollowUp
from netdesk.domain.meeting import Meeting, MeetingKind
from netdesk.domain.portable_rule import portable

DONE = "✓ "
FOLLOW_UP_MINUTES = 15
_WITH = {
    MeetingKind.COFFEE: "Coffee",
    MeetingKind.CALL: "Call",
    MeetingKind.VIDEO: "Video call",
    MeetingKind.OFFICE: "Meeting",
    MeetingKind.LUNCH: "Lunch",
    MeetingKind.EVENT: "Event",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One event. `start` is wall time in `zone` (empty: wherever one is), UTC, or a day alone.

    `end` is known of what is over; else `minutes` says how long it takes.
    """

    uid: str
    title: str
    start: datetime | date
    zone: str = ""
    minutes: int = 0
    end: datetime | None = None
    place: str = ""
    text: str = ""
    rule: str = ""
    category: str
    confirmed: bool = True
    blocks: bool = True
    done_at: datetime | None = None
    made_at: datetime | None = None
    changed_at: datetime | None = None


def of_meeting(meeting: Meeting, names: Sequence[str]) -> CalendarEntry | None:
    """The event of a meeting, when it was held or else as planned; None for one that has no time at all."""
    start = meeting.held_at or meeting.planned_at
    if start is None:
        return None
    kind = _WITH[meeting.kind]
    return CalendarEntry(
        uid=meeting.uid,
        title=f"{kind} with {', '.join(names)}" if names else kind,
        start=start,
        zone="" if meeting.held_at else meeting.zone,
        minutes=meeting.asked_minutes,
        end=_end(meeting),
        place=meeting.place,
        text=_told(
            ("Purpose", meeting.purpose), ("Outcome", meeting.outcome), ("For them", meeting.for_them)
        ),
        category="Meeting",
        confirmed=meeting.confirmed or meeting.held_at is not None,
        made_at=meeting.created_at,
        changed_at=meeting.modified_at,
    )


def _end(meeting: Meeting) -> datetime | None:
    """When it was over; nothing for what was closed within a second: no event is that short."""
    if meeting.held_at is None or meeting.ended_at is None:
        return None
    is_long_enough = meeting.ended_at.replace(microsecond=0) > meeting.held_at.replace(microsecond=0)
    return meeting.ended_at if is_long_enough else None


def of_follow_up(step: FollowUp, contact: str) -> Iterator[CalendarEntry]:
    """The events of a follow-up: none without a day, several where one rule cannot say all its days."""
    day = step.day
    if day is None:
        return
    entry = _follow_up(step, contact, day)
    if not step.rule or step.done_at or step.due_on is None:
        yield entry
        return
    whole = portable(step.rule, step.due_on)
    if len(whole) == 1 and whole[0].first == day:
        yield replace(entry, rule=whole[0].rule)
        return
    yield entry
    for number, series in enumerate(portable(step.rule, step.due_on, after=step.due_on), 1):
        later = _follow_up(step, contact, series.first)
        yield replace(later, uid=f"{step.uid}-{number}", rule=series.rule)


def _follow_up(step: FollowUp, contact: str, day: date) -> CalendarEntry:
    timed = step.due_at is not None
    return CalendarEntry(
        uid=step.uid,
        title=f"{DONE if step.done_at else ''}{step.title}",
        start=datetime.combine(day, step.due_at) if step.due_at else day,
        zone=step.zone,
        minutes=FOLLOW_UP_MINUTES if timed else 0,
        text=_told(("", step.detail), ("With", contact)),
        category="Follow-up",
        blocks=False,
        done_at=step.done_at,
        made_at=step.created_at,
        changed_at=step.modified_at,
    )


def _told(*lines: tuple[str, str]) -> str:
    return "\n".join(f"{name}: {text}" if name else text for name, text in lines if text)
