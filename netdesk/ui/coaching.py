"""Lets the ask coach of a desk look at a field while it is typed in; the window does not wait for it."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from netdesk.domain.coach.findings import Finding, Rule
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.coach_hint import CoachHint
from netdesk.ui.widgets.coach_marks import CoachMarks, Field


class Coaching(Protocol):
    """What a field needs of the ask coach."""

    def coach(self, text: str) -> list[Finding]: ...
    def mute(self, rule: Rule) -> None: ...


class FieldCoach(QObject):
    """Wires one field: `marks` underline in it, `hint` is to be put below it."""

    def __init__(self, field: Field, coach: Coaching, tasks: Tasks) -> None:
        super().__init__(field)
        self._coach, self._tasks = coach, tasks
        self.marks = CoachMarks(field)
        self.hint = CoachHint(self.marks)
        self.marks.asked.connect(self._look)
        self.marks.mute_asked.connect(self._mute)

    @Slot(str)
    def _look(self, text: str) -> None:
        work = partial(self._coach.coach, text)
        self._tasks.find(f"coach {id(self)}", work, partial(self._show, text))

    def _show(self, text: str, findings: list[Finding]) -> None:
        self.marks.show_findings(text, findings)

    @Slot(object)
    def _mute(self, rule: Rule) -> None:
        self._tasks.act(partial(self._coach.mute, rule), lambda _: self.marks.ask())
