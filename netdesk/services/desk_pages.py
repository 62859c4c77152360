"""Each meeting of a desk as a page, and each plan as an entry of a calendar: what other programs show."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from netdesk.domain.calendar_entry import CalendarEntry, of_follow_up, of_meeting
from netdesk.domain.clock import Clock
from netdesk.domain.follow_up import FollowUp
from netdesk.domain.meeting import Meeting, MentionKind
from netdesk.formats.markdown_notes import Asked, MeetingPage
from netdesk.storage.export_rows import DeskRows, Owner, Row

T = TypeVar("T")


def calendar(rows: DeskRows) -> Iterator[CalendarEntry | None]:
    """Meetings and follow-ups outside the trash; None for each that has no day."""
    for owner in rows.owners("meeting"):
        if owner.row["trashed_at"] is None:
            yield of_meeting(Meeting(**owner.row), _people(rows, owner))
    for owner in rows.owners("follow_up"):
        if owner.row["trashed_at"] is None:
            step = FollowUp(**owner.row)
            yield from list(of_follow_up(step, rows.person(step.contact_id))) or (None,)


def meeting_pages(rows: DeskRows, clock: Clock) -> Iterator[MeetingPage]:
    """The meetings outside the trash; what was held stands in the user's wall time."""
    steps = _by_meeting(
        (owner.row, (_step(owner.row), owner.row["done_at"] is not None))
        for owner in rows.owners("follow_up")
        if owner.row["trashed_at"] is None
    )
    leads = _by_meeting((owner.row, _lead(rows, owner.row)) for owner in rows.owners("lead"))
    for owner in rows.owners("meeting"):
        key = owner.row["id"]
        if owner.row["trashed_at"] is None:
            page = _page(rows, owner, clock)
            yield replace(page, steps=steps.get(key, ()), leads=leads.get(key, ()))


def _by_meeting(told: Iterable[tuple[Row, T]]) -> dict[int, list[T]]:
    """What is told of each meeting that something came out of."""
    found: defaultdict[int, list[T]] = defaultdict(list)
    for row, item in told:
        if row["meeting_id"] is not None:
            found[row["meeting_id"]].append(item)
    return found


def _page(rows: DeskRows, owner: Owner, clock: Clock) -> MeetingPage:
    meeting = Meeting(**owner.row)
    start = clock.wall_of(meeting.held_at) if meeting.held_at else meeting.planned_at
    people = ", ".join(_people(rows, owner))
    return MeetingPage(
        title=people or "A meeting with nobody named",
        day=start.date() if start else None,
        facts=[*_times(meeting, clock), *_facts(meeting), ("Story", rows.story(meeting.story_id))],
        agenda=[_asked(part) for part in owner.parts["agenda_entry"]],
        notes=[str(part.row["text"]) for part in owner.parts["note"]],
        mentions=[_mention(part) for part in owner.parts["mention"]],
    )


def _times(meeting: Meeting, clock: Clock) -> list[tuple[str, str]]:
    """When it was held, or is planned for; the plan of a held one only where it was another."""
    planned = f"{meeting.planned_at:%Y-%m-%d %H:%M} {meeting.zone}" if meeting.planned_at else ""
    if meeting.held_at is None:
        return [("When", planned)]
    zone = str(getattr(clock.zone, "key", ""))
    start = clock.wall_of(meeting.held_at)
    held = f"{start:%Y-%m-%d %H:%M}{_until(meeting, start, clock)} {zone}"
    on_time = planned == f"{start:%Y-%m-%d %H:%M} {zone}"
    return [("When", held), ("Planned for", "" if on_time else planned)]


def _until(meeting: Meeting, start: datetime, clock: Clock) -> str:
    """The end, with its day where that is another one."""
    if meeting.ended_at is None:
        return ""
    end = clock.wall_of(meeting.ended_at)
    return f" to {end:%H:%M}" if end.date() == start.date() else f" to {end:%Y-%m-%d %H:%M}"


def _facts(meeting: Meeting) -> list[tuple[str, str]]:
    return [
        ("How", meeting.kind.value),
        ("Where", meeting.place),
        ("Asked for", f"{meeting.asked_minutes} minutes"),
        ("Purpose", meeting.purpose),
        ("Outcome sought", meeting.outcome),
        ("What is in it for them", meeting.for_them),
    ]


def _asked(entry: Owner) -> Asked:
    answers = "\n".join(str(part.row["text"]) for part in entry.parts["answer"])
    return Asked(wording=entry.row["wording"], ticked=entry.row["ticked_at"] is not None, answer=answers)


def _mention(part: Owner) -> str:
    row = part.row
    at = f", {row['at']}" if row["at"] else ""
    return f"{row['name']}{at}{' (organisation)' if row['kind'] is MentionKind.ORGANISATION else ''}"


def _lead(rows: DeskRows, row: Row) -> str:
    place = rows.place(row)
    came = f": {row['outcome']}" if row["outcome"] else ""
    return f"{row['kind'].value}: {row['text']}{f', {place}' if place else ''} ({row['state'].value}{came})"


def _step(row: Row) -> str:
    return f"{row['title']} ({row['due_on']})" if row["due_on"] else str(row["title"])


def _people(rows: DeskRows, meeting: Owner) -> list[str]:
    return [rows.person(part.row["contact_id"]) for part in meeting.parts["meeting_contact"]]
