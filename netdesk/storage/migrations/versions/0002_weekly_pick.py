"""What became of each of the five for a week; past meetings found by when they were held."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds the table and the index; journal images from before stay valid."""
    op.create_table(
        "weekly_pick",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("modified_at", sa.Text, nullable=False),
        sa.Column("contact_id", sa.Integer, nullable=False),
        sa.Column("week", sa.Text, nullable=False, server_default=""),
        sa.Column("choice", sa.Text, nullable=False, server_default=""),
        sa.UniqueConstraint("uid", name="uq_weekly_pick_uid"),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_weekly_pick_contact_id", ondelete="CASCADE"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_weekly_pick_contact_id", "weekly_pick", ["contact_id"])
    op.create_index("ix_meeting_held_at", "meeting", ["held_at"])
