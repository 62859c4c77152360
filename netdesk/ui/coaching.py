"""Lets the ask coach of a desk look at a field while it is typed in; the window does not wait for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from netdesk.domain.coach.findings import Finding, Rule
from netdesk.ui.tasks import Tasks, giving_way
from netdesk.ui.widgets.coach_hint import CoachHint
from netdesk.ui.widgets.coach_marks import PAUSE, CoachMarks, Field


class Coaching(Protocol):
    """What a field needs of the ask coach."""

    def coach(self, text: str) -> list[Finding]: ...
    def mute(self, rule: Rule) -> None: ...


class LinesCoach(QObject):
    """Looks at lines that stand already, once nothing has changed in them for a moment."""

    found = Signal(object)
    """A dict with the findings of each line that was looked at."""

    def __init__(self, parent: QObject, coach: Coaching, tasks: Tasks) -> None:
        super().__init__(parent)
        self._coach, self._tasks = coach, tasks
        self._lines: tuple[str, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._ask)

    def look(self, lines: Iterable[str]) -> None:
        """Has these lines looked at soon."""
        self._lines = tuple(lines)
        if self._lines:
            self._timer.start()

    @Slot()
    def _ask(self) -> None:
        work = partial(_look_at, self._coach, self._lines)
        self._tasks.find(f"lines coach {id(self)}", work, self.found.emit)


def _look_at(coach: Coaching, lines: Iterable[str]) -> dict[str, list[Finding]]:
    with giving_way():  # the first look reads the coach's words
        return {line: coach.coach(line) for line in lines}


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
