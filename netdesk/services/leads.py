"""What was volunteered, by whom, where, what came of it, and whether they were told."""

from dataclasses import replace

from netdesk.domain.acts import Act
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.domain.lead import Lead, LeadKind, LeadLine, LeadState
from netdesk.storage import leads, mapper, organisations
from netdesk.storage.store import Store


class LeadService:
    """Keeps leads, each with the contact who volunteered it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def of_contact(self, contact_id: int) -> tuple[LeadLine, ...]:
        """What a contact volunteered, the latest first."""
        with self._store.read() as connection:
            return leads.of_contact(connection, contact_id)

    def of_meeting(self, meeting_id: int) -> tuple[LeadLine, ...]:
        """What was volunteered in a meeting, the latest first."""
        with self._store.read() as connection:
            return leads.of_meeting(connection, meeting_id)

    def of_organisation(self, organisation_id: int) -> tuple[LeadLine, ...]:
        """What was volunteered about an organisation, the latest first."""
        with self._store.read() as connection:
            return leads.of_organisation(connection, organisation_id)

    def add(
        self,
        contact_id: int,
        text: str,
        organisation: str = "",
        *,
        kind: LeadKind = LeadKind.OPENING,
        meeting_id: int | None = None,
    ) -> int:
        """Adds what was volunteered today; an organisation named for the first time is added."""
        said = _said(text)
        with self._store.write(Act.ADD_LEAD) as db:
            new = Lead(
                contact_id=contact_id,
                organisation_id=organisations.named(db, organisation),
                meeting_id=meeting_id,
                kind=kind,
                text=said,
                given_on=self._clock.today(),
            )
            return mapper.insert_record(db, new).id

    def add_in_meeting(self, meeting_id: int, text: str) -> int:
        """Adds what the first contact of a meeting volunteered in it."""
        _said(text)
        with self._store.read() as connection:
            contact_id = leads.first_contact(connection, meeting_id)
        if contact_id is None:
            raise UserError("Say first whom the meeting is with: a lead belongs to who volunteered it.")
        return self.add(contact_id, text, meeting_id=meeting_id)

    def edit(self, lead_id: int, *, text: str, organisation: str = "", outcome: str = "") -> None:
        """Changes the words; an organisation named for the first time is added."""
        said = _said(text)
        with self._store.write(Act.EDIT_LEAD) as db:
            known = mapper.load(db.connection, Lead, lead_id)
            place = organisations.named(db, organisation)
            changed = replace(known, text=said, organisation_id=place, outcome=outcome.strip())
            mapper.save_record(db, changed)

    def set_kind(self, lead_id: int, kind: LeadKind) -> None:
        """Says what it was that was volunteered."""
        with self._store.write(Act.EDIT_LEAD) as db:
            mapper.save_record(db, replace(mapper.load(db.connection, Lead, lead_id), kind=kind))

    def set_state(self, lead_id: int, state: LeadState) -> None:
        """Says how far it was followed."""
        with self._store.write(Act.EDIT_LEAD) as db:
            mapper.save_record(db, replace(mapper.load(db.connection, Lead, lead_id), state=state))

    def told(self, lead_id: int, told: bool = True) -> None:
        """Whoever volunteered it has heard what came of it, or has not after all."""
        moment = self._clock.now() if told else None
        with self._store.write(Act.TELL_OF_LEAD) as db:
            mapper.save_record(db, replace(mapper.load(db.connection, Lead, lead_id), told_at=moment))

    def delete(self, lead_id: int) -> None:
        """Removes a lead; undo brings it back."""
        with self._store.write(Act.DELETE_LEAD) as db:
            mapper.delete_rows(db, mapper.TABLE_OF[Lead], [lead_id])


def _said(text: str) -> str:
    if not text.strip():
        raise UserError("Type what they volunteered.")
    return text.strip()
