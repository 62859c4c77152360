"""SQLAlchemy's engines over our own connections: each transaction begins with the words that we choose."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool, StaticPool

from netdesk.domain.errors import DeskDamaged, UserError
from netdesk.storage.connections import open_connection
from netdesk.storage.guard import FileGuard, explained


def desk_engine(path: Path, *, query_only: bool, begin: str, guard: FileGuard) -> Engine:
    """The engine of an open desk: several readers, or one writer over which the guard watches."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: open_connection(path, query_only=query_only),
        poolclass=QueuePool,
        pool_size=1 if not query_only else 4,
        max_overflow=0 if not query_only else 8,
        hide_parameters=True,  # a failure is logged, and names from the desk are not
    )
    if query_only:
        _explain_errors(engine, path, DeskDamaged)
        return _beginning(engine, begin)
    _explain_errors(engine, path, UserError)
    event.listen(engine, "checkin", lambda _connection, _record: guard.note())
    return _beginning(engine, begin, lambda connection: guard.check(raw(connection)))


def raw(connection: Connection) -> sqlite3.Connection:
    """The connection to SQLite below SQLAlchemy's."""
    found = connection.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found


def checkpoint_every(connection: sqlite3.Connection, pages: int) -> None:
    """How long the log may grow before a commit copies its pages into the file."""
    connection.execute(f"PRAGMA wal_autocheckpoint={pages}")


@contextmanager
def synced(connection: Connection, how: str) -> Iterator[None]:
    """Transactions meanwhile wait for the disk less (NORMAL); the next one that does takes them along."""
    plain = raw(connection)
    plain.execute(f"PRAGMA synchronous={how}")
    try:
        yield
    finally:
        plain.execute("PRAGMA synchronous=FULL")


@contextmanager
def alone(connection: sqlite3.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[Connection]:
    """One transaction on a connection of one's own, which is closed afterwards."""
    with closing(connection):
        engine = create_engine(
            "sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
        )
        with _beginning(engine, begin).begin() as transaction:
            yield transaction


def _beginning(engine: Engine, begin: str, before: Callable[[Connection], object] = lambda _: None) -> Engine:
    """The BEGIN comes from the engine: SQLAlchemy's own way leaves tables behind when a transaction fails."""

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        before(connection)
        connection.exec_driver_sql(begin)

    return engine


def _explain_errors(engine: Engine, path: Path, kind: type[UserError]) -> None:
    """What the environment did is raised as this kind of error; faults of ours stay as they are."""

    @event.listens_for(engine, "handle_error")
    def _explain(context: ExceptionContext) -> None:
        reason = explained(path, context.original_exception)
        if isinstance(reason, kind):
            raise reason from context.original_exception
