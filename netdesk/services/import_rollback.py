"""Rolls a past import back: what is still as it wrote it goes, what has become the user's own stays."""

from collections.abc import Callable, Sequence

from netdesk.domain.acts import Act
from netdesk.domain.import_batches import KeptContact, LeftField, RolledBack
from netdesk.services.import_run import Pace
from netdesk.storage import contacts, import_forget, import_rollback
from netdesk.storage.import_batches import came_new, completed, gains
from netdesk.storage.long_writes import LongWrite
from netdesk.storage.search import Doc, document
from netdesk.storage.store import Store

Progress = Callable[[int, int], None]


def roll_back(store: Store, batch_id: int, progress: Progress) -> RolledBack:
    """In short transactions of one step, so that typed text is stored beside it."""
    with store.read() as connection:
        new, known = came_new(connection, batch_id), completed(connection, batch_id)
    with store.write_long(Act.ROLL_BACK_IMPORT) as long:
        return _Rollback(long, batch_id).all_of(new, known, progress)


class _Rollback:
    """Collects what became of everybody."""

    def __init__(self, long: LongWrite, batch_id: int) -> None:
        self._long = long
        self._batch_id = batch_id
        self._pace = Pace()
        self._removed = 0
        self._returned = 0
        self._kept: list[KeptContact] = []
        self._left: list[LeftField] = []

    def all_of(self, new: Sequence[int], known: Sequence[int], progress: Progress) -> RolledBack:
        total = len(new) + len(known)
        for done, ids in self._pace.parts(known):
            self._return(ids)
            progress(done, total)
        for done, ids in self._pace.parts(new):
            self._remove(ids)
            progress(len(known) + done, total)
        self._forget()
        return RolledBack(
            removed=self._removed, returned=self._returned, kept=tuple(self._kept), left=tuple(self._left)
        )

    def _forget(self) -> None:
        """Once nobody is left of it, what it made beside people goes as well, and the import itself."""
        with self._long.chunk(set()) as db:
            changes = import_forget.left_behind(db.connection, self._batch_id)
        if changes is None:
            return
        for _, ids in self._pace.parts(changes):
            docs: set[int] = set()
            with self._pace.measured(len(ids)), self._long.chunk(docs) as db:
                docs |= import_forget.remove(db, ids)
        with self._long.chunk(set()) as db:
            import_forget.remove_batch(db, self._batch_id)

    def _remove(self, ids: Sequence[int]) -> None:
        docs: set[int] = set()
        with self._pace.measured(len(ids)), self._long.chunk(docs) as db:
            reasons = gains(db.connection, self._batch_id, ids)
            names = contacts.names(db.connection, list(reasons))
            gone = [key for key in ids if key not in reasons]
            docs |= import_rollback.remove_contacts(db, gone)
        self._removed += len(gone)
        for key, why in reasons.items():
            kept = KeptContact(id=key, name=names[key], gains=tuple(sorted(why)))
            self._kept.append(kept)

    def _return(self, ids: Sequence[int]) -> None:
        docs: set[int] = set()
        with self._pace.measured(len(ids)), self._long.chunk(docs) as db:
            left = import_rollback.return_fields(db, self._batch_id, ids)
            names = contacts.names(db.connection, ids)
            docs |= {document(Doc.CONTACT, key) for key in ids}
        self._returned += len(left)
        for key, fields in left.items():
            self._left += [LeftField(contact_id=key, name=names[key], field=field) for field in fields]
