"""Mentions: who and what was named in a meeting, and whom of the desk a name means."""

from collections.abc import Sequence

from sqlalchemy import Connection, Table, select

from netdesk.domain.folding import sort_key
from netdesk.domain.meeting import Mention, MentionKind
from netdesk.domain.meeting_view import MentionLine, NameSuggestion
from netdesk.storage import mapper, meetings, search, tables

LOOKED_AT = 200
"""So many of the documents in which the words occur are looked at for a name that fits."""

_STARTS = (
    "SELECT id, {name} FROM {table} WHERE trashed_at IS NULL AND sort_name >= ? AND sort_name < ? "
    "ORDER BY sort_name, id LIMIT ?"
)
_NAME = {"contact": "full_name", "organisation": "name"}


def of_meeting(connection: Connection, meeting_id: int) -> list[Mention]:
    """What was named in a meeting, in the order of naming."""
    return mapper.find(connection, Mention, tables.mention.c.meeting_id == meeting_id)


def with_uid(connection: Connection, uid: str) -> Mention | None:
    """The mention with this uid."""
    return next(iter(mapper.find(connection, Mention, tables.mention.c.uid == uid)), None)


def meant(connection: Connection, kind: MentionKind, name: str) -> int | None:
    """The only contact or organisation outside the trash with this name; namesakes are not guessed at."""
    table = _table(kind)
    statement = (
        select(table.c.id).where(table.c.sort_name == sort_key(name), table.c.trashed_at.is_(None)).limit(2)
    )
    found = list(connection.scalars(statement))
    return int(found[0]) if len(found) == 1 else None


def id_of(connection: Connection, kind: MentionKind, uid: str) -> int | None:
    """The id of the contact or organisation with this uid, unless it is in the trash."""
    table = _table(kind)
    statement = select(table.c.id).where(table.c.uid == uid, table.c.trashed_at.is_(None))
    return connection.scalars(statement).first()


def is_live(connection: Connection, kind: MentionKind, record_id: int) -> bool:
    """Whether the contact or organisation is there, outside the trash."""
    table = _table(kind)
    statement = select(table.c.id).where(table.c.id == record_id, table.c.trashed_at.is_(None))
    return connection.scalars(statement).first() is not None


def name_of(connection: Connection, kind: MentionKind, record_id: int) -> str:
    """The name of a contact or organisation; empty when there is none."""
    table = _table(kind)
    column = table.c[_NAME[table.name]]
    return connection.scalars(select(column).where(table.c.id == record_id)).first() or ""


def lines(connection: Connection, mentions: Sequence[Mention]) -> tuple[MentionLine, ...]:
    """Mentions with what the desk knows of them."""
    people = meetings.briefs(connection, [one.contact_id for one in mentions if one.contact_id])
    known = {one.organisation_id for one in mentions if one.organisation_id}
    places = _acquainted(connection, sorted(known))
    found = []
    for one in mentions:
        person = people.get(one.contact_id or 0)
        detail = one.at or (", ".join(filter(None, (person.title, person.organisation))) if person else "")
        new = person is None and one.organisation_id not in places
        count = places.get(one.organisation_id or 0, 0)
        found.append(MentionLine(mention=one, new=new, detail=detail, acquainted=count))
    return tuple(found)


def _acquainted(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """How many contacts work at each of those of these organisations that are outside the trash."""
    rows = connection.exec_driver_sql(
        "SELECT o.id, (SELECT count(DISTINCT c.id) FROM role r JOIN contact c ON c.id = r.contact_id "
        "WHERE r.organisation_id = o.id AND r.ended = '' AND c.trashed_at IS NULL) FROM organisation o "
        f"WHERE o.trashed_at IS NULL AND o.id IN ({meetings.listed(ids)})"
    )
    return {int(key): int(count) for key, count in rows}


def complete(connection: Connection, kind: MentionKind, prefix: str, limit: int) -> list[NameSuggestion]:
    """Names that begin like this first, then those in which every word typed begins a word."""
    key = sort_key(prefix)
    if not key:
        return []
    ids = _starting(connection, kind, key, limit)
    if len(ids) < limit:
        ids += [one for one in _holding(connection, kind, key) if one not in ids]
    return _suggestions(connection, kind, ids[:limit])


def _starting(connection: Connection, kind: MentionKind, key: str, limit: int) -> list[int]:
    table = _table(kind).name
    query = _STARTS.format(name=_NAME[table], table=table)
    rows = connection.exec_driver_sql(query, (key, key + "\U0010ffff", limit))
    return [int(row[0]) for row in rows]


def _holding(connection: Connection, kind: MentionKind, key: str) -> list[int]:
    doc = search.Doc.CONTACT if kind is MentionKind.PERSON else search.Doc.ORGANISATION
    found = [number >> 4 for number in _titles(connection, key, doc)]
    table = _table(kind)
    rows = connection.execute(select(table.c.id, table.c.sort_name).where(table.c.id.in_(found)))
    fits = [(str(row.sort_name), int(row.id)) for row in rows if _fits(str(row.sort_name), key)]
    return [record_id for _, record_id in sorted(fits)]


def _titles(connection: Connection, key: str, doc: search.Doc) -> list[int]:
    """Documents in whose title every word begins a word; unranked: a rank of short prefixes is slow."""
    expression = search.match_expression(key)
    if not expression:
        return []
    rows = connection.exec_driver_sql(
        "SELECT rowid FROM search WHERE search MATCH ? AND rowid & 15 = ? LIMIT ?",
        (f"title : ({expression})", int(doc), LOOKED_AT),
    )
    return [int(row[0]) for row in rows]


def _fits(name: str, key: str) -> bool:
    words = name.replace("-", " ").replace("'", " ").split()
    return all(any(word.startswith(start) for word in words) for start in key.split())


def _suggestions(connection: Connection, kind: MentionKind, ids: Sequence[int]) -> list[NameSuggestion]:
    if kind is MentionKind.PERSON:
        people = meetings.briefs(connection, ids)
        return [
            NameSuggestion(
                uid=people[key].uid,
                label=people[key].name,
                detail=", ".join(filter(None, (people[key].title, people[key].organisation))),
            )
            for key in ids
            if key in people
        ]
    table = tables.organisation
    rows = {row.id: row for row in connection.execute(select(table).where(table.c.id.in_(ids)))}
    return [
        NameSuggestion(uid=rows[key].uid, label=rows[key].name, detail=str(rows[key].kind)) for key in ids
    ]


def _table(kind: MentionKind) -> Table:
    return tables.contact if kind is MentionKind.PERSON else tables.organisation
