"""What a user does in the pad: takes notes, names people and places, promises, jots down questions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netdesk.domain import recurrence
from netdesk.domain.acts import Act
from netdesk.domain.changes import Kind
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.domain.folding import sort_key
from netdesk.domain.follow_up import FollowUp, FollowUpKind
from netdesk.domain.meeting import AgendaEntry, Meeting, Mention, MentionKind
from netdesk.domain.meeting_view import NameSuggestion
from netdesk.domain.note import Span, SpanKind
from netdesk.domain.plain_words.said import Understood
from netdesk.storage import deletion, mapper, meetings, mentions, promises
from netdesk.storage.named import read_line
from netdesk.storage.store import Store
from netdesk.storage.writer import Writer

MOST_SUGGESTIONS = 8


class PadService:
    """Stores the notes of a meeting with what their marks stand for.

    What the pad tells of a mark by its uid may come late: a uid that is gone is passed over. A
    meeting that is gone (its start was undone) raises Gone.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._dropped: dict[str, tuple[Mention | AgendaEntry, str]] = {}

    # --- the note -------------------------------------------------------------------------------

    def type_notes(self, meeting_id: int, text: str, spans: Sequence[Span] = ()) -> None:
        """Stores the notes while they are typed: text and spans in one commit."""
        with self._store.type(Act.TYPE_NOTES, f"meeting {meeting_id} notes") as db:
            meetings.set_note(db, meeting_id, text, tuple(spans))

    def leave_field(self) -> None:
        """The pad was left: what was typed is one complete undo step."""
        self._store.leave_field()

    def complete(self, kind: SpanKind | MentionKind, prefix: str) -> tuple[NameSuggestion, ...]:
        """Contacts or organisations whose name fits what was typed; at most 8."""
        with self._store.read() as connection:
            return tuple(mentions.complete(connection, MentionKind(kind), prefix, MOST_SUGGESTIONS))

    # --- who and what was named -----------------------------------------------------------------

    def name(
        self, meeting_id: int, kind: SpanKind | MentionKind, name: str, uid: str | None = None, at: str = ""
    ) -> str:
        """Notes that somebody or something was named and returns the mention's uid.

        `uid` is that of the contact or organisation that was chosen; without it the only one of
        this name is meant. Named twice in a meeting is one mention.
        """
        with self._store.write(Act.ADD_MENTION) as db:
            mapper.load(db.connection, Meeting, meeting_id)
            new = _bound(
                db, Mention(meeting_id=meeting_id, kind=MentionKind(kind), name=_line(name), at=at), uid
            )
            known = _same(mentions.of_meeting(db.connection, meeting_id), new)
            return (known or mapper.insert_record(db, new)).uid

    def rename_mention(self, uid: str, name: str) -> None:
        """The name was typed on; one that is no longer part of the known name means somebody else."""
        with self._store.write(Act.EDIT_MENTION) as db:
            mention = mentions.with_uid(db.connection, uid)
            if mention is None or not name.strip() or mention.name == _line(name):
                return
            renamed = replace(mention, name=_line(name))
            if not _still_means(db, renamed):
                renamed = _bound(db, replace(renamed, contact_id=None, organisation_id=None), None)
            mapper.save_record(db, renamed)

    def set_at(self, mention_id: int, at: str) -> None:
        """The organisation or context that was said with a name."""
        with self._store.write(Act.EDIT_MENTION) as db:
            mapper.save_record(db, replace(mapper.load(db.connection, Mention, mention_id), at=_line(at)))

    def drop_mention(self, uid: str) -> None:
        """A mark's text went: its mention goes, unless the stored notes still name it elsewhere.

        To be called after `type_notes` has stored the notes without the mark.
        """
        with self._store.write(Act.DELETE_MENTION) as db:
            mention = mentions.with_uid(db.connection, uid)
            if mention is None or _is_marked(db, mention):
                return
            self._dropped[uid] = mention, ""
            mapper.delete_rows(db, mapper.TABLE_OF[Mention], [mention.id])

    def restore_mention(self, uid: str, name: str) -> None:
        """A mark's text came back: so does its mention, with what was decided on it."""
        with self._store.write(Act.ADD_MENTION) as db:
            mention = mentions.with_uid(db.connection, uid)
            dropped, _ = self._dropped.get(uid, (None, ""))
            if mention is None and isinstance(dropped, Mention):
                mapper.insert_record(db, replace(dropped, id=0, name=_line(name) or dropped.name))

    # --- promises -------------------------------------------------------------------------------

    def promise(self, meeting_id: int, text: str) -> str:
        """Makes a follow-up of a promise, due when its words say, and returns its uid.

        It is for whom its words name, else for the first contact of the meeting.
        """
        with self._store.write(Act.ADD_FOLLOW_UP) as db:
            mapper.load(db.connection, Meeting, meeting_id)
            said = read_line(db.connection, text, self._clock.wall())
            new = FollowUp(title=_line(text), kind=FollowUpKind.PROMISE, meeting_id=meeting_id)
            new = replace(self._due_as_said(new, said, self._clock.today()), contact_id=_whose(db, new, said))
            return mapper.insert_record(db, new).uid

    def change_promise(self, uid: str, text: str) -> None:
        """The line was edited: the same follow-up reads so now; its day follows unless it was set by hand."""
        with self._store.write(Act.EDIT_FOLLOW_UP) as db:
            item = promises.with_uid(db.connection, uid)
            if item is not None:
                mapper.save_record(db, self._reworded(db, item, _line(text)))

    def drop_promise(self, uid: str) -> None:
        """The line went: its follow-up goes into the trash."""
        with self._store.write(Act.DELETE_FOLLOW_UP) as db:
            item = promises.with_uid(db.connection, uid)
            if item is not None:
                deletion.trash_records(db, Kind.FOLLOW_UP, [item.id])

    def restore_promise(self, uid: str, text: str) -> None:
        """The line came back: so does its follow-up."""
        with self._store.write(Act.RESTORE) as db:
            item = promises.with_uid(db.connection, uid)
            if item is not None:
                again = self._reworded(db, item, _line(text))
                mapper.save_record(db, replace(again, trashed_at=None, deletion=""))

    def _reworded(self, db: Writer, item: FollowUp, text: str) -> FollowUp:
        """With other words; what was set by hand stays, the rest follows the words."""
        made = self._clock.wall_of(item.created_at) if item.created_at else self._clock.wall()
        before, said = (read_line(db.connection, words, made) for words in (item.title, text))
        by_words = self._due_as_said(item, before, made.date()) == item
        new = self._due_as_said(item, said, made.date()) if by_words else item
        named = item.contact_id == _whose(db, item, before)
        return replace(new, title=text, contact_id=_whose(db, item, said) if named else item.contact_id)

    def _due_as_said(self, item: FollowUp, said: Understood, made_on: date) -> FollowUp:
        day, zone = said.kept_by(made_on), str(getattr(self._clock.zone, "key", "")) if said.at else ""
        return replace(item, due_on=day, due_at=said.at, zone=zone, rule=_rule(said.repeat, day))

    # --- questions to come back to --------------------------------------------------------------

    def ask(self, meeting_id: int, text: str) -> str:
        """Puts a question that came up on the agenda, to come back to, and returns the entry's uid."""
        with self._store.write(Act.ADD_QUESTION_TO_AGENDA) as db:
            new = AgendaEntry(meeting_id=meeting_id, wording=_line(text), come_back=True)
            return meetings.add_entries(db, meeting_id, [new])[0].uid

    def change_question(self, uid: str, text: str) -> None:
        """The line was edited: the same question reads so now."""
        with self._store.write(Act.EDIT_AGENDA) as db:
            entry = meetings.entry_with(db.connection, uid)
            if entry is not None:
                mapper.save_record(db, replace(entry, wording=_line(text)))

    def drop_question(self, uid: str) -> None:
        """The line went: its question leaves the agenda."""
        with self._store.write(Act.EDIT_AGENDA) as db:
            entry = meetings.entry_with(db.connection, uid)
            if entry is not None:
                self._dropped[uid] = entry, meetings.answer(db.connection, entry.id)
                mapper.delete_rows(db, mapper.TABLE_OF[AgendaEntry], [entry.id])

    def restore_question(self, uid: str, text: str) -> None:
        """The line came back: so does its question with its answer."""
        with self._store.write(Act.ADD_QUESTION_TO_AGENDA) as db:
            there = meetings.entry_with(db.connection, uid)
            entry, answer = self._dropped.get(uid, (None, ""))
            if there is None and isinstance(entry, AgendaEntry):
                made = mapper.insert_record(db, replace(entry, id=0, wording=_line(text)))
                meetings.set_answer(db, made.id, answer)


