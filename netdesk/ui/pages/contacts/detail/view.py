"""What the detail pane shows of one contact: one snapshot, read off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netdesk.domain.ask import Ask
from netdesk.domain.contact import Card
from netdesk.domain.contact_story import ContactStep, StoryItem
from netdesk.domain.draft_view import DraftLine
from netdesk.domain.errors import Gone
from netdesk.domain.lead import LeadLine
from netdesk.domain.organisation import Finding
from netdesk.domain.reference import Reference

if TYPE_CHECKING:
    from netdesk.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """A contact with all that hangs on it; `chain` ends with the contact itself."""

    card: Card
    chain: tuple[tuple[int, str], ...] = ()
    introduction: str = ""
    step: ContactStep | None = None
    given: int = 0
    received: int = 0
    story: tuple[StoryItem, ...] = ()
    findings: tuple[Finding, ...] = ()
    asks: tuple[Ask, ...] = ()
    leads: tuple[LeadLine, ...] = ()
    reference: Reference | None = None
    drafts: tuple[DraftLine, ...] = ()

    @property
    def id(self) -> int:
        """The contact's."""
        return self.card.contact.id


def read_view(desk: Desk, contact_id: int) -> ContactView | None:
    """Everything known about a contact; None when it is gone or in the trash."""
    try:
        card = desk.contacts.card(contact_id)
    except Gone:
        return None
    if card.contact.trashed_at is not None:
        return None
    given, received = desk.contact_story.give_and_get(contact_id)
    lines = desk.contact_list.lines([contact_id])
    return ContactView(
        card=card,
        chain=desk.introductions.chain(contact_id),
        introduction=lines[0].introduction if lines else "",
        step=desk.contact_story.next_step(contact_id),
        given=given,
        received=received,
        story=tuple(desk.contact_story.story(contact_id)),
        findings=tuple(desk.research.of_contact(contact_id)),
        asks=desk.asks.of_contact(contact_id),
        leads=desk.leads.of_contact(contact_id),
        reference=desk.references.of_contact(contact_id),
        drafts=desk.drafts.unsent(contact_id),
    )
