"""Brings an older desk to today's schema: a verified backup first, then all revisions in one transaction."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from netdesk import paths
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.storage import schema, search
from netdesk.storage.backup import Backups
from netdesk.storage.connections import open_connection
from netdesk.storage.engines import alone
from netdesk.storage.revision import REVISION

FOLDER = Path(__file__).parent / "migrations"


def migrate(path: Path, clock: Clock) -> None:
    """Backs the desk up and upgrades it; on any failure its file holds the old schema."""
    Backups(path, paths.backups_dir(path), clock).make()
    try:
        upgrade(path)
    except OperationalError as error:
        reason = f"{path} could not be brought to this version and is as it was: {error.orig}."
        raise UserError(reason) from error


def upgrade(path: Path) -> None:
    """Runs the missing revisions without a journal, and makes every trigger anew."""
    with alone(_without_cascades(path)) as connection:
        schema.drop_triggers(connection)
        run_revisions(connection)
        search.bring_up(connection)
        schema.create_triggers(connection)
        _refuse_orphans(connection)


def run_revisions(connection: Connection, target: str = REVISION) -> None:
    """The revisions up to `target`, within the caller's transaction."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    command.upgrade(config, target)


def _without_cascades(path: Path) -> sqlite3.Connection:
    """Foreign keys off before BEGIN: else rebuilding a parent would delete its children."""
    connection = open_connection(path)
    connection.execute("PRAGMA foreign_keys=OFF")
    return connection


def _refuse_orphans(connection: Connection) -> None:
    orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if orphan is not None:
        raise RuntimeError(f"a row of {orphan[0]} lost its {orphan[2]} in the migration")
