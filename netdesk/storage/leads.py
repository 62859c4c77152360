"""Leads: those that a contact volunteered, of a meeting, and at an organisation."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, select

from netdesk.domain.lead import Lead, LeadLine
from netdesk.storage import contacts, mapper, organisations, tables


def of_contact(connection: Connection, contact_id: int) -> tuple[LeadLine, ...]:
    """What a contact volunteered, the latest first."""
    return _lines(connection, tables.lead.c.contact_id == contact_id)


def of_meeting(connection: Connection, meeting_id: int) -> tuple[LeadLine, ...]:
    """What was volunteered in a meeting, the latest first."""
    return _lines(connection, tables.lead.c.meeting_id == meeting_id)


def of_organisation(connection: Connection, organisation_id: int) -> tuple[LeadLine, ...]:
    """What was volunteered about an organisation, the latest first."""
    return _lines(connection, tables.lead.c.organisation_id == organisation_id)


def first_contact(connection: Connection, meeting_id: int) -> int | None:
    """The first contact of a meeting: who volunteers what is said there."""
    link = tables.meeting_contact.c
    wanted = select(link.contact_id).where(link.meeting_id == meeting_id).order_by(link.position, link.id)
    found = connection.scalars(wanted.limit(1)).first()
    return None if found is None else int(found)


def _lines(connection: Connection, where: ColumnElement[bool]) -> tuple[LeadLine, ...]:
    columns = tables.lead.c
    found = mapper.find(connection, Lead, where, order=[columns.given_on.desc(), columns.id.desc()])
    return tuple(_told(connection, found)) if found else ()


def _told(connection: Connection, found: Sequence[Lead]) -> list[LeadLine]:
    people = contacts.names(connection, [lead.contact_id for lead in found])
    places = organisations.names(connection, [lead.organisation_id or 0 for lead in found])
    return [
        LeadLine(
            lead=lead, who=people.get(lead.contact_id, ""), place=places.get(lead.organisation_id or 0, "")
        )
        for lead in found
        if lead.contact_id in people
    ]
