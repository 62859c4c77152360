"""A contact's story so far, what comes next, and what went to and fro."""

from netdesk.domain.clock import Clock
from netdesk.domain.contact_story import ContactStep, StoryItem
from netdesk.storage import contact_story
from netdesk.storage.store import Store


class ContactStory:
    """Reads everything that happened with one contact."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def story(self, contact_id: int) -> list[StoryItem]:
        """What happened with a contact, in time order."""
        with self._store.read() as connection:
            return contact_story.story(connection, contact_id, self._clock)

    def next_step(self, contact_id: int) -> ContactStep | None:
        """The follow-up or meeting that comes next; None when there is nothing to do."""
        with self._store.read() as connection:
            return contact_story.next_step(connection, contact_id)

    def give_and_get(self, contact_id: int) -> tuple[int, int]:
        """How often something was given and received; an introduction that they made counts as received."""
        with self._store.read() as connection:
            return contact_story.give_and_get(connection, contact_id)
