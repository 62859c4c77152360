"""Asks: those of a contact, and whom they led to."""

from sqlalchemy import Connection, select

from netdesk.domain.ask import Ask
from netdesk.storage import mapper, tables


def of_contact(connection: Connection, contact_id: int) -> list[Ask]:
    """What was asked of a contact, the latest first."""
    columns = tables.ask.c
    order = [columns.asked_on.desc(), columns.id.desc()]
    return mapper.find(connection, Ask, columns.contact_id == contact_id, order=order)


def person_named(connection: Connection, name: str) -> int | None:
    """The one contact outside the trash who has exactly this name; None where there are several."""
    table = tables.contact.c
    wanted = select(table.id).where(table.full_name == name.strip(), table.trashed_at.is_(None)).limit(2)
    found = list(connection.scalars(wanted)) if name.strip() else []
    return int(found[0]) if len(found) == 1 else None
