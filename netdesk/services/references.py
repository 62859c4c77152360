"""Who may be named to an employer, for what, and whether they were thanked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from netdesk.domain.acts import Act
from netdesk.domain.clock import Clock
from netdesk.domain.reference import Referee, Reference, ReferenceState
from netdesk.storage import mapper, references
from netdesk.storage.store import Store
from netdesk.storage.writer import Writer

ANSWERED = {state: answer for answer, state in references.ANSWERS.items()}


class ReferenceService:
    """Keeps each contact's standing as a referee."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def of_contact(self, contact_id: int) -> Reference | None:
        """A contact's standing, if there is one."""
        with self._store.read() as connection:
            return references.of_contact(connection, contact_id)

    def all(self) -> list[Referee]:
        """Everybody with a standing: who agreed first, each group by name."""
        with self._store.read() as connection:
            return references.all_of_them(connection)

    def set_state(self, contact_id: int, state: ReferenceState | None, *, again: bool = False) -> None:
        """Moves the standing, or takes it away; raises AlreadyAsked for a second ask unless `again`."""
        with self._store.write(Act.EDIT_REFERENCE) as db:
            if state is None:
                self._take_away(db, contact_id)
            elif state is ReferenceState.ASKED:
                references.ask(db, contact_id, self._clock.today(), again=again)
                references.add_ask(db, contact_id, self._clock.today())
            else:
                references.save(db, references.standing(db, contact_id), state)
                if state in ANSWERED:
                    references.answer_asks(db, contact_id, ANSWERED[state])

    def edit(self, contact_id: int, *, speaks_to: str | None = None, reach: str | None = None) -> None:
        """Changes what they can speak to and how an employer gets hold of them."""
        given = {"speaks_to": speaks_to, "reach": reach}
        words: dict[str, Any] = {name: text.strip() for name, text in given.items() if text is not None}
        with self._store.write(Act.EDIT_REFERENCE) as db:
            mapper.save_record(db, replace(references.standing(db, contact_id), **words))

    def used(self, contact_ids: Sequence[int], used_for: str = "") -> None:
        """They were named to an employer today, and thanks are due again."""
        with self._store.write(Act.USE_REFERENCES) as db:
            for key in contact_ids:
                known = references.standing(db, key)
                today = self._clock.today()
                changed = replace(known, last_used_on=today, used_for=used_for.strip(), thanked_at=None)
                mapper.save_record(db, changed)

    def thanked(self, contact_id: int) -> None:
        """They were thanked for it."""
        with self._store.write(Act.THANK_REFERENCE) as db:
            known = references.standing(db, contact_id)
            mapper.save_record(db, replace(known, thanked_at=self._clock.now()))

    def _take_away(self, db: Writer, contact_id: int) -> None:
        known = references.of_contact(db.connection, contact_id)
        if known is not None:
            mapper.delete_rows(db, mapper.TABLE_OF[Reference], [known.id])
