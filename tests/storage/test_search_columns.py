"""The search holds every text that a user can type; what it leaves out is named here, with the reason."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Table, Text, func, select

from netdesk.domain.acts import Act
from netdesk.storage import search, tables
from netdesk.storage.mapper import insert_row
from netdesk.storage.store import Store
from netdesk.storage.writer import Writer

LEFT_OUT = {
    "days and what the desk makes out of names": {
        "contact": {"sort_name", "birthday", "anniversary", "deletion"},
        "organisation": {"sort_name", "deletion"},
        "role": {"started", "ended"},
        "meeting": {"zone", "deletion"},
        "follow_up": {"zone", "rule", "deletion"},
        "weekly_pick": {"week", "choice"},
    },
    "the label is the same at nearly everyone: work, home": {"point": {"label"}, "address": {"label"}},
    "what an import brought and kept unread": {
        "kept": {"name", "parameters", "value"},
        "import_batch": {"source", "format", "encoding", "revision"},
        "import_change": {"table_name", "row_uid", "field", "before", "after", "source_id"},
    },
    "found with the bank of questions, which is kept in memory": {
        "question_edit": {"question", "text", "category"},
        "open_question": {"question", "wording"},
    },
    "names and keys, not words": {
        "photo": {"media_type"},
        "resume": {"media_type"},
        "agenda_entry": {"question", "category"},
        "draft": {"template"},
        "template_edit": {"template"},
        "muted_rule": {"rule"},
        "saved_filter": {"name", "query"},
    },
}


def left_out(table: str) -> set[str]:
    return set().union(*(names.get(table, set()) for names in LEFT_OUT.values()))


def texts_of(table: Table) -> set[str]:
    found = {str(column.name) for column in table.columns if type(column.type) is Text}
    return found - {"uid"}


TYPED = [table for table in tables.RECORDS if texts_of(table)]


def word(table: str, column: str) -> str:
    return f"zq{table}{column}".replace("_", "")


def add_row(db: Writer, table: Table) -> None:
    """A word of its own in each text; wherever the table names a record, it is the first of its kind."""
    values: dict[str, Any] = {name: word(table.name, name) for name in texts_of(table) - {"deletion"}}
    values |= {key.parent.name: first(db, key.column.table) for key in table.foreign_keys}
    needed = {"data": b"\x00", "happened_at": db.now}
    values |= {name: given for name, given in needed.items() if name in table.columns}
    made = insert_row(db, table, **values)
    if table is tables.tag:
        insert_row(db, tables.contact_tag, contact_id=1, tag_id=made)


def first(db: Writer, table: Table) -> int:
    """Made if there is none."""
    found = db.connection.scalars(select(func.min(table.c.id))).one()
    return int(found) if found else insert_row(db, table)


@pytest.mark.parametrize("table", TYPED, ids=lambda table: table.name)
def test_each_text_of_each_table_is_found_or_left_out_for_a_reason(store: Store, table: Table) -> None:
    with store.write(Act.ADD_CONTACT) as db:
        add_row(db, table)
    with store.read() as connection:
        found = {name for name in texts_of(table) if search.find(connection, word(table.name, name))}
    assert found == texts_of(table) - left_out(table.name)
    with store.maintain() as connection:
        assert search.problem(connection) == ""
        search.rebuild(connection)
        assert {name for name in texts_of(table) if search.find(connection, word(table.name, name))} == found
