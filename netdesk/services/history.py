"""What can be taken back and done again, and what lies in the trash."""

from netdesk import paths
from netdesk.domain.acts import Act
from netdesk.domain.changes import Kind
from netdesk.domain.clock import Clock
from netdesk.storage import deletion
from netdesk.storage.backup import Backups
from netdesk.storage.backup_names import Backup
from netdesk.storage.deletion import Namesake, Trashed
from netdesk.storage.purge import purge
from netdesk.storage.store import Store

__all__ = ["Backup", "History", "Namesake", "Trashed"]


class History:
    """Undo, redo and the trash of a desk."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def undo(self) -> Act | None:
        """Takes the last action back and says which it was; None when there is none."""
        return self._store.undo()

    def redo(self) -> Act | None:
        """Does again what was taken back last."""
        return self._store.redo()

    def next_acts(self) -> tuple[Act | None, Act | None]:
        """What undo would take back and redo would do again."""
        return self._store.next_acts()

    def trashed(self) -> list[Trashed]:
        """What lies in the trash, the latest first."""
        with self._store.read() as connection:
            return deletion.trashed(connection)

    def restore(self, deletion_uid: str) -> list[Namesake]:
        """Brings back what went with one deletion; tells of organisations that a live one has the name of."""
        with self._store.write(Act.RESTORE) as db:
            return deletion.restore(db, deletion_uid)

    def purge(self, kind: Kind, record_id: int) -> list[Backup]:
        """Deletes a record in the trash for good, with what is its own; names the backups that hold it."""
        path = self._store.path
        backups = Backups(path, paths.backups_dir(path), self._clock)
        return purge(self._store, backups, kind, [record_id], self._clock.now())
