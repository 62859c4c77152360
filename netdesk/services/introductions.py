"""Introductions: who led to whom, and how far each introduction has come."""

from dataclasses import replace
from typing import Any

from netdesk.domain.acts import Act
from netdesk.domain.errors import UserError
from netdesk.domain.introduction import Introduction, IntroductionState
from netdesk.storage import contacts, introductions, mapper
from netdesk.storage.store import Store


class IntroductionService:
    """Reads and edits the edges between contacts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def chain(self, contact_id: int) -> tuple[tuple[int, str], ...]:
        """How you got here: ids and names from who opened the first door to this contact, `You` left out."""
        with self._store.read() as connection:
            return introductions.chain(connection, contact_id)

    def edges(self, contact_id: int) -> list[Introduction]:
        """The introductions that lead to and from a contact."""
        with self._store.read() as connection:
            return introductions.of_contact(connection, contact_id)

    def names(self, edges: list[Introduction]) -> dict[int, str]:
        """The names of the contacts at both ends of these edges."""
        ids = {key for edge in edges for key in (edge.from_contact_id, edge.to_contact_id)}
        with self._store.read() as connection:
            return contacts.names(connection, sorted(ids))

    def add(self, from_contact_id: int, to_contact_id: int, **fields: Any) -> int:
        """Notes that one contact introduces the user to another; a known edge learns what is new."""
        if from_contact_id == to_contact_id:
            raise UserError("Choose two different people: nobody introduces themselves.")
        new = Introduction(from_contact_id=from_contact_id, to_contact_id=to_contact_id, **fields)
        with self._store.write(Act.EDIT_INTRODUCTION) as db:
            return introductions.add_or_extend(db, new).id

    def set_state(self, introduction_id: int, state: IntroductionState) -> None:
        """How far an introduction has come."""
        self.edit(introduction_id, state=state)

    def edit(self, introduction_id: int, **fields: Any) -> None:
        """Changes fields of the edge, named as in `Introduction`."""
        with self._store.write(Act.EDIT_INTRODUCTION) as db:
            known = mapper.load(db.connection, Introduction, introduction_id)
            mapper.save_record(db, replace(known, **fields))

    def delete(self, introduction_id: int) -> None:
        """Removes an edge; undo brings it back."""
        with self._store.write(Act.EDIT_INTRODUCTION) as db:
            mapper.delete_rows(db, mapper.TABLE_OF[Introduction], [introduction_id])
