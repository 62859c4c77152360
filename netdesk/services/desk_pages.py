"""Each meeting of a desk as a page, and each plan as an entry of a calendar: what other programs show."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from netdesk.domain.calendar_entry import CalendarEntry, of_follow_up, of_meeting
from netdesk.domain.follow_up import FollowUp
from netdesk.domain.meeting import Meeting, MentionKind
from netdesk.formats.markdown_notes import Asked, MeetingPage
from netdesk.storage.export_rows import DeskRows, Owner


def calendar(rows: DeskRows) -> Iterator[CalendarEntry | None]:
    """Meetings and follow-ups outside the trash; None for each that has no day."""
    for owner in rows.owners("meeting"):
        if owner.row["trashed_at"] is None:
            yield of_meeting(Meeting(**owner.row), _people(rows, owner))
    for owner in rows.owners("follow_up"):
        if owner.row["trashed_at"] is None:
            step = FollowUp(**owner.row)
            yield from list(of_follow_up(step, rows.person(step.contact_id))) or (None,)


def meeting_pages(rows: DeskRows) -> Iterator[MeetingPage]:
    """The meetings outside the trash."""
    steps: defaultdict[int, list[tuple[str, bool]]] = defaultdict(list)
    for owner in rows.owners("follow_up"):
        row = owner.row
        if row["meeting_id"] is not None and row["trashed_at"] is None:
            steps[row["meeting_id"]].append((_step(row["title"], row["due_on"]), row["done_at"] is not None))
    for owner in rows.owners("meeting"):
        if owner.row["trashed_at"] is None:
            yield _page(rows, owner, steps.get(owner.row["id"], []))


def _page(rows: DeskRows, owner: Owner, steps: list[tuple[str, bool]]) -> MeetingPage:
    meeting = Meeting(**owner.row)
    start = meeting.planned_at or meeting.held_at
    people = ", ".join(_people(rows, owner))
    return MeetingPage(
        title=people or "A meeting with nobody named",
        day=start.date() if start else None,
        facts=_facts(meeting, start),
        agenda=[_asked(part) for part in owner.parts["agenda_entry"]],
        notes=[str(part.row["text"]) for part in owner.parts["note"]],
        mentions=[_mention(part) for part in owner.parts["mention"]],
        steps=steps,
    )


def _facts(meeting: Meeting, start: datetime | None) -> list[tuple[str, str]]:
    zone = meeting.zone if meeting.planned_at else "UTC"
    return [
        ("When", f"{start:%Y-%m-%d %H:%M} {zone}" if start else ""),
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


def _step(title: str, day: object) -> str:
    return f"{title} ({day})" if day else title


def _people(rows: DeskRows, meeting: Owner) -> list[str]:
    return [rows.person(part.row["contact_id"]) for part in meeting.parts["meeting_contact"]]
