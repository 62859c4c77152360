"""Watches over an open desk's file: failures in the user's words, no other file written to."""

import sqlite3
from pathlib import Path

from netdesk.domain.errors import DeskDamaged, DeskReplaced, NotSaved, UserError
from netdesk.storage.connections import create_private

_FAULTS = {
    sqlite3.SQLITE_FULL: "the disk is full: make room",
    sqlite3.SQLITE_READONLY: "the file is read-only: allow writing to it",
    sqlite3.SQLITE_PERM: "the file is read-only: allow writing to it",
    sqlite3.SQLITE_BUSY: "another program holds the file: close that one",
    sqlite3.SQLITE_LOCKED: "another program holds the file: close that one",
    sqlite3.SQLITE_IOERR: "the disk does not answer: see whether it is full or unplugged",
    sqlite3.SQLITE_CANTOPEN: "the file is gone or its folder is closed: put it back",
}
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def explained(path: Path, error: BaseException | None) -> UserError | None:
    """What a failure of the environment means for the user; None for a fault of ours."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without the detail that extended codes add
    if code in _DAMAGE:
        return DeskDamaged(f"{path} is damaged ({error}). It is left as it is: restore a backup.")
    if code in _FAULTS:
        return NotSaved(f"{path} could not be written: {_FAULTS[code]}. What was saved before is there.")
    return None


class FileGuard:
    """Knows which file was opened and refuses another one that was put in its place."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: tuple[int, int] | None = None
        self._kept: Path | None = None

    def check(self, connection: sqlite3.Connection) -> None:
        """Raises DeskReplaced when the desk's name stands for another file now; the open one is kept."""
        there = self._identity()
        if self._opened is None:
            self._opened = there
        if there != self._opened:
            self._kept = self._kept or self._keep(connection)
            raise DeskReplaced(
                f"While {self._path} was open, another file took its place. Nothing was written to that one; "
                f"what was open is in {self._kept}. Close NetDesk and open the one that you want."
            )

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    def _keep(self, connection: sqlite3.Connection) -> Path:
        names = (f"{self._path.stem}.kept-{number}{self._path.suffix}" for number in range(1, 1000))
        kept = next(path for path in map(self._path.with_name, names) if not path.exists())
        create_private(kept)
        connection.execute("VACUUM INTO ?", (str(kept),))
        return kept
