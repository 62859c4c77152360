"""Which contacts the parts of a filter let through, the words aside: one condition of one query each."""

import json
import sqlite3
from collections.abc import Iterator

from sqlalchemy import Connection

from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.folding import sort_key
from netdesk.storage import cadence, contact_ids

_AT = (
    "c.id IN (SELECT r.contact_id FROM organisation o JOIN role r ON r.organisation_id = o.id "
    "WHERE o.trashed_at IS NULL AND r.ended = '' AND {what})"
)
_TAGGED = "c.id IN (SELECT contact_id FROM contact_tag WHERE tag_id IN (SELECT value FROM json_each(?)))"
_BATCH = (
    "c.id IN (SELECT ic.contact_id FROM import_batch b JOIN import_change ic ON ic.batch_id = b.id "
    "WHERE b.uid = ?)"
)
_NO_STEP = (
    "c.id NOT IN (SELECT contact_id FROM follow_up WHERE contact_id IS NOT NULL AND done_at IS NULL "
    "AND trashed_at IS NULL UNION ALL SELECT mc.contact_id FROM meeting m JOIN meeting_contact mc "
    "ON mc.meeting_id = m.id WHERE m.planned_at IS NOT NULL AND m.held_at IS NULL AND m.trashed_at IS NULL)"
)
_REFEREE = "c.id IN (SELECT contact_id FROM reference WHERE state <> 'declined')"
Condition = tuple[str, tuple[str, ...]]


def passing(connection: Connection, query: ContactQuery, clock: Clock) -> set[int] | None:
    """Ids of the contacts that every part but the words lets through; None when that is everybody."""
    raw = contact_ids.raw(connection)
    conditions = list(_conditions(raw, query))
    parts: list[set[int]] = []
    if conditions:
        where = " AND ".join(words for words, _ in conditions)
        values = [value for _, some in conditions for value in some]
        parts.append(
            contact_ids.listed(raw, f"FROM contact c WHERE c.trashed_at IS NULL AND {where}", values)
        )
    if query.quiet:
        parts.append({one.contact_id for one in cadence.going_quiet(raw, clock)})
    return set.intersection(*parts) if parts else None


def _conditions(raw: sqlite3.Connection, query: ContactQuery) -> Iterator[Condition]:
    if query.stage is not None:
        yield "c.stage = ?", (str(query.stage),)
    yield from _tagged(raw, query)
    if query.organisation:
        yield _AT.format(what="o.sort_name = ?"), (sort_key(query.organisation),)
    if query.batch:
        yield _BATCH, (query.batch,)
    for wanted, words in (
        (query.target, _AT.format(what="o.target = 1")),
        (query.no_next_step, _NO_STEP),
        (query.referee, _REFEREE),
    ):
        if wanted:
            yield words, ()


def _tagged(raw: sqlite3.Connection, query: ContactQuery) -> Iterator[Condition]:
    """A tag is known by its folded name, so that a filter survives another spelling and another desk."""
    if not query.tags:
        return
    known: dict[str, list[int]] = {}
    for key, name in raw.execute("SELECT id, name FROM tag"):
        known.setdefault(sort_key(name), []).append(key)
    wanted = [known.get(sort_key(name), []) for name in query.tags]
    if query.any_tag:
        wanted = [[key for keys in wanted for key in keys]]
    for keys in wanted:
        yield _TAGGED, (json.dumps(keys),)
