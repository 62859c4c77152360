"""Organisations in order, their rows in the list, and what is known about one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from netdesk.domain.organisation import OrganisationKind
from netdesk.domain.organisation_list import (
    Acquaintance,
    Naming,
    OrganisationCounts,
    OrganisationLine,
    OrganisationOrder,
)

_LIVE_ROLE = (
    "FROM role r JOIN contact c ON c.id = r.contact_id AND c.trashed_at IS NULL "
    "WHERE r.organisation_id = o.id"
)
_NOW = f"(SELECT count(DISTINCT r.contact_id) {_LIVE_ROLE} AND r.ended = '')"
_BEFORE = f"(SELECT count(DISTINCT r.contact_id) {_LIVE_ROLE} AND r.ended <> '')"
_MENTIONS = (
    "(SELECT count(DISTINCT n.meeting_id) FROM mention n JOIN meeting m ON m.id = n.meeting_id "
    "AND m.trashed_at IS NULL WHERE n.organisation_id = o.id)"
)
_FINDINGS = "(SELECT count(*) FROM finding WHERE organisation_id = o.id)"
_KEYS = {
    OrganisationOrder.NAME: "o.sort_name",
    OrganisationOrder.KIND: "o.kind",
    OrganisationOrder.TARGET: "-(o.target * 10 + o.priority)",
    OrganisationOrder.PEOPLE: f"-{_NOW}",
    OrganisationOrder.MENTIONED: f"-{_MENTIONS}",
    OrganisationOrder.RESEARCH: f"-{_FINDINGS}",
}


def in_order(
    connection: Connection,
    order: OrganisationOrder,
    *,
    descending: bool = False,
    targets: bool = False,
    kind: OrganisationKind | None = None,
) -> list[int]:
    """Ids of the organisations outside the trash that fit; numbers count from the largest."""
    way = "DESC" if descending else "ASC"
    only = " AND o.target = 1" if targets else ""
    of_kind = " AND o.kind = :kind" if kind else ""
    query = (
        f"SELECT o.id FROM organisation o WHERE o.trashed_at IS NULL{only}{of_kind} "
        f"ORDER BY {_KEYS[order]} {way}, o.sort_name, o.id"
    )
    return [row[0] for row in connection.exec_driver_sql(query, {"kind": str(kind)} if kind else {})]


def lines(connection: Connection, ids: Sequence[int]) -> list[OrganisationLine]:
    """The rows of these organisations, in no order."""
    listed = ", ".join(map(str, map(int, ids)))
    rows = connection.exec_driver_sql(
        f"SELECT o.id, o.name, o.kind, o.target, o.priority, {_NOW}, {_BEFORE}, {_MENTIONS}, {_FINDINGS} "
        f"FROM organisation o WHERE o.id IN ({listed})"
    )
    return [
        OrganisationLine(row[0], row[1], OrganisationKind(row[2]), bool(row[3]), *row[4:]) for row in rows
    ]


def counts(connection: Connection) -> OrganisationCounts:
    """How many there are, are aimed for, and of each kind."""
    rows = connection.exec_driver_sql(
        "SELECT kind, count(*), sum(target) FROM organisation WHERE trashed_at IS NULL GROUP BY kind"
    ).all()
    kinds = {OrganisationKind(kind): int(number) for kind, number, _ in rows}
    return OrganisationCounts(
        total=sum(kinds.values()), targets=sum(int(row[2] or 0) for row in rows), kinds=kinds
    )


def people(connection: Connection, organisation_id: int) -> tuple[Acquaintance, ...]:
    """Who is known there, those of today first."""
    rows = connection.exec_driver_sql(
        "SELECT c.id, c.full_name, r.title, r.started, r.ended FROM role r "
        "JOIN contact c ON c.id = r.contact_id AND c.trashed_at IS NULL "
        "WHERE r.organisation_id = ? ORDER BY r.ended <> '', c.sort_name, r.id",
        (organisation_id,),
    )
    return tuple(
        Acquaintance(contact_id=key, name=name, title=title, started=started, ended=ended)
        for key, name, title, started, ended in rows
    )


def namings(connection: Connection, organisation_id: int) -> tuple[Naming, ...]:
    """Where it was named and by whom, the latest first."""
    rows = connection.exec_driver_sql(
        "SELECT m.id, m.held_at, (SELECT group_concat(c.full_name, ', ') FROM meeting_contact mc "
        "JOIN contact c ON c.id = mc.contact_id WHERE mc.meeting_id = m.id) FROM mention n "
        "JOIN meeting m ON m.id = n.meeting_id AND m.trashed_at IS NULL "
        "WHERE n.organisation_id = ? GROUP BY m.id ORDER BY m.held_at DESC, m.id DESC",
        (organisation_id,),
    )
    return tuple(
        Naming(meeting_id=key, by=by or "", at=datetime.fromisoformat(at) if at else None)
        for key, at, by in rows
    )
