"""The only place that opens SQLite: the window, backups, migrations and checks all come through here."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from netdesk.domain.errors import DeskDamaged, UserError

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
BUSY_SECONDS = 10.0
READER_KIB, WRITER_KIB, CHECKER_KIB = 1024, 1024, 512
"""Pages that a connection keeps: readers go over the same ones again and again, a check goes once."""


def open_connection(
    path: Path, *, query_only: bool = False, untouched: bool = False, log: bool = True
) -> sqlite3.Connection:
    """A connection without SQLite's own BEGINs: its caller begins every transaction.

    `untouched`: reads only, and neither opening nor closing changes the file or its log.
    `log` False: the file is no desk in use (a backup) and gets no write-ahead log.
    Raises UserError when the file cannot be opened and DeskDamaged when it is no database.
    """
    try:
        connection = sqlite3.connect(
            _untouched_address(path) if untouched else path,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
            uri=untouched,
        )
    except sqlite3.OperationalError as error:
        raise UserError(f"{path} cannot be opened: {error}.") from error
    try:
        _prepare(connection, query_only or untouched, log)
        if untouched:
            connection.execute(f"PRAGMA cache_size=-{CHECKER_KIB}")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _explained(path, error) from error
    return connection


def _untouched_address(path: Path) -> str:
    """Read-only; a file without a log is open nowhere, and a connection that knows it makes no companions."""
    has_log = companions(path)[0].exists()
    return path.absolute().as_uri() + ("?mode=ro" if has_log else "?immutable=1")


def _prepare(connection: sqlite3.Connection, query_only: bool, log: bool) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(f"PRAGMA cache_size=-{READER_KIB if query_only else WRITER_KIB}")
    connection.execute("PRAGMA temp_store=MEMORY")
    if query_only:
        connection.execute("PRAGMA query_only=ON")
    else:
        if log:
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA schema_version")


def _explained(path: Path, error: sqlite3.DatabaseError) -> UserError:
    if isinstance(error, sqlite3.OperationalError):
        return UserError(f"{path} cannot be opened: {error}.")
    return DeskDamaged(f"{path} is damaged or is no desk: {error}.")


def create_private(path: Path) -> None:
    """An empty file that only the user may read, in a folder that only the user may enter."""
    make_private_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))


def make_private_folder(folder: Path) -> None:
    """Makes the folder, closed to others, where it does not exist; an existing one is left as it is."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def companions(path: Path) -> tuple[Path, Path]:
    """The write-ahead log and the shared memory that belong to a database file."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def integrity_problem(path: Path) -> str:
    """The first thing that SQLite's full integrity check finds wrong, or nothing."""
    with closing(open_connection(path, query_only=True)) as connection:
        return problem_of(connection)


def problem_of(connection: sqlite3.Connection) -> str:
    """What `integrity_check` and `foreign_key_check` say against this database, or nothing."""
    try:
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    if verdict != "ok":
        return str(verdict)
    return f"a row of {orphan[0]} points to a record that is not there" if orphan else ""
