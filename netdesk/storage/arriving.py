"""A whole desk on its way in: its rows wait in memory until all are known, then go to the tables in order."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple, get_origin

from sqlalchemy import Connection

from netdesk.storage import bulk, journal, search, tables
from netdesk.storage.column_kinds import ColumnKind, columns_of
from netdesk.storage.export_rows import PARENTS
from netdesk.storage.search_texts import TABLES
from netdesk.storage.writer import Writer

AT_ONCE = 2_000


class Left(NamedTuple):
    """Records that were left out: of which table, how many, and what they lack (nothing: they came twice)."""

    table: str
    number: int
    lacking: str = ""


class Taken(Exception):
    """The desk is not empty any more: somebody wrote while the file was read."""


def is_empty(connection: Connection) -> bool:
    """Whether a desk holds no record at all, the trash included."""
    return not any(
        connection.exec_driver_sql(f"SELECT 1 FROM {table.name} LIMIT 1").first() for table in tables.RECORDS
    )


class Arriving:
    """The rows of a desk without one; references stand as uids until `copy`."""

    def __init__(self) -> None:
        self._memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._memory.execute("PRAGMA journal_mode=OFF")
        self._waiting: defaultdict[str, list[list[Any]]] = defaultdict(list)
        self._offsets: dict[str, int] = {}
        self._twice: Counter[str] = Counter()
        for table in tables.RECORDS:
            names = ", ".join(f'"{name}"' for name in columns_of(table.name))
            self._memory.execute(f"CREATE TABLE {table.name} (id INTEGER PRIMARY KEY, {names}, UNIQUE (uid))")

    def close(self) -> None:
        """Forgets everything."""
        self._memory.close()

    def add(self, table: str, values: Mapping[str, Any]) -> None:
        """One more row; columns that are not named get what they have by themselves."""
        waiting = self._waiting[table]
        waiting.append([values.get(name, given) for name, given in _defaults(table).items()])
        if len(waiting) >= AT_ONCE:
            self._keep(table)

    def _keep(self, name: str) -> None:
        table, columns, rows = tables.metadata.tables[name], tuple(columns_of(name)), self._waiting.pop(name)
        bulk.encode(table, columns, rows)
        statement = bulk.insert_statement(table, columns) + " ON CONFLICT DO NOTHING"
        added = self._memory.executemany(statement, rows).rowcount
        self._twice[name] += len(rows) - added

    def settle(self) -> list[Left]:
        """All rows are here: those that need what is not there are left out, parents first.

        A note stands once under each record that it belongs to.
        """
        for name in list(self._waiting):
            self._keep(name)
        needed = (
            (table.name, column)
            for table in tables.RECORDS
            for column, kind in columns_of(table.name).items()
            if column in PARENTS and kind.needed
        )
        left = [Left(name, count) for name, count in self._twice.items() if name != tables.note.name]
        left += [self._leave(name, column) for name, column in needed]
        return [one for one in left if one.number]

    def _leave(self, table: str, column: str) -> Left:
        found = self._memory.execute(
            f"DELETE FROM {table} WHERE {column} NOT IN (SELECT uid FROM {PARENTS[column].name})"
        )
        return Left(table, found.rowcount, column)

    def counts(self) -> dict[str, int]:
        """How many rows of each table wait, parents first."""
        query = "SELECT count(*) FROM "
        return {t.name: int(self._memory.execute(query + t.name).fetchone()[0]) for t in tables.RECORDS}

    def total(self) -> int:
        """How many rows wait."""
        return sum(self.counts().values())

    def reserve(self, db: Writer) -> None:
        """Sets ids aside, so that what is written meanwhile gets higher ones; raises Taken."""
        if not is_empty(db.connection):
            raise Taken
        for table in tables.RECORDS:
            last = self._memory.execute(f"SELECT coalesce(max(id), 0) FROM {table.name}").fetchone()[0]
            self._offsets[table.name] = _reserved(db.connection, table.name, int(last))

    def copy(self, db: Writer, table: str, after: int, count: int) -> tuple[int, int]:
        """Writes the next rows of a table behind the one named; returns the last one and how many."""
        columns, offset = tuple(columns_of(table)), self._offsets[table]
        rows = self._memory.execute(self._select(table, columns), (after, count)).fetchall()
        if not rows:
            return after, 0
        raw = db.connection.connection.driver_connection
        assert raw is not None
        with journal.of_new_rows(db.connection, db.step_id, {table: (rows[0][0], rows[-1][0])}):
            raw.executemany(bulk.insert_statement(tables.metadata.tables[table], ("id", *columns)), rows)
        return int(rows[-1][0]) - offset, len(rows)

    def _select(self, table: str, columns: Sequence[str]) -> str:
        found = ", ".join(self._column(table, name) for name in columns)
        offset = self._offsets[table]
        return f"SELECT id + {offset}, {found} FROM {table} WHERE id > ? ORDER BY id LIMIT ?"

    def _column(self, table: str, name: str) -> str:
        if name not in PARENTS:
            return f'"{name}"'
        parent = PARENTS[name].name
        offset = self._offsets[parent]
        return f"(SELECT p.id + {offset} FROM {parent} p WHERE p.uid = {table}.{name})"

    def documents(self) -> Callable[[int], set[int]]:
        """Gives the numbers of the documents that speak of the rows, so many at a time."""
        docs = (
            search.document(search.Doc(code), int(key) + self._offsets[table])
            for code, table in TABLES.items()
            for (key,) in self._memory.execute(f"SELECT id FROM {table}")
        )
        return lambda count: set(islice(docs, count))


def _reserved(connection: Connection, table: str, count: int) -> int:
    """The number after which `count` ids are kept for who asked."""
    found = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).scalar()
    if found is None:
        connection.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, count))
    else:
        connection.exec_driver_sql("UPDATE sqlite_sequence SET seq = seq + ? WHERE name = ?", (count, table))
    return int(found or 0)


@cache
def _defaults(table: str) -> Mapping[str, Any]:
    """What a column holds when it is not named, in the columns' order."""
    found = tables.metadata.tables[table].columns
    return {name: _default(kind, found[name].server_default) for name, kind in columns_of(table).items()}


def _default(kind: ColumnKind, given: Any) -> Any:
    if given is None:
        return None
    if get_origin(kind.hint) is tuple:
        return ()
    text = str(given.arg)
    return int(text) if kind.hint in (int, bool) else text
