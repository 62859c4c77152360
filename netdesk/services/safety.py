"""Keeps a desk safe: looks for damage, and makes and lists backups."""

from pathlib import Path

from netdesk import paths
from netdesk.domain.clock import Clock
from netdesk.storage import checking
from netdesk.storage.backup import Backups
from netdesk.storage.backup_names import Backup
from netdesk.storage.store import Store
from netdesk.storage.trimming import trim

__all__ = ["Backup", "SafetyService"]


class SafetyService:
    """Backups lie beside the desk and are verified before they count."""

    def __init__(self, path: Path, store: Store, clock: Clock) -> None:
        self._path = path
        self._store = store
        self._clock = clock
        self._backups = Backups(path, paths.backups_dir(path), clock)

    def look(self) -> str:
        """What a full check finds wrong with the desk; empty when all is well."""
        return checking.look(self._path).problem

    def back_up(self) -> Backup:
        """Makes a verified backup, rotates the old ones, and cuts the journal to its measure."""
        made = self._backups.make()
        trim(self._store, self._clock.now())
        return made

    def back_up_to(self, out: Path) -> Path:
        """Makes a verified backup where the user wants it."""
        return self._backups.make_to(out)

    def backups(self) -> list[Backup]:
        """All backups, the newest first."""
        return list(self._backups.list())

    def newest_good(self) -> Backup | None:
        """The newest backup that passes every check today."""
        return self._backups.newest_good()
