"""Watches over an open desk's file: failures in the user's words, no other file written to."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from netdesk import paths
from netdesk.domain.errors import DeskDamaged, DeskReplaced, NotSaved, UserError
from netdesk.storage.connections import companions, create_private, open_connection, problem_of

BEGINNING, BLOCK, BLOCKS = 65_536, 4_096, 64
"""Bytes that are compared: the beginning, and so many blocks of so many all over the file."""

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
    """Knows the file that was opened, and refuses another one in its place and one that was written over."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._noted: tuple[_Stamp, bytes] | None = None
        self._file: int | None = None
        self._fault = ""
        self._written_over = False

    def check(self, connection: sqlite3.Connection) -> None:
        """Raises DeskReplaced, from then on always, when the file is not as we left it.

        What was open is kept beside it, as far as it can be read.
        """
        if not self._fault:
            self._fault = self._look(connection)
        if self._fault:
            raise DeskReplaced(self._fault)

    def note(self) -> None:
        """Our own writing is done: the file is right as it is now. SQLite folds its log in now and then."""
        there = self._stamp()
        if there is not None and not self._fault and (self._noted is None or self._noted[0] != there):
            self._noted = there, self._sample(there.size)

    @contextmanager
    def closing(self) -> Iterator[None]:
        """All connections are closed within: SQLite would fold our log into a file that was written over."""
        if self._written_over:
            with suppress(OSError):
                os.truncate(companions(self._path)[0], 0)
        yield
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _look(self, connection: sqlite3.Connection) -> str:
        there = self._stamp()
        if self._noted is None:
            self.note()
        elif there is None or there.file != self._noted[0].file:
            return (
                f"While {self._path} was open, another file took its place. Nothing was written to that one; "
                f"what was open is in {self._keep(connection)}. Close NetDesk and open the one that you want."
            )
        elif there != self._noted[0]:
            return self._compare(there, connection)
        return ""

    def _compare(self, there: "_Stamp", connection: sqlite3.Connection) -> str:
        """A backup program may touch a file; only other bytes in it matter."""
        if self._noted is not None and self._noted[1] == self._sample(there.size):
            self.note()
            return ""
        self._written_over = True
        kept = self._rescued(connection)
        known = f"what was open is in {kept}" if kept else "what was open cannot be read any more"
        return (
            f"While {self._path} was open, another program wrote over it. Nothing more was written to it; "
            f"{known}, earlier copies are in {paths.backups_dir(self._path)}. "
            "Close NetDesk and open the one that you want."
        )

    def _stamp(self) -> "_Stamp | None":
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return _Stamp((found.st_dev, found.st_ino), found.st_size, found.st_mtime_ns)

    def _sample(self, size: int) -> bytes:
        """Stands for the content: its beginning and places all over it, in less than a millisecond.

        The descriptor stays open as long as the connections do: to close any descriptor of a file drops
        all locks that the process has on it, SQLite's too, and another process would fold our log.
        """
        if self._file is None:
            self._file = os.open(self._path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        seen = hashlib.blake2b(size.to_bytes(8), digest_size=16)
        seen.update(self._read(0, BEGINNING))
        for place in range(BEGINNING, size, max(BLOCK, (size - BEGINNING) // BLOCKS)):
            seen.update(self._read(place, BLOCK))
        return seen.digest()

    def _read(self, place: int, count: int) -> bytes:
        assert self._file is not None
        os.lseek(self._file, place, os.SEEK_SET)
        return os.read(self._file, count)

    def _rescued(self, connection: sqlite3.Connection) -> Path | None:
        """What SQLite still knows of the open desk, if that is whole."""
        try:
            kept = self._keep(connection)
            with closing(open_connection(kept, untouched=True)) as copy:
                problem = problem_of(copy)
        except (sqlite3.Error, UserError, OSError):
            return None
        if problem:
            kept.unlink()
        return None if problem else kept

    def _keep(self, connection: sqlite3.Connection) -> Path:
        names = (f"{self._path.stem}.kept-{number}{self._path.suffix}" for number in range(1, 1000))
        kept = next(path for path in map(self._path.with_name, names) if not path.exists())
        create_private(kept)
        connection.execute("VACUUM INTO ?", (str(kept),))
        return kept


class _Stamp(NamedTuple):
    """Which file it is, how large, and when it was last written to."""

    file: tuple[int, int]
    size: int
    written: int
