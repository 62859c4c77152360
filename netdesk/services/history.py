"""What can be taken back and done again, and what lies in the trash."""

from netdesk.domain.acts import Act
from netdesk.storage import deletion
from netdesk.storage.deletion import Namesake, Trashed
from netdesk.storage.store import Store

__all__ = ["History", "Namesake", "Trashed"]


class History:
    """Undo, redo and the trash of a desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

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
