"""Delete for good: no row, image, search entry or free page of the desk's file holds the record any more."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from datetime import datetime

from sqlalchemy import Connection, Table, delete, select

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.errors import NotSaved, UserError
from netdesk.storage import search, tables
from netdesk.storage.backup import Backups
from netdesk.storage.backup_names import Backup
from netdesk.storage.connections import open_connection
from netdesk.storage.deletion import STAMPED
from netdesk.storage.doomed import Doomed, find_doomed
from netdesk.storage.store import Store
from netdesk.storage.tables import RECORDS


def purge(store: Store, backups: Backups, kind: Kind, ids: Sequence[int], now: datetime) -> list[Backup]:
    """Removes records from the trash for ever, with what went there because of them.

    This is no step and cannot be undone. Returns the backups that still hold one of the records.
    """
    with store.maintain() as connection:
        doomed = find_doomed(connection, _with_theirs(connection, kind, ids))
        docs = search.docs_of(connection, _changes(doomed))
        _forget_images(connection, doomed)
        _remove_rows(connection, doomed, now)
        search.index(connection, docs)
        search.optimize(connection)
    store.tell_everything()
    _wipe(store)
    return holding(backups, doomed.uids[STAMPED[kind].name])


def _wipe(store: Store) -> None:
    try:
        store.rewrite_file()
    except NotSaved as error:
        reason = f"It was removed, but traces of it stay in {store.path}: {error}. Make room on the disk."
        raise UserError(reason) from error


def holding(backups: Backups, uids: Collection[str]) -> list[Backup]:
    """The backups in which one of these records stands, as a row or in the journal."""
    return [backup for backup in backups.list() if _holds(backup, uids)]


def _holds(backup: Backup, uids: Collection[str]) -> bool:
    queries = [f"SELECT 1 FROM {table.name} WHERE uid = :uid" for table in STAMPED.values()]
    queries.append("SELECT 1 FROM image WHERE instr(before, :uid)")
    with closing(open_connection(backup.path, untouched=True)) as connection:
        return any(connection.execute(query, {"uid": uid}).fetchone() for query in queries for uid in uids)


def _with_theirs(connection: Connection, kind: Kind, ids: Sequence[int]) -> dict[str, set[int]]:
    """The records and, of the same deletion, the meetings and follow-ups that hang on them alone."""
    found = {STAMPED[kind].name: set(ids)}
    if kind is Kind.CONTACT:
        found["meeting"] = _meetings_of(connection, ids)
    todo = tables.follow_up.c
    links = {"contact": todo.contact_id, "organisation": todo.organisation_id, "meeting": todo.meeting_id}
    for name, column in links.items():
        hanging = select(todo.id).where(column.in_(found.get(name, ())), todo.trashed_at.is_not(None))
        found.setdefault("follow_up", set()).update(connection.scalars(hanging))
    return found


def _meetings_of(connection: Connection, ids: Sequence[int]) -> set[int]:
    link, meeting = tables.meeting_contact.c, tables.meeting.c
    theirs = select(link.meeting_id).where(link.contact_id.in_(ids))
    others = select(link.meeting_id).where(link.contact_id.not_in(ids))
    alone = select(meeting.id).where(meeting.id.in_(theirs), meeting.id.not_in(others))
    return set(connection.scalars(alone.where(meeting.trashed_at.is_not(None))))


def _changes(doomed: Doomed) -> Changes:
    return Changes({kind: frozenset(doomed.rows[table.name]) for kind, table in STAMPED.items()})


def _forget_images(connection: Connection, doomed: Doomed) -> None:
    """Steps stay for the other rows that they hold; in those the removed record is named no more."""
    connection.exec_driver_sql("DELETE FROM image WHERE id = ?", [(key,) for key in doomed.images] or [(0,)])
    for column, image_id in doomed.references:
        connection.exec_driver_sql(
            "UPDATE image SET before = json_set(before, ?, NULL) WHERE id = ?", (f"$.{column}", image_id)
        )
    connection.exec_driver_sql(
        "DELETE FROM step WHERE open = 0 AND NOT EXISTS (SELECT 1 FROM image WHERE step_id = step.id)"
    )


def _remove_rows(connection: Connection, doomed: Doomed, now: datetime) -> None:
    for table in reversed(RECORDS):
        _remove(connection, table, doomed.rows[table.name])
        marks = ({"uid": uid, "table_name": table.name, "deleted_at": now} for uid in doomed.uids[table.name])
        leave_tombstones(connection, marks)


def leave_tombstones(connection: Connection, marks: Iterable[dict[str, object]]) -> None:
    """Remembers that these records are gone for good, so that another copy of the desk can learn of it."""
    rows = list(marks)
    if rows:
        connection.execute(tables.tombstone.insert().prefix_with("OR IGNORE"), rows)


def _remove(connection: Connection, table: Table, ids: Collection[int]) -> None:
    listed = sorted(ids)
    for start in range(0, len(listed), search.BATCH):
        connection.execute(delete(table).where(table.c.id.in_(listed[start : start + search.BATCH])))
