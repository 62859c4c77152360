"""The schema's revision: known without Alembic, which costs 250 ms to import."""

import sqlite3
from contextlib import closing
from pathlib import Path

from netdesk.domain.errors import DeskNewer, UserError
from netdesk.storage.connections import open_connection

REVISION = "0003"
KNOWN = ("0001", "0002", "0003")
APPLICATION_ID = 0x4E657444
"""Written into the file's header: `NetD`."""


def stored_revision(connection: sqlite3.Connection) -> str:
    """The revision that the desk was last written under; empty for a file without tables."""
    if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        return ""
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError as error:
        raise UserError("This file is a database, but not a desk of NetDesk; it is as it was.") from error
    return str(row[0]) if row else ""


def revision_of(path: Path) -> str:
    """The revision of a desk's file, looked up without changing a byte; empty when there is no desk yet."""
    if not path.exists() or not path.stat().st_size:
        return ""
    with closing(open_connection(path, untouched=True)) as connection:
        return stored_revision(connection)


def refuse_newer(path: Path, revision: str) -> None:
    """Raises DeskNewer when this NetDesk does not know the revision."""
    if revision and revision not in KNOWN:
        raise DeskNewer(f"{path} was written by a newer NetDesk: open it with that one. It is as it was.")
