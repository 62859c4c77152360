"""References: a contact's standing as a referee, and all who have one."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, update

from netdesk.domain.ask import Ask, AskKind, AskState
from netdesk.domain.reference import Referee, Reference, ReferenceState, refuse_second_ask
from netdesk.storage import mapper, meetings, tables
from netdesk.storage.writer import Writer

_FIRST = (ReferenceState.AGREED, ReferenceState.ASKED, ReferenceState.IDEA, ReferenceState.DECLINED)
ANSWERS = {AskState.YES: ReferenceState.AGREED, AskState.NO: ReferenceState.DECLINED}
"""What an answer to an ask for a reference makes of the standing."""


def of_contact(connection: Connection, contact_id: int) -> Reference | None:
    """A contact's standing as a referee, if there is one."""
    found = mapper.find(connection, Reference, tables.reference.c.contact_id == contact_id)
    return found[0] if found else None


def all_of_them(connection: Connection) -> list[Referee]:
    """Everybody outside the trash with a standing: who agreed first, each group by name."""
    found = {one.contact_id: one for one in mapper.find(connection, Reference)}
    people = meetings.briefs(connection, sorted(found))
    referees = [Referee(reference=found[key], person=person) for key, person in people.items()]
    return sorted(referees, key=lambda one: (_FIRST.index(one.reference.state), one.person.name))


def standing(db: Writer, contact_id: int) -> Reference:
    """The contact's standing, a mere idea where there was none."""
    known = of_contact(db.connection, contact_id)
    return known or mapper.insert_record(db, Reference(contact_id=contact_id))


def ask(db: Writer, contact_id: int, today: date, *, again: bool) -> None:
    """The contact is asked today; raises AlreadyAsked for a second time unless that is meant."""
    known = standing(db, contact_id)
    if not again:
        refuse_second_ask(known)
    save(db, known, ReferenceState.ASKED, today)


def save(db: Writer, known: Reference, state: ReferenceState, asked_on: date | None = None) -> None:
    """Writes another state; the day when they were asked stays unless it is a new one."""
    mapper.save_record(db, replace(known, state=state, asked_on=asked_on or known.asked_on))


def answer_asks(db: Writer, contact_id: int, state: AskState) -> None:
    """Gives the open asks for a reference their answer."""
    table = tables.ask
    where = (table.c.contact_id == contact_id) & (table.c.kind == AskKind.REFERENCE)
    where &= table.c.state == AskState.OPEN
    db.connection.execute(update(table).where(where).values(state=state, modified_at=db.now))


def add_ask(db: Writer, contact_id: int, today: date) -> int:
    """The ask itself, among all that was asked of the contact."""
    return mapper.insert_record(db, Ask(contact_id=contact_id, kind=AskKind.REFERENCE, asked_on=today)).id
