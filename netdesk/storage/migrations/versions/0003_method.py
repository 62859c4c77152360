"""Asks, leads, references, drafts, the profile, rules and saved filters; more about stories and questions."""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = Path(__file__).with_suffix(".sql")


def upgrade() -> None:
    """Adds tables and columns alone, at the ends of what is there: journal images from before stay valid."""
    connection = op.get_bind()
    for statement in STATEMENTS.read_text(encoding="utf-8").split("\n\n"):
        connection.exec_driver_sql(statement)
