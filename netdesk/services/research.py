"""Research: dated findings on contacts and organisations, each with its source."""

from dataclasses import replace

from netdesk.domain.acts import Act
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.domain.organisation import Finding
from netdesk.storage import mapper, questions
from netdesk.storage.store import Store


class ResearchService:
    """Keeps what was found out before a meeting, so that it need not be asked."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def add(
        self,
        text: str,
        source: str = "",
        *,
        contact_id: int | None = None,
        organisation_id: int | None = None,
    ) -> int:
        """Adds a finding of today on a contact or an organisation and returns its id."""
        new = Finding(
            contact_id=contact_id,
            organisation_id=None if contact_id else organisation_id,
            text=_said(text),
            source=source.strip(),
            found_on=self._clock.today(),
        )
        with self._store.write(Act.ADD_FINDING) as db:
            return mapper.insert_record(db, new).id

    def edit(self, finding_id: int, text: str, source: str) -> None:
        """Changes a finding; its date stays."""
        said = _said(text)
        with self._store.write(Act.EDIT_FINDING) as db:
            known = mapper.load(db.connection, Finding, finding_id)
            mapper.save_record(db, replace(known, text=said, source=source.strip()))

    def delete(self, finding_id: int) -> None:
        """Removes a finding; undo brings it back."""
        with self._store.write(Act.DELETE_FINDING) as db:
            mapper.delete_rows(db, mapper.TABLE_OF[Finding], [finding_id])

    def of_contact(self, contact_id: int) -> list[Finding]:
        """Research on a contact, the latest first."""
        with self._store.read() as connection:
            return questions.findings_of_contact(connection, contact_id)

    def of_organisation(self, organisation_id: int) -> list[Finding]:
        """Research on an organisation, the latest first."""
        with self._store.read() as connection:
            return questions.findings_of_organisation(connection, organisation_id)


def _said(text: str) -> str:
    if not text.strip():
        raise UserError("Type what you found.")
    return text.strip()
