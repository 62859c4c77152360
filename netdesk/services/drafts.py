"""Words to send and to say: drafts that begin from a template and know the desk."""

from dataclasses import replace
from typing import Any

from netdesk.domain.acts import Act
from netdesk.domain.ask import is_much
from netdesk.domain.clock import Clock
from netdesk.domain.doors import Door, open_door, why_closed
from netdesk.domain.draft import Draft, DraftKind, Purpose
from netdesk.domain.draft_facts import Facts, unnamed, values_of
from netdesk.domain.draft_view import DraftLine, DraftView, Script, TemplateChoice
from netdesk.domain.errors import UserError
from netdesk.domain.follow_up import FollowUp
from netdesk.domain.meeting_view import ContactBrief
from netdesk.domain.sending import MEANINGS, WRITTEN, kind_for
from netdesk.domain.template import NAMED, REQUEST, Template, TemplateBook, one_line
from netdesk.services.templates import TemplateService
from netdesk.storage import draft_facts, drafts, mapper
from netdesk.storage.store import Store


class DraftService:
    """Begins drafts, keeps what is typed into them, and knows what may not be written."""

    def __init__(self, store: Store, clock: Clock, templates: TemplateService) -> None:
        self._store = store
        self._clock = clock
        self._templates = templates

    def load(self, purpose: Purpose) -> DraftView:
        """The draft for a purpose: the unsent one if there is one, else fresh from its template.

        Raises Gone, and UserError where a name may not be used.
        """
        book = self._templates.book()
        template = book.template(purpose.template)
        with self._store.read() as connection:
            wanted = replace(purpose, template=template.id)
            found = draft_facts.find(connection, wanted, template.kind, self._clock)
        choices = _choices(book, found.doors, found.facts.to)
        refuse_blocked(choices, template.id)
        return _view(book, template, self._still_fresh(book, template, found), choices)

    def _still_fresh(
        self, book: TemplateBook, template: Template, found: draft_facts.Found
    ) -> draft_facts.Found:
        """A draft that was stored as the template gave it, before the name was told, gets the name."""
        stored, facts = found.stored, found.facts
        if stored is None or stored.created_at is None or not facts.profile.name.strip():
            return found
        then = replace(facts, today=self._clock.wall_of(stored.created_at).date())
        given = (_filled(book, template, one) for one in unnamed(then))
        if (stored.subject, stored.body) not in given:
            return found
        subject, body = _filled(book, template, then)
        return replace(found, stored=replace(stored, subject=subject, body=body))

    def type(self, purpose: Purpose, *, subject: str, body: str) -> None:
        """Stores a draft while it is typed; the first key makes its record."""
        field = (
            f"draft {purpose.template} {purpose.contact_id} {purpose.meeting_id} {purpose.other_contact_id}"
        )
        with self._store.type(Act.TYPE_DRAFT, field) as db:
            known = drafts.unsent(db.connection, purpose)
            if known is not None:
                mapper.save_record(db, replace(known, subject=subject, body=body))
            else:
                mapper.insert_record(db, record_of(purpose, self._kind(purpose), subject, body))

    def leave_field(self) -> None:
        """A typed field was left: its commits are one complete undo step."""
        self._store.leave_field()

    def discard(self, purpose: Purpose) -> None:
        """Throws an unsent draft away; undo brings it back."""
        with self._store.write(Act.DELETE_DRAFT) as db:
            known = drafts.unsent(db.connection, purpose)
            if known is not None:
                mapper.delete_rows(db, mapper.TABLE_OF[Draft], [known.id])

    def unsent(self, contact_id: int) -> tuple[DraftLine, ...]:
        """The drafts to a contact that were not sent, the latest first."""
        with self._store.read() as connection:
            found = drafts.unsent_to(connection, contact_id)
        if not found:
            return ()
        book = self._templates.book()
        return tuple(DraftLine(draft=one, title=book.template(one.template).title) for one in found)

    def for_contact(self, contact_id: int) -> Purpose:
        """What is written to a contact first: what is due, else a request, with a name that may be used."""
        begin = Purpose(template=REQUEST, contact_id=contact_id)
        with self._store.read() as connection:
            step = drafts.open_step(connection, begin, WRITTEN)
            doors = drafts.doors(connection, contact_id)
        return self._purpose(contact_id, step, doors)

    def for_step(self, follow_up_id: int) -> Purpose:
        """What is to be written to carry out a follow-up; raises UserError for one without a contact."""
        with self._store.read() as connection:
            step = mapper.load(connection, FollowUp, follow_up_id)
            if step.contact_id is None:
                raise UserError("This step has no contact to write to. Add one first.")
            doors = drafts.doors(connection, step.contact_id)
        return self._purpose(step.contact_id, step, doors)

    def _purpose(self, contact_id: int, step: FollowUp | None, doors: list[Door]) -> Purpose:
        kind = kind_for(step or FollowUp(title=""), name_may_be_used=open_door(doors) is not None)
        of_meeting = kind in (DraftKind.THANK_YOU, DraftKind.KEEP_POSTED)
        return Purpose(
            template=self._templates.shipped.of_kind(kind).id,
            contact_id=contact_id,
            meeting_id=step.meeting_id if step and of_meeting else None,
            follow_up_id=step.id if step else None,
        )

    def script(self, contact_id: int) -> Script:
        """What can be said to a contact on the phone, filled; raises Gone."""
        book = self._templates.book()
        with self._store.read() as connection:
            asking = [one for one in book.templates if one.script]
            made = [(one, self._found(connection, one, contact_id)) for one in asking]
        said = [
            spoken
            for one, found in made
            if not _why_not(one, found.doors, found.facts.to)
            and (spoken := book.spoken(one, values_of(found.facts, book.words)))
        ]
        named = any(one.template == NAMED for one in said)
        return Script(
            spoken=tuple(one for one in said if not named or one.template != REQUEST), words=book.words
        )

    def preview(self, template: Template, contact_id: int) -> tuple[str, str, str]:
        """Subject, text and script of a template as they would read to a contact, its wording unstored."""
        words = self._templates.shipped.words
        with self._store.read() as connection:
            found = self._found(connection, template, contact_id)
        values = values_of(found.facts, words)
        subject, body, script = (
            words.fill(text, values) for text in (template.subject, template.body, template.script)
        )
        return one_line(subject), body, script

    def _found(self, connection: Any, template: Template, contact_id: int) -> draft_facts.Found:
        purpose = Purpose(template=template.id, contact_id=contact_id)
        return draft_facts.find(connection, purpose, template.kind, self._clock)

    def _kind(self, purpose: Purpose) -> DraftKind:
        return self._templates.shipped.template(purpose.template).kind


