"""The one mapper between rows and frozen dataclasses whose fields are named like columns."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from sys import intern
from typing import Any, Protocol, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, insert, select, update

from netdesk.domain import (
    ask,
    batch,
    cadence_rule,
    coaching,
    contact,
    draft,
    follow_up,
    introduction,
    lead,
    meeting,
    note,
    organisation,
    profile,
    question,
    reference,
    saved_filter,
    touch,
)
from netdesk.domain.errors import Gone
from netdesk.storage import tables
from netdesk.storage.among import among
from netdesk.storage.writer import Writer

R = TypeVar("R")

TABLE_OF: dict[type, Table] = {
    contact.Contact: tables.contact,
    organisation.Organisation: tables.organisation,
    organisation.Finding: tables.finding,
    touch.Touch: tables.touch,
    meeting.Meeting: tables.meeting,
    meeting.AgendaEntry: tables.agenda_entry,
    meeting.Answer: tables.answer,
    meeting.Mention: tables.mention,
    introduction.Introduction: tables.introduction,
    follow_up.FollowUp: tables.follow_up,
    question.OwnQuestion: tables.own_question,
    question.Story: tables.story,
    note.Note: tables.note,
    batch.ImportBatch: tables.import_batch,
    batch.ImportChange: tables.import_change,
    batch.WeeklyPick: tables.weekly_pick,
    ask.Ask: tables.ask,
    lead.Lead: tables.lead,
    reference.Reference: tables.reference,
    profile.Profile: tables.profile,
    profile.Resume: tables.resume,
    draft.Draft: tables.draft,
    draft.TemplateEdit: tables.template_edit,
    question.QuestionEdit: tables.question_edit,
    question.OpenQuestion: tables.open_question,
    cadence_rule.CadenceRule: tables.cadence_rule,
    coaching.MutedRule: tables.muted_rule,
    saved_filter.SavedFilter: tables.saved_filter,
    saved_filter.NotSame: tables.not_same,
}


_COLUMNS = {
    kind: tuple(intern(str(column.name)) for column in table.columns) for kind, table in TABLE_OF.items()
}
"""The columns of each table, the fields of its dataclass: interned, else Python compares letter by letter."""


class Record(Protocol):
    """What every stored dataclass has."""

    @property
    def id(self) -> int: ...
    @property
    def uid(self) -> str: ...


def values_of(record: Any) -> dict[str, Any]:
    """A record's columns and values; the id is left out while it is not stored yet."""
    names = _COLUMNS[type(record)]
    return {name: getattr(record, name) for name in names if name != "id" or record.id}


def from_row(kind: type[R], row: Iterable[Any]) -> R:
    """A dataclass from a row with all columns of its table."""
    return kind(**dict(zip(_COLUMNS[kind], row, strict=True)))


def load(connection: Connection, kind: type[R], record_id: int) -> R:
    """The record with this id; raises Gone when there is none."""
    found = load_many(connection, kind, [record_id])
    if not found:
        raise Gone("This was removed in the meantime.")
    return found[record_id]


def load_many(connection: Connection, kind: type[R], ids: Sequence[int]) -> dict[int, R]:
    """The records that exist among these ids."""
    table = TABLE_OF[kind]
    rows = connection.execute(select(table).where(among(table.c.id, ids))).all()
    return {int(row[0]): from_row(kind, row) for row in rows}


def find(
    connection: Connection, kind: type[R], *conditions: ColumnElement[bool], order: Iterable[Any] = ()
) -> list[R]:
    """The records that meet all conditions, by `order` and then id."""
    table = TABLE_OF[kind]
    statement = select(table).where(*conditions).order_by(*order, table.c.id)
    return [from_row(kind, row) for row in connection.execute(statement).all()]


def insert_record(db: Writer, record: R) -> R:
    """Stores a new record and returns it with its id, uid and moments."""
    made = replace(
        record,  # type: ignore[type-var]  # every R of TABLE_OF is a dataclass
        uid=getattr(record, "uid", "") or db.new_uid(),
        created_at=getattr(record, "created_at", None) or db.now,
        modified_at=db.now,
    )
    result = db.connection.execute(insert(TABLE_OF[type(record)]).values(values_of(made)))
    key = result.inserted_primary_key
    assert key is not None
    return replace(made, id=int(key[0]))  # type: ignore[type-var]  # as above


def save_record(db: Writer, record: Record) -> None:
    """Writes what differs from the stored record; nothing at all when it is the same."""
    kind: type = type(record)
    stored = values_of(load(db.connection, kind, record.id))
    changed = {name: value for name, value in values_of(record).items() if stored[name] != value}
    changed.pop("modified_at", None)
    if changed:
        table = TABLE_OF[kind]
        statement = update(table).where(table.c.id == record.id).values(modified_at=db.now, **changed)
        db.connection.execute(statement)


def insert_row(db: Writer, table: Table, **values: Any) -> int:
    """Stores a row that has no dataclass of its own, with uid and moments; returns its id."""
    row = {"uid": db.new_uid(), "created_at": db.now, "modified_at": db.now, **values}
    key = db.connection.execute(insert(table).values(row)).inserted_primary_key
    assert key is not None
    return int(key[0])


def insert_rows(db: Writer, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Stores many rows that have no dataclass of their own."""
    made = {"created_at": db.now, "modified_at": db.now}
    if rows:
        db.connection.execute(insert(table), [{"uid": db.new_uid(), **made, **row} for row in rows])


def delete_rows(db: Writer, table: Table, ids: Sequence[int]) -> None:
    """Removes rows for good; undo brings them back from the journal."""
    if ids:
        db.connection.execute(delete(table).where(among(table.c.id, ids)))


def replace_list(
    db: Writer, table: Table, owner: str, owner_id: int, values: Sequence[dict[str, Any]]
) -> None:
    """Makes an owner's list read like `values`, in that order, writing only the rows that differ."""
    rows = db.connection.execute(
        select(table).where(table.c[owner] == owner_id).order_by(table.c.position, table.c.id)
    ).mappings()
    stored = list(rows)
    for position, wanted in enumerate(values):
        row = {**wanted, "position": position}
        if position >= len(stored):
            insert_row(db, table, **{owner: owner_id}, **row)
        elif any(stored[position][name] != value for name, value in row.items()):
            _update_row(db, table, int(stored[position]["id"]), row)
    delete_rows(db, table, [int(row["id"]) for row in stored[len(values) :]])


def _update_row(db: Writer, table: Table, row_id: int, values: dict[str, Any]) -> None:
    statement = update(table).where(table.c.id == bindparam("row_id")).values(modified_at=db.now, **values)
    db.connection.execute(statement, {"row_id": row_id})
