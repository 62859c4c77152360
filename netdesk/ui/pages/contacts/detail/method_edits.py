"""The writes of asks, leads and the standing as a referee: each one undo step for the contact shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netdesk.domain.ask import AskKind, AskState
from netdesk.domain.lead import LeadKind, LeadState
from netdesk.domain.reference import ReferenceState
from netdesk.ui.pages.contacts.detail.edits import Edits
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk


class MethodEdits:
    """Asks the services; the pane shows the result when the desk tells that it changed."""

    def __init__(self, desk: Desk, tasks: Tasks, edits: Edits) -> None:
        self._desk, self._tasks, self._edits = desk, tasks, edits

    @property
    def contact_id(self) -> int:
        """The contact that is shown."""
        return self._edits.contact_id

    def add_ask(self, kind: AskKind, text: str, *, again: bool = False) -> None:
        """Something that was asked of the contact today."""
        self._tasks.act(partial(self._desk.asks.add, self.contact_id, kind, text, again=again))

    def edit_ask(self, ask_id: int, words: dict[str, str]) -> None:
        self._tasks.act(partial(self._desk.asks.edit, ask_id, **words))

    def ask_kind(self, ask_id: int, kind: AskKind) -> None:
        self._tasks.act(partial(self._desk.asks.set_kind, ask_id, kind))

    def answer(self, ask_id: int, state: AskState) -> None:
        self._tasks.act(partial(self._desk.asks.set_state, ask_id, state))

    def delete_ask(self, ask_id: int) -> None:
        self._tasks.act(partial(self._desk.asks.delete, ask_id))

    def add_lead(self, text: str, organisation: str) -> None:
        """Something that the contact volunteered today."""
        self._tasks.act(partial(self._desk.leads.add, self.contact_id, text, organisation))

    def edit_lead(self, lead_id: int, words: dict[str, str]) -> None:
        """Without a text the lead goes."""
        if words["text"].strip():
            self._tasks.act(partial(self._desk.leads.edit, lead_id, **words))
        else:
            self.delete_lead(lead_id)

    def lead_kind(self, lead_id: int, kind: LeadKind) -> None:
        self._tasks.act(partial(self._desk.leads.set_kind, lead_id, kind))

    def lead_state(self, lead_id: int, state: LeadState) -> None:
        self._tasks.act(partial(self._desk.leads.set_state, lead_id, state))

    def lead_told(self, lead_id: int, told: bool) -> None:
        self._tasks.act(partial(self._desk.leads.told, lead_id, told))

    def delete_lead(self, lead_id: int) -> None:
        self._tasks.act(partial(self._desk.leads.delete, lead_id))

    def standing(self, state: ReferenceState | None, *, again: bool = False) -> None:
        """The contact's standing as a referee."""
        self._tasks.act(partial(self._desk.references.set_state, self.contact_id, state, again=again))

    def reference_words(self, **words: str) -> None:
        """What they can speak to, and how they are reached."""
        self._tasks.act(partial(self._desk.references.edit, self.contact_id, **words))

    def reference_used(self) -> None:
        self._tasks.act(partial(self._desk.references.used, [self.contact_id]))

    def reference_thanked(self) -> None:
        self._tasks.act(partial(self._desk.references.thanked, self.contact_id))
