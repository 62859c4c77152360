"""Once nobody is left of an import: what it made beside people goes where nothing uses it."""

from collections.abc import Sequence

from sqlalchemy import Connection

from netdesk.storage import mapper, tables
from netdesk.storage.search import Doc, document
from netdesk.storage.writer import Writer

_UNUSED = {
    "organisation": "t.target = 0 AND t.website = '' AND t.kind = 'company' AND t.priority = 0",
    "tag": "1",
}
_FREE = {
    name: " AND ".join(
        f"NOT EXISTS (SELECT 1 FROM {table.name} WHERE {column.name} = t.id)"
        for table in tables.RECORDS
        for column in table.columns
        if any(key.column.table.name == name for key in column.foreign_keys)
    )
    for name in _UNUSED
}
"""That no column of any table names an organisation or a tag."""


def left_behind(connection: Connection, batch_id: int) -> list[int] | None:
    """The changes of an import that are about nobody; None while somebody is left of it."""
    everybody = "SELECT 1 FROM import_change WHERE batch_id = ? AND contact_id IS NOT NULL LIMIT 1"
    if connection.exec_driver_sql(everybody, (batch_id,)).first():
        return None
    rows = connection.exec_driver_sql("SELECT id FROM import_change WHERE batch_id = ?", (batch_id,))
    return [int(row[0]) for row in rows]


def remove(db: Writer, change_ids: Sequence[int]) -> set[int]:
    """These changes go, with what they tell of where nothing uses it; returns the documents to be indexed."""
    found = {name: _unused(db.connection, name, change_ids) for name in _UNUSED}
    for name, ids in found.items():
        mapper.delete_rows(db, tables.metadata.tables[name], ids)
    mapper.delete_rows(db, tables.import_change, change_ids)
    return {document(Doc.ORGANISATION, key) for key in found["organisation"]}


def remove_batch(db: Writer, batch_id: int) -> None:
    """The import is told of no more."""
    db.connection.exec_driver_sql("DELETE FROM import_batch WHERE id = ?", (batch_id,))


def _unused(connection: Connection, name: str, change_ids: Sequence[int]) -> list[int]:
    rows = connection.exec_driver_sql(
        f"SELECT DISTINCT t.id FROM import_change c JOIN {name} t ON t.uid = c.row_uid AND t.name = c.after "
        f"WHERE c.id IN ({', '.join(map(str, change_ids))}) AND c.table_name = '{name}' "
        f"AND {_UNUSED[name]} AND {_FREE[name]}"
    )
    return [int(row[0]) for row in rows.all()]
