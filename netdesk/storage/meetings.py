"""Meetings: which ones, the lines of their list, and what belongs to one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, select, update

from netdesk.domain.agenda import AgendaItem
from netdesk.domain.contact import Stage
from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.meeting import AgendaEntry, Answer, Meeting
from netdesk.domain.meeting_view import ContactBrief, MeetingLine
from netdesk.domain.note import Note, Span, fitting
from netdesk.domain.readiness import readiness
from netdesk.domain.touch import Touch, TouchKind
from netdesk.storage import contacts, mapper, tables
from netdesk.storage.writer import Writer

_COMING = (
    "SELECT id FROM meeting WHERE ended_at IS NULL AND trashed_at IS NULL "
    "ORDER BY held_at IS NULL, planned_at IS NULL, planned_at, id"
)
_PAST = (
    "SELECT id FROM meeting WHERE ended_at IS NOT NULL AND trashed_at IS NULL ORDER BY held_at DESC, id DESC"
)
_AT_TABLE = (
    "SELECT mc.meeting_id, mc.contact_id FROM meeting_contact mc JOIN contact c ON c.id = mc.contact_id "
    "WHERE mc.meeting_id IN ({ids}) AND c.trashed_at IS NULL ORDER BY mc.meeting_id, mc.position, mc.id"
)
_QUESTIONS = (
    "SELECT meeting_id, count(*) FROM agenda_entry WHERE meeting_id IN ({ids}) AND NOT come_back "
    "GROUP BY meeting_id"
)
_RESEARCHED = (
    "SELECT DISTINCT mc.meeting_id FROM meeting_contact mc WHERE mc.meeting_id IN ({ids}) AND ("
    "EXISTS (SELECT 1 FROM finding f WHERE f.contact_id = mc.contact_id) OR EXISTS ("
    "SELECT 1 FROM role r JOIN finding f ON f.organisation_id = r.organisation_id "
    "WHERE r.contact_id = mc.contact_id AND r.ended = ''))"
)
_BRIEFS = """
SELECT c.id, c.uid, c.full_name, c.given, coalesce(r.title, ''), coalesce(o.name, ''), o.id,
  coalesce((SELECT value FROM point WHERE contact_id = c.id AND kind = 'e-mail'
    ORDER BY preferred DESC, position LIMIT 1), ''),
  coalesce((SELECT value FROM point WHERE contact_id = c.id AND kind = 'phone'
    ORDER BY preferred DESC, position LIMIT 1), ''), c.why, c.stage, c.cadence_days
FROM contact c
LEFT JOIN role r ON r.id = (SELECT id FROM role WHERE contact_id = c.id
  ORDER BY ended <> '', position, id LIMIT 1)
