"""Rebuilds a table for a revision that changes a column, and brings back what SQLite loses on that way."""

from collections.abc import Callable

from alembic import op
from alembic.operations.base import BatchOperations
from sqlalchemy import Connection


def rebuild(table: str, change: Callable[[BatchOperations], None]) -> None:
    """Copies `table` into a changed one of the same name, with its indexes and its next id.

    Runs inside `migration.upgrade`, which keeps foreign keys off and makes the triggers anew.
    """
    connection = op.get_bind()
    indexes = _indexes(connection, table)
    newest = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).scalar()
    numbered = {"sqlite_autoincrement": True}
    with op.batch_alter_table(table, recreate="always", table_kwargs=numbered) as batch:
        change(batch)
    _make_again(connection, indexes)
    connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
    if newest is not None:
        connection.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, newest))


def _indexes(connection: Connection, table: str) -> dict[str, str]:
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
    rows = connection.exec_driver_sql(query, (table,))
    return {str(name): str(sql) for name, sql in rows}


def _make_again(connection: Connection, indexes: dict[str, str]) -> None:
    """From their own words: a reflected index has lost its expressions, perhaps its condition."""
    for name, sql in indexes.items():
        connection.exec_driver_sql(f'DROP INDEX IF EXISTS "{name}"')
        connection.exec_driver_sql(sql)
