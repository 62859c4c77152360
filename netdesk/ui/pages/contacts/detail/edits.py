"""The writes of the detail pane: each goes to the contact that is shown and is one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from netdesk.domain.contact import Address, Point, PointKind, Role, Stage
from netdesk.domain.touch import TouchKind
from netdesk.ui.pages.contacts.log_touch import Logged
from netdesk.ui.tasks import Failed, Tasks, Then

if TYPE_CHECKING:
    from netdesk.desk import Desk


class Edits:
    """Asks the services; the pane shows the result when the desk tells that it changed."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        self._desk, self._tasks = desk, tasks
        self.contact_id = 0

    @property
    def today(self) -> date:
        """The user's day."""
        return self._desk.clock.today()

    def fields(self, **values: Any) -> None:
        """Fields of the record, named as in `Contact`."""
        self._tasks.act(partial(self._desk.contacts.edit, self.contact_id, **values))

    def rename(self, name: str) -> None:
        self._tasks.act(partial(self._desk.contacts.rename, self.contact_id, name))

    def points(self, kind: PointKind, points: Sequence[Point]) -> None:
        """All points of one kind."""
        self._tasks.act(partial(self._desk.contacts.set_points, self.contact_id, kind, list(points)))

    def addresses(self, addresses: Sequence[Address]) -> None:
        self._tasks.act(partial(self._desk.contacts.set_addresses, self.contact_id, list(addresses)))

    def roles(self, roles: Sequence[Role]) -> None:
        self._tasks.act(partial(self._desk.contacts.set_roles, self.contact_id, list(roles)))

    def stage(self, stage: Stage) -> None:
        self._tasks.act(partial(self._desk.contacts.set_stage, [self.contact_id], stage))

    def cadence(self, days: int) -> None:
        self._tasks.act(partial(self._desk.contacts.set_cadence, [self.contact_id], days))

    def tag(self, name: str) -> None:
        self._tasks.act(partial(self._desk.contacts.tag, [self.contact_id], [name]))

    def untag(self, name: str) -> None:
        self._tasks.act(partial(self._desk.contacts.untag, [self.contact_id], name))

    def add_finding(self, text: str, source: str) -> None:
        self._tasks.act(partial(self._desk.research.add, text, source, contact_id=self.contact_id))

    def edit_finding(self, finding_id: int, text: str, source: str) -> None:
        """Without a text the finding goes."""
        if text.strip():
            self._tasks.act(partial(self._desk.research.edit, finding_id, text, source))
        else:
            self._tasks.act(partial(self._desk.research.delete, finding_id))

    def add_step(self, text: str) -> None:
        """Something to do with this contact, in plain words."""
        self._tasks.act(partial(self._desk.plain_words.add_step, text, self.contact_id))

    def finish_step(self, follow_up_id: int) -> None:
        self._tasks.act(partial(self._desk.follow_ups.done, follow_up_id))

    def snooze_step(self, follow_up_id: int, until: date) -> None:
        self._tasks.act(partial(self._desk.follow_ups.snooze, follow_up_id, until))

    def log(self, logged: Logged, then: Then) -> None:
        """A touch of now."""
        if logged.result is not None:
            self._tasks.act(
                partial(
                    self._desk.calls.log, self.contact_id, logged.result, logged.text, go_on=logged.go_on
                ),
                then,
            )
            return
        work = partial(
            self._desk.contacts.log_touch, self.contact_id, logged.kind,
            direction=logged.direction, text=logged.text,
        )  # fmt: skip
        self._tasks.act(work, then)

    def add_note(self, text: str, then: Then) -> None:
        """A short note in the story."""
        self._tasks.act(
            partial(self._desk.contacts.log_touch, self.contact_id, TouchKind.NOTE, text=text), then
        )

    def delete_touch(self, touch_id: int, then: Then) -> None:
        self._tasks.act(partial(self._desk.contacts.delete_touch, touch_id), then)

    def type_notes(self, contact_id: int, text: str, then: Then, failed: Failed) -> None:
        """The free notes as they are typed."""
        self._tasks.act(partial(self._desk.contacts.type_notes, contact_id, text), then, failed)

    def leave_notes(self) -> None:
        self._tasks.act(self._desk.contacts.leave_field)
