"""Examines a desk's or a backup's file: SQLite's own checks, the search index, and how much it holds."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from netdesk.domain.errors import DeskDamaged
from netdesk.storage import search
from netdesk.storage.connections import open_connection, problem_of
from netdesk.storage.engines import alone
from netdesk.storage.revision import REVISION, stored_revision
from netdesk.storage.tables import RECORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is wrong with a file (empty: nothing), and how many rows each of its tables holds."""

    problem: str = ""
    counts: dict[str, int] = field(default_factory=dict)


def check(path: Path) -> Report:
    """All checks on a desk; one that is damaged is not written to, not even by its log."""
    found = look(path)
    if found.problem or not _is_current(path):
        return found
    return Report(problem=_search_problem(path), counts=found.counts)


def check_backup(path: Path) -> Report:
    """All checks on a file that nobody uses; it gets no companions."""
    found = look(path)
    if found.problem or not _is_current(path):
        return found
    return Report(problem=_search_problem(path, log=False), counts=found.counts)


def look(path: Path) -> Report:
    """SQLite's integrity check, the references, and the counts, without a trace on the file."""
    try:
        with closing(open_connection(path, untouched=True)) as connection:
            problem = problem_of(connection)
            return Report(problem=problem, counts={} if problem else counts(connection))
    except (sqlite3.DatabaseError, DeskDamaged) as error:
        return Report(problem=str(error))


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows of each table of records that the file has; the trash counts."""
    there = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    names = [table.name for table in RECORDS if table.name in there]
    return {name: int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in names}


def _is_current(path: Path) -> bool:
    """An index that the next opening makes anew, as it does that of an older desk, is looked at after it."""
    with closing(open_connection(path, untouched=True)) as connection:
        made = (sql for (sql,) in connection.execute(search.MADE))
        return stored_revision(connection) == REVISION and search.is_current(made)


def _search_problem(path: Path, *, log: bool = True) -> str:
    try:
        with alone(open_connection(path, log=log)) as connection:
            return search.problem(connection)
    except DatabaseError as error:
        return str(error.orig)
