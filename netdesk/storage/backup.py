"""Backups: whole copies of the desk, each reopened and checked before it counts."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from netdesk.domain.clock import Clock
from netdesk.domain.errors import DeskDamaged, UserError
from netdesk.paths import ENDING
from netdesk.storage import checking, rotation
from netdesk.storage.backup_names import Backup, found_in, free_path, write_number
from netdesk.storage.connections import create_private, open_connection


class Backups:
    """The backups of one desk, in a folder of their own."""

    def __init__(self, path: Path, folder: Path, clock: Clock) -> None:
        self.path = path
        self.folder = folder
        self._name = path.name.removesuffix(ENDING)
        self._clock = clock

    def list(self) -> Sequence[Backup]:
        """All backups, newest first by the order of their making."""
        return found_in(self.folder, self._name)

    def make(self) -> Backup:
        """A verified backup of the desk as it is now; then those that rotation does not keep go.

        Raises DeskDamaged when the desk does not pass its checks, UserError when there is no room;
        both leave the earlier backups alone.
        """
        target = free_path(self.folder, self._name, self._clock.now())
        earlier = self.list()
        with _explained(self.path):
            copy_verified(self.path, target, earlier[0].number + 1 if earlier else 1)
        self._rotate()
        return self.list()[0]

    def make_to(self, out: Path) -> Path:
        """A verified copy where the user wants it; an earlier file there is replaced only by a good one."""
        if out.resolve() == self.path.resolve():
            raise UserError(f"{out} is the desk itself: name another file for its backup.")
        with _explained(self.path):
            copy_verified(self.path, out, 0)
        return out

    def newest_good(self) -> Backup | None:
        """The newest backup that passes every check today."""
        good = (backup for backup in self.list() if not checking.check_backup(backup.path).problem)
        return next(good, None)

    def _rotate(self) -> None:
        backups = self.list()
        kept = rotation.kept(backups)
        for backup in backups:
            if backup not in kept:
                backup.path.unlink(missing_ok=True)


def copy_verified(source: Path, target: Path, number: int) -> None:
    """Writes `source` to `target` whole and checked, or not at all."""
    half = half_of(target)
    half.unlink(missing_ok=True)
    create_private(half)  # VACUUM keeps the mode of an empty file; its own would be open to others
    try:
        _vacuum_into(source, half)
        write_number(half, number)
        put_in_place(half, target)
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def half_of(target: Path) -> Path:
    """The name under which a file is written until it is whole."""
    return target.with_name(f".{target.name}.{os.getpid()}.part")


def put_in_place(half: Path, target: Path) -> None:
    """Gives a written file its name once it is on the disk."""
    descriptor = os.open(half, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    os.replace(half, target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Makes names last that were given in a folder, where the system has a way for it."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)


def _vacuum_into(source: Path, half: Path) -> None:
    problem = checking.look(source).problem
    if problem:
        raise DeskDamaged(f"{source} is damaged ({problem}): it was not backed up, earlier backups stay.")
    with closing(open_connection(source)) as connection:
        before, counts = _version(connection), checking.counts(connection)
        connection.execute("VACUUM INTO ?", (str(half),))
        expected = counts if _version(connection) == before else None
    _verify(half, expected)


def _verify(half: Path, expected: dict[str, int] | None) -> None:
    report = checking.check_backup(half)
    problem = report.problem or ("rows are missing" if expected not in (None, report.counts) else "")
    if problem:
        raise DeskDamaged(f"The new backup did not pass its check ({problem}) and was thrown away.")


def _version(connection: sqlite3.Connection) -> int:
    """Changes when another connection commits; then the counts may rightly differ."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        raise UserError(f"No backup of {path} was made: {error}. Earlier backups stay.") from error
