"""Builds the file of a new desk in one go: without journal, log and indexes, which come at the end."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection

from netdesk.storage import schema, search, tables
from netdesk.storage.backup import half_of, put_in_place
from netdesk.storage.connections import companions, create_private, open_connection
from netdesk.storage.engines import alone
from netdesk.storage.revision import refuse_newer, revision_of

_FAST = (
    "PRAGMA journal_mode=OFF",
    "PRAGMA synchronous=OFF",
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA secure_delete=OFF",
    "PRAGMA foreign_keys=OFF",
    "PRAGMA cache_size=-131072",
)
"""Safe, since the file gets its name only when it is whole and on the disk."""


def is_free(path: Path) -> bool:
    """Whether there is no desk yet, or one without a single record, the trash included."""
    if not revision_of(path):
        return True
    refuse_newer(path, revision_of(path))
    with closing(open_connection(path, untouched=True)) as connection:
        return not any(
            connection.execute(f"SELECT 1 FROM {table.name} LIMIT 1").fetchone() for table in tables.RECORDS
        )


@contextmanager
def building(path: Path) -> Iterator[Connection]:
    """An empty desk to be filled, which takes the place of the one at `path` when all went well.

    Its caller holds the desk's lock and has asked whether the place is free.
    """
    half = half_of(path)
    half.unlink(missing_ok=True)
    create_private(half)
    try:
        with _raw(half) as connection:
            yield connection
        for file in companions(path):
            file.unlink(missing_ok=True)
        put_in_place(half, path)
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


@contextmanager
def _raw(half: Path) -> Iterator[Connection]:
    raw = open_connection(half, log=False)
    for pragma in _FAST:
        raw.execute(pragma)
    with alone(raw) as connection:
        schema.create(connection)
        schema.drop_triggers(connection)
        indexes = _take_indexes(connection)
        yield connection
        for statement in indexes:
            connection.exec_driver_sql(statement)
        schema.create_triggers(connection)
        search.rebuild(connection)


def _take_indexes(connection: Connection) -> list[str]:
    """Drops the indexes and gives the statements that make them: sorted once is faster than kept in order."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    found = [(str(name), str(sql)) for name, sql in connection.exec_driver_sql(query)]
    for name, _ in found:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    return [sql for _, sql in found]
