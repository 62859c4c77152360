"""Introductions: the edges that lead from contact to contact."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, update

from netdesk.domain.introduction import Introduction, IntroductionState
from netdesk.storage import contacts, mapper, meetings, tables
from netdesk.storage.among import among
from netdesk.storage.writer import Writer


def of_contact(connection: Connection, contact_id: int) -> list[Introduction]:
    """The edges that lead to and from a contact."""
    edge = tables.introduction.c
    here = (edge.from_contact_id == contact_id) | (edge.to_contact_id == contact_id)
    return mapper.find(connection, Introduction, here)


def between(connection: Connection, from_id: int, to_id: int) -> Introduction | None:
    """The latest edge from one contact to another."""
    edge = tables.introduction.c
    found = mapper.find(
        connection, Introduction, edge.from_contact_id == from_id, edge.to_contact_id == to_id
    )
    return found[-1] if found else None


def leading_to(connection: Connection, contact_ids: Sequence[int]) -> dict[int, Introduction]:
    """The latest edge that leads to each of these contacts from one outside the trash."""
    rows = connection.exec_driver_sql(
        "SELECT max(i.id) FROM introduction i JOIN contact c ON c.id = i.from_contact_id "
        f"WHERE c.trashed_at IS NULL AND i.to_contact_id IN ({meetings.listed(contact_ids)}) "
        "GROUP BY i.to_contact_id"
    )
    edges = mapper.load_many(connection, Introduction, [int(row[0]) for row in rows])
    return {edge.to_contact_id: edge for edge in edges.values()}


def chain(connection: Connection, contact_id: int) -> tuple[tuple[int, str], ...]:
    """The ids and names on the way to a contact, who opened the first door first."""
    way = [contact_id]
    while (
        edge := leading_to(connection, way[:1]).get(way[0])
    ) is not None and edge.from_contact_id not in way:
        way.insert(0, edge.from_contact_id)
    names = contacts.names(connection, way)
    return tuple((key, names[key]) for key in way if key in names)


def met(db: Writer, contact_ids: Sequence[int]) -> None:
    """The introductions that led to these contacts came to a meeting."""
    table = tables.introduction
    where = among(table.c.to_contact_id, contact_ids) & (table.c.state != IntroductionState.MET)
    db.connection.execute(update(table).where(where).values(state=IntroductionState.MET, modified_at=db.now))


def add_or_extend(db: Writer, wanted: Introduction) -> Introduction:
    """Stores an edge; where there is one already it learns what was decided, and no state goes back."""
    known = between(db.connection, wanted.from_contact_id, wanted.to_contact_id)
    if known is None:
        return mapper.insert_record(db, wanted)
    states = list(IntroductionState)
    extended = replace(
        known,
        state=max(known.state, wanted.state, key=states.index),
        way=wanted.way or known.way,
        use_name=wanted.use_name or known.use_name,
        writer=wanted.writer or known.writer,
    )
    mapper.save_record(db, extended)
    return extended
