"""Follow through: what each mention becomes, the thank-you and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from netdesk.domain.agenda import AgendaItem
from netdesk.domain.meeting import Meeting, MentionKind, Worth
from netdesk.domain.meeting_view import ContactBrief, MentionLine
from netdesk.domain.next_steps import NextStep

SUBJECT = "Thank you for the conversation"
"""Of every thank-you: a promise begins as the user wrote it and fits no sentence of ours."""


class Outcome(StrEnum):
    """What finishing the meeting makes of a mention."""

    ADDS_CONTACT = "adds to contacts"
    IN_CONTACTS = "in contacts"
    ADDS_TARGET = "adds to targets"
    IN_TARGETS = "in targets"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Becoming:
    """A mention and what finishing makes of it; `is_target` tells of an organisation as it stands."""

    line: MentionLine
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ThankYou:
    """A thank-you to start from: never with an ask; `specific` when it refers to something that was said."""

    name: str
    email: str
    subject: str
    text: str
    specific: bool
    promise: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowThroughView:
    """What the follow-through phase shows."""

    meeting: Meeting
    contacts: tuple[ContactBrief, ...]
    mentions: tuple[Becoming, ...]
    thank_you: ThankYou | None
    cadence_days: int
    learned: tuple[AgendaItem, ...]
    next_steps: tuple[NextStep, ...]

    @property
    def missing(self) -> int:
        """How many next steps are still to be made."""
        return sum(not step.exists for step in self.next_steps)


def becoming(line: MentionLine, *, is_target: bool = False) -> Becoming:
    """What finishing makes of a mention as it is decided now."""
    return Becoming(line=line, outcome=_outcome(line, is_target))


def _outcome(line: MentionLine, is_target: bool) -> Outcome:
    if line.mention.kind is MentionKind.ORGANISATION:
        if is_target:
            return Outcome.IN_TARGETS
        return Outcome.ADDS_TARGET if line.mention.target else Outcome.NOTHING
    if not line.new:
        return Outcome.IN_CONTACTS
    return Outcome.ADDS_CONTACT if line.mention.worth is Worth.YES else Outcome.NOTHING


def thank_you(
    contact: ContactBrief,
    *,
    held_on: str,
    minutes: int,
    learned: Sequence[AgendaItem],
    steps: Sequence[NextStep],
) -> ThankYou:
    """A draft from what was said and promised; `held_on` reads like `on Tuesday`."""
    promises = [step.title for step in steps if step.key.startswith("promise ")]
    notes = [step.contact for step in steps if step.key.startswith("introduction ")]
    said = learned[-1] if learned else None
    paragraphs = [f"Dear {contact.first},", _thanks(held_on, minutes, said)]
    if promises:
        paragraphs.append(f"I have not forgotten what I promised: {_listed(promises)}.")
    if notes:
        paragraphs.append(
            f"I will get in touch with {_listed(notes)} once your note is there, and tell you how it goes."
        )
    return ThankYou(
        name=contact.name,
        email=contact.email,
        subject=SUBJECT,
        text="\n\n".join(paragraphs),
        specific=bool(said or promises),
        promise=bool(promises),
    )


def _thanks(held_on: str, minutes: int, said: AgendaItem | None) -> str:
    time = f"the {minutes} minutes" if minutes else "your time"
    thanks = f"Thank you for {time} {held_on}.".replace(" .", ".")
    if said is None:
        return thanks
    asked = f"I asked: “{said.entry.wording.strip()}”"
    return f"{thanks} {asked} What you said has stayed with me: {_sentence(said.answer)}"


def _sentence(text: str) -> str:
    said = " ".join(text.split())
    return said if said.endswith((".", "!", "?", "…")) else said + "."


def _listed(items: Sequence[str]) -> str:
    texts = [item.strip().rstrip(".") for item in items]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"