def _line(text: str) -> str:
    return " ".join(text.split())


def _rule(said: str, day: date) -> str:
    """A series that never comes is no reason to lose a promise."""
    try:
        return recurrence.checked(said, day) if said else ""
    except UserError:
        return ""


def _whose(db: Writer, item: FollowUp, said: Understood) -> int | None:
    """Whom a promise is for; of namesakes the one who sits at the table."""
    present = meetings.contact_ids(db.connection, item.meeting_id) if item.meeting_id else ()
    people = [person.id for person in said.naming.people]
    meant = [key for key in people if key in present] or people
    return meant[0] if len(meant) == 1 else next(iter(present), None)


def _bound(db: Writer, mention: Mention, uid: str | None) -> Mention:
    """The mention with the contact or organisation that it means, where that is known."""
    if not mention.name:
        raise UserError("Type the name first.")
    key = mentions.id_of(db.connection, mention.kind, uid) if uid else None
    key = key or mentions.meant(db.connection, mention.kind, mention.name)
    if mention.kind is MentionKind.PERSON:
        return replace(mention, contact_id=key)
    return replace(mention, organisation_id=key)


def _same(known: Sequence[Mention], new: Mention) -> Mention | None:
    """The mention of the same record, or of the same name where none is known."""
    for one in known:
        if one.kind is not new.kind:
            continue
        here, there = one.contact_id or one.organisation_id, new.contact_id or new.organisation_id
        if here == there and (here is not None or sort_key(one.name) == sort_key(new.name)):
            return one
    return None


def _still_means(db: Writer, mention: Mention) -> bool:
    key = mention.contact_id or mention.organisation_id
    if key is None:
        return False
    known = sort_key(mentions.name_of(db.connection, mention.kind, key)).split()
    return set(sort_key(mention.name).split()) <= set(known)


def _is_marked(db: Writer, mention: Mention) -> bool:
    note = meetings.note(db.connection, mention.meeting_id)
    return note is not None and any(span.uid == mention.uid for span in note.spans)
