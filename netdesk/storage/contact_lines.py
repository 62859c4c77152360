"""The rows of the contacts list as plain SQL, without SQLAlchemy: the first picture is read from here."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

from netdesk.domain.cadence import from_code
from netdesk.domain.contact_list import ContactLine
from netdesk.domain.stage import Stage
from netdesk.storage.cadence_sql import CODE, LAST_TOUCH, MET
from netdesk.storage.connections import open_connection
from netdesk.storage.moved import refuse_moved
from netdesk.storage.revision import REVISION, refuse_newer, stored_revision

_NEXT_DAY = "max(coalesce(due_on, ''), coalesce(snoozed_until, ''))"
_LINES = f"""
SELECT c.id, c.full_name, c.stage, {CODE}, {MET}, c.quiet_until,
  coalesce(r.title, ''), coalesce(o.name, ''), c.how_met,
  coalesce(b.full_name, ''), coalesce(i.state, ''),
  {LAST_TOUCH},
  coalesce(f.title, ''), max(coalesce(f.due_on, ''), coalesce(f.snoozed_until, '')),
  coalesce(m.kind, ''), coalesce(m.asked_minutes, 0), coalesce(m.planned_at, ''),
  coalesce((SELECT group_concat(t.name, ', ') FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id
    WHERE ct.contact_id = c.id), ''),
  coalesce((SELECT value FROM point WHERE contact_id = c.id AND kind = 'e-mail'
    ORDER BY preferred DESC, position LIMIT 1), ''),
  coalesce((SELECT value FROM point WHERE contact_id = c.id AND kind = 'phone'
    ORDER BY preferred DESC, position LIMIT 1), '')
FROM contact c
LEFT JOIN role r ON r.id = (SELECT id FROM role WHERE contact_id = c.id
  ORDER BY ended <> '', position, id LIMIT 1)
LEFT JOIN organisation o ON o.id = r.organisation_id AND o.trashed_at IS NULL
LEFT JOIN introduction i ON i.id = (SELECT max(id) FROM introduction WHERE to_contact_id = c.id)
LEFT JOIN contact b ON b.id = i.from_contact_id
LEFT JOIN follow_up f ON f.id = (SELECT id FROM follow_up
  WHERE contact_id = c.id AND done_at IS NULL AND trashed_at IS NULL
  ORDER BY {_NEXT_DAY} = '', {_NEXT_DAY}, id LIMIT 1)
LEFT JOIN meeting m ON m.id = (SELECT p.id FROM meeting_contact pc JOIN meeting p ON p.id = pc.meeting_id
  WHERE pc.contact_id = c.id AND p.held_at IS NULL AND p.trashed_at IS NULL AND p.planned_at IS NOT NULL
  ORDER BY p.planned_at LIMIT 1)
"""
FIRST = _LINES + "WHERE c.trashed_at IS NULL ORDER BY c.sort_name, c.id LIMIT ?"


SOME = _LINES + "WHERE c.id IN (SELECT value FROM json_each(?))"


def some(ids: Sequence[int]) -> tuple[str, tuple[str]]:
    """The query for the rows of these contacts, in no order, and its value: SQLite reads it once."""
    return SOME, (f"[{', '.join(map(str, map(int, ids)))}]",)


def first_look(path: Path, limit: int) -> list[ContactLine] | None:
    """The first rows of the list by name; None when the desk is new or must be migrated first.

    Raises DeskNewer, DeskDamaged or UserError as opening does.
    """
    if not path.exists():
        refuse_moved(path)
        return None
    if not path.stat().st_size:
        return None
    with closing(open_connection(path, query_only=True)) as connection:
        revision = stored_revision(connection)
        refuse_newer(path, revision)
        if revision != REVISION:
            return None
        return _first(connection, limit)


def _first(connection: sqlite3.Connection, limit: int) -> list[ContactLine]:
    return lines(connection.execute(FIRST, (limit,)))


def lines(rows: Iterable[Sequence[Any]]) -> list[ContactLine]:
    """The lines of a result of the queries here."""
    return [_line(tuple(row)) for row in rows]


def _line(row: tuple[Any, ...]) -> ContactLine:
    (key, name, stage, code, met, off, title, organisation, through, by, state, touched, *rest) = row
    step, due, kind, minutes, planned, tags, email, phone = rest
    cadence = from_code(code)
    by_meeting = bool(planned) and (not due or planned[:10] <= due)
    return ContactLine(
        key, name, Stage(stage), cadence.days, title, organisation, through, by, state,
        datetime.fromisoformat(touched) if touched else None,
        f"{kind.capitalize()}, {minutes} min" if by_meeting else step,
        _day(planned[:10] if by_meeting else due), by_meeting, tags, email, phone,
        cadence.latest, bool(met), _day(off or ""),
    )  # fmt: skip


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
