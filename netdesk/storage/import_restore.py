"""Brings single contacts back from the trash, whatever else went with the same deletion."""

from collections.abc import Sequence

from sqlalchemy import select, update

from netdesk.storage import tables
from netdesk.storage.among import among
from netdesk.storage.search import Doc, document
from netdesk.storage.writer import Writer


def restore_contacts(db: Writer, ids: Sequence[int]) -> set[int]:
    """With the meetings and follow-ups that went with them; returns the documents to be indexed."""
    person = tables.contact.c
    query = select(person.id, person.deletion).where(among(person.id, ids), person.trashed_at.is_not(None))
    docs: set[int] = set()
    for key, deletion in db.connection.execute(query).all():
        docs |= _restore(db, int(key), str(deletion))
    return docs


def _restore(db: Writer, key: int, deletion: str) -> set[int]:
    link, meeting, todo = tables.meeting_contact.c, tables.meeting.c, tables.follow_up.c
    theirs = select(link.meeting_id).where(link.contact_id == key)
    found = select(meeting.id).where(meeting.id.in_(theirs), meeting.deletion == deletion)
    meetings = list(db.connection.scalars(found))
    about = (todo.contact_id == key) | (among(todo.meeting_id, meetings) & todo.contact_id.is_(None))
    todos = list(db.connection.scalars(select(todo.id).where(about, todo.deletion == deletion)))
    kinds = (
        (tables.contact, Doc.CONTACT, [key]),
        (tables.meeting, Doc.MEETING, meetings),
        (tables.follow_up, Doc.FOLLOW_UP, todos),
    )
    for table, _, chosen in kinds:
        values = {"trashed_at": None, "deletion": "", "modified_at": db.now}
        db.connection.execute(update(table).where(among(table.c.id, chosen)).values(values))
    return {document(doc, each) for _, doc, chosen in kinds for each in chosen}