LEFT JOIN organisation o ON o.id = r.organisation_id AND o.trashed_at IS NULL
WHERE c.trashed_at IS NULL AND c.id IN ({ids})
"""


def coming_ids(connection: Connection) -> list[int]:
    """Meetings that are not over: the running one first, then by plan, those without a time last."""
    return [int(row[0]) for row in connection.exec_driver_sql(_COMING)]


def past_ids(connection: Connection, limit: int | None = None) -> list[int]:
    """Meetings that are over, the latest first."""
    cut = "" if limit is None else f" LIMIT {int(limit)}"
    return [int(row[0]) for row in connection.exec_driver_sql(_PAST + cut)]


def lines(connection: Connection, ids: Sequence[int]) -> list[MeetingLine]:
    """The lines of those of these meetings that exist, in the order of `ids`."""
    found = mapper.load_many(connection, Meeting, ids)
    table = _at_table(connection, ids)
    people = briefs(connection, sorted({key for keys in table.values() for key in keys}))
    questions = dict(_pairs(connection, _QUESTIONS, ids))
    researched = {int(row[0]) for row in connection.exec_driver_sql(_RESEARCHED.format(ids=listed(ids)))}
    return [
        _line(
            found[key],
            [people[contact_id] for contact_id in table.get(key, ()) if contact_id in people],
            questions=questions.get(key, 0),
            researched=key in researched,
        )
        for key in ids
        if key in found
    ]


def _line(
    meeting: Meeting, people: Sequence[ContactBrief], *, questions: int, researched: bool
) -> MeetingLine:
    return MeetingLine(
        id=meeting.id,
        uid=meeting.uid,
        names=tuple(person.name for person in people),
        title=people[0].title if people else "",
        organisation=people[0].organisation if people else "",
        kind=meeting.kind,
        place=meeting.place,
        planned_at=meeting.planned_at,
        held_at=meeting.held_at,
        ended_at=meeting.ended_at,
        asked_minutes=meeting.asked_minutes,
        confirmed=meeting.confirmed,
        phase=meeting.phase,
        finished=meeting.finished_at is not None,
        readiness=readiness(meeting, questions=questions, researched=researched),
    )


def contact_ids(connection: Connection, meeting_id: int) -> list[int]:
    """Who takes part, in order, without those in the trash."""
    return _at_table(connection, [meeting_id]).get(meeting_id, [])


def people(connection: Connection, meeting_id: int) -> tuple[ContactBrief, ...]:
    """Who takes part, in order."""
    ids = contact_ids(connection, meeting_id)
    found = briefs(connection, ids)
    return tuple(found[key] for key in ids if key in found)


def briefs(connection: Connection, ids: Sequence[int]) -> dict[int, ContactBrief]:
    """These contacts in a few words; those in the trash are missing."""
    rows = connection.exec_driver_sql(_BRIEFS.format(ids=listed(ids)))
    return {int(row[0]): _brief(*row) for row in rows}


def _brief(*row: Any) -> ContactBrief:
    key, uid, name, given, title, organisation, organisation_id, email, phone, why, stage, days = row
    return ContactBrief(
        id=key,
        uid=uid,
        name=name,
        given=given,
        title=title,
        organisation=organisation,
        organisation_id=organisation_id,
        email=email,
        phone=phone,
        why=why,
        stage=Stage(stage),
        cadence_days=days,
    )


def set_contacts(db: Writer, meeting: Meeting, ids: Sequence[int]) -> None:
    """Makes these the contacts of a meeting; one that was held counts as a touch with each of them."""
    rows = [{"contact_id": key} for key in dict.fromkeys(ids)]
    mapper.replace_list(db, tables.meeting_contact, "meeting_id", meeting.id, rows)
    if meeting.held_at is None:
        if meeting.planned_at is not None:
            contacts.advance(db, ids, Stage.MEETING_SET)
    else:
        meet(db, meeting, ids)
    _address_promises(db, meeting.id, ids)


def _address_promises(db: Writer, meeting_id: int, ids: Sequence[int]) -> None:
    """What was promised before anybody was named is promised to the first contact."""
    table = tables.follow_up
    where = (
        (table.c.meeting_id == meeting_id)
        & table.c.contact_id.is_(None)
        & (table.c.kind == FollowUpKind.PROMISE)
    )
    if ids:
        db.connection.execute(update(table).where(where).values(contact_id=ids[0], modified_at=db.now))


def meet(db: Writer, meeting: Meeting, ids: Sequence[int]) -> None:
    """The contacts of a meeting that is held are met: stage, one touch each, and what led to them."""
    assert meeting.held_at is not None
    contacts.advance(db, ids, Stage.MET)
    touch = tables.touch.c
    mine = (touch.meeting_id == meeting.id) & (touch.kind == TouchKind.MEETING)
    db.connection.execute(delete(tables.touch).where(mine, touch.contact_id.not_in(ids)))
    logged = set(db.connection.scalars(select(touch.contact_id).where(mine)))
    for key in dict.fromkeys(ids):
        if key not in logged:
            mapper.insert_record(
                db,
                Touch(
                    contact_id=key, meeting_id=meeting.id, kind=TouchKind.MEETING, happened_at=meeting.held_at
                ),
            )


def agenda(connection: Connection, meeting_id: int) -> tuple[AgendaItem, ...]:
    """The questions of a meeting in order, with their answers."""
    columns = tables.agenda_entry.c
    entries = mapper.find(connection, AgendaEntry, columns.meeting_id == meeting_id, order=[columns.position])
    keys = [entry.id for entry in entries]
    answers = mapper.find(connection, Answer, tables.answer.c.agenda_entry_id.in_(keys))
    texts = {answer.agenda_entry_id: answer.text for answer in answers}
    return tuple(AgendaItem(entry=entry, answer=texts.get(entry.id, "")) for entry in entries)


def add_entries(db: Writer, meeting_id: int, entries: Iterable[AgendaEntry]) -> list[AgendaEntry]:
    """Stores new entries behind those of the meeting; raises Gone when there is no such meeting."""
    mapper.load(db.connection, Meeting, meeting_id)
    items = agenda(db.connection, meeting_id)
    first = max((item.entry.position for item in items), default=-1) + 1
    return [
        mapper.insert_record(db, replace(entry, position=first + index))
        for index, entry in enumerate(entries)
    ]


def place_entries(db: Writer, ids: Sequence[int]) -> None:
    """Gives entries the places in which they are named, writing only those that move."""
    table = tables.agenda_entry
    for position, key in enumerate(ids):
        where = (table.c.id == key) & (table.c.position != position)
        db.connection.execute(update(table).where(where).values(position=position, modified_at=db.now))


def answer(connection: Connection, entry_id: int) -> str:
    """What was answered to an entry."""
    found = mapper.find(connection, Answer, tables.answer.c.agenda_entry_id == entry_id)
    return found[0].text if found else ""


def set_answer(db: Writer, entry_id: int, text: str) -> None:
    """Makes the answer to an entry read like this."""
    found = mapper.find(db.connection, Answer, tables.answer.c.agenda_entry_id == entry_id)
    if found:
        mapper.save_record(db, replace(found[0], text=text))
    elif text:
        mapper.load(db.connection, AgendaEntry, entry_id)
        mapper.insert_record(db, Answer(agenda_entry_id=entry_id, text=text))


def entry_with(connection: Connection, uid: str) -> AgendaEntry | None:
    """The agenda entry with this uid."""
    return next(iter(mapper.find(connection, AgendaEntry, tables.agenda_entry.c.uid == uid)), None)


def note(connection: Connection, meeting_id: int) -> Note | None:
    """The notes of a meeting, if any were taken."""
    return next(iter(mapper.find(connection, Note, tables.note.c.meeting_id == meeting_id)), None)


def set_note(db: Writer, meeting_id: int, text: str, spans: tuple[Span, ...]) -> None:
    """Makes the notes read like this, text and spans in one write."""
    found, kept = note(db.connection, meeting_id), fitting(spans, text)
    if found is not None:
        mapper.save_record(db, replace(found, text=text, spans=kept))
    elif text:
        mapper.load(db.connection, Meeting, meeting_id)
        mapper.insert_record(db, Note(meeting_id=meeting_id, text=text, spans=kept))


def listed(ids: Iterable[int]) -> str:
    """Ids as they stand between the brackets of IN."""
    return ", ".join(str(int(key)) for key in ids)


def _at_table(connection: Connection, ids: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for meeting_id, contact_id in _pairs(connection, _AT_TABLE, ids):
        found.setdefault(meeting_id, []).append(contact_id)
    return found


def _pairs(connection: Connection, query: str, ids: Sequence[int]) -> list[tuple[int, int]]:
    return [(int(one), int(two)) for one, two in connection.exec_driver_sql(query.format(ids=listed(ids)))]
