"""What a user can do with meetings: plan, prepare, start, close, delete."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from netdesk.domain.acts import Act
from netdesk.domain.changes import Kind
from netdesk.domain.clock import Clock
from netdesk.domain.contact import Stage
from netdesk.domain.errors import UserError
from netdesk.domain.meeting import Meeting, MeetingKind
from netdesk.domain.meeting_view import ContactBrief, MeetingLine, MeetingView
from netdesk.storage import contacts, deletion, introductions, mapper, meeting_views, meetings
from netdesk.storage.store import Store

TYPED = frozenset({"purpose", "outcome", "for_them", "place"})
SHOWN_PAST = 300
"""So many past meetings are listed unless told otherwise."""


class MeetingService:
    """Plans, edits, starts, closes and deletes meetings."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def coming(self) -> list[MeetingLine]:
        """Meetings that are not over: the running one first, then by plan, those without a time last."""
        with self._store.read() as connection:
            return meetings.lines(connection, meetings.coming_ids(connection))

    def past(self, limit: int | None = SHOWN_PAST) -> list[MeetingLine]:
        """Meetings that are over, the latest first; `limit` None for all of them."""
        with self._store.read() as connection:
            return meetings.lines(connection, meetings.past_ids(connection, limit))

    def count(self) -> int:
        """How many meetings are coming."""
        with self._store.read() as connection:
            return len(meetings.coming_ids(connection))

    def lines(self, ids: Sequence[int]) -> list[MeetingLine]:
        """The lines of those of these meetings that exist, in the order of `ids`."""
        with self._store.read() as connection:
            return meetings.lines(connection, ids)

    def load(self, meeting_id: int) -> MeetingView:
        """Everything that the three phases of a meeting show; raises Gone."""
        with self._store.read() as connection:
            return meeting_views.view(connection, meeting_id)

    def people(self, contact_ids: Sequence[int]) -> list[ContactBrief]:
        """These contacts in a few words, in the order of the ids; those in the trash are missing."""
        with self._store.read() as connection:
            found = meetings.briefs(connection, contact_ids)
        return [found[key] for key in contact_ids if key in found]

    def plan(
        self,
        contact_ids: Sequence[int],
        kind: MeetingKind = MeetingKind.COFFEE,
        planned_at: datetime | None = None,
        minutes: int = 20,
        place: str = "",
    ) -> int:
        """Plans a meeting (`planned_at` is wall time) and returns its id; its contacts have a meeting set."""
        new = Meeting(kind=kind, planned_at=planned_at, zone=self._zone(), asked_minutes=minutes, place=place)
        with self._store.write(Act.PLAN_MEETING) as db:
            made = mapper.insert_record(db, new)
            meetings.set_contacts(db, made, contact_ids)
            contacts.advance(db, contact_ids, Stage.MEETING_SET)
        return made.id

    def start_note(self) -> int:
        """Opens the note of a meeting that is held now, with nobody in it yet; returns its id."""
        new = Meeting(held_at=self._clock.now(), zone=self._zone())
        with self._store.write(Act.START_MEETING) as db:
            return mapper.insert_record(db, new).id

    def set_contacts(self, meeting_id: int, contact_ids: Sequence[int]) -> None:
        """Makes these the contacts of a meeting, in this order; those of a held one are met."""
        with self._store.write(Act.EDIT_MEETING) as db:
            meetings.set_contacts(db, mapper.load(db.connection, Meeting, meeting_id), contact_ids)

    def edit(self, meeting_id: int, **fields: Any) -> None:
        """Changes fields of the record, named as in `Meeting`."""
        with self._store.write(Act.EDIT_MEETING) as db:
            mapper.save_record(db, replace(mapper.load(db.connection, Meeting, meeting_id), **fields))

    def move(self, meeting_id: int, planned_at: datetime | None) -> None:
        """Plans the meeting for another wall time, which is to be confirmed anew."""
        with self._store.write(Act.MOVE_MEETING) as db:
            meeting = mapper.load(db.connection, Meeting, meeting_id)
            if meeting.planned_at != planned_at:
                moved = replace(meeting, planned_at=planned_at, zone=self._zone(), confirmed=False)
                mapper.save_record(db, moved)

    def type_field(self, meeting_id: int, field: str, text: str) -> None:
        """Stores purpose, outcome, for_them or place while it is typed."""
        if field not in TYPED:
            raise ValueError(f"{field} is not typed")
        with self._store.type(Act.TYPE_TEXT, f"meeting {meeting_id} {field}") as db:
            meeting = mapper.load(db.connection, Meeting, meeting_id)
            mapper.save_record(db, replace(meeting, **{field: text}))  # type: ignore[arg-type]  # all are texts

    def leave_field(self) -> None:
        """A typed field was left: its commits are one complete undo step."""
        self._store.leave_field()

    def start(self, meeting_id: int) -> None:
        """Starts the meeting: its time counts from now, its contacts are met, what led to them came off."""
        with self._store.write(Act.START_MEETING) as db:
            meeting = mapper.load(db.connection, Meeting, meeting_id)
            if meeting.held_at is not None:
                return
            held = replace(meeting, held_at=db.now)
            mapper.save_record(db, held)
            people = meetings.contact_ids(db.connection, meeting_id)
            meetings.meet(db, held, people)
            introductions.met(db, people)

    def close(self, meeting_id: int) -> None:
        """Ends the meeting now; one that was not started is only told so."""
        with self._store.write(Act.CLOSE_MEETING) as db:
            meeting = mapper.load(db.connection, Meeting, meeting_id)
            if meeting.held_at is None:
                raise UserError("Start the meeting before closing it.")
            if meeting.ended_at is None:
                mapper.save_record(db, replace(meeting, ended_at=db.now))

    def reopen(self, meeting_id: int) -> None:
        """Goes on with a meeting that was closed too early."""
        with self._store.write(Act.EDIT_MEETING) as db:
            mapper.save_record(db, replace(mapper.load(db.connection, Meeting, meeting_id), ended_at=None))

    def delete(self, ids: Sequence[int]) -> str:
        """Puts meetings into the trash; returns the deletion."""
        with self._store.write(Act.DELETE_MEETING) as db:
            return deletion.trash_records(db, Kind.MEETING, ids)

    def _zone(self) -> str:
        """The IANA name of the user's zone; empty for the system's own."""
        return str(getattr(self._clock.zone, "key", ""))
