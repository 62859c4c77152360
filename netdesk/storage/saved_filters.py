"""Saved filters in the desk, and what there is to filter by."""

from datetime import datetime

from sqlalchemy import Connection

from netdesk.domain.contact_filter import BatchChoice
from netdesk.domain.saved_filter import SavedFilter
from netdesk.storage import mapper, tables

_BATCHES = """
SELECT b.uid, b.source, b.created_at, count(DISTINCT ic.contact_id) AS contacts
FROM import_batch b JOIN import_change ic ON ic.batch_id = b.id
JOIN contact c ON c.id = ic.contact_id AND c.trashed_at IS NULL
GROUP BY b.id ORDER BY b.id DESC
"""


def all_of(connection: Connection) -> list[SavedFilter]:
    """In the order that the user sees."""
    return mapper.find(connection, SavedFilter, order=[tables.saved_filter.c.position])


def batches(connection: Connection) -> list[BatchChoice]:
    """The imports of which a contact is still there, the newest first."""
    return [
        BatchChoice(uid=uid, source=source, at=datetime.fromisoformat(at), contacts=count)
        for uid, source, at, count in connection.exec_driver_sql(_BATCHES)
    ]
