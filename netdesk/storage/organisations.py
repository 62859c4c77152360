"""Organisations: found by name or alias, added where they are not known."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from netdesk.domain.folding import sort_key
from netdesk.domain.organisation import Organisation
from netdesk.storage import mapper, tables
from netdesk.storage.writer import Writer


def known_as(connection: Connection, name: str) -> int | None:
    """The organisation outside the trash that has this name or alias, whatever its case and accents."""
    place, other, key = tables.organisation, tables.alias, sort_key(name)
    by_name = select(place.c.id).where(place.c.sort_name == key, place.c.trashed_at.is_(None)).order_by(place.c.id)
    found = connection.scalars(by_name).first()
    if found is not None:
        return int(found)
    by_alias = select(other.c.name, other.c.organisation_id).join(place).where(place.c.trashed_at.is_(None))
    return next((int(row.organisation_id) for row in connection.execute(by_alias) if sort_key(row.name) == key), None)


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
