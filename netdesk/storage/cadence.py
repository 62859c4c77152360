"""Who is going quiet: contacts that were met and whose last touch is older than their cadence."""

import sqlite3
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple

from netdesk.domain.cadence import Cadence, Warmth, from_code
from netdesk.domain.clock import Clock
from netdesk.storage.cadence_sql import CODE, MET

_EXCHANGES = """
SELECT contact_id, happened_at AS at FROM touch UNION ALL
SELECT mc.contact_id, m.held_at FROM meeting m JOIN meeting_contact mc ON mc.meeting_id = m.id
WHERE m.held_at IS NOT NULL AND m.trashed_at IS NULL
"""
_SILENT = f"""
WITH seen AS MATERIALIZED (SELECT contact_id, max(at) AS touched FROM ({_EXCHANGES}) GROUP BY contact_id),
candidate AS MATERIALIZED (
  SELECT c.id, c.stage, c.closeness, seen.touched, {CODE} AS code
  FROM seen CROSS JOIN contact c ON c.id = seen.contact_id
  WHERE c.trashed_at IS NULL AND (c.quiet_until IS NULL OR c.quiet_until <= :today)
)
SELECT c.id, c.touched, c.code FROM candidate c WHERE c.code > 0 AND {MET}
"""


class Silent(NamedTuple):
    """A contact that is going quiet: the moment of the last touch as stored, and the cadence."""

    contact_id: int
    touched: str
    cadence: Cadence
    warmth: Warmth


def going_quiet(raw: sqlite3.Connection, clock: Clock) -> list[Silent]:
    """Everybody who is cooling or quiet and not put off; in no order."""
    today = clock.today()

    @cache
    def borders(code: int) -> tuple[Cadence, str, str]:
        cadence = from_code(code)
        return cadence, _older(clock, today, cadence.days), _older(clock, today, cadence.latest)

    found: list[Silent] = []
    for key, touched, code in raw.execute(_SILENT, {"today": today.isoformat()}):
        cadence, cool, quiet = borders(code)
        if touched < cool:
            found.append(Silent(key, touched, cadence, Warmth.QUIET if touched < quiet else Warmth.COOLING))
    return found


def _older(clock: Clock, today: date, days: int) -> str:
    """What happened before this moment is more than so many days ago on the user's calendar."""
    midnight = datetime.combine(today - timedelta(days=days), time.min)
    return _stored(midnight.replace(tzinfo=clock.zone) if clock.zone else midnight.astimezone())


def _stored(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
