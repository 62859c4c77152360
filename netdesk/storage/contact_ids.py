"""Ids of contacts in order, and how many stand where."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from netdesk.domain.contact import Stage
from netdesk.domain.contact_list import ContactCounts, ContactOrder

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
    if order is ContactOrder.NAME:
        way = "DESC" if descending else "ASC"
        query = (
            f"SELECT c.id FROM contact c WHERE c.trashed_at IS NULL ORDER BY c.sort_name {way}, c.id {way}"
        )
    else:
        way = "DESC" if descending else "ASC"
        query = (
            f"SELECT id FROM (SELECT c.id AS id, c.sort_name AS name, {_KEYS[order]} AS key FROM contact c "
            f"WHERE c.trashed_at IS NULL) ORDER BY coalesce(key, '') = '', key {way}, name, id"
        )
    return [row[0] for row in connection.exec_driver_sql(query)]


def at_stage(connection: Connection, stage: Stage) -> set[int]:
    """Ids of the contacts at a stage."""
    rows = connection.exec_driver_sql(
        "SELECT id FROM contact WHERE trashed_at IS NULL AND stage = ?", (stage,)
    )
    return {row[0] for row in rows}


def going_quiet(connection: Connection, today: date) -> dict[int, datetime]:
    """Contacts whose last touch is older than their cadence, with that touch, the longest silent first."""
    rows = connection.exec_driver_sql(
        f"SELECT id, cadence_days, touched FROM (SELECT c.id, c.cadence_days, {LAST_TOUCH} AS touched "
        "FROM contact c WHERE c.trashed_at IS NULL AND c.cadence_days > 0) "
        "WHERE touched IS NOT NULL ORDER BY touched"
    )
    found = ((int(key), int(days), datetime.fromisoformat(touched)) for key, days, touched in rows)
    return {key: at for key, days, at in found if today - at.date() > timedelta(days=days)}


def counts(connection: Connection, today: date) -> ContactCounts:
    """How many there are, at each stage and going quiet."""
    rows = connection.exec_driver_sql(
        "SELECT stage, count(*) FROM contact WHERE trashed_at IS NULL GROUP BY stage"
    )
    stages = {Stage(stage): int(number) for stage, number in rows}
    return ContactCounts(total=sum(stages.values()), stages=stages, quiet=len(going_quiet(connection, today)))
