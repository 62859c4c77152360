"""One desk's file: transactions to read and write, undo and redo, and notice of every change."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from netdesk.domain.acts import Act
from netdesk.domain.changes import EVERYTHING, Changes
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.storage import journal, search
from netdesk.storage.engines import checkpoint_every, desk_engine, raw, synced
from netdesk.storage.guard import FileGuard, explained
from netdesk.storage.long_writes import LongWrite
from netdesk.storage.owners import changes_of, notice
from netdesk.storage.rebasing import rebase
from netdesk.storage.steps import Side, Steps
from netdesk.storage.turns import Turns
from netdesk.storage.writer import Writer

Listener = Callable[[Changes], None]
USUAL_PAGES, MANY_PAGES = 1_000, 16_000
"""How long the log may grow: a long write, which commits often, would copy the same pages often."""


class Store:
    """Reads and writes of an open desk; every write is one undo step named by an Act.

    Writes of all threads stand in one queue; listeners are called on the thread that wrote.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self._clock = clock
        self._guard = FileGuard(path)
        self._readers = desk_engine(path, query_only=True, begin="BEGIN", guard=self._guard)
        self._writers = desk_engine(path, query_only=False, begin="BEGIN IMMEDIATE", guard=self._guard)
        self._turns = Turns()
        self._steps = Steps(clock)
        self._listeners: list[Listener] = []
        self._typed: _Typed | None = None
        self._lags = True  # whether something may be due for the search index; asked of the desk once

    @property
    def turns(self) -> int:
        """How many writes, and parts of long ones, there have been."""
        return self._turns.ended

    def subscribe(self, listener: Listener) -> None:
        """Calls `listener` with the Changes of every write from now on."""
        self._listeners.append(listener)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One short transaction that sees one state of the desk."""
        with self._readers.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self, act: Act) -> Iterator[Writer]:
        """One user action: one transaction, one undo step; an empty one leaves no trace."""
        with self._turns.short():
            with self._writers.begin() as connection:
                step = self._steps.open(connection, act)
                yield Writer(connection, self._clock.now(), step)
                changes = self._close(connection, step)
                self._keep(connection, step)
            self._tell(changes)

    @contextmanager
    def type(self, act: Act, field: str) -> Iterator[Writer]:
        """A commit of typed text: those of one `field` merge into one step while it is the newest.

        The search index is only told that it lags: `leave_field` and `index_due` bring it up.
        """
        with self._turns.short():
            with self._writers.begin() as connection:
                step = self._steps.open(connection, act, field)
                yield Writer(connection, self._clock.now(), step)
                self._steps.stop(connection)
                typed = self._typed_so_far(connection, step)
                search.mark_due(connection, typed.docs)
            self._lags = True
            self._typed = typed  # not before the commit: a step that was rolled back gives its id to another
            self._tell(typed.changes)

    def _typed_so_far(self, connection: Connection, step: int) -> "_Typed":
        """What a typed step changed: looked up again only when it touched a row that it had not before."""
        images = sum(journal.touched(connection, step).values())
        known = self._typed
        if images and known is not None and (known.step, known.images) == (step, images):
            return known
        self._keep(connection, step)
        changes = changes_of(connection, step)
        return _Typed(step, images, changes, frozenset(search.docs_of(connection, changes)))

    def leave_field(self) -> None:
        """The typed field was left: its step is complete and its text is indexed."""
        with self.maintain() as connection:
            self._steps.seal(connection)
            search.index(connection, search.due(connection))

    def index_due(self) -> None:
        """Brings the search index up to the typed text; costs nothing when nothing was typed."""
        if not self._lags:
            return
        with self.read() as connection:
            lagging = search.due(connection)
        with self._turns.short():
            if lagging:
                with self._writers.begin() as connection:
                    search.index(connection, search.due(connection))
            self._lags = False

    @contextmanager
    def write_long(self, act: Act) -> Iterator[LongWrite]:
        """A long write in several short transactions under one step; put back wholly when it fails."""
        with self.maintain() as connection:
            checkpoint_every(raw(connection), MANY_PAGES)
            step = self._steps.open_unfinished(connection, act)
            self._steps.stop(connection)
        try:
            yield LongWrite(partial(self.chunk, step), self.copy_log)
        except BaseException:
            with self.maintain() as connection:
                self._put_back(connection, step)
            self._tell(EVERYTHING)
            self.copy_log(USUAL_PAGES)
            raise
        with self.maintain() as connection:
            rebase(connection, step)
            self._steps.finish(connection, step)
            self._keep(connection, step)
        self._tell(EVERYTHING)
        self.copy_log(USUAL_PAGES)

    @contextmanager
    def chunk(self, step: int, docs: set[int] | None = None) -> Iterator[Writer]:
        """One transaction of a long write, with its documents.

        A caller who knows which documents its rows are in adds them to `docs`: to find them out costs time.
        It need not be on the disk at once: until the step is finished, a power failure undoes it anyway.
        """
        with (
            self._turns.part(),
            self._writers.connect() as connection,
            synced(connection, "NORMAL"),
            connection.begin(),
        ):
            self._steps.seal(connection)  # words typed after this are in another step than those before
            part = self._steps.open_part(connection, step) if docs is None else step
            self._steps.resume(connection, part)
            yield Writer(connection, self._clock.now(), step)
            self._steps.stop(connection)
            if docs is None:
                docs = search.docs_of(connection, changes_of(connection, part))
                self._steps.join(connection, part, step)
            search.index(connection, docs)

    def put_back_unfinished(self) -> None:
        """Undoes the long writes that were cut short; done at opening before anything else."""
        with self.maintain() as connection:
            for step in self._steps.unfinished(connection):
                self._put_back(connection, step)

    def undo(self) -> Act | None:
        """Takes the newest step back and says which; None when there is none."""
        return self._turn_back(Side.UNDO)

    def redo(self) -> Act | None:
        """Does again what was undone last and says what; None when there is nothing."""
        return self._turn_back(Side.REDO)

    def next_acts(self) -> tuple[Act | None, Act | None]:
        """What `undo` would take back and what `redo` would do again: nothing during a long write."""
        with self.read() as connection:
            if self._steps.unfinished(connection):
                return None, None
            tops = [self._steps.newest(connection, side) for side in (Side.UNDO, Side.REDO)]
        return tuple(top.act if top else None for top in tops)  # type: ignore[return-value]  # two of them

    @contextmanager
    def maintain(self) -> Iterator[Connection]:
        """A transaction of the writer without journal and notice: for indexes, trimming, sample data."""
        with self._turns.short(), self._writers.begin() as connection:
            yield connection

    def tell_everything(self) -> None:
        """Has every view look again, after `maintain` changed records."""
        self._tell(EVERYTHING)

    def fold_log(self) -> None:
        """Writes the log into the file and empties it; waits for those who read."""
        self._outside_transaction("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_log(self, pages: int = MANY_PAGES) -> None:
        """Writes the log into the file as far as that can be done; commits do so after so many `pages`."""
        with (
            self._turns.part(),
            self._writers.connect() as connection,
            suppress(sqlite3.OperationalError, UserError),
        ):
            checkpoint_every(raw(connection), pages)
            self._guard.check(raw(connection))
            raw(connection).execute("PRAGMA wal_checkpoint(PASSIVE)")

    def rewrite_file(self) -> None:
        """Writes every page anew: `secure_delete` leaves old bytes between the cells of rebuilt pages."""
        self._outside_transaction("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Indexes what lags, folds the log into the file and lets go of it."""
        try:
            self.leave_field()
            self.fold_log()
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Closes the connections and writes nothing."""
        with self._guard.closing():
            self._readers.dispose()
            self._writers.dispose()

    def _outside_transaction(self, *statements: str) -> None:
        with self._turns.short(), self._writers.connect() as connection:
            self._guard.check(raw(connection))
            for statement in statements:
                try:
                    raw(connection).execute(statement)
                except sqlite3.OperationalError as error:
                    raise explained(self.path, error) or error from error

    def _turn_back(self, side: Side) -> Act | None:
        with self._turns.short():
            with self._writers.begin() as connection:
                newest = self._steps.newest(connection, side)
                if newest is None or self._steps.unfinished(connection):
                    return None
                inverse = self._steps.open_inverse(connection, newest)
                journal.put_back(connection, newest.id)
                self._steps.forget(connection, newest.id)
                changes = self._close(connection, inverse)
            self._tell(changes)
            return newest.act

    def _close(self, connection: Connection, step: int) -> Changes:
        """The journal sleeps and the search index follows what the step changed."""
        self._steps.stop(connection)
        changes = changes_of(connection, step)
        search.index(connection, search.docs_of(connection, changes))
        return changes

    def _keep(self, connection: Connection, step: int) -> None:
        """A step that changed nothing leaves no trace; after any other, nothing can be redone."""
        if journal.touched(connection, step):
            self._steps.forget_redo(connection)
        else:
            self._steps.forget(connection, step)

    def _put_back(self, connection: Connection, step: int) -> None:
        rebase(connection, step)
        docs = search.docs_of(connection, changes_of(connection, step))
        journal.put_back(connection, step)
        docs |= search.docs_of(connection, changes_of(connection, step))
        self._steps.forget(connection, step)
        search.index(connection, docs)

    def _tell(self, changes: Changes) -> None:
        if changes:
            for listener in self._listeners:
                listener(notice(changes))


@dataclass(frozen=True, slots=True)
class _Typed:
    """What the commits of one typed field have changed: so many images, these things and documents."""

    step: int
    images: int
    changes: Changes
    docs: frozenset[int]