def record_of(purpose: Purpose, kind: DraftKind, subject: str, body: str) -> Draft:
    """The record of a draft that is stored for the first time."""
    return Draft(
        kind=kind,
        template=purpose.template,
        contact_id=purpose.contact_id,
        other_contact_id=purpose.other_contact_id,
        meeting_id=purpose.meeting_id,
        follow_up_id=purpose.follow_up_id,
        subject=subject,
        body=body,
    )


def _view(
    book: TemplateBook, template: Template, found: draft_facts.Found, choices: tuple[TemplateChoice, ...]
) -> DraftView:
    values, stored = values_of(found.facts, book.words), found.stored
    fresh = _filled(book, template, found.facts)
    return DraftView(
        purpose=found.purpose,
        template=template,
        to=found.facts.to,
        other=found.facts.other,
        subject=stored.subject if stored else fresh[0],
        body=stored.body if stored else fresh[1],
        fresh=fresh,
        stored=stored,
        spoken=book.spoken(template, values),
        choices=choices,
        words=book.words,
        resumes=tuple(found.resumes),
        reference=found.reference,
        sent_on=found.sent_on,
        much=MEANINGS[template.kind].ask is not None and is_much(found.asked),
    )


def _filled(book: TemplateBook, template: Template, facts: Facts) -> tuple[str, str]:
    """Subject and text as the template gives them."""
    values = values_of(facts, book.words)
    return one_line(book.words.fill(template.subject, values)), book.words.fill(template.body, values)


def _choices(book: TemplateBook, doors: list[Door], to: ContactBrief) -> tuple[TemplateChoice, ...]:
    """Every template, with what is in the way of it."""
    return tuple(
        TemplateChoice(id=one.id, kind=one.kind, title=one.title, why_not=_why_not(one, doors, to))
        for one in book.templates
    )


def _why_not(template: Template, doors: list[Door], to: ContactBrief) -> str:
    named = template.kind is DraftKind.INTRODUCED_REQUEST
    return why_closed(doors, to.first) if named else ""


def refuse_blocked(choices: tuple[TemplateChoice, ...], template_id: str) -> None:
    """Raises UserError, with the reason, for a template that may not be used with this contact."""
    why = next((one.why_not for one in choices if one.id == template_id), "")
    if why:
        raise UserError(why)
