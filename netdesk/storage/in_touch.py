"""Who is due to be got in touch with, the first of them in a few words with a reason and an idea."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from netdesk.domain.cadence import Warmth
from netdesk.domain.clock import Clock
from netdesk.domain.in_touch import Quiet, UsedDoor
from netdesk.storage import cadence, contact_ids, ideas
from netdesk.storage.cadence import Silent
from netdesk.storage.meetings import listed

ROLE = (
    "LEFT JOIN role r ON r.id = (SELECT id FROM role WHERE contact_id = c.id "
    "ORDER BY ended <> '', position, id LIMIT 1) "
    "LEFT JOIN organisation o ON o.id = r.organisation_id AND o.trashed_at IS NULL"
)
_DOORS = """
SELECT i.from_contact_id, i.id, t.id, t.full_name, i.state = 'met'
FROM introduction i JOIN contact c ON c.id = i.from_contact_id JOIN contact t ON t.id = i.to_contact_id
WHERE i.state IN ('made', 'met') AND i.told_at IS NULL AND c.trashed_at IS NULL AND t.trashed_at IS NULL
  AND (c.quiet_until IS NULL OR c.quiet_until <= :today)
  AND NOT EXISTS (SELECT 1 FROM follow_up k WHERE k.contact_id = c.id AND k.kind = 'keep posted'
    AND k.done_at >= i.created_at AND k.trashed_at IS NULL AND (k.meeting_id IS NULL
      OR k.meeting_id IN (SELECT meeting_id FROM meeting_contact WHERE contact_id = t.id)))
ORDER BY i.state DESC, i.modified_at DESC, i.id DESC
"""
_LAST = """
SELECT c.id, c.full_name, coalesce(o.name, ''), coalesce(m.kind, t.kind, ''), coalesce(t.happened_at, '')
FROM contact c {role}
LEFT JOIN touch t ON t.id = (SELECT id FROM touch WHERE contact_id = c.id ORDER BY happened_at DESC LIMIT 1)
LEFT JOIN meeting m ON m.id = t.meeting_id AND t.kind = 'meeting'
WHERE c.id IN ({ids})
"""


def due(connection: Connection, clock: Clock, limit: int) -> tuple[tuple[Quiet, ...], int]:
    """The first of those who are due, and how many there are.

    Whoever opened a door first; then who is quiet, then who is cooling, the longest silent first.
    """
    doors = _doors(connection, clock)
    silent = [
        one for one in cadence.going_quiet(contact_ids.raw(connection), clock) if one.contact_id not in doors
    ]
    silent.sort(key=lambda one: (one.warmth is Warmth.COOLING, one.touched, one.contact_id))
    opened = list(doors)[: limit - min(len(silent), limit // 2)]  # many doors hide nobody who is quiet
    first = [*opened, *(one.contact_id for one in silent)][:limit]
    told = _told(connection, clock, first, doors, {one.contact_id: one for one in silent[:limit]})
    return told, len(doors) + len(silent)


def _doors(connection: Connection, clock: Clock) -> dict[int, UsedDoor]:
    """By the contact who opened it: one door each, a meeting before what is only on its way."""
    rows = connection.exec_driver_sql(_DOORS, {"today": clock.today().isoformat()})
    found: dict[int, UsedDoor] = {}
    for opener, key, behind, name, met in rows:
        door = UsedDoor(introduction_id=key, contact_id=behind, name=name, met=bool(met))
        found.setdefault(opener, door)
    return found


def _told(
    connection: Connection,
    clock: Clock,
    ids: list[int],
    doors: dict[int, UsedDoor],
    silent: dict[int, Silent],
) -> tuple[Quiet, ...]:
    rows = connection.exec_driver_sql(_LAST.format(role=ROLE, ids=listed(ids)))
    known = {int(row[0]): tuple(row) for row in rows}
    thought = ideas.best(connection, clock, [key for key in ids if key not in doors])
    return tuple(
        Quiet(
            contact_id=key,
            name=known[key][1],
            organisation=known[key][2],
            door=doors.get(key),
            idea=thought.get(key),
            **_silence(silent.get(key), known[key], clock),
        )
        for key in ids
        if key in known
    )


def _silence(one: Silent | None, row: tuple[Any, ...], clock: Clock) -> dict[str, Any]:
    if one is None:
        return {}
    day = clock.wall_of(datetime.fromisoformat(one.touched)).date()
    return {
        "warmth": one.warmth,
        "days": (clock.today() - day).days,
        "cadence_days": one.cadence.days,
        "latest_days": one.cadence.latest,
        "last": row[3] if row[4] == one.touched else "",  # a meeting that left no touch says no kind
    }
