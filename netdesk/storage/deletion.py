"""The trash: records are stamped with a deletion and come back with it; no row is removed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Table, select, update

from netdesk.domain.changes import Kind
from netdesk.storage import organisations, tables
from netdesk.storage.among import among
from netdesk.storage.writer import Writer

STAMPED: dict[Kind, Table] = {
    Kind.CONTACT: tables.contact,
    Kind.ORGANISATION: tables.organisation,
    Kind.MEETING: tables.meeting,
    Kind.FOLLOW_UP: tables.follow_up,
}


@dataclass(frozen=True, slots=True)
class Trashed:
    """A record in the trash and the deletion that it went with."""

    kind: Kind
    id: int
    name: str
    trashed_at: datetime
    deletion: str


@dataclass(frozen=True, slots=True)
class Namesake:
    """An organisation that came back while `live` has its name or goes by it: the two can be merged."""

    restored: int
    live: int
    name: str


def trash_contacts(db: Writer, ids: Sequence[int]) -> str:
    """Stamps contacts, the meetings that were with nobody else and what was to do about them."""
    deletion = db.new_uid()
    _stamp(db, tables.contact, ids, deletion)
    meetings = _meetings_left_alone(db.connection, ids)
    _stamp(db, tables.meeting, meetings, deletion)
    todo = tables.follow_up.c
    of_meetings = among(todo.meeting_id, meetings) & todo.contact_id.is_(None)
    about = select(todo.id).where(among(todo.contact_id, ids) | of_meetings)
    _stamp(db, tables.follow_up, list(db.connection.scalars(about)), deletion)
    return deletion


def trash_records(db: Writer, kind: Kind, ids: Sequence[int]) -> str:
    """Stamps organisations, meetings or follow-ups, with the follow-ups that hang on them alone."""
    deletion = db.new_uid()
    _stamp(db, STAMPED[kind], ids, deletion)
    if kind is not Kind.FOLLOW_UP:
        todo = tables.follow_up.c
        parent = todo.meeting_id if kind is Kind.MEETING else todo.organisation_id
        alone = select(todo.id).where(among(parent, ids), todo.contact_id.is_(None))
        _stamp(db, tables.follow_up, list(db.connection.scalars(alone)), deletion)
    return deletion


def restore(db: Writer, deletion: str) -> list[Namesake]:
    """Brings back what went with this deletion and nothing else; tells of organisations with a namesake."""
    namesakes = _namesakes(db.connection, deletion)
    for table in STAMPED.values():
        where = table.c.deletion == deletion
        db.connection.execute(
            update(table).where(where).values(trashed_at=None, deletion="", modified_at=db.now)
        )
    return namesakes


def _namesakes(connection: Connection, deletion: str) -> list[Namesake]:
    table = tables.organisation
    rows = connection.execute(select(table.c.id, table.c.name).where(table.c.deletion == deletion)).all()
    known = [(row.id, row.name, organisations.known_as(connection, row.name)) for row in rows]
    return [Namesake(restored, live, name) for restored, name, live in known if live is not None]


def trashed(connection: Connection) -> list[Trashed]:
    """What lies in the trash, the latest first; what went along with another record is not listed."""
    found: dict[str, list[Trashed]] = {}
    for kind, table in STAMPED.items():
        heads = set(found)  # a contact stands for its meetings, a meeting for its follow-ups
        for item in _of_kind(connection, kind, table):
            if item.deletion not in heads:
                found.setdefault(item.deletion, []).append(item)
    items = [item for together in found.values() for item in together]
    return sorted(items, key=lambda item: (item.trashed_at, item.id), reverse=True)


def _of_kind(connection: Connection, kind: Kind, table: Table) -> list[Trashed]:
    statement = select(table.c.id, _NAMES[kind].label("name"), table.c.trashed_at, table.c.deletion)
    rows = connection.execute(statement.where(table.c.trashed_at.is_not(None)))
    return [Trashed(kind, row.id, row.name or "", row.trashed_at, row.deletion) for row in rows]


def _first_of_meeting() -> ScalarSelect[str]:
    link, person = tables.meeting_contact, tables.contact
    return (
        select(person.c.full_name)
        .join(link, link.c.contact_id == person.c.id)
        .where(link.c.meeting_id == tables.meeting.c.id)
        .order_by(link.c.position)
        .limit(1)
        .scalar_subquery()
    )


_NAMES: dict[Kind, ColumnElement[str]] = {
    Kind.CONTACT: tables.contact.c.full_name,
    Kind.ORGANISATION: tables.organisation.c.name,
    Kind.MEETING: _first_of_meeting(),
    Kind.FOLLOW_UP: tables.follow_up.c.title,
}


def _stamp(db: Writer, table: Table, ids: Sequence[int], deletion: str) -> None:
    where = among(table.c.id, ids) & table.c.trashed_at.is_(None)
    values = {"trashed_at": db.now, "deletion": deletion, "modified_at": db.now}
    db.connection.execute(update(table).where(where).values(values))


def _meetings_left_alone(connection: Connection, ids: Sequence[int]) -> list[int]:
    """Meetings in which none but these contacts, and others in the trash, take part."""
    link, person = tables.meeting_contact, tables.contact
    theirs = set(connection.scalars(select(link.c.meeting_id).where(among(link.c.contact_id, ids))))
    live = (
        select(link.c.meeting_id)
        .join(person, person.c.id == link.c.contact_id)
        .where(among(link.c.meeting_id, theirs), person.c.trashed_at.is_(None))
        .where(~among(link.c.contact_id, ids))
    )
    return sorted(theirs - set(connection.scalars(live)))
