"""The trash: records are stamped with a deletion and come back with it; no row is removed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, select, update

from netdesk.domain.changes import Kind
from netdesk.storage import tables
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


def trash_contacts(db: Writer, ids: Sequence[int]) -> str:
    """Stamps contacts, the meetings that were with nobody else and what was to do about them."""
    deletion = db.new_uid()
    _stamp(db, tables.contact, ids, deletion)
    meetings = _meetings_left_alone(db.connection, ids)
    _stamp(db, tables.meeting, meetings, deletion)
    todo = tables.follow_up.c
    about = select(todo.id).where(todo.contact_id.in_(ids) | todo.meeting_id.in_(meetings))
    _stamp(db, tables.follow_up, list(db.connection.scalars(about)), deletion)
    return deletion


def trash_records(db: Writer, kind: Kind, ids: Sequence[int]) -> str:
    """Stamps organisations, meetings or follow-ups, with the follow-ups that hang on them alone."""
    deletion = db.new_uid()
    _stamp(db, STAMPED[kind], ids, deletion)
    if kind is not Kind.FOLLOW_UP:
        todo = tables.follow_up.c
        parent = todo.meeting_id if kind is Kind.MEETING else todo.organisation_id
        alone = select(todo.id).where(parent.in_(ids), todo.contact_id.is_(None))
        _stamp(db, tables.follow_up, list(db.connection.scalars(alone)), deletion)
    return deletion


def restore(db: Writer, deletion: str) -> None:
    """Brings back what went with this deletion, and nothing else."""
    for table in STAMPED.values():
        where = table.c.deletion == deletion
        db.connection.execute(
            update(table).where(where).values(trashed_at=None, deletion="", modified_at=db.now)
        )


def trashed(connection: Connection) -> list[Trashed]:
    """What lies in the trash, the latest first; follow-ups only where they went by themselves."""
    found: list[Trashed] = []
    for kind, table in STAMPED.items():
        name = table.c.full_name if kind is Kind.CONTACT else _naming(table)
        statement = select(table.c.id, name.label("name"), table.c.trashed_at, table.c.deletion)
        rows = connection.execute(statement.where(table.c.trashed_at.is_not(None)))
        found += [Trashed(kind, row.id, row.name, row.trashed_at, row.deletion) for row in rows]
    heads = {item.deletion for item in found if item.kind is not Kind.FOLLOW_UP}
    shown = [item for item in found if item.kind is not Kind.FOLLOW_UP or item.deletion not in heads]
    return sorted(shown, key=lambda item: (item.trashed_at, item.id), reverse=True)


def _naming(table: Table):  # type: ignore[no-untyped-def]  # a column or a scalar query, both have `label`
    if table is not tables.meeting:
        return table.c.title if table is tables.follow_up else table.c.name
    link, person = tables.meeting_contact, tables.contact
    return (
        select(person.c.full_name)
        .join(link, link.c.contact_id == person.c.id)
        .where(link.c.meeting_id == table.c.id)
        .order_by(link.c.position)
        .limit(1)
        .scalar_subquery()
    )


def _stamp(db: Writer, table: Table, ids: Sequence[int], deletion: str) -> None:
    where = table.c.id.in_(ids) & table.c.trashed_at.is_(None)
    values = {"trashed_at": db.now, "deletion": deletion, "modified_at": db.now}
    db.connection.execute(update(table).where(where).values(values))


def _meetings_left_alone(connection: Connection, ids: Sequence[int]) -> list[int]:
    """Meetings in which none but these contacts, and others in the trash, take part."""
    link, person = tables.meeting_contact, tables.contact
    theirs = set(connection.scalars(select(link.c.meeting_id).where(link.c.contact_id.in_(ids))))
    live = (
        select(link.c.meeting_id)
        .join(person, person.c.id == link.c.contact_id)
        .where(link.c.meeting_id.in_(theirs), person.c.trashed_at.is_(None), link.c.contact_id.not_in(ids))
    )
    return sorted(theirs - set(connection.scalars(live)))
