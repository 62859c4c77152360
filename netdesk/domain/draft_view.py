"""A draft as it is shown: its text, what else could be written, and what to mind."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.draft import Draft, DraftKind, Purpose
from netdesk.domain.drafting import Words
from netdesk.domain.meeting_view import ContactBrief
from netdesk.domain.profile import ResumeLine
from netdesk.domain.reference import Reference
from netdesk.domain.template import Spoken, Template


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateChoice:
    """Something that could be written; `why_not` says what is in the way, empty where nothing is."""

    id: str
    kind: DraftKind
    title: str
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A draft with its contact; `stored` is None as long as nothing was typed into it.

    `fresh` is what the template gives now, `much` tells that two asks to the same person are open already,
    `sent_on` when a message for this very purpose went out before.
    """

    purpose: Purpose
    template: Template
    to: ContactBrief
    other: ContactBrief | None
    subject: str
    body: str
    fresh: tuple[str, str]
    stored: Draft | None
    spoken: Spoken | None
    choices: tuple[TemplateChoice, ...]
    words: Words
    resumes: tuple[ResumeLine, ...] = ()
    reference: Reference | None = None
    much: bool = False
    sent_on: date | None = None

    @property
    def opened(self) -> bool:
        """Whether it was handed to the mail program, so that it may be sent by now."""
        return self.stored is not None and self.stored.opened_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """An unsent draft in a list."""

    draft: Draft
    title: str

    @property
    def purpose(self) -> Purpose:
        """What finds it again."""
        one = self.draft
        return Purpose(
            template=one.template,
            contact_id=one.contact_id,
            other_contact_id=one.other_contact_id,
            meeting_id=one.meeting_id,
            follow_up_id=one.follow_up_id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The scripts that can be said to a contact on the phone, the one to begin with first."""

    spoken: tuple[Spoken, ...]
    words: Words
