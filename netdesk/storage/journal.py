"""The journal: triggers keep the first before-image of each row that a step touches; undo puts them back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table

from netdesk.storage.tables import RECORDS

_BY_NAME = {table.name: table for table in RECORDS}


def trigger_statements(tables: Iterable[Table] = RECORDS) -> Iterator[str]:
    """The triggers that watch the records; they sleep while `journal_now` names no step."""
    for table in tables:
        yield _trigger(table.name, "INSERT", "NEW", "NULL")
        yield _trigger(table.name, "UPDATE", "OLD", image_of(table, "OLD"))
        yield _trigger(table.name, "DELETE", "OLD", image_of(table, "OLD"))


def _trigger(table: str, event: str, row: str, image: str) -> str:
    return (
        f"CREATE TRIGGER journal_{table}_{event.lower()} AFTER {event} ON {table} "
        "WHEN (SELECT step_id FROM journal_now) IS NOT NULL BEGIN "
        "INSERT INTO image (step_id, table_name, row_id, before) "
        f"SELECT step_id, '{table}', {row}.id, {image} FROM journal_now WHERE NOT EXISTS ("
        "SELECT 1 FROM image WHERE step_id = (SELECT step_id FROM journal_now) "
        f"AND table_name = '{table}' AND row_id = {row}.id); END"
    )


def image_of(table: Table, row: str) -> str:
    """SQL for a row as a JSON object that names its columns; bytes are written in hexadecimal."""
    pairs = []
    for column in table.columns:
        value = f'{row}."{column.name}"'
        pairs.append(f"'{column.name}', " + (f"hex({value})" if _holds_bytes(column.type) else value))
    return f"json_object({', '.join(pairs)})"


def _holds_bytes(kind: Any) -> bool:
    return isinstance(kind, LargeBinary)


@contextmanager
def of_new_rows(connection: Connection, step_id: int, ids: Mapping[str, tuple[int, int]]) -> Iterator[None]:
    """Notes rows that are inserted meanwhile by their first and last id.

    The triggers sleep: one statement for thousands of rows costs a twentieth of theirs. Step 0: no journal.
    """
    if step_id:
        connection.exec_driver_sql("UPDATE journal_now SET step_id = NULL")
    yield
    if step_id:
        for table, (first, last) in ids.items():
            connection.exec_driver_sql(
                "INSERT INTO image (step_id, table_name, row_id) "
                f"SELECT ?, '{table}', id FROM {table} WHERE id BETWEEN ? AND ?",
                (step_id, first, last),
            )
        connection.exec_driver_sql("UPDATE journal_now SET step_id = ?", (step_id,))


def touched(connection: Connection, step_id: int) -> dict[str, int]:
    """How many rows of each table a step touched."""
    rows = connection.exec_driver_sql(
        "SELECT table_name, count(*) FROM image WHERE step_id = ? GROUP BY table_name", (step_id,)
    )
    return {str(name): int(count) for name, count in rows}


def put_back(connection: Connection, step_id: int) -> None:
    """Gives every row that the step touched its content from before.

    UPSERTs come first, parents first; then the rows that the step made go, children first:
    the other order loses rows to CASCADE and SET NULL, which deferring does not delay.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    names = touched(connection, step_id)
    ordered = [table for table in RECORDS if table.name in names]
    for table in ordered:
        _restore_rows(connection, table, step_id)
    for table in reversed(ordered):
        connection.exec_driver_sql(
            f"DELETE FROM {table.name} WHERE id IN (SELECT row_id FROM image "
            "WHERE step_id = ? AND table_name = ? AND before IS NULL)",
            (step_id, table.name),
        )


def _restore_rows(connection: Connection, table: Table, step_id: int) -> None:
    rows = connection.exec_driver_sql(
        "SELECT before FROM image WHERE step_id = ? AND table_name = ? AND before IS NOT NULL",
        (step_id, table.name),
    ).fetchall()
    groups: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for (before,) in rows:
        values = _decoded(table, json.loads(before))
        groups[tuple(values)].append(tuple(values.values()))
    for columns, parameters in groups.items():
        connection.exec_driver_sql(_upsert(table.name, columns), parameters)


def _decoded(table: Table, image: dict[str, Any]) -> dict[str, Any]:
    """The image's values for the columns that the table has today."""
    known = {name: value for name, value in image.items() if name in table.columns}
    for name, value in known.items():
        if value is not None and _holds_bytes(table.columns[name].type):
            known[name] = bytes.fromhex(value)
    return known


def _upsert(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name != "id")
    return f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT(id) DO UPDATE SET {changes}"


def table_named(name: str) -> Table:
    """The record table of this name."""
    return _BY_NAME[name]
