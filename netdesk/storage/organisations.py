"""Organisations: found by name or alias, added where they are not known."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select, update

from netdesk.domain.folding import sort_key
from netdesk.domain.note import Note
from netdesk.domain.organisation import Organisation
from netdesk.storage import mapper, tables
from netdesk.storage.writer import Writer


def known_as(connection: Connection, name: str) -> int | None:
    """The organisation outside the trash that has this name or alias, whatever its case and accents."""
    place, other, key = tables.organisation, tables.alias, sort_key(name)
    by_name = (
        select(place.c.id).where(place.c.sort_name == key, place.c.trashed_at.is_(None)).order_by(place.c.id)
    )
    found = connection.scalars(by_name).first()
    if found is not None:
        return int(found)
    by_alias = select(other.c.name, other.c.organisation_id).join(place).where(place.c.trashed_at.is_(None))
    return next(
        (int(row.organisation_id) for row in connection.execute(by_alias) if sort_key(row.name) == key), None
    )


def named(db: Writer, name: str) -> int | None:
    """The organisation with this name, added when it is new; None for an empty name."""
    if not name.strip():
        return None
    return known_as(db.connection, name) or add(db, Organisation(name=name.strip()))


def add(db: Writer, organisation: Organisation) -> int:
    """Stores a new organisation."""
    return mapper.insert_record(db, replace(organisation, sort_name=sort_key(organisation.name))).id


def names(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """The names of these organisations."""
    table = tables.organisation
    rows = connection.execute(select(table.c.id, table.c.name).where(table.c.id.in_(ids)))
    return {int(row.id): str(row.name) for row in rows}


def save(db: Writer, organisation: Organisation) -> None:
    """Writes the record; the key it is ordered by follows its name."""
    mapper.save_record(db, replace(organisation, sort_name=sort_key(organisation.name)))


def notes(connection: Connection, organisation_id: int) -> str:
    """The notes on an organisation."""
    found = mapper.find(connection, Note, tables.note.c.organisation_id == organisation_id)
    return found[0].text if found else ""


def set_notes(db: Writer, organisation_id: int, text: str) -> None:
    """Makes the notes read like this."""
    found = mapper.find(db.connection, Note, tables.note.c.organisation_id == organisation_id)
    if found:
        mapper.save_record(db, replace(found[0], text=text))
    elif text:
        mapper.insert_record(db, Note(organisation_id=organisation_id, text=text))


def merge(db: Writer, keep: int, other: int) -> None:
    """Hangs everything of `other` on `keep`, which takes over what it lacks and the other's names."""
    known = mapper.load_many(db.connection, Organisation, [keep, other])
    save(db, _completed(known[keep], known[other]))
    _add_aliases(db, known[keep], [known[other].name, *aliases(db.connection, other)])
    for table in (tables.role, tables.finding, tables.mention, tables.follow_up, tables.lead):
        where = table.c.organisation_id == other
        db.connection.execute(update(table).where(where).values(organisation_id=keep, modified_at=db.now))
    parts = (notes(db.connection, keep), notes(db.connection, other))
    set_notes(db, keep, "\n\n".join(filter(None, parts)))


def _completed(kept: Organisation, other: Organisation) -> Organisation:
    return replace(
        kept,
        website=kept.website or other.website,
        target=kept.target or other.target,
        priority=max(kept.priority, other.priority),
        recommended_by=kept.recommended_by or other.recommended_by,
        joined_on=kept.joined_on or other.joined_on,
        left_on=kept.left_on or other.left_on,
    )


def aliases(connection: Connection, organisation_id: int) -> list[str]:
    """The other names it goes by, in their order."""
    table = tables.alias
    wanted = select(table.c.name).where(table.c.organisation_id == organisation_id)
    return list(connection.scalars(wanted.order_by(table.c.position, table.c.id)))


def _add_aliases(db: Writer, organisation: Organisation, more: Sequence[str]) -> None:
    """Adds names that it does not go by already, whatever their case and accents."""
    present = aliases(db.connection, organisation.id)
    new = {sort_key(name): name for name in reversed(more)}
    for key in map(sort_key, (organisation.name, *present)):
        new.pop(key, None)
    rows = [{"name": name} for name in (*present, *reversed(new.values()))]
    mapper.replace_list(db, tables.alias, "organisation_id", organisation.id, rows)
