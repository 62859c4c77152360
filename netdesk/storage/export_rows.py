"""Every record of a desk, parents with what belongs to them, read a few at a time from one state."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from netdesk.storage import tables

AT_ONCE = 200
Row = Mapping[str, Any]

PARENTS: Mapping[str, Table] = {
    column.name: key.column.table
    for table in tables.RECORDS
    for column in table.columns
    for key in column.foreign_keys
}
"""Which table each reference points to."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "contact": ("point", "address", "role", "kept", "contact_tag", "photo", "note"),
    "organisation": ("alias", "note"),
    "meeting": ("meeting_contact", "agenda_entry", "mention", "note"),
    "agenda_entry": ("answer",),
}
"""Which rows are told with the record that they belong to."""


_NAME_OF = {"contact": "full_name", "story": "title"}


@dataclass(frozen=True, slots=True)
class Owner:
    """A record with the rows that belong to it, by their table."""

    row: Row
    parts: Mapping[str, Sequence["Owner"]]


class DeskRows:
    """Reads the tables of a desk within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._uids: dict[str, dict[int, str]] = {}
        self._names: dict[str, dict[int, str]] = {}

    def owners(self, table: str) -> Iterator[Owner]:
        """All records of a table by id, with what belongs to them."""
        for page in self._pages(tables.metadata.tables[table]):
            yield from self._with_parts(table, page)

    def refs(self, row: Row) -> dict[str, str]:
        """The uid for each reference of a row."""
        return {name: self._uid(name, row[name]) for name in row if name in PARENTS and row[name] is not None}

    def place(self, row: Row) -> str:
        """The name of the organisation of a role or a lead, also of one in the trash; empty for none."""
        return self._name("organisation", row["organisation_id"])

    def story(self, key: int | None) -> str:
        """The title of a story; empty for none."""
        return self._name("story", key)

    def person(self, key: int | None) -> str:
        """The name of a contact; empty for none."""
        return self._name("contact", key)

    def tag(self, link: Row) -> str:
        """The name of the tag that a contact carries."""
        return self._name("tag", link["tag_id"])

    def _name(self, table: str, key: int | None) -> str:
        if table not in self._names:
            rows = self.connection.exec_driver_sql(f"SELECT id, {_NAME_OF.get(table, 'name')} FROM {table}")
            self._names[table] = {int(found): str(name) for found, name in rows}
        return "" if key is None else self._names[table][key]

    def _uid(self, column: str, key: int) -> str:
        table = PARENTS[column].name
        if table not in self._uids:
            rows = self.connection.exec_driver_sql(f"SELECT id, uid FROM {table}")
            self._uids[table] = {int(found): str(uid) for found, uid in rows}
        return self._uids[table][key]

    def _pages(self, table: Table) -> Iterator[Sequence[Row]]:
        last = 0
        while True:
            statement = select(table).where(table.c.id > last).order_by(table.c.id).limit(AT_ONCE)
            found: Sequence[Any] = self.connection.execute(statement).mappings().all()
            if found:
                yield found
                last = int(found[-1]["id"])
            if len(found) < AT_ONCE:
                return

    def _with_parts(self, table: str, page: Sequence[Row]) -> Iterator[Owner]:
        ids = [int(row["id"]) for row in page]
        parts = {name: self._parts(name, f"{table}_id", ids) for name in PARTS.get(table, ())}
        for row in page:
            yield Owner(row, {name: found.get(row["id"], ()) for name, found in parts.items()})

    def _parts(self, name: str, owner: str, ids: Sequence[int]) -> Mapping[int, Sequence[Owner]]:
        table = tables.metadata.tables[name]
        position = [table.c.position] if "position" in table.c else []
        past = [table.c.ended != ""] if name == "role" else []  # as contacts are shown: present ones first
        statement = select(table).where(table.c[owner].in_(ids)).order_by(*past, *position, table.c.id)
        found: defaultdict[int, list[Owner]] = defaultdict(list)
        rows: Sequence[Any] = self.connection.execute(statement).mappings().all()
        for part in self._with_parts(name, rows):
            found[int(part.row[owner])].append(part)
        return found
