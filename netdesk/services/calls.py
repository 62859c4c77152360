"""Calls: what came of one, and the step that it leads to, as one action."""

from netdesk.domain.acts import Act
from netdesk.domain.calling import after_call
from netdesk.domain.clock import Clock
from netdesk.domain.draft import Purpose
from netdesk.domain.follow_up import FollowUp, FollowUpKind
from netdesk.domain.touch import CallResult, Direction, Touch, TouchKind
from netdesk.services import follow_ups
from netdesk.storage import contacts, drafts, mapper, meetings
from netdesk.storage.draft_facts import present
from netdesk.storage.store import Store
from netdesk.storage.writer import Writer


class CallService:
    """Logs calls and moves the next step on."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def log(self, contact_id: int, result: CallResult, text: str = "", *, go_on: bool = True) -> int:
        """Logs a call of now; with `go_on` the call that was due is done, and the next one is planned."""
        with self._store.write(Act.LOG_TOUCH) as db:
            contacts.reach_out(db, contact_id)
            touch = Touch(
                contact_id=contact_id,
                kind=TouchKind.CALL,
                direction=Direction.NEUTRAL,
                result=result,
                happened_at=db.now,
                text=text,
            )
            made = mapper.insert_record(db, touch)
            if go_on:
                self._go_on(db, contact_id, result)
            return made.id

    def _go_on(self, db: Writer, contact_id: int, result: CallResult) -> None:
        today = self._clock.today()
        call = Purpose(template="", contact_id=contact_id)
        step = drafts.open_step(db.connection, call, (FollowUpKind.CALL,))
        if step is not None and (step.day is None or step.day <= today):
            follow_ups.finish(db, step, today)
        due_on = after_call(result, today).due_on
        if due_on is not None:
            people = meetings.briefs(db.connection, [contact_id])
            title = step.title if step else f"Call {present(people.get(contact_id)).first}"
            again = FollowUp(title=title, kind=FollowUpKind.CALL, contact_id=contact_id, due_on=due_on)
            mapper.insert_record(db, again)
