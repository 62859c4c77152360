"""Makes the schema of a new desk; `REVISION` names what it equals after all migrations."""

from sqlalchemy import Connection

from netdesk.storage import search
from netdesk.storage.journal import trigger_statements
from netdesk.storage.revision import APPLICATION_ID, REVISION
from netdesk.storage.tables import metadata

_VERSION = (
    "CREATE TABLE alembic_version ("
    "version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
"""As Alembic makes it, which is not imported for a new desk."""


def create(connection: Connection) -> None:
    """Tables, indexes, triggers and the search index of an empty desk, in the caller's transaction."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    metadata.create_all(connection)
    connection.exec_driver_sql("INSERT INTO journal_now (step_id) VALUES (NULL)")
    create_triggers(connection)
    search.create(connection)
    connection.exec_driver_sql(_VERSION)
    connection.exec_driver_sql("INSERT INTO alembic_version (version_num) VALUES (?)", (REVISION,))


def create_triggers(connection: Connection) -> None:
    """Makes all journal triggers anew: a rebuilt table has lost its own."""
    drop_triggers(connection)
    for statement in trigger_statements():
        connection.exec_driver_sql(statement)


def drop_triggers(connection: Connection) -> None:
    """Takes the journal's triggers away."""
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
