"""What there is to remind of: planned meetings, open follow-ups with a time, a meeting that is being held."""

from datetime import date, datetime, time

from sqlalchemy import Connection

from netdesk.domain.reminders import Coming
from netdesk.storage.calendar import NAMES
from netdesk.storage.follow_ups import DAY, OPEN

_MEETINGS = f"""
SELECT m.id, m.planned_at, m.zone, {NAMES} FROM meeting m
WHERE m.trashed_at IS NULL AND m.held_at IS NULL AND m.planned_at >= :first AND m.planned_at < :beyond
"""
_STEPS = f"""
SELECT f.id, {DAY}, f.due_at, f.zone, f.title FROM follow_up f
WHERE {OPEN} AND f.due_at IS NOT NULL AND {DAY} >= :first AND {DAY} < :beyond
"""
_HELD = (
    "SELECT 1 FROM meeting WHERE held_at BETWEEN :since AND :now AND ended_at IS NULL AND trashed_at IS NULL"
)


def coming(connection: Connection, first: date, beyond: date) -> list[Coming]:
    """Meetings and follow-ups with a time from `first` until before `beyond`, as their walls have them."""
    days = {"first": first.isoformat(), "beyond": beyond.isoformat()}
    found = [
        Coming(id=key, is_meeting=True, planned=datetime.fromisoformat(planned), zone=zone, title=names)
        for key, planned, zone, names in connection.exec_driver_sql(_MEETINGS, days)
    ]
    for key, day, at, zone, title in connection.exec_driver_sql(_STEPS, days):
        planned = datetime.combine(date.fromisoformat(day), time.fromisoformat(at))
        found.append(Coming(id=key, is_meeting=False, planned=planned, zone=zone, title=title))
    return found


def is_held(connection: Connection, since: datetime, now: datetime) -> bool:
    """Whether a meeting was begun since a moment and is not over."""
    values = {
        "since": since.isoformat(timespec="microseconds"),
        "now": now.isoformat(timespec="microseconds"),
    }
    return connection.exec_driver_sql(_HELD, values).first() is not None
