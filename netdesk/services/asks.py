"""What was asked of whom, the answer, and what it led to."""

from dataclasses import replace
from typing import Any

from netdesk.domain.acts import Act
from netdesk.domain.ask import Ask, AskKind, AskState
from netdesk.domain.clock import Clock
from netdesk.domain.reference import ReferenceState
from netdesk.storage import asks, mapper, references
from netdesk.storage.store import Store
from netdesk.storage.writer import Writer


class AskService:
    """Keeps asks; one for a reference moves the contact's standing as a referee along."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def of_contact(self, contact_id: int) -> tuple[Ask, ...]:
        """What was asked of a contact, the latest first."""
        with self._store.read() as connection:
            return tuple(asks.of_contact(connection, contact_id))

    def add(
        self,
        contact_id: int,
        kind: AskKind,
        text: str = "",
        *,
        meeting_id: int | None = None,
        again: bool = False,
    ) -> int:
        """Adds what was asked today; raises AlreadyAsked for a second reference unless `again`."""
        today = self._clock.today()
        new = Ask(contact_id=contact_id, meeting_id=meeting_id, kind=kind, text=text.strip(), asked_on=today)
        with self._store.write(Act.ADD_ASK) as db:
            if kind is AskKind.REFERENCE:
                references.ask(db, contact_id, today, again=again)
            return mapper.insert_record(db, new).id

    def edit(self, ask_id: int, *, text: str, answer: str = "", led_to: str = "") -> None:
        """Changes the words; whoever is named as what it led to is linked."""
        with self._store.write(Act.EDIT_ASK) as db:
            known = mapper.load(db.connection, Ask, ask_id)
            person = asks.person_named(db.connection, led_to)
            words: dict[str, Any] = {"text": text.strip(), "answer": answer.strip(), "led_to": led_to.strip()}
            mapper.save_record(db, replace(known, **words, led_to_contact_id=person))

    def set_kind(self, ask_id: int, kind: AskKind) -> None:
        """Says what it was that was asked for."""
        with self._store.write(Act.EDIT_ASK) as db:
            mapper.save_record(db, replace(mapper.load(db.connection, Ask, ask_id), kind=kind))

    def set_state(self, ask_id: int, state: AskState) -> None:
        """Says how it was answered; a reference is agreed or declined with it."""
        with self._store.write(Act.ANSWER_ASK) as db:
            known = mapper.load(db.connection, Ask, ask_id)
            mapper.save_record(db, replace(known, state=state))
            if known.kind is AskKind.REFERENCE:
                _settle(db, known.contact_id, state)

    def delete(self, ask_id: int) -> None:
        """Removes an ask; undo brings it back."""
        with self._store.write(Act.DELETE_ASK) as db:
            mapper.delete_rows(db, mapper.TABLE_OF[Ask], [ask_id])


def _settle(db: Writer, contact_id: int, state: AskState) -> None:
    """A standing that waits for an answer has one now."""
    known = references.of_contact(db.connection, contact_id)
    if known is not None and known.state is ReferenceState.ASKED and state in references.ANSWERS:
        references.save(db, known, references.ANSWERS[state])
