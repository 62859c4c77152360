"""What a user can do with one line of plain words: see what it says, and make a follow-up of it."""

from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.domain.plain_words.names import Person, name_words
from netdesk.domain.plain_words.reading import Understood, understand
from netdesk.services.follow_ups import FollowUpService
from netdesk.storage.named import people_named
from netdesk.storage.store import Store

__all__ = ["PlainWordsService"]

MOST_WORDS = 40
"""In which a name is looked for."""


class PlainWordsService:
    """Understands `call Maria next Thursday at 3pm` and adds it."""

    def __init__(self, store: Store, clock: Clock, follow_ups: FollowUpService) -> None:
        self._store = store
        self._clock = clock
        self._follow_ups = follow_ups

    def understand(self, text: str) -> Understood:
        """What the line says now, with the contacts that it may mean."""
        words = name_words(text)[:MOST_WORDS]
        with self._store.read() as connection:
            known = people_named(connection, words)
        return understand(text, self._clock.wall(), known)

    def add(self, text: str, person: Person | None = None) -> tuple[int, Understood]:
        """Adds what the line says as one step; `person` is the one that was chosen among several.

        Raises UserError where nothing is to be done, or something repeats on days that do not come.
        """
        if not text.strip():
            raise UserError("Type what is to be done, such as: call Maria next Thursday at 3pm.")
        said = self.understand(text)
        meant = person or said.naming.only
        new = self._follow_ups.add(
            said.title,
            due_on=said.day,
            due_at=said.at,
            kind=said.kind,
            contact_id=meant.id if meant else None,
            rule=said.repeat,
        )
        return new, said
