"""Meetings as a calendar reads them, and the coming days of what repeats."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from netdesk.domain import recurrence
from netdesk.domain.calendar import Entry, EntryKind
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.domain.meeting import FORGOTTEN
from netdesk.storage import follow_ups

A_DAY = timedelta(days=1)
NAMES = (
    "coalesce((SELECT group_concat(name, ', ') FROM (SELECT c.full_name AS name FROM meeting_contact mc "
    "JOIN contact c ON c.id = mc.contact_id WHERE mc.meeting_id = m.id AND c.trashed_at IS NULL "
    "ORDER BY mc.position, mc.id)), '')"
)
FIRST_CONTACT = (
    "(SELECT mc.contact_id FROM meeting_contact mc JOIN contact c ON c.id = mc.contact_id "
    "WHERE mc.meeting_id = m.id AND c.trashed_at IS NULL ORDER BY mc.position, mc.id LIMIT 1)"
)
_MEETINGS = f"""
SELECT m.id, m.planned_at, m.held_at, m.ended_at, m.kind, {NAMES}, {FIRST_CONTACT}, m.place, m.purpose
FROM meeting m WHERE m.trashed_at IS NULL AND """


def meetings(connection: Connection, clock: Clock, first: date, last: date) -> list[Entry]:
    """Meetings from `first` to `last` by their wall time: as held, else as planned."""
    planned = "m.held_at IS NULL AND m.planned_at >= :first AND m.planned_at < :after"
    held = "m.held_at >= :before AND m.held_at < :beyond"
    values = {
        "first": first.isoformat(),
        "after": (last + A_DAY).isoformat(),
        "before": (first - A_DAY).isoformat(),  # a wall day may begin up to 14 hours off in UTC
        "beyond": (last + 2 * A_DAY).isoformat(),
    }
    rows = [*connection.exec_driver_sql(_MEETINGS + planned, values)]
    rows += connection.exec_driver_sql(_MEETINGS + held, values)
    found = [_meeting(tuple(row), clock) for row in rows]
    return [entry for entry in found if entry.day is not None and first <= entry.day <= last]


def repeats(connection: Connection, first: date, last: date) -> Iterator[Entry]:
    """The days from `first` to `last` on which repeating follow-ups come again."""
    for entry, rule, due in follow_ups.repeating(connection, last):
        try:
            days = recurrence.between(rule, due, max(first, due + A_DAY), last)
        except UserError:  # a rule from elsewhere that is not offered here: its own day is all there is
            continue
        for day in days:
            yield replace(entry, kind=EntryKind.REPEAT, day=day)


def _meeting(row: Sequence[Any], clock: Clock) -> Entry:
    key, planned, held, ended, kind, names, contact_id, place, purpose = row
    begun = datetime.fromisoformat(held) if held else None
    at = clock.wall_of(begun) if begun else datetime.fromisoformat(planned)
    running = begun is not None and not ended and begun >= clock.now() - FORGOTTEN
    return Entry(
        kind=EntryKind.MEETING,
        id=key,
        day=at.date(),
        at=at.time(),
        title=names,
        form=kind,
        note=place or purpose,
        contact_id=contact_id,
        contact=names,
        done=begun is not None and not running,
        running=running,
    )
