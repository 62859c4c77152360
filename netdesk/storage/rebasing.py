"""Keeps a long write and what was written between its transactions apart where both touched one row.

A step's image holds the whole row. When a row changed by the long write was changed again by another
step, that step's image holds the long write's values and the long write's lacks the other's: taking
either back would take back both. Here each gets the image that it would have, had the other step come first.
"""

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection

from netdesk.storage.journal import image_of, table_named

Row = dict[str, Any]
Image = tuple[int, Row | None]
"""An image's id and the row before."""


def rebase(connection: Connection, step: int) -> None:
    """Gives this step and all that began after it images as if it had come last."""
    for (table, row_id, own_id, own_before), later in _shared_rows(connection, step).items():
        before = json.loads(own_before) if own_before else None
        now = _row_now(connection, table, row_id)
        _part(connection, (own_id, before), later, now)
    connection.exec_driver_sql(
        "DELETE FROM step WHERE open = 0 AND place > (SELECT place FROM step WHERE id = ?) "
        "AND NOT EXISTS (SELECT 1 FROM image WHERE step_id = step.id)",
        (step,),
    )


def _shared_rows(connection: Connection, step: int) -> dict[tuple[str, int, int, str | None], list[Image]]:
    """The rows that others changed after this step did, with the others' images in their order."""
    rows = connection.exec_driver_sql(
        "SELECT own.table_name, own.row_id, own.id, own.before, other.id, other.before FROM step "
        "JOIN image other ON other.step_id = step.id JOIN image own ON own.step_id = :step "
        "AND own.table_name = other.table_name AND own.row_id = other.row_id AND own.id < other.id "
        "WHERE step.place > (SELECT place FROM step WHERE id = :step) AND step.id <> :step ORDER BY other.id",
        {"step": step},
    )
    found: dict[tuple[str, int, int, str | None], list[Image]] = defaultdict(list)
    for table, row_id, own_id, own_before, other_id, other in rows:
        found[table, row_id, own_id, own_before].append((other_id, json.loads(other) if other else None))
    return found


def _part(connection: Connection, own: Image, later: list[Image], now: Row | None) -> None:
    before, between = own[1], later[0][1]
    if before is None or between is None:  # a row that this step made: it goes and comes with it alone
        for image_id, _ in later:
            _forget(connection, image_id)
        return
    theirs = {name: value for name, value in (now or {}).items() if value != between.get(name)}
    for image_id, row in later:
        _store(connection, image_id, _without(row, before, between))
    if now is None:  # another step deleted it: nothing is left for this one to take back
        _forget(connection, own[0])
    else:
        _store(connection, own[0], {**before, **theirs})


def _without(row: Row | None, before: Row, between: Row) -> Row | None:
    """The row as it would be without what this step had made of it."""
    if row is None:
        return None
    return {name: before.get(name) if value == between.get(name) else value for name, value in row.items()}


def _row_now(connection: Connection, table: str, row_id: int) -> Row | None:
    query = f"SELECT {image_of(table_named(table), 'now')} FROM {table} AS now WHERE id = ?"
    found = connection.exec_driver_sql(query, (row_id,)).scalar()
    return None if found is None else dict(json.loads(found))


def _store(connection: Connection, image_id: int, row: Row | None) -> None:
    text = None if row is None else json.dumps(row, ensure_ascii=False)
    connection.exec_driver_sql("UPDATE image SET before = ? WHERE id = ?", (text, image_id))


def _forget(connection: Connection, image_id: int) -> None:
    connection.exec_driver_sql("DELETE FROM image WHERE id = ?", (image_id,))
