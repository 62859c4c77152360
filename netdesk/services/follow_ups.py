"""What a user can do with follow-ups."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from netdesk.domain import recurrence
from netdesk.domain.acts import Act
from netdesk.domain.changes import Kind
from netdesk.domain.clock import Clock
from netdesk.domain.errors import Gone, UserError
from netdesk.domain.follow_up import FollowUp, FollowUpKind
from netdesk.storage import deletion, mapper
from netdesk.storage.store import Store
from netdesk.storage.writer import Writer


class FollowUpService:
    """Adds, moves, snoozes, finishes and deletes follow-ups; each is one undo step."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def load(self, follow_up_id: int) -> FollowUp:
        """One follow-up; raises Gone."""
        with self._store.read() as connection:
            return mapper.load(connection, FollowUp, follow_up_id)

    def add(
        self,
        title: str,
        *,
        due_on: date | None = None,
        due_at: time | None = None,
        kind: FollowUpKind = FollowUpKind.OTHER,
        detail: str = "",
        contact_id: int | None = None,
        organisation_id: int | None = None,
        meeting_id: int | None = None,
        mention_id: int | None = None,
        rule: str = "",
    ) -> int:
        """Adds something to do and returns its id; with a rule it comes again."""
        new = FollowUp(
            title=_titled(title),
            detail=detail,
            kind=kind,
            contact_id=contact_id,
            organisation_id=organisation_id,
            meeting_id=meeting_id,
            mention_id=mention_id,
            due_on=due_on,
            due_at=due_at,
            zone=_zone(self._clock) if due_at else "",
            rule=_rule_for(rule, due_on),
        )
        with self._store.write(Act.ADD_FOLLOW_UP) as db:
            return mapper.insert_record(db, new).id

    def edit(self, follow_up_id: int, **fields: Any) -> None:
        """Changes fields of the record, named as in `FollowUp`; one that repeats changes with its series."""
        if "title" in fields:
            fields["title"] = _titled(fields["title"])
        if "due_at" in fields:
            fields["zone"] = _zone(self._clock) if fields["due_at"] else ""
        if fields.get("snoozed_until"):
            self._check_coming(fields["snoozed_until"])
        with self._store.write(Act.EDIT_FOLLOW_UP) as db:
            stored = mapper.load(db.connection, FollowUp, follow_up_id)
            if stored.trashed_at is not None:
                raise Gone("This was moved to the trash in the meantime. Restore it there first.")
            changed = replace(stored, **fields)
            if "rule" in fields or "due_on" in fields:
                changed = replace(changed, rule=_rule_for(changed.rule, changed.due_on))
            mapper.save_record(db, changed)

    def move(self, follow_up_id: int, day: date | None) -> None:
        """Puts it on another day, or on none; of one that repeats only this time is moved."""
        with self._store.write(Act.MOVE_FOLLOW_UP) as db:
            stored = mapper.load(db.connection, FollowUp, follow_up_id)
            if stored.day == day:
                return
            _go_on(db, stored, self._clock.today())
            mapper.save_record(db, replace(stored, due_on=day, snoozed_until=None, rule=""))

    def done(self, follow_up_id: int) -> int | None:
        """Marks it done; one that repeats comes again, and the id of that one is returned."""
        with self._store.write(Act.FINISH_FOLLOW_UP) as db:
            stored = mapper.load(db.connection, FollowUp, follow_up_id)
            if stored.done_at is not None:
                return None
            return finish(db, stored, self._clock.today())

    def reopen(self, follow_up_id: int) -> None:
        """It is to be done after all; a time that came again already stays by itself."""
        with self._store.write(Act.REOPEN_FOLLOW_UP) as db:
            stored = mapper.load(db.connection, FollowUp, follow_up_id)
            mapper.save_record(db, replace(stored, done_at=None))

    def snooze(self, follow_up_id: int, until: date) -> None:
        """Hides it from what is due until that day, which is a coming one."""
        self._check_coming(until)
        with self._store.write(Act.SNOOZE_FOLLOW_UP) as db:
            stored = mapper.load(db.connection, FollowUp, follow_up_id)
            mapper.save_record(db, replace(stored, snoozed_until=until))

    def delete(self, ids: Sequence[int]) -> str:
        """Puts follow-ups into the trash; returns the deletion."""
        with self._store.write(Act.DELETE_FOLLOW_UP) as db:
            return deletion.trash_records(db, Kind.FOLLOW_UP, ids)

    def _check_coming(self, day: date) -> None:
        if day <= self._clock.today():
            raise UserError("Choose a coming day to be reminded on.")


def finish(db: Writer, stored: FollowUp, today: date) -> int | None:
    """Marks it done within another write; one that repeats comes again, and that one's id is returned."""
    again = _go_on(db, stored, today)
    mapper.save_record(db, replace(stored, done_at=db.now, rule=""))
    return again


def _go_on(db: Writer, stored: FollowUp, today: date) -> int | None:
    """The next time of a repeating follow-up as a record of its own; missed times are not made up."""
    if not stored.rule or stored.due_on is None:
        return None
    day = recurrence.next_after(stored.rule, stored.due_on, max(stored.due_on, today))
    if day is None:
        return None
    rest = recurrence.continued(stored.rule, stored.due_on, day)
    new = replace(stored, id=0, uid="", created_at=None, due_on=day, rule=rest, snoozed_until=None)
    return mapper.insert_record(db, new).id


def _titled(title: str) -> str:
    if not title.strip():
        raise UserError("Type what is to be done.")
    return title.strip()


def _rule_for(rule: str, due_on: date | None) -> str:
    if not rule.strip():
        return ""
    if due_on is None:
        raise UserError("Something that repeats needs a first day.")
    return recurrence.checked(rule, due_on)


def _zone(clock: Clock) -> str:
    return str(getattr(clock.zone, "key", ""))
