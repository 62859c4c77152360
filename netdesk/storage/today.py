"""What the page Today reads: the next conversation, next steps with their reasons."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from netdesk.domain.clock import Clock
from netdesk.domain.meeting import FORGOTTEN, UseName, Way
from netdesk.domain.today import Facts, NextConversation, Step, Steps
from netdesk.domain.touch import CallResult
from netdesk.storage import follow_ups, meetings

AHEAD = timedelta(days=7)
_MEETING = (
    "SELECT id, outcome, purpose, held_at, "
    "(SELECT count(*) FROM agenda_entry WHERE meeting_id = m.id AND NOT come_back) FROM meeting m "
    "WHERE trashed_at IS NULL AND ended_at IS NULL AND "
)
_RUNNING = _MEETING + "held_at >= ? ORDER BY held_at DESC, id DESC LIMIT 1"
_NEXT = _MEETING + "held_at IS NULL AND planned_at >= ? ORDER BY planned_at, id LIMIT 1"
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


def is_empty(connection: Connection) -> bool:
    """Whether there is no contact outside the trash."""
    found = connection.exec_driver_sql("SELECT 1 FROM contact WHERE trashed_at IS NULL LIMIT 1")
    return found.first() is None


def next_conversation(connection: Connection, clock: Clock) -> NextConversation | None:
    """The meeting that runs, else the first one planned for today or later, with its readiness."""
    begun = (clock.now() - FORGOTTEN).isoformat(timespec="microseconds")
    running = connection.exec_driver_sql(_RUNNING, (begun,)).first()
    row = running or connection.exec_driver_sql(_NEXT, (clock.today().isoformat(),)).first()
    if row is None:
        return None
    key, outcome, purpose, held, questions = row
    (line,) = meetings.lines(connection, [key])
    since = clock.wall_of(datetime.fromisoformat(held)).time() if held else None
    return NextConversation(line=line, outcome=outcome, purpose=purpose, questions=questions, since=since)


def steps(connection: Connection, clock: Clock, limit: int) -> Steps:
    """The first of the open follow-ups that are late, due or due soon, with what is known about each."""
    entries = follow_ups.open_until(connection, clock.today() + AHEAD, limit)
    known = facts(connection, clock, [entry.id for entry in entries])
    number, due, _late = follow_ups.counts(connection, clock.today())
    listed = (Step(entry=entry, facts=known.get(entry.id, Facts())) for entry in entries)
    return Steps(steps=tuple(listed), open=number, due=due)


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


def _wall_day(stored: str | None, clock: Clock) -> date | None:
    return clock.wall_of(datetime.fromisoformat(stored)).date() if stored else None
