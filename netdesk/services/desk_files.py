"""What can be done with a desk's file while nobody here has it open: check, back up, restore."""

from pathlib import Path

from netdesk import paths
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.storage import checking, restoring
from netdesk.storage.backup import Backups
from netdesk.storage.backup_names import Backup
from netdesk.storage.checking import Report
from netdesk.storage.lock import DeskLock
from netdesk.storage.moved import kept_name, note_move, refuse_moved
from netdesk.storage.revision import refuse_newer, revision_of

__all__ = ["Report", "back_up", "check", "need", "restore"]


def need(desk: Path) -> None:
    """Raises UserError when there is no such desk: to read one makes none."""
    refuse_moved(desk)
    if not desk.exists():
        raise UserError(f"There is no desk at {desk} yet: open the window or import contacts first.")
    if desk.is_dir():
        raise UserError(f"{desk} is a folder, not a desk.")


def check(desk: Path) -> Report:
    """All checks: SQLite's own, the references, the search index; and the counts."""
    need(desk)
    refuse_newer(desk, revision_of(desk))
    return checking.check(desk)


def back_up(desk: Path, out: Path | None, clock: Clock) -> Path:
    """A verified copy at `out`, or among the desk's backups."""
    need(desk)
    backups = Backups(desk, paths.backups_dir(desk), clock)
    return backups.make_to(out) if out else backups.make().path


def newest_good(desk: Path, clock: Clock) -> Backup | None:
    """The newest backup of a desk that passes every check today."""
    return Backups(desk, paths.backups_dir(desk), clock).newest_good()


def restore(backup: Path, desk: Path, clock: Clock) -> Path | None:
    """Makes the desk equal a backup and says where the replaced file is kept; raises DeskLocked."""
    refuse_moved(desk)
    lock = DeskLock(desk)
    try:
        return restoring.restore(backup, desk, clock)
    finally:
        lock.release()


def move(desk: Path, folder: Path, clock: Clock) -> Path:
    """Moves a closed desk into a folder, as a checked copy, and says where it is; raises DeskLocked.

    The file that it was is kept where it is under another name, so that nobody opens it by mistake,
    beside a note of the new place.
    """
    need(desk)
    lock = DeskLock(desk)
    try:
        target = _free_in(folder, desk)
        Backups(desk, paths.backups_dir(desk), clock).make_to(target)
        note_move(desk, target)
        desk.replace(kept_name(desk, clock.today()))
    except OSError as error:
        raise UserError(f"{desk} was not moved: {error.strerror or error}.") from error
    finally:
        lock.release()
    return target


def _free_in(folder: Path, desk: Path) -> Path:
    paths.private_dir(folder)
    names = (f"{desk.stem}{number}{desk.suffix}" for number in ("", *(f"-{i}" for i in range(2, 1000))))
    return next(place for place in map(folder.joinpath, names) if not place.exists())
