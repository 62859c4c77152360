"""Follow-ups as a calendar and a list of next steps read them."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from sqlalchemy import Connection

from netdesk.domain.calendar import Entry, EntryKind

OPEN = "f.done_at IS NULL AND f.trashed_at IS NULL"
DAY = "max(coalesce(f.due_on, ''), coalesce(f.snoozed_until, ''))"
"""The day that a follow-up counts for, as text; empty without one."""

_ENTRIES = f"""
SELECT f.id, f.title, f.kind, f.detail, {DAY} AS day, f.due_at, f.done_at IS NOT NULL, f.rule <> '',
  c.id, coalesce(c.full_name, '')
FROM follow_up f LEFT JOIN contact c ON c.id = f.contact_id AND c.trashed_at IS NULL
WHERE """
_BY_DAY = f"ORDER BY {DAY}, f.due_at IS NULL, f.due_at, f.id"


def within(connection: Connection, first: date, last: date) -> list[Entry]:
    """Follow-ups, open and done, that count for a day from `first` to `last`."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    due = "f.trashed_at IS NULL AND f.due_on BETWEEN :first AND :last"
    snoozed = f"{OPEN} AND coalesce(f.due_on, '') < :first AND f.snoozed_until BETWEEN :first AND :last"
    found = _entries(connection, f"{due} {_BY_DAY}", days) + _entries(connection, snoozed, days)
    return [entry for entry in found if entry.day is not None and first <= entry.day <= last]


def open_until(connection: Connection, last: date, limit: int) -> list[Entry]:
    """The first open follow-ups that count for `last` or a day before it, the longest due first."""
    where = f"{OPEN} AND {DAY} BETWEEN '0' AND :last {_BY_DAY} LIMIT :limit"
    return _entries(connection, where, {"last": last.isoformat(), "limit": limit})


def undated(connection: Connection, limit: int) -> list[Entry]:
    """Open follow-ups without a day, the newest first."""
    where = f"{OPEN} AND f.due_on IS NULL AND f.snoozed_until IS NULL ORDER BY f.id DESC LIMIT :limit"
    return _entries(connection, where, {"limit": limit})


def done_since(connection: Connection, moment: str, limit: int) -> list[Entry]:
    """Follow-ups that were done since a moment (UTC, as stored), the latest first."""
    where = "f.done_at >= :moment AND f.trashed_at IS NULL ORDER BY f.done_at DESC LIMIT :limit"
    return _entries(connection, where, {"moment": moment, "limit": limit})


def counts(connection: Connection, today: date) -> tuple[int, int, int]:
    """How many are open, late or due today, and late."""
    query = (
        f"SELECT {DAY} < :today, {DAY} = :today, {DAY} = '', count(*) FROM follow_up f "
        f"WHERE {OPEN} GROUP BY 1, 2, 3"
    )
    rows = [tuple(row) for row in connection.exec_driver_sql(query, {"today": today.isoformat()})]
    late = sum(number for before, _now, without, number in rows if before and not without)
    due = sum(number for _before, now, _without, number in rows if now)
    return sum(row[3] for row in rows), late + due, late


def repeating(connection: Connection, last: date) -> list[tuple[Entry, str, date]]:
    """Open follow-ups that repeat and are due by `last`, with rule and first day."""
    where = f"{OPEN} AND f.rule <> '' AND f.due_on <= :last"
    found = {entry.id: entry for entry in _entries(connection, where, {"last": last.isoformat()})}
    rows = connection.exec_driver_sql(
        f"SELECT f.id, f.rule, f.due_on FROM follow_up f WHERE {where}", {"last": last.isoformat()}
    )
    return [(found[key], str(rule), date.fromisoformat(due)) for key, rule, due in rows]


def _entries(connection: Connection, where: str, values: dict[str, Any]) -> list[Entry]:
    return [_entry(tuple(row)) for row in connection.exec_driver_sql(_ENTRIES + where, values)]


def _entry(row: Sequence[Any]) -> Entry:
    key, title, kind, detail, day, at, done, repeats, contact_id, contact = row
    return Entry(
        kind=EntryKind.FOLLOW_UP,
        id=key,
        day=date.fromisoformat(day) if day else None,
        at=time.fromisoformat(at) if at else None,
        title=title,
        form=kind,
        note=detail,
        contact_id=contact_id,
        contact=contact,
        done=bool(done),
        repeats=bool(repeats),
    )
