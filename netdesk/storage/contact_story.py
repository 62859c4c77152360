"""The parts of a contact's story, read from every kind of record that speaks of them."""

from collections.abc import Callable, Iterator
from datetime import datetime, time

from sqlalchemy import Connection, select

from netdesk.domain.clock import Clock
from netdesk.domain.contact import Contact
from netdesk.domain.contact_story import ContactStep, StoryItem, StoryKind, around
from netdesk.domain.draft import Draft
from netdesk.domain.follow_up import FollowUp
from netdesk.domain.introduction import Introduction, IntroductionState
from netdesk.domain.meeting import Meeting, Mention
from netdesk.domain.touch import Direction, Touch, TouchKind
from netdesk.storage import contacts, introductions, mapper, meetings, tables

Wall = Callable[[datetime], datetime]


def story(connection: Connection, contact_id: int, clock: Clock) -> list[StoryItem]:
    """All parts in time order."""
    parts = (_added, _touches, _meetings, _mentions, _introductions, _follow_ups)
    items = [item for part in parts for item in part(connection, contact_id, clock.wall_of)]
    return sorted(items, key=lambda item: item.at)


def next_step(connection: Connection, contact_id: int) -> ContactStep | None:
    """The open follow-up or planned meeting that comes first; those without a day come last."""
    steps = [*_open_follow_ups(connection, contact_id), *_planned(connection, contact_id)]
    return min(steps, key=lambda step: (step.on is None, step.on, step.at or datetime.max), default=None)


def give_and_get(connection: Connection, contact_id: int) -> tuple[int, int]:
    """Touches given and received; introductions that they made count as received."""
    touches = mapper.find(connection, Touch, tables.touch.c.contact_id == contact_id)
    done = (IntroductionState.MADE, IntroductionState.MET)
    edges = introductions.of_contact(connection, contact_id)
    made = sum(edge.from_contact_id == contact_id and edge.state in done for edge in edges)
    ways = [touch.direction for touch in touches]
    return ways.count(Direction.GIVEN), ways.count(Direction.RECEIVED) + made


def _added(connection: Connection, contact_id: int, wall: Wall) -> Iterator[StoryItem]:
    contact = mapper.load(connection, Contact, contact_id)
    if contact.created_at is None:
        return
    source = connection.exec_driver_sql(
        "SELECT b.source, b.id FROM import_change c JOIN import_batch b ON b.id = c.batch_id "
        "WHERE c.contact_id = ? ORDER BY b.id LIMIT 1",
        (contact_id,),
    ).first()
    at = wall(contact.created_at)
    if source is None:
        yield StoryItem(at=at, title="Added to contacts", detail=contact.how_met, kind=StoryKind.ADDED)
    else:
        yield StoryItem(
            at=at, title=f"Imported from {source[0]}", kind=StoryKind.IMPORTED, link_id=int(source[1])
        )


def _touches(connection: Connection, contact_id: int, wall: Wall) -> Iterator[StoryItem]:
    letters = _letters(connection, contact_id)
    for touch in mapper.find(connection, Touch, tables.touch.c.contact_id == contact_id):
        if touch.kind is TouchKind.MEETING and touch.meeting_id is not None:
            continue  # told as the meeting
        title = ", ".join(filter(None, (touch.kind.capitalize(), touch.result or _way(touch))))
        yield StoryItem(
            at=wall(touch.happened_at),
            title=title,
            detail=touch.text,
            kind=StoryKind.TOUCH,
            link_id=touch.id,
            letter=letters.get((touch.happened_at, touch.text), ""),
        )


def _letters(connection: Connection, contact_id: int) -> dict[tuple[datetime, str], str]:
    """What was sent, by the moment and the subject, which the touch that tells of it has too."""
    where = tables.draft.c
    sent = mapper.find(connection, Draft, where.contact_id == contact_id, where.sent_at.is_not(None))
    return {(draft.sent_at, draft.subject): draft.body for draft in sent if draft.sent_at is not None}


def _way(touch: Touch) -> str:
    return "" if touch.direction is Direction.NEUTRAL else str(touch.direction)


