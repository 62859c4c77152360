"""The five contacts of a week: what was chosen, whom to propose next, and the reasons."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from netdesk.domain.batch import WeeklyPick
from netdesk.domain.contact import Stage
from netdesk.domain.five import FIVE, NOT_NOW_FOR, WEIGHTS, Choice, Pick
from netdesk.storage import mapper, tables
from netdesk.storage.in_touch import ROLE
from netdesk.storage.writer import Writer

_OPENED = "FROM introduction i WHERE i.to_contact_id = c.id AND i.state IN ('promised', 'made')"
_WEIGHT = (
    f"{WEIGHTS['introduced']} * EXISTS (SELECT 1 {_OPENED}) + {WEIGHTS['why']} * (c.why <> '') "
    f"+ {WEIGHTS['relevance']} * c.relevance + {WEIGHTS['closeness']} * c.closeness"
)
_PROPOSED = f"""
SELECT c.id FROM contact c WHERE c.trashed_at IS NULL AND c.stage = '{Stage.TO_CONTACT}'
  AND c.id NOT IN (SELECT contact_id FROM weekly_pick
    WHERE week = :week OR (choice = '{Choice.NOT_NOW}' AND week > :since))
ORDER BY {_WEIGHT} DESC, c.id LIMIT :places
"""
_CARRIED = f"""
SELECT c.id FROM contact c WHERE c.trashed_at IS NULL AND c.stage = '{Stage.TO_CONTACT}'
  AND c.id NOT IN (SELECT contact_id FROM weekly_pick WHERE week = :week)
  AND '{Choice.KEPT}' =
    (SELECT choice FROM weekly_pick WHERE contact_id = c.id ORDER BY week DESC, id DESC LIMIT 1)
  AND c.id IN (SELECT contact_id FROM weekly_pick WHERE choice = '{Choice.KEPT}')
ORDER BY c.id LIMIT :places
"""
_PICKS = f"""
SELECT c.id, c.full_name, coalesce(r.title, ''), coalesce(o.name, ''), c.why, c.closeness, c.relevance,
  coalesce((SELECT b.full_name FROM contact b WHERE b.id =
    (SELECT i.from_contact_id {_OPENED} ORDER BY i.id DESC LIMIT 1)), ''),
  c.how_met, p.choice = '{Choice.KEPT}', c.stage <> '{Stage.TO_CONTACT}'
FROM weekly_pick p JOIN contact c ON c.id = p.contact_id {ROLE}
WHERE p.week = ? AND p.choice IN ('{Choice.SHOWN}', '{Choice.KEPT}') AND c.trashed_at IS NULL
  AND c.stage <> '{Stage.RESTING}' ORDER BY p.id
"""


def picks(connection: Connection, week: date) -> tuple[Pick, ...]:
    """Those chosen for a week (its Monday), in the order in which they were proposed."""
    rows = [tuple(row) for row in connection.exec_driver_sql(_PICKS, (week.isoformat(),))]
    return tuple(_pick(row) for row in rows)


def _pick(row: tuple[int, str, str, str, str, int, int, str, str, int, int]) -> Pick:
    key, name, title, organisation, why, closeness, relevance, by, how_met, kept, reached = row
    return Pick(
        contact_id=key,
        name=name,
        title=title,
        organisation=organisation,
        why=why,
        closeness=closeness,
        relevance=relevance,
        introduced_by=by,
        how_met=how_met,
        kept=bool(kept),
        reached=bool(reached),
    )


def carried(connection: Connection, week: date, places: int) -> list[int]:
    """Contacts that were kept in an earlier week and are still to be reached."""
    values = {"week": week.isoformat(), "places": places}
    return [int(row[0]) for row in connection.exec_driver_sql(_CARRIED, values)]


def proposed(connection: Connection, week: date, places: int) -> list[int]:
    """The contacts for so many free places, the strongest first."""
    values = {"week": week.isoformat(), "since": (week - NOT_NOW_FOR).isoformat(), "places": places}
    return [int(row[0]) for row in connection.exec_driver_sql(_PROPOSED, values)]


def missing(connection: Connection, week: date) -> int:
    """How many places of a week's list are free and could be filled."""
    free = FIVE - len(picks(connection, week))
    return len((carried(connection, week, free) + proposed(connection, week, free))[:free]) if free > 0 else 0


def fill(db: Writer, week: date, places: int) -> None:
    """Fills so many places: with those kept earlier, then with the strongest."""
    kept = carried(db.connection, week, places)
    add(db, week, kept, Choice.KEPT)
    add(db, week, proposed(db.connection, week, places - len(kept)), Choice.SHOWN)


def add(db: Writer, week: date, ids: Sequence[int], choice: Choice) -> None:
    """Puts contacts on a week's list."""
    for key in ids:
        mapper.insert_record(db, WeeklyPick(contact_id=key, week=week.isoformat(), choice=choice))


def choose(db: Writer, week: date, contact_id: int, choice: Choice) -> None:
    """Says what became of a proposal of that week."""
    table = tables.weekly_pick.c
    found = mapper.find(
        db.connection, WeeklyPick, table.contact_id == contact_id, table.week == week.isoformat()
    )
    for stored in found[-1:]:
        mapper.save_record(db, replace(stored, choice=choice))
