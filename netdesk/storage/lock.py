"""The desk's lock: one writer at a time; the system releases it when the process dies."""

import os
import sys
from pathlib import Path

from netdesk.domain.errors import DeskLocked
from netdesk.storage.connections import create_private

if sys.platform == "win32":
    import msvcrt

    def _seize(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class DeskLock:
    """Held from construction to `release`; raises DeskLocked when another process holds it."""

    def __init__(self, desk: Path) -> None:
        self.path = desk.with_name(desk.name + ".lock")
        create_private(self.path)
        self._handle = os.open(self.path, os.O_RDWR)
        try:
            _seize(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise DeskLocked(f"{desk} is open in another NetDesk: close that one first.") from error

    def release(self) -> None:
        """Gives the desk to others; the file beside it stays, it means nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
