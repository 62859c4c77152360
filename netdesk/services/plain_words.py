"""What a user can do with one line of plain words: see what it says, and make a follow-up of it."""

from datetime import date

from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.plain_words.said import Person, Understood
from netdesk.services.follow_ups import FollowUpService
from netdesk.storage.named import read_line
from netdesk.storage.store import Store

__all__ = ["PlainWordsService"]


class PlainWordsService:
    """Understands `call Maria next Thursday at 3pm` and adds it."""

    def __init__(self, store: Store, clock: Clock, follow_ups: FollowUpService) -> None:
        self._store = store
        self._clock = clock
        self._follow_ups = follow_ups

    def understand(self, text: str) -> Understood:
        """What the line says now, with the contacts that it may mean."""
        with self._store.read() as connection:
            return read_line(connection, text, self._clock.wall())

    def add(
        self, text: str, person: Person | None = None, *, on: date | None = None
    ) -> tuple[int, Understood]:
        """Adds what the line says as one step; `person` is the one that was chosen among several.

        `on` is the day for a line that names none. Raises UserError where nothing is to be done, or
        something repeats on days that do not come.
        """
        said = self._said(text)
        meant = person if person in said.naming.people else said.naming.only
        return self._add(said, said.kind, said.on(on), meant.id if meant else None), said

    def add_step(self, text: str, contact_id: int) -> tuple[int, Understood]:
        """Adds what comes next with a contact, as one step; without a day it is due in two days."""
        said = self._said(text)
        return self._add(said, said.kind, said.kept_by(self._clock.today()), contact_id), said

    def _said(self, text: str) -> Understood:
        if not text.strip():
            raise UserError("Type what is to be done, such as: call Maria next Thursday at 3pm.")
        return self.understand(text)

    def _add(self, said: Understood, kind: FollowUpKind, day: date | None, contact_id: int | None) -> int:
        return self._follow_ups.add(
            said.title, due_on=day, due_at=said.at, kind=kind, contact_id=contact_id, rule=said.repeat
        )