def _meetings(connection: Connection, contact_id: int, wall: Wall) -> Iterator[StoryItem]:
    for meeting in _of(connection, contact_id):
        at = wall(meeting.held_at) if meeting.held_at else meeting.planned_at
        if at is not None:
            detail = ", ".join(filter(None, (meeting.place, meeting.purpose)))
            title = f"{meeting.kind.capitalize()}{'' if meeting.held_at else ' planned'}"
            yield StoryItem(at=at, title=title, detail=detail, kind=StoryKind.MEETING, link_id=meeting.id)


def _of(connection: Connection, contact_id: int) -> list[Meeting]:
    link = tables.meeting_contact.c
    ids = select(link.meeting_id).where(link.contact_id == contact_id)
    return mapper.find(
        connection, Meeting, tables.meeting.c.id.in_(ids), tables.meeting.c.trashed_at.is_(None)
    )


def _mentions(connection: Connection, contact_id: int, wall: Wall) -> Iterator[StoryItem]:
    for mention in mapper.find(connection, Mention, tables.mention.c.contact_id == contact_id):
        meeting = mapper.load(connection, Meeting, mention.meeting_id)
        people = meetings.people(connection, mention.meeting_id)
        at = meeting.held_at or mention.created_at
        if meeting.trashed_at is None and at is not None and contact_id not in {one.id for one in people}:
            yield StoryItem(
                at=wall(at),
                title=f"Mentioned by {people[0].name}" if people else "Mentioned in a meeting",
                detail=_quote(connection, mention),
                kind=StoryKind.MENTION,
                link_id=meeting.id,
            )


def _quote(connection: Connection, mention: Mention) -> str:
    note = meetings.note(connection, mention.meeting_id)
    spans = [span for span in note.spans if span.uid == mention.uid] if note else []
    return around(note.text, spans[0].start, spans[0].end) if note and spans else mention.at


def _introductions(connection: Connection, contact_id: int, wall: Wall) -> Iterator[StoryItem]:
    edges = introductions.of_contact(connection, contact_id)
    names = contacts.names(connection, sorted({key for edge in edges for key in _ends(edge)}))
    for edge in edges:
        if edge.modified_at is not None:
            led_here = edge.to_contact_id == contact_id
            other = names.get(edge.from_contact_id if led_here else edge.to_contact_id, "")
            yield StoryItem(
                at=wall(edge.modified_at),
                title=f"Introduction {edge.state} by {other}"
                if led_here
                else f"Introduction to {other} {edge.state}",
                detail=edge.way or "",
                kind=StoryKind.INTRODUCTION,
                link_id=edge.id,
            )


def _ends(edge: Introduction) -> tuple[int, int]:
    return edge.from_contact_id, edge.to_contact_id


def _follow_ups(connection: Connection, contact_id: int, wall: Wall) -> Iterator[StoryItem]:
    todo = tables.follow_up.c
    done = (todo.contact_id == contact_id) & todo.done_at.is_not(None) & todo.trashed_at.is_(None)
    for item in mapper.find(connection, FollowUp, done):
        if item.done_at is not None:
            yield StoryItem(
                at=wall(item.done_at),
                title=item.title,
                detail=item.detail,
                kind=StoryKind.FOLLOW_UP,
                link_id=item.id,
            )


def _open_follow_ups(connection: Connection, contact_id: int) -> Iterator[ContactStep]:
    todo = tables.follow_up.c
    still = (todo.contact_id == contact_id) & todo.done_at.is_(None) & todo.trashed_at.is_(None)
    for item in mapper.find(connection, FollowUp, still):
        at = datetime.combine(item.day, item.due_at or time.max) if item.day and item.due_at else None
        yield ContactStep(title=item.title, detail=item.detail, on=item.day, at=at, follow_up_id=item.id)


def _planned(connection: Connection, contact_id: int) -> Iterator[ContactStep]:
    for meeting in _of(connection, contact_id):
        at = meeting.planned_at
        if meeting.held_at is None and at is not None:
            title = f"{meeting.kind.capitalize()}, {meeting.asked_minutes} min"
            yield ContactStep(title=title, detail=meeting.place, on=at.date(), at=at, meeting_id=meeting.id)
