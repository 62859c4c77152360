"""SQLAlchemy's engines over our own connections: each transaction begins with the words that we choose."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from netdesk.storage.connections import open_connection


def desk_engine(path: Path, *, query_only: bool, begin: str) -> Engine:
    """The engine of an open desk: several readers or one writer."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: open_connection(path, query_only=query_only),
        poolclass=QueuePool,
        pool_size=1 if not query_only else 4,
        max_overflow=0 if not query_only else 8,
    )
    return _beginning(engine, begin)


@contextmanager
def alone(connection: sqlite3.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[Connection]:
    """One transaction on a connection of one's own, which is closed afterwards."""
    with closing(connection):
        engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
        with _beginning(engine, begin).begin() as transaction:
            yield transaction


def _beginning(engine: Engine, begin: str) -> Engine:
    """The BEGIN comes from the engine: SQLAlchemy's own way leaves tables behind when a transaction fails."""

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
