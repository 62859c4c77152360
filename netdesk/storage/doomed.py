"""What goes with a record that is deleted for good: the rows below it, and the images that tell of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, ForeignKey, Table

from netdesk.storage.tables import RECORDS

BATCH = 500
Ids = defaultdict[str, set[int]]


@dataclass(slots=True)
class Doomed:
    """Rows and uids by table, images by id, and images of other rows in which a column names a doomed one."""

    rows: Ids = field(default_factory=lambda: defaultdict(set))
    uids: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    images: set[int] = field(default_factory=set)
    references: set[tuple[str, int]] = field(default_factory=set)


def find_doomed(connection: Connection, records: Mapping[str, Iterable[int]]) -> Doomed:
    """Everything below these records; also rows that are gone already and live on in the journal alone."""
    doomed = Doomed()
    for name, ids in records.items():
        doomed.rows[name] |= set(ids)
    for table in RECORDS:  # parents first
        _add_table(connection, table, doomed)
    _add_imports(connection, doomed)
    return doomed


def _add_table(connection: Connection, table: Table, doomed: Doomed) -> None:
    rows = doomed.rows[table.name]
    for key in _references(table, cascading=True):
        parents = doomed.rows[key.column.table.name]
        rows |= set(_select(connection, f"SELECT id FROM {table.name} WHERE {key.parent.name} IN", parents))
        _add_images(connection, table, f"json_extract(before, '$.{key.parent.name}') IN", parents, doomed)
    _add_images(connection, table, "row_id IN", rows, doomed)
    uids = _select(connection, f"SELECT uid FROM {table.name} WHERE id IN", rows)
    doomed.uids[table.name] |= set(uids)
    for key in _references(table, cascading=False):
        _add_references(connection, key, doomed)


def _references(table: Table, *, cascading: bool) -> Iterator[ForeignKey]:
    return (key for key in table.foreign_keys if (key.ondelete == "CASCADE") == cascading)


def _add_images(
    connection: Connection, table: Table, where: str, values: Iterable[Any], doomed: Doomed
) -> None:
    """Images that meet the condition; a row that they alone still know is doomed with what is below it."""
    query = (
        "SELECT id, row_id, json_extract(before, '$.uid'), "
        f"NOT EXISTS (SELECT 1 FROM {table.name} t WHERE t.id = row_id) "
        f"FROM image WHERE table_name = '{table.name}' AND {where}"
    )
    for image_id, row_id, uid, gone in _rows(connection, query, values):
        doomed.images.add(image_id)
        if gone:
            doomed.rows[table.name].add(row_id)
            doomed.uids[table.name] |= {uid} if uid else set()


def _add_references(connection: Connection, key: ForeignKey, doomed: Doomed) -> None:
    column, parents = key.parent.name, doomed.rows[key.column.table.name]
    table = key.parent.table.name
    where = f"table_name = '{table}' AND json_extract(before, '$.{column}') IN"
    found = _select(connection, f"SELECT id FROM image WHERE {where}", parents)
    doomed.references |= {(column, image_id) for image_id in found}


def _add_imports(connection: Connection, doomed: Doomed) -> None:
    """An import remembers the values that it wrote: those of doomed rows go as well."""
    uids = {uid for table in doomed.uids.values() for uid in table}
    contacts = doomed.rows["contact"]
    rows = doomed.rows["import_change"]
    rows |= set(_select(connection, "SELECT id FROM import_change WHERE contact_id IN", contacts))
    rows |= set(_select(connection, "SELECT id FROM import_change WHERE row_uid IN", uids))
    table = next(table for table in RECORDS if table.name == "import_change")
    _add_images(connection, table, "row_id IN", rows, doomed)
    for column, values in (("contact_id", contacts), ("row_uid", uids)):
        _add_images(connection, table, f"json_extract(before, '$.{column}') IN", values, doomed)


def _select(connection: Connection, query: str, values: Iterable[Any]) -> Iterator[Any]:
    return (row[0] for row in _rows(connection, query, values))


def _rows(connection: Connection, query: str, values: Iterable[Any]) -> Iterator[Any]:
    """The rows of a query that ends in IN, asked for some values at a time."""
    listed = sorted(values)
    for start in range(0, len(listed), BATCH):
        some = tuple(listed[start : start + BATCH])
        yield from connection.exec_driver_sql(f"{query} ({', '.join('?' * len(some))})", some).fetchall()
