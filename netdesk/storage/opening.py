"""Opens a desk: makes a new one, refuses a newer or damaged one, migrates an older one."""

import sqlite3
from contextlib import closing
from pathlib import Path

from netdesk.domain.clock import Clock
from netdesk.domain.errors import DeskDamaged, UserError
from netdesk.storage import schema, search
from netdesk.storage.connections import PRIVATE_FILE, create_private, open_connection
from netdesk.storage.engines import alone
from netdesk.storage.moved import refuse_moved
from netdesk.storage.revision import REVISION, refuse_newer, revision_of
from netdesk.storage.store import Store


def prepare(path: Path, clock: Clock) -> None:
    """Sees to it that `path` is a sound desk of today's schema; its caller holds the desk's lock.

    Raises DeskNewer or DeskDamaged with the file left as it was, UserError when there is no way to it.
    """
    try:
        _prepare(path, clock)
    except OSError as error:
        raise UserError(f"{path} cannot be opened: {error.strerror or error}.") from error


def open_store(path: Path, clock: Clock) -> Store:
    """The store of a prepared desk, with unfinished long writes put back and the search index up to date."""
    store = Store(path, clock)
    _bring_index_up(store)
    store.put_back_unfinished()
    store.index_due()
    return store


def _bring_index_up(store: Store) -> None:
    with store.read() as connection:
        current = search.is_current(connection.exec_driver_sql(search.MADE).scalars())
    if not current:
        with store.maintain() as connection:
            search.bring_up(connection)


def needs_opening(path: Path) -> bool:
    """Whether a desk must be migrated or indexed anew, or has a long write that was cut short."""
    revision = revision_of(path)
    refuse_newer(path, revision)
    if revision != REVISION:
        return True
    with closing(open_connection(path, untouched=True)) as connection:
        if not search.is_current(sql for (sql,) in connection.execute(search.MADE)):
            return True
        return connection.execute("SELECT 1 FROM step WHERE open = 1 LIMIT 1").fetchone() is not None


def _prepare(path: Path, clock: Clock) -> None:
    revision = revision_of(path)
    if not revision:
        refuse_moved(path)
        _create(path)
        return
    refuse_newer(path, revision)
    _refuse_damaged(path)
    _close_to_others(path)
    if revision != REVISION:
        _migrate(path, clock)


def _create(path: Path) -> None:
    create_private(path)
    with alone(open_connection(path)) as connection:
        schema.create(connection)


def _refuse_damaged(path: Path) -> None:
    """A look at every page; the indexes' content is compared with their tables later, in the background."""
    try:
        with closing(open_connection(path, untouched=True)) as connection:
            verdict = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        verdict = str(error)
    if verdict != "ok":
        raise DeskDamaged(f"{path} is damaged ({verdict}). It was left as it is: restore a backup.")


def _close_to_others(path: Path) -> None:
    """A desk that was copied here by other means may be readable by others; its log takes on its mode."""
    if path.stat().st_mode & 0o077:
        path.chmod(PRIVATE_FILE)


def _migrate(path: Path, clock: Clock) -> None:
    from netdesk.storage.migration import migrate  # brings Alembic, which costs 250 ms

    migrate(path, clock)
