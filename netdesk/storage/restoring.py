"""The way back: puts a verified backup in the desk's place and keeps what was there."""

import os
import shutil
from contextlib import suppress
from datetime import UTC
from pathlib import Path

from netdesk.domain.clock import Clock
from netdesk.domain.errors import DeskDamaged, UserError
from netdesk.storage import checking
from netdesk.storage.backup import half_of, put_in_place, sync_folder
from netdesk.storage.backup_names import MOMENT
from netdesk.storage.connections import companions, create_private, open_connection
from netdesk.storage.revision import refuse_newer, revision_of


def restore(backup: Path, desk: Path, clock: Clock) -> Path | None:
    """Makes the desk equal the backup and returns where the replaced file is kept; nobody has the desk open.

    The backup's copy is checked before anything moves. At no moment are both the old and the new data gone.
    """
    if backup.resolve() == desk.resolve():
        raise UserError(f"{backup} is the desk itself: name one of its backups.")
    half = half_of(desk)
    try:
        _copy(backup, half)
        aside = _set_aside(desk, clock) if desk.exists() else None
        put_in_place(half, desk)
    except OSError as error:
        raise UserError(f"{backup} was not restored: {error}. The desk is as it was.") from error
    finally:
        _clear(half)
    return aside


def _copy(backup: Path, half: Path) -> None:
    if not backup.is_file() or not revision_of(backup):
        raise UserError(f"{backup} is no backup of a desk; nothing was restored.")
    refuse_newer(backup, revision_of(backup))
    _clear(half)
    create_private(half)
    shutil.copyfile(backup, half)
    if companions(backup)[0].exists():  # a file that was set aside may have its log beside it
        shutil.copyfile(companions(backup)[0], companions(half)[0])
        open_connection(half).close()
    problem = checking.check_backup(half).problem
    if problem:
        raise DeskDamaged(f"{backup} is damaged ({problem}); nothing was restored: take an earlier one.")


def _clear(half: Path) -> None:
    for file in (half, *companions(half)):
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _set_aside(desk: Path, clock: Clock) -> Path:
    """The file and its log get a second name first; then the log goes, which would bring old data back."""
    _fold_log(desk)
    aside = _free_name(desk, clock.now().astimezone(UTC).strftime(MOMENT))
    log, memory = companions(desk)
    _keep(desk, aside)
    if log.exists():
        _keep(log, companions(aside)[0])
    sync_folder(desk.parent)
    log.unlink(missing_ok=True)
    memory.unlink(missing_ok=True)
    return aside


def _fold_log(desk: Path) -> None:
    """Closing the last connection writes a sound desk's log into its file; a damaged one is left alone."""
    if not checking.look(desk).problem:
        open_connection(desk).close()


def _free_name(desk: Path, moment: str) -> Path:
    names = (f"{desk.name}.replaced-{moment}{ending}" for ending in ("", *(f"-{i}" for i in range(2, 100))))
    return next(path for path in map(desk.with_name, names) if not path.exists())


def _keep(path: Path, aside: Path) -> None:
    try:
        os.link(path, aside)
    except OSError:  # a file system without links
        shutil.copy2(path, aside)
