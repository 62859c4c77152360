"""Drafts: those that are not sent, what the desk knows for them, and whose name may be used."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from netdesk.domain import agenda
from netdesk.domain.doors import Door
from netdesk.domain.draft import Draft, Purpose, TemplateEdit
from netdesk.domain.draft_facts import Talk
from netdesk.domain.follow_up import FollowUp, FollowUpKind
from netdesk.domain.introduction import Introduction
from netdesk.domain.meeting import Meeting, Mention, Writer
from netdesk.domain.next_steps import Held, to_follow
from netdesk.domain.touch import Direction, TouchKind
from netdesk.storage import introductions, mapper, meetings, mentions, promises, tables

_LATEST_HELD = (
    "SELECT m.id FROM meeting m JOIN meeting_contact mc ON mc.meeting_id = m.id WHERE mc.contact_id = ? "
    "AND m.held_at IS NOT NULL AND m.trashed_at IS NULL ORDER BY m.held_at DESC, m.id DESC LIMIT 1"
)
_NEXT_PLANNED = (
    "SELECT m.id FROM meeting m JOIN meeting_contact mc ON mc.meeting_id = m.id WHERE mc.contact_id = ? "
    "AND m.held_at IS NULL AND m.trashed_at IS NULL ORDER BY m.planned_at IS NULL, m.planned_at, m.id LIMIT 1"
)


def unsent(connection: Connection, purpose: Purpose) -> Draft | None:
    """The draft for this purpose that was not sent yet."""
    found = mapper.find(connection, Draft, tables.draft.c.sent_at.is_(None), *_for(purpose))
    return found[-1] if found else None


def last_sent(connection: Connection, purpose: Purpose) -> datetime | None:
    """When a message for this very purpose went out, if one did."""
    return connection.scalars(select(func.max(tables.draft.c.sent_at)).where(*_for(purpose))).first()


def _for(purpose: Purpose) -> tuple[ColumnElement[bool], ...]:
    row = tables.draft.c
    return (
        row.template == purpose.template,
        row.contact_id == purpose.contact_id,
        row.meeting_id.is_not_distinct_from(purpose.meeting_id),
        row.other_contact_id.is_not_distinct_from(purpose.other_contact_id),
    )


def unsent_to(connection: Connection, contact_id: int) -> list[Draft]:
    """All drafts to a contact that were not sent, the latest first."""
    row = tables.draft.c
    where = (row.contact_id == contact_id, row.sent_at.is_(None))
    return mapper.find(connection, Draft, *where, order=[row.modified_at.desc(), row.id.desc()])


def template_edits(connection: Connection) -> dict[str, TemplateEdit]:
    """The user's own wordings by the template's id."""
    return {one.template: one for one in mapper.find(connection, TemplateEdit)}


def latest_held(connection: Connection, contact_id: int) -> int | None:
    """The last meeting with a contact that was held."""
    return _first(connection, _LATEST_HELD, contact_id)


def next_planned(connection: Connection, contact_id: int) -> int | None:
    """The next meeting with a contact."""
    return _first(connection, _NEXT_PLANNED, contact_id)


def last_written(connection: Connection, contact_id: int) -> datetime | None:
    """When the user last wrote to a contact."""
    row = tables.touch.c
    mine = (row.contact_id == contact_id, row.kind == TouchKind.E_MAIL, row.direction != Direction.RECEIVED)
    return connection.scalars(select(func.max(row.happened_at)).where(*mine)).first()


def _first(connection: Connection, sql: str, contact_id: int) -> int | None:
    found = connection.exec_driver_sql(sql, (contact_id,)).scalar()
    return None if found is None else int(found)


def plan(connection: Connection, meeting_id: int) -> Talk:
    """What is planned to be talked about."""
    meeting = mapper.load(connection, Meeting, meeting_id)
    return Talk(asked_minutes=meeting.asked_minutes, purpose=meeting.purpose, for_them=meeting.for_them)


def named(connection: Connection, meeting_id: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The people named in a meeting who are to be followed: whom the others write to first, and the rest."""
    held = Held(
        today=datetime.min.date(),
        contacts=meetings.people(connection, meeting_id),
        mentions=tuple(mentions.of_meeting(connection, meeting_id)),
    )
    people = to_follow(held)
    noted = tuple(one.name for one in people if one.writer is Writer.THEY)
    return noted, tuple(one.name for one in people if one.writer is not Writer.THEY)


def promised(connection: Connection, meeting_id: int) -> tuple[str, ...]:
    """What was promised in a meeting."""
    found = promises.of_meeting(connection, meeting_id)
    return tuple(one.title for one in found if one.kind is FollowUpKind.PROMISE)


def learned(connection: Connection, meeting_id: int) -> tuple[agenda.AgendaItem, ...]:
    """The questions of a meeting that were answered."""
    return agenda.learned(meetings.agenda(connection, meeting_id))


def doors(connection: Connection, contact_id: int) -> list[Door]:
    """Who led, or may lead, to a contact, and whether their name may be used; each once, the latest first."""
    said = [*_edges_to(connection, contact_id), *_mentions_of(connection, contact_id)]
    people = meetings.briefs(connection, sorted({key for key, _ in said}))
    order = list(dict.fromkeys(key for key, _ in said if key in people and key != contact_id))
    return [Door(by=people[key], said=tuple(use for who, use in said if who == key)) for key in order]


def _edges_to(connection: Connection, contact_id: int) -> Iterable[tuple[int, object]]:
    edges = mapper.find(connection, Introduction, tables.introduction.c.to_contact_id == contact_id)
    return [(edge.from_contact_id, edge.use_name) for edge in reversed(edges)]


def _mentions_of(connection: Connection, contact_id: int) -> Iterable[tuple[int, object]]:
    found = mapper.find(connection, Mention, tables.mention.c.contact_id == contact_id)
    for one in reversed(found):
        opener = meetings.contact_ids(connection, one.meeting_id)[:1]
        yield from ((key, one.use_name) for key in opener)


def untold(connection: Connection, contact_id: int) -> Introduction | None:
    """The latest meeting that a contact led to and has not heard of; else the latest they led to."""
    edges = [e for e in introductions.of_contact(connection, contact_id) if e.from_contact_id == contact_id]
    met = [edge for edge in edges if latest_held(connection, edge.to_contact_id) is not None]
    return max(met, key=lambda edge: (edge.told_at is None, edge.id), default=None)


def open_step(connection: Connection, purpose: Purpose, kinds: Sequence[FollowUpKind]) -> FollowUp | None:
    """The follow-up that a message carries out: the one it was begun from, else the likeliest."""
    row = tables.follow_up.c
    where = [row.done_at.is_(None), row.trashed_at.is_(None), row.contact_id == purpose.contact_id]
    if purpose.follow_up_id:
        where.append(row.id == purpose.follow_up_id)
    else:
        where.append(row.kind.in_(kinds))
        where += [row.meeting_id == purpose.meeting_id] if purpose.meeting_id else []
    found = mapper.find(connection, FollowUp, *where, order=[row.due_on.is_(None), row.due_on])
    likely = list(kinds)
    return min(found, key=lambda one: likely.index(one.kind) if one.kind in likely else -1, default=None)
