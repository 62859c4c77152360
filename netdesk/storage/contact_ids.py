"""Ids of contacts in order, and how many stand where."""

import json
import sqlite3
from collections.abc import Sequence

from sqlalchemy import Connection

from netdesk.domain.clock import Clock
from netdesk.domain.contact import Stage
from netdesk.domain.contact_list import ContactCounts, ContactOrder
from netdesk.storage import cadence, search
from netdesk.storage.search_names import parted

_ROLE = "(SELECT {what} FROM role r LEFT JOIN organisation o ON o.id = r.organisation_id "
_ROLE += "WHERE r.contact_id = c.id ORDER BY r.ended <> '', r.position, r.id LIMIT 1)"
_NEXT = "(SELECT {what} FROM follow_up f WHERE f.contact_id = c.id AND f.done_at IS NULL "
_NEXT += "AND f.trashed_at IS NULL ORDER BY f.due_on IS NULL, f.due_on, f.id LIMIT 1)"
_POINT = "(SELECT lower(value) FROM point WHERE contact_id = c.id AND kind = '{kind}' "
_POINT += "ORDER BY preferred DESC, position LIMIT 1)"
_INTRODUCER = (
    "coalesce((SELECT b.sort_name FROM introduction i JOIN contact b ON b.id = i.from_contact_id "
    "WHERE i.to_contact_id = c.id ORDER BY i.id DESC LIMIT 1), lower(c.how_met))"
)
_STAGES = (
    "CASE c.stage " + " ".join(f"WHEN '{stage}' THEN {place}" for place, stage in enumerate(Stage)) + " END"
)
LAST_TOUCH = "(SELECT max(happened_at) FROM touch WHERE contact_id = c.id)"
_KEYS = {
    ContactOrder.NAME: "c.sort_name",
    ContactOrder.ROLE: _ROLE.format(what="lower(r.title)"),
    ContactOrder.ORGANISATION: _ROLE.format(what="o.sort_name"),
    ContactOrder.STAGE: _STAGES,
    ContactOrder.THROUGH: _INTRODUCER,
    ContactOrder.LAST_TOUCH: LAST_TOUCH,
    ContactOrder.NEXT_STEP: _NEXT.format(what="lower(f.title)"),
    ContactOrder.WHEN: (
        "nullif(min(coalesce("
        + _NEXT.format(what="max(f.due_on, coalesce(f.snoozed_until, ''))")
        + ", '9999'), "
        "coalesce((SELECT min(m.planned_at) FROM meeting_contact mc JOIN meeting m ON m.id = mc.meeting_id "
        "WHERE mc.contact_id = c.id AND m.held_at IS NULL AND m.trashed_at IS NULL), '9999')), '9999')"
    ),
    ContactOrder.TAGS: (
        "(SELECT min(lower(t.name)) FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id "
        "WHERE ct.contact_id = c.id)"
    ),
    ContactOrder.EMAIL: _POINT.format(kind="e-mail"),
    ContactOrder.PHONE: _POINT.format(kind="phone"),
}


def in_order(connection: Connection, order: ContactOrder, *, descending: bool = False) -> list[int]:
    """Ids of all contacts outside the trash; those without a value come last either way, then by name."""
    way = "DESC" if descending else "ASC"
    if order is ContactOrder.NAME:
        query = f"SELECT id FROM contact c WHERE trashed_at IS NULL ORDER BY sort_name {way}, id {way}"
    else:
        query = (
            f"SELECT id FROM (SELECT c.id AS id, c.sort_name AS name, {_KEYS[order]} AS key FROM contact c "
            f"WHERE c.trashed_at IS NULL) ORDER BY coalesce(key, '') = '', key {way}, name, id"
        )
    (found,) = raw(connection).execute(f"SELECT json_group_array(id) FROM ({query})").fetchone()
    ids: list[int] = json.loads(found)
    return ids


def raw(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection under a transaction: its rows cost a tenth of SQLAlchemy's."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def listed(raw: sqlite3.Connection, query: str, values: Sequence[str], key: str = "c.id") -> set[int]:
    """The ids that a query finds, `key` of each row: as one text, which costs a third of so many rows."""
    (found,) = raw.execute(f"SELECT json_group_array({key}) {query}", values).fetchone()
    return set(json.loads(found))


def matching(connection: Connection, text: str) -> set[int]:
    """Ids of the contacts about whom every word of the text was written.

    A letter or two alone are looked for in names, titles, organisations, tags and points only: hardly a
    note lacks them. A letter that no name has beside a longer word is one that is still typed on.
    """
    short, long = (search.match_expression(" ".join(words)) for words in parted(text))
    named = _indexed(connection, "search_names", short) if short else set()
    if not long:
        return named
    written = _indexed(connection, "search", long)
    return (written & named) or written


def _indexed(connection: Connection, table: str, expression: str) -> set[int]:
    query = f"FROM {table} WHERE {table} MATCH ? AND rowid & 15 = {int(search.Doc.CONTACT)}"
    return listed(raw(connection), query, (expression,), key="rowid >> 4")


def counts(connection: Connection, clock: Clock) -> ContactCounts:
    """How many there are, at each stage and going quiet."""
    query = "SELECT stage, count(*) FROM contact WHERE trashed_at IS NULL GROUP BY stage"
    rows = raw(connection).execute(query)
    stages = {Stage(stage): int(number) for stage, number in rows}
    quiet = len(cadence.going_quiet(raw(connection), clock))
    return ContactCounts(total=sum(stages.values()), stages=stages, quiet=quiet)
