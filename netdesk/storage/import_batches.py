"""Past imports: the list of them, whom each brought, and why somebody who came new is not as they came."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection

from netdesk.domain.contact import Card
from netdesk.domain.import_batches import BatchLine, Gain
from netdesk.domain.import_record import is_as_it_came
from netdesk.storage import contacts, tables

_PARTS = ("point", "address", "kept", "photo", "contact_tag", "role", "note")
_NO_GAIN = {*_PARTS, "import_change", "weekly_pick", "not_same"}
_GAINS = {
    "meeting_contact": Gain.MEETING,
    "touch": Gain.TOUCH,
    "follow_up": Gain.FOLLOW_UP,
    "introduction": Gain.INTRODUCTION,
    "mention": Gain.MENTION,
    "finding": Gain.RESEARCH,
}
_REFERENCES = [
    (table.name, column.name)
    for table in tables.RECORDS
    for column in table.columns
    if table.name not in _NO_GAIN and any(key.column.table is tables.contact for key in column.foreign_keys)
]
"""Every column of another record that names a contact."""


def batches(connection: Connection) -> list[BatchLine]:
    """The imports that still have people in the desk, the latest first."""
    rows = connection.exec_driver_sql(
        "SELECT b.id, b.source, b.format, b.created_at, c.added, c.everybody - c.added FROM import_batch b "
        "JOIN (SELECT batch_id, count(DISTINCT contact_id) AS everybody, "
        "count(DISTINCT CASE WHEN table_name = 'contact' AND field = '' THEN contact_id END) AS added "
        "FROM import_change WHERE contact_id IS NOT NULL GROUP BY batch_id) c ON c.batch_id = b.id "
        "ORDER BY b.created_at DESC, b.id DESC"
    )
    return [
        BatchLine(id=key, source=source, format=kind, at=_moment(at), added=added, updated=updated)
        for key, source, kind, at, added, updated in rows
    ]


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def came_new(connection: Connection, batch_id: int) -> list[int]:
    """The contacts that this import added, as far as they are still there."""
    query = (
        "SELECT DISTINCT contact_id FROM import_change WHERE batch_id = ? AND table_name = 'contact' "
        "AND field = '' AND contact_id IS NOT NULL ORDER BY contact_id"
    )
    return [int(row[0]) for row in connection.exec_driver_sql(query, (batch_id,))]


def completed(connection: Connection, batch_id: int) -> list[int]:
    """The contacts that were known before this import and learnt something from it."""
    query = (
        "SELECT DISTINCT contact_id FROM import_change WHERE batch_id = ? AND contact_id IS NOT NULL "
        "ORDER BY contact_id"
    )
    new = set(came_new(connection, batch_id))
    rows = connection.exec_driver_sql(query, (batch_id,))
    return [int(row[0]) for row in rows if int(row[0]) not in new]


def gains(connection: Connection, batch_id: int, ids: Sequence[int]) -> dict[int, set[Gain]]:
    """Why each of these, who came new, is not as they came; nothing for those who are."""
    listed = ", ".join(map(str, ids))
    found: defaultdict[int, set[Gain]] = defaultdict(set)
    for table, column in _REFERENCES:
        for (key,) in connection.exec_driver_sql(
            f"SELECT DISTINCT {column} FROM {table} WHERE {column} IN ({listed})"
        ):
            found[int(key)].add(_GAINS.get(table, Gain.OTHER))
    others = f"SELECT DISTINCT contact_id FROM import_change WHERE batch_id <> ? AND contact_id IN ({listed})"
    for (key,) in connection.exec_driver_sql(others, (batch_id,)):
        found[int(key)].add(Gain.IMPORT)
    for key, gain in _edits(connection, batch_id, ids):
        if gain is Gain.MERGED or not found[key]:
            found[key].add(gain)
    return {key: reasons for key, reasons in found.items() if reasons}


def _edits(connection: Connection, batch_id: int, ids: Sequence[int]) -> Iterator[tuple[int, Gain]]:
    told = _told(connection, batch_id, ids)
    for card in contacts.cards(connection, ids):
        uid, after = told[card.contact.id]
        if uid != card.contact.uid:
            yield card.contact.id, Gain.MERGED
        elif not _as_it_came(card, after):
            yield card.contact.id, Gain.EDIT
    listed = ", ".join(map(str, ids))
    marked = f"SELECT contact_id FROM note WHERE contact_id IN ({listed}) AND spans NOT IN ('', '[]')"
    yield from ((int(row[0]), Gain.EDIT) for row in connection.exec_driver_sql(marked))


def _told(connection: Connection, batch_id: int, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """The first record of each holds all that they came with."""
    rows = connection.exec_driver_sql(
        "SELECT contact_id, row_uid, after FROM import_change WHERE batch_id = ? AND table_name = 'contact' "
        f"AND field = '' AND contact_id IN ({', '.join(map(str, ids))}) ORDER BY id DESC",
        (batch_id,),
    )
    return {int(key): (str(uid), str(after)) for key, uid, after in rows}


def _as_it_came(card: Card, after: str) -> bool:
    """Of what an earlier NetDesk imported not all was told: such a contact counts as edited."""
    if "rows" in json.loads(after):
        return False
    return is_as_it_came(card, [role.organisation_id for role in card.roles], after)
