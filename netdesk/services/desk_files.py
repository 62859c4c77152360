"""What can be done with a desk's file while nobody here has it open: check, back up, restore."""

from pathlib import Path

from netdesk import paths
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.storage import checking, restoring
from netdesk.storage.backup import Backups
from netdesk.storage.checking import Report
from netdesk.storage.lock import DeskLock
from netdesk.storage.revision import refuse_newer, revision_of

__all__ = ["Report", "back_up", "check", "need", "restore"]


def need(desk: Path) -> None:
    """Raises UserError when there is no such desk: to read one makes none."""
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


def restore(backup: Path, desk: Path, clock: Clock) -> Path | None:
    """Makes the desk equal a backup and says where the replaced file is kept; raises DeskLocked."""
    lock = DeskLock(desk)
    try:
        return restoring.restore(backup, desk, clock)
    finally:
        lock.release()
