"""How many conversations there were lately, and what came of them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection

from netdesk.domain.clock import Clock
from netdesk.domain.five import monday
from netdesk.domain.momentum import WEEKS, Held, Momentum, by_week, thanked_in_time

PLANNED_BEFORE = timedelta(weeks=4)
"""So much earlier than it was held a meeting may have been planned for and still be found."""
_HELD = """
SELECT m.id, m.held_at, coalesce(m.ended_at, m.held_at),
  (SELECT min(done_at) FROM follow_up
    WHERE meeting_id = m.id AND kind = 'thank' AND trashed_at IS NULL AND done_at IS NOT NULL),
  (SELECT min(happened_at) FROM touch WHERE meeting_id = m.id AND direction = 'given' AND kind <> 'meeting')
FROM meeting m
WHERE m.trashed_at IS NULL AND m.held_at >= :since AND (m.planned_at >= :planned OR m.planned_at IS NULL)
"""


def momentum(connection: Connection, clock: Clock) -> Momentum:
    """The numbers of the running month and of the last weeks."""
    day = clock.today()
    month = _begin_of(day.replace(day=1), clock)
    held = held_since(connection, min(month, _begin_of(monday(day) - timedelta(weeks=WEEKS - 1), clock)))
    this_month = [key for key, (began, _over) in held.items() if began >= month]
    return Momentum(
        conversations=len(this_month),
        named=named_in(connection, this_month),
        introductions=introductions_since(connection, month),
        thanked=thanked_in_time([over for _began, over in held.values()], clock.now()),
        weeks=by_week((clock.wall_of(began).date() for began, _over in held.values()), day),
    )


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


def _begin_of(day: date, clock: Clock) -> datetime:
    """The moment at which a day begins where the user is."""
    wall = datetime.combine(day, time())
    return (wall.replace(tzinfo=clock.zone) if clock.zone else wall).astimezone(UTC)
