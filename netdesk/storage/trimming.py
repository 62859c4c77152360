"""Keeps the journal from growing for ever: the oldest steps go after 90 days, or above 200 MB."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from netdesk.storage.purge import leave_tombstones
from netdesk.storage.steps import Side
from netdesk.storage.store import Store
from netdesk.storage.tables import RECORDS

AGE = timedelta(days=90)
SIZE = 200_000_000


def trim(store: Store, now: datetime, *, age: timedelta = AGE, size: int = SIZE) -> int:
    """Cuts what is too old or too much, oldest first and never the newest step; returns how many steps went.

    Each step goes in a transaction of its own, so that typed text waits for none of them.
    """
    with store.read() as connection:
        found = _too_old(connection, now - age) | _too_much(connection, size)
    for step in sorted(found):
        with store.maintain() as connection:
            _cut(connection, step, now)
    return len(found)


def _too_old(connection: Connection, limit: datetime) -> set[int]:
    """Steps below the first young one of their stack: with a wrong clock the order still holds."""
    rows = connection.exec_driver_sql(
        "SELECT id FROM step AS old WHERE open = 0 AND at < :limit AND place < (SELECT max(place) FROM step) "
        "AND NOT EXISTS (SELECT 1 FROM step AS young WHERE young.side = old.side "
        "AND young.place <= old.place AND young.at >= :limit)",
        {"limit": limit.isoformat(timespec="microseconds")},
    )
    return {int(row[0]) for row in rows}


def _too_much(connection: Connection, size: int) -> set[int]:
    """Steps that do not fit any more when the newest take their room first."""
    rows = connection.exec_driver_sql(
        "SELECT step.id, step.open, coalesce(sum(length(before)), 0) FROM step "
        "LEFT JOIN image ON step_id = step.id GROUP BY step.id ORDER BY place DESC"
    ).fetchall()
    found, room = set[int](), size
    for number, (step, unfinished, taken) in enumerate(rows):
        room -= taken
        if room < 0 and number and not unfinished:
            found.add(int(step))
    return found


def _cut(connection: Connection, step: int, now: datetime) -> None:
    """What the step had deleted cannot come back any more."""
    for table in RECORDS:
        gone = connection.exec_driver_sql(
            "SELECT json_extract(before, '$.uid') FROM image JOIN step ON step.id = step_id "
            f"WHERE step_id = ? AND side = '{Side.UNDO}' AND table_name = '{table.name}' "
            f"AND before IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {table.name} t WHERE t.id = row_id)",
            (step,),
        ).fetchall()
        marks = ({"uid": row[0], "table_name": table.name, "deleted_at": now} for row in gone)
        leave_tombstones(connection, marks)
    connection.exec_driver_sql("DELETE FROM step WHERE id = ?", (step,))
