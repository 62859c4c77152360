"""What leaves the desk: a draft is handed to the mail program or saved as a file, and told as sent."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from netdesk import paths
from netdesk.domain.acts import Act
from netdesk.domain.ask import Ask, AskKind
from netdesk.domain.clock import Clock
from netdesk.domain.draft import Draft, DraftKind, Purpose
from netdesk.domain.draft_view import DraftView
from netdesk.domain.errors import UserError
from netdesk.domain.follow_up import FollowUp, FollowUpKind
from netdesk.domain.mailto import mailto
from netdesk.domain.profile import Resume
from netdesk.domain.sending import MEANINGS, SECOND_NOTE, SECOND_TITLE, Meaning
from netdesk.domain.touch import Touch
from netdesk.formats import eml
from netdesk.services import follow_ups
from netdesk.services.drafts import DraftService, record_of
from netdesk.storage import contacts, drafts, introductions, mapper, meetings, references
from netdesk.storage.draft_facts import present
from netdesk.storage.store import Store
from netdesk.storage.writer import Writer

_FINISHING = {
    DraftKind.THANK_YOU: (FollowUpKind.THANK, "Thank {0}"),
    DraftKind.KEEP_POSTED: (FollowUpKind.KEEP_POSTED, "Tell {0} how it went"),
}
"""The steps that finishing a meeting makes, as a message carries them out."""


class OutboxService:
    """Opens drafts elsewhere, and makes of a message that was sent what follows from it."""

    def __init__(self, store: Store, clock: Clock, words: DraftService) -> None:
        self._store = store
        self._clock = clock
        self._words = words

    def link(self, purpose: Purpose) -> str | None:
        """A `mailto:` link to open; None where only a file holds so much."""
        draft, view = self._stored(purpose)
        return mailto(view.to.email, draft.subject, draft.body)

    def save(self, purpose: Purpose, path: Path, *, resume_id: int | None = None) -> None:
        """Writes the draft as a file for the mail program; the résumé goes with it only if they asked for it.

        The file is whole, or as it was before.
        """
        draft, view = self._stored(purpose)
        content = eml.eml(
            name=view.to.name,
            email=view.to.email,
            subject=draft.subject,
            body=draft.body,
            attached=self._resume(resume_id) if resume_id else None,
        )
        try:
            paths.write_pieces(path, [content])
        except OSError as error:
            raise UserError(f"{path} was not written: {error.strerror or error}.") from error
        self._mark_opened(draft)

    def mark_opened(self, purpose: Purpose) -> None:
        """A mail program took it, or it was copied, to be pasted elsewhere: it may be sent by now."""
        self._mark_opened(self._stored(purpose)[0])

    def sent(self, purpose: Purpose, *, again: bool = False) -> None:
        """It went out: the touch, the ask, the step that is done and the next one are one undo step.

        Raises AlreadyAsked for a second ask for a reference, unless `again`.
        """
        draft, view = self._stored(purpose)
        meaning, today = MEANINGS[draft.kind], self._clock.today()
        with self._store.write(Act.SEND_DRAFT) as db:
            if meaning.ask is AskKind.REFERENCE:
                references.ask(db, draft.contact_id, today, again=again)
            self._log(db, draft, meaning)
            self._go_on(db, replace(view.purpose, follow_up_id=draft.follow_up_id), draft, meaning)
            if draft.kind is DraftKind.KEEP_POSTED:
                _told(db, draft)
            _keep(db, replace(draft, sent_at=db.now, opened_at=draft.opened_at or db.now))

    def _log(self, db: Writer, draft: Draft, meaning: Meaning) -> None:
        touch = Touch(
            contact_id=draft.contact_id,
            meeting_id=draft.meeting_id if draft.kind is DraftKind.THANK_YOU else None,
            kind=meaning.touch,
            direction=meaning.direction,
            happened_at=db.now,
            text=draft.subject,
        )
        contacts.reach_out(db, draft.contact_id)
        mapper.insert_record(db, touch)
        if meaning.ask is not None:
            mapper.insert_record(
                db,
                Ask(
                    contact_id=draft.contact_id,
                    kind=meaning.ask,
                    text=draft.subject,
                    asked_on=self._clock.today(),
                ),
            )

    def _go_on(self, db: Writer, purpose: Purpose, draft: Draft, meaning: Meaning) -> None:
        """The step that it carries out is done; an ask leaves one gentle note to be sent in ten days."""
        today = self._clock.today()
        step = drafts.open_step(db.connection, purpose, meaning.steps)
        if step is not None:
            follow_ups.finish(db, step, today)
        elif draft.meeting_id is not None and draft.kind in _FINISHING:
            # What finishing the meeting would make is done already.
            mapper.insert_record(db, _done(db, draft, today))
        if meaning.awaits:
            mapper.insert_record(
                db,
                FollowUp(
                    title=SECOND_TITLE,
                    detail=draft.subject,
                    kind=FollowUpKind.WRITE,
                    contact_id=draft.contact_id,
                    due_on=today + SECOND_NOTE,
                ),
            )

    def _stored(self, purpose: Purpose) -> tuple[Draft, DraftView]:
        """The draft as it is stored, else as its template gives it; raises where it may not be written."""
        view = self._words.load(purpose)
        return view.stored or record_of(view.purpose, view.template.kind, *view.fresh), view

    def _mark_opened(self, draft: Draft) -> None:
        with self._store.write(Act.OPEN_DRAFT) as db:
            _keep(db, replace(draft, opened_at=db.now))

    def _resume(self, resume_id: int) -> eml.Attached:
        with self._store.read() as connection:
            kept = mapper.load(connection, Resume, resume_id)
        return eml.Attached(name=kept.file_name, media_type=kept.media_type, data=kept.data)


def _keep(db: Writer, draft: Draft) -> None:
    """Stores a draft, for the first time or as it is now."""
    if draft.id:
        mapper.save_record(db, draft)
    else:
        mapper.insert_record(db, draft)


def _done(db: Writer, draft: Draft, today: date) -> FollowUp:
    people = meetings.briefs(db.connection, [draft.contact_id])
    kind, title = _FINISHING[draft.kind]
    return FollowUp(
        title=title.format(present(people.get(draft.contact_id)).first),
        kind=kind,
        contact_id=draft.contact_id,
        meeting_id=draft.meeting_id,
        due_on=today,
        done_at=db.now,
    )


def _told(db: Writer, draft: Draft) -> None:
    """Whoever opened the door has heard how it went."""
    if draft.other_contact_id is None:
        return
    edge = introductions.between(db.connection, draft.contact_id, draft.other_contact_id)
    if edge is not None:
        mapper.save_record(db, replace(edge, told_at=db.now))
