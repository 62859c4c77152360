"""The whole schema of the first desks; its SQL stays as it was, whatever the tables look like today."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

SCHEMA = Path(__file__).with_suffix(".sql")


def upgrade() -> None:
    """Runs the schema's statements, which blank lines part; the journal's triggers are made afterwards."""
    connection = op.get_bind()
    for statement in SCHEMA.read_text(encoding="utf-8").split("\n\n"):
        connection.exec_driver_sql(statement)
