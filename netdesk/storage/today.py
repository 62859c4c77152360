"""What the page Today reads: the next conversation, reasons of next steps, who goes quiet, momentum."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from netdesk.domain.clock import Clock
from netdesk.domain.meeting import UseName, Way
from netdesk.domain.momentum import Held
from netdesk.domain.today import Facts, NextConversation, Quiet
from netdesk.domain.touch import CallResult
from netdesk.storage import contact_ids, meetings

PLANNED_BEFORE = timedelta(weeks=4)
"""So much earlier than it was held a meeting may have been planned for and still be found."""

ROLE = (
    "LEFT JOIN role r ON r.id = (SELECT id FROM role WHERE contact_id = c.id "
    "ORDER BY ended <> '', position, id LIMIT 1) "
    "LEFT JOIN organisation o ON o.id = r.organisation_id AND o.trashed_at IS NULL"
)
_NEXT = (
    "SELECT id, outcome, purpose, "
    "(SELECT count(*) FROM agenda_entry WHERE meeting_id = m.id AND NOT come_back) FROM meeting m "
    "WHERE trashed_at IS NULL AND held_at IS NULL AND planned_at >= ? ORDER BY planned_at, id LIMIT 1"
)
_FACTS = """
SELECT f.id, m.held_at, (SELECT count(*) FROM mention WHERE meeting_id = f.meeting_id AND kind = 'person'),
  n.way, n.use_name, t.happened_at, t.result, coalesce(c.cadence_days, 0)
FROM follow_up f
LEFT JOIN meeting m ON m.id = f.meeting_id LEFT JOIN mention n ON n.id = f.mention_id
LEFT JOIN contact c ON c.id = f.contact_id
LEFT JOIN touch t ON t.id =
  (SELECT id FROM touch WHERE contact_id = f.contact_id ORDER BY happened_at DESC LIMIT 1)
WHERE f.id IN ({ids})
"""
_HELD = """
SELECT m.id, m.held_at, coalesce(m.ended_at, m.held_at),
  (SELECT min(done_at) FROM follow_up
    WHERE meeting_id = m.id AND kind = 'thank' AND trashed_at IS NULL AND done_at IS NOT NULL),
  (SELECT min(happened_at) FROM touch WHERE meeting_id = m.id AND direction = 'given' AND kind <> 'meeting')
FROM meeting m
WHERE m.trashed_at IS NULL AND m.held_at >= :since AND (m.planned_at >= :planned OR m.planned_at IS NULL)
"""


def is_empty(connection: Connection) -> bool:
    """Whether there is no contact outside the trash."""
    found = connection.exec_driver_sql("SELECT 1 FROM contact WHERE trashed_at IS NULL LIMIT 1")
    return found.first() is None


def next_conversation(connection: Connection, today: date) -> NextConversation | None:
    """The first meeting planned for today or later that was not held yet, with its readiness."""
    row = connection.exec_driver_sql(_NEXT, (today.isoformat(),)).first()
    if row is None:
        return None
    key, outcome, purpose, questions = row
    (line,) = meetings.lines(connection, [key])
    return NextConversation(line=line, outcome=outcome, purpose=purpose, questions=questions)


def facts(connection: Connection, clock: Clock, ids: Sequence[int]) -> dict[int, Facts]:
    """What is known about the reasons of these follow-ups."""
    listed = ", ".join(map(str, map(int, ids)))
    rows = connection.exec_driver_sql(_FACTS.format(ids=listed))
    return {int(row[0]): _facts(tuple(row)[1:], clock) for row in rows}


def _facts(row: tuple[Any, ...], clock: Clock) -> Facts:
    held, named, way, use_name, touched, result, cadence = row
    return Facts(
        met_on=_wall_day(held, clock),
        named=named,
        way=Way(way) if way else None,
        use_name=UseName(use_name) if use_name else None,
        last_touch=_wall_day(touched, clock),
        no_answer=result == CallResult.NO_ANSWER,
        cadence_days=cadence,
    )


def going_quiet(connection: Connection, clock: Clock, limit: int) -> tuple[tuple[Quiet, ...], int]:
    """The first of those going quiet, the longest silent first, and how many there are."""
    today = clock.today()
    silent = contact_ids.going_quiet(connection, today)
    listed = ", ".join(map(str, list(silent)[:limit]))
    rows = connection.exec_driver_sql(
        f"SELECT c.id, c.full_name, coalesce(o.name, ''), c.cadence_days FROM contact c {ROLE} "
        f"WHERE c.id IN ({listed})"
    )
    found = {
        key: Quiet(
            contact_id=key,
            name=name,
            organisation=place,
            days=(today - clock.wall_of(silent[key]).date()).days,
            cadence_days=every,
        )
        for key, name, place, every in rows
    }
    return tuple(found[key] for key in list(silent)[:limit] if key in found), len(silent)


def held_since(connection: Connection, moment: datetime) -> dict[int, tuple[datetime, Held]]:
    """Conversations held since a moment: when each began, when it was over and thanked for."""
    values = {"since": moment.isoformat(), "planned": (moment - PLANNED_BEFORE).date().isoformat()}
    return {int(row[0]): _held(tuple(row)[1:]) for row in connection.exec_driver_sql(_HELD, values)}


def _held(row: tuple[Any, ...]) -> tuple[datetime, Held]:
    began, over, *thanks = row
    first = min(filter(None, thanks), default=None)
    thanked = datetime.fromisoformat(first) if first else None
    return datetime.fromisoformat(began), Held(datetime.fromisoformat(over), thanked)


def named_in(connection: Connection, meetings: Sequence[int]) -> int:
    """How many people were named in these meetings."""
    listed = ", ".join(map(str, map(int, meetings)))
    query = f"SELECT count(*) FROM mention WHERE kind = 'person' AND meeting_id IN ({listed})"
    return int(connection.exec_driver_sql(query).scalar_one())


def introductions_since(connection: Connection, moment: datetime) -> int:
    """How many introductions were made since a moment; one that led to a meeting later is counted once."""
    query = (
        "SELECT count(*) FROM introduction "
        "WHERE (state = 'made' AND modified_at >= :at) OR (state = 'met' AND created_at >= :at)"
    )
    return int(connection.exec_driver_sql(query, {"at": moment.isoformat()}).scalar_one())


def _wall_day(stored: str | None, clock: Clock) -> date | None:
    return clock.wall_of(datetime.fromisoformat(stored)).date() if stored else None
