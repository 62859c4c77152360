"""Merging contacts: all that hangs on the others goes to the one that is kept, the others to the trash.

What hangs on a contact is read from the foreign keys, so that a new table is carried along by itself.
Nothing is removed but edges that would lead from somebody to themselves or stand there twice: what the
kept contact has already stays with the contact in the trash.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, Connection, Table, or_, select, update

from netdesk.domain.contact import Card, Role
from netdesk.domain.doubles_merge import (
    LISTS,
    PHOTO,
    Choices,
    chosen,
    merged_contact,
    places_of,
    role_places,
    united_notes,
)
from netdesk.domain.introduction import Introduction, IntroductionState
from netdesk.domain.note import Note
from netdesk.storage import contacts, deletion, mapper, tables
from netdesk.storage.among import among
from netdesk.storage.contact_ids import raw
from netdesk.storage.writer import Writer

Row = dict[str, Any]
_ONCE = {"contact_tag": "tag_id", "meeting_contact": "meeting_id", "weekly_pick": "week"}
"""Tables in which a contact stands at most once for each value of the column."""
_OF_ITS_OWN = frozenset({*LISTS, "role", "note", "photo"})
"""Tables whose rows are united one by one."""
_PAIRS = ("introduction", "not_same")
_NO_HISTORY = frozenset({*_OF_ITS_OWN, "contact_tag", "import_change", "weekly_pick", "not_same"})


def references() -> Iterator[Column[int]]:
    """Every column that names a contact."""
    for table in tables.RECORDS:
        for key in table.foreign_keys:
            if key.column.table is tables.contact:
                yield key.parent


def by_history(connection: Connection, ids: Sequence[int]) -> list[int]:
    """These contacts, the one with whom most happened first; of equals the oldest."""
    history = dict.fromkeys(ids, 0)
    for column, key, count in _named(connection, ids):
        if column.table.name not in _NO_HISTORY:
            history[key] += count
    return sorted(history, key=lambda key: (-history[key], key))


def _named(connection: Connection, ids: Sequence[int]) -> list[tuple[Column[int], int, int]]:
    """Which columns name which of these contacts, and how often: asked for in one statement."""
    columns = list(references())
    listed = ", ".join(str(int(each)) for each in ids)
    parts = (
        f"SELECT {number}, {column.name}, count(*) FROM {column.table.name} "
        f"WHERE {column.name} IN ({listed}) GROUP BY {column.name}"
        for number, column in enumerate(columns)
    )
    found = raw(connection).execute(" UNION ALL ".join(parts))
    return [(columns[number], int(key), int(count)) for number, key, count in found]


def merge(db: Writer, ids: Sequence[int], choices: Choices) -> None:
    """Makes the first of these contacts all of them; the places in `choices` are those of `ids`."""
    keep, others = ids[0], list(ids[1:])
    cards = contacts.cards(db.connection, ids)
    for name in LISTS:
        _unite_list(db, tables.metadata.tables[name], ids)
    _unite_roles(db, ids, cards)
    _unite_notes(db, ids)
    _choose_photo(db, keep, cards[chosen(cards, choices)[PHOTO]])
    _drop_edges_within(db, ids)
    for column, other, _ in _named(db.connection, others):
        _move(db, column, keep, other)
    _unite_edges(db, keep)
    contacts.save(db, merged_contact(cards, choices))
    deletion.trash_contacts(db, others)


def _rows(connection: Connection, table: Table, ids: Sequence[int]) -> list[Row]:
    """The rows of these contacts, contact by contact in their order."""
    wanted = select(table).where(among(table.c.contact_id, ids)).order_by(table.c.position, table.c.id)
    found = [dict(row) for row in connection.execute(wanted).mappings()]
    return sorted(found, key=lambda row: ids.index(row["contact_id"]))


def _take(db: Writer, table: Table, rows: Sequence[Row], owner: int) -> None:
    """Makes these rows the list of this contact."""
    for position, row in enumerate(rows):
        wanted = {"contact_id": owner, "position": position}
        if any(row[name] != value for name, value in wanted.items()):
            statement = update(table).where(table.c.id == row["id"])
            db.connection.execute(statement.values(modified_at=db.now, **wanted))


def _unite_list(db: Writer, table: Table, ids: Sequence[int]) -> None:
    kind, key = LISTS[table.name]
    rows = _rows(db.connection, table, ids)
    names = kind.__dataclass_fields__
    items = [kind(**{name: row[name] for name in names}) for row in rows]
    _take(db, table, [rows[place] for place in places_of(items, key)], ids[0])


def _unite_roles(db: Writer, ids: Sequence[int], cards: Sequence[Card]) -> None:
    rows = _rows(db.connection, tables.role, ids)
    known = {role.id: role for card in cards for role in card.roles}
    roles: list[Role] = [known[row["id"]] for row in rows]
    kept = [rows[place] for place in role_places(roles)]
    _take(db, tables.role, kept, ids[0])
    said_better = [row for row in rows if row["contact_id"] == ids[0] and row not in kept]
    _take(db, tables.role, said_better, ids[1])


def _unite_notes(db: Writer, ids: Sequence[int]) -> None:
    """The first note holds the words of all; the others stay as they are with those whose they were."""
    rows = mapper.find(db.connection, Note, among(tables.note.c.contact_id, ids))
    notes = sorted(rows, key=lambda note: ids.index(note.contact_id or 0))
    if notes:
        text, spans = united_notes((note.text, note.spans) for note in notes)
        mapper.save_record(db, replace(notes[0], contact_id=ids[0], text=text, spans=spans))


def _choose_photo(db: Writer, keep: int, from_card: Card) -> None:
    """The photo goes where it is wanted; one that is not chosen goes to the trash with its contact."""
    source, table = from_card.contact.id, tables.photo
    if source == keep or from_card.photo is None:
        return
    first, second = table.c.contact_id == keep, table.c.contact_id == source
    theirs = list(db.connection.scalars(select(table.c.id).where(second)))
    for where, owner in ((first, source), (table.c.id.in_(theirs), keep)):
        db.connection.execute(update(table).where(where).values(contact_id=owner, modified_at=db.now))


def _drop_edges_within(db: Writer, ids: Sequence[int]) -> None:
    """Nobody introduces themselves, and nobody differs from themselves."""
    for name in _PAIRS:
        table = tables.metadata.tables[name]
        ends = [column for column in references() if column.table is table]
        within = select(table.c.id).where(*(among(column, ids) for column in ends))
        mapper.delete_rows(db, table, list(db.connection.scalars(within)))


def _move(db: Writer, column: Column[int], keep: int, other: int) -> None:
    """Has the rows that name the other name the kept contact."""
    table = column.table
    assert isinstance(table, Table)
    if table.name in _OF_ITS_OWN:
        return
    where = column == other
    if table.name in _ONCE:
        twin = table.alias()
        same = twin.c[_ONCE[table.name]] == table.c[_ONCE[table.name]]
        where &= ~select(twin.c.id).where(twin.c.contact_id == keep, same).exists()
    values = {column.name: keep, "modified_at": db.now}
    db.connection.execute(update(table).where(where).values(values))


def _unite_edges(db: Writer, keep: int) -> None:
    """Of introductions between the same two one is left, which knows all that they knew."""
    edge = tables.introduction.c
    here = or_(edge.from_contact_id == keep, edge.to_contact_id == keep)
    parallel: defaultdict[tuple[int, int], list[Introduction]] = defaultdict(list)
    for one in mapper.find(db.connection, Introduction, here):
        parallel[one.from_contact_id, one.to_contact_id].append(one)
    for first, *rest in parallel.values():
        if rest:
            mapper.save_record(db, _united(first, rest))
            mapper.delete_rows(db, tables.introduction, [one.id for one in rest])


def _united(first: Introduction, rest: Sequence[Introduction]) -> Introduction:
    states, edges = list(IntroductionState), (first, *rest)
    known: dict[str, Any] = {
        name: next((value for one in edges if (value := getattr(one, name)) is not None), None)
        for name in ("meeting_id", "mention_id", "way", "use_name", "writer", "told_at")
    }
    return replace(first, state=max((one.state for one in edges), key=states.index), **known)
