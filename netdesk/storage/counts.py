"""How many records there are of each kind."""

from sqlalchemy import Connection

_COUNTS = """
SELECT (SELECT count(*) FROM contact WHERE trashed_at IS NULL),
  (SELECT count(*) FROM organisation WHERE trashed_at IS NULL),
  (SELECT count(*) FROM meeting WHERE trashed_at IS NULL AND ended_at IS NULL),
  (SELECT count(*) FROM follow_up WHERE trashed_at IS NULL AND done_at IS NULL
    AND coalesce(due_on, snoozed_until) <= ? AND coalesce(snoozed_until, '') <= ?)
"""


def overview(connection: Connection, today: str) -> tuple[int, int, int, int]:
    """Contacts, organisations, meetings to come, follow-ups late or due on the ISO day `today`."""
    contacts, organisations, meetings, due = connection.exec_driver_sql(_COUNTS, (today, today)).one()
    return contacts, organisations, meetings, due
