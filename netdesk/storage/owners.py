"""Which things a changed row belongs to: from the rows that a step touched to the Changes that views hear."""

from collections import defaultdict

from sqlalchemy import Connection

from netdesk.domain.changes import EVERYTHING, Changes, Kind
from netdesk.storage.journal import table_named, touched

TOO_MANY = 5_000
"""From so many rows on a notice names no ids: every view looks again."""

OWNERS: dict[str, tuple[tuple[Kind, str], ...]] = {
    "contact": ((Kind.CONTACT, "id"),),
    "point": ((Kind.CONTACT, "contact_id"),),
    "address": ((Kind.CONTACT, "contact_id"),),
    "kept": ((Kind.CONTACT, "contact_id"),),
    "photo": ((Kind.CONTACT, "contact_id"),),
    "contact_tag": ((Kind.CONTACT, "contact_id"),),
    "role": ((Kind.CONTACT, "contact_id"), (Kind.ORGANISATION, "organisation_id")),
    "organisation": ((Kind.ORGANISATION, "id"),),
    "alias": ((Kind.ORGANISATION, "organisation_id"),),
    "finding": ((Kind.FINDING, "id"), (Kind.CONTACT, "contact_id"), (Kind.ORGANISATION, "organisation_id")),
    "story": ((Kind.STORY, "id"),),
    "own_question": ((Kind.QUESTION, "id"),),
    "meeting": ((Kind.MEETING, "id"),),
    "meeting_contact": ((Kind.MEETING, "meeting_id"), (Kind.CONTACT, "contact_id")),
    "agenda_entry": ((Kind.MEETING, "meeting_id"),),
    "note": (
        (Kind.CONTACT, "contact_id"),
        (Kind.ORGANISATION, "organisation_id"),
        (Kind.MEETING, "meeting_id"),
    ),
    "mention": (
        (Kind.MENTION, "id"),
        (Kind.MEETING, "meeting_id"),
        (Kind.CONTACT, "contact_id"),
        (Kind.ORGANISATION, "organisation_id"),
    ),
    "introduction": (
        (Kind.INTRODUCTION, "id"),
        (Kind.CONTACT, "from_contact_id"),
        (Kind.CONTACT, "to_contact_id"),
    ),
    "touch": ((Kind.TOUCH, "id"), (Kind.CONTACT, "contact_id")),
    "follow_up": (
        (Kind.FOLLOW_UP, "id"),
        (Kind.CONTACT, "contact_id"),
        (Kind.ORGANISATION, "organisation_id"),
        (Kind.MEETING, "meeting_id"),
    ),
    "import_batch": ((Kind.BATCH, "id"),),
    "weekly_pick": ((Kind.CONTACT, "contact_id"),),
    "not_same": ((Kind.CONTACT, "contact_id"), (Kind.CONTACT, "other_contact_id")),
    "saved_filter": ((Kind.SAVED_FILTER, "id"),),
    "profile": ((Kind.PROFILE, "id"),),
    "resume": ((Kind.RESUME, "id"),),
    "ask": ((Kind.ASK, "id"), (Kind.CONTACT, "contact_id"), (Kind.CONTACT, "led_to_contact_id")),
    "lead": (
        (Kind.LEAD, "id"),
        (Kind.CONTACT, "contact_id"),
        (Kind.ORGANISATION, "organisation_id"),
        (Kind.MEETING, "meeting_id"),
    ),
    "reference": ((Kind.REFERENCE, "id"), (Kind.CONTACT, "contact_id")),
    "draft": ((Kind.DRAFT, "id"), (Kind.CONTACT, "contact_id"), (Kind.MEETING, "meeting_id")),
    "template_edit": ((Kind.TEMPLATE, "id"),),
    "question_edit": ((Kind.QUESTION, "id"),),
    "open_question": ((Kind.QUESTION, "id"),),
    "cadence_rule": ((Kind.CADENCE_RULE, "id"),),
    "muted_rule": ((Kind.COACH, "id"),),
}

_INDIRECT = {
    "answer": (Kind.MEETING, "SELECT meeting_id FROM agenda_entry WHERE id = ?", "agenda_entry_id"),
    "tag": (Kind.CONTACT, "SELECT contact_id FROM contact_tag WHERE tag_id = ?", "id"),
}


def changes_of(connection: Connection, step_id: int) -> Changes:
    """What a step changed: read in its own transaction, its rows in place."""
    found: dict[Kind, set[int]] = defaultdict(set)
    counted: set[Kind] = set()
    for table in touched(connection, step_id):
        for kind, column in OWNERS.get(table, ()):
            found[kind] |= _owner_ids(connection, (step_id, table), column)
        _add_indirect(connection, (step_id, table), found)
        if _resized(connection, (step_id, table)):
            counted |= {kind for kind, column in OWNERS.get(table, ()) if column == "id"}
    return Changes({kind: frozenset(ids) for kind, ids in found.items()}, frozenset(counted))


def notice(changes: Changes) -> Changes:
    """What views hear: a notice of very many ids names none."""
    return EVERYTHING if sum(map(len, changes.touched.values())) > TOO_MANY else changes


Rows = tuple[int, str]
"""Some images: their step and their table."""


def _owner_ids(connection: Connection, rows: Rows, column: str) -> set[int]:
    """The owners before and after: a row that moved concerns both."""
    found = connection.exec_driver_sql(
        f"SELECT t.{column}, json_extract(i.before, '$.{column}') FROM image i "
        f"LEFT JOIN {rows[1]} t ON t.id = i.row_id WHERE i.step_id = ? AND i.table_name = ?",
        rows,
    )
    return {int(owner) for row in found for owner in row if owner is not None}


def _add_indirect(connection: Connection, rows: Rows, found: dict[Kind, set[int]]) -> None:
    if rows[1] not in _INDIRECT:
        return
    kind, query, column = _INDIRECT[rows[1]]
    for key in _owner_ids(connection, rows, column):
        found[kind] |= {int(row[0]) for row in connection.exec_driver_sql(query, (key,))}


def _resized(connection: Connection, rows: Rows) -> bool:
    """Whether records came, went, or passed into or out of the trash."""
    trash = "trashed_at" in table_named(rows[1]).columns
    moved = "OR (t.trashed_at IS NULL) <> (json_extract(i.before, '$.trashed_at') IS NULL)" if trash else ""
    found = connection.exec_driver_sql(
        f"SELECT 1 FROM image i LEFT JOIN {rows[1]} t ON t.id = i.row_id WHERE i.step_id = ? "
        f"AND i.table_name = ? AND (i.before IS NULL OR t.id IS NULL {moved}) LIMIT 1",
        rows,
    )
    return found.first() is not None
