"""The preparation: the case at the left, the questions in the middle, readiness and the bank at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.meeting_view import MeetingView
from netdesk.domain.readiness import Check
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.phase import PhaseView
from netdesk.ui.pages.meetings.prepare.agenda import Agenda
from netdesk.ui.pages.meetings.prepare.bank import Bank
from netdesk.ui.pages.meetings.prepare.case import OUTCOME, PURPOSE, Case
from netdesk.ui.pages.meetings.prepare.readiness import ReadinessCard
from netdesk.ui.pages.meetings.prepare.research import Research
from netdesk.ui.pages.meetings.prepare.story import StoryCard
from netdesk.ui.pages.meetings.sheet import Column, Sheet
from netdesk.ui.pages.meetings.typed import Saving

Made = TypeVar("Made", bound=QWidget)


class Prepare(PhaseView):
    """Makes the case, chooses the questions and tells whether all is ready."""

    def __init__(self, parts: Parts, meeting_id: int, saving: Saving) -> None:
        super().__init__(parts)
        self._meeting_id, self._saving = meeting_id, saving
        self._titles: dict[str, str] | None = None
        self._columns = (_column(), _column(), _column())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Sheet(self._columns, (8, 9, 6)))
        self.case = self._placed(0, Case(parts, meeting_id, saving))

    # The parts below the case are made when they are first wanted, each in a turn of its own.

    @cached_property
    def research(self) -> Research:
        """What is known already."""
        return self._placed(0, Research(self._parts))

    @cached_property
    def story(self) -> StoryCard:
        """The story to tell."""
        assert self.research  # stands above
        return self._placed(0, StoryCard(self._parts, self._meeting_id, self._saving))

    @cached_property
    def agenda(self) -> Agenda:
        """The questions."""
        made = self._placed(1, Agenda(self._parts, self._meeting_id))
        made.bank_asked.connect(lambda: self.bank.begin())
        made.removed.connect(self.removed)
        return made

    @cached_property
    def readiness(self) -> ReadinessCard:
        """What is still missing."""
        made = self._placed(2, ReadinessCard())
        made.asked.connect(self.go_to)
        made.confirmed.connect(self._confirm)
        return made

    @cached_property
    def bank(self) -> Bank:
        """Where questions come from."""
        assert self.readiness  # stands above
        made = self._placed(2, Bank(self._parts, self._meeting_id))
        made.balanced.connect(self.removed)
        return made

    def _placed(self, column: int, part: Made) -> Made:
        body = self._columns[column].body
        body.insertWidget(body.count() - 1, part)
        if self.isVisible():
            part.show()
        return part

    def show_view(self, view: MeetingView) -> None:
        if self._titles is None:
            self._parts.tasks.find("categories", self._parts.questions.titles, partial(self._name, view))
            return
        self.fill(
            partial(self.case.show_meeting, view.meeting),
            lambda: self.readiness.show_view(view),
            lambda: self.agenda.show_view(view, self._titles or {}),
            lambda: self.research.show_view(view),
            lambda: self.story.show_view(view),
            lambda: self.bank.show_view(view),
        )

    def _name(self, view: MeetingView, titles: dict[str, str]) -> None:
        self._titles = titles
        self.show_view(view)

    def main_action(self, view: MeetingView) -> str:
        return self.tr("Start meeting") if view.meeting.held_at is None else ""

    def begin(self) -> None:
        self.case.begin()

    def text(self) -> str:
        return "\n\n".join(filter(None, (self.case.text(), self.story.editor.text())))

    def remove_current(self) -> bool:
        return self.agenda.remove_current()

    @Slot(object)
    def go_to(self, check: Check) -> None:
        """Goes to where a check is worked on."""
        places: dict[Check, Callable[[], None]] = {
            Check.PURPOSE: partial(self.case.begin, PURPOSE),
            Check.OUTCOME: partial(self.case.begin, OUTCOME),
            Check.QUESTIONS: self.agenda.begin,
            Check.STORY: self.story.begin,
            Check.RESEARCH: self.research.begin,
            Check.CONFIRMED: self.edit_asked.emit,
        }
        places[check]()

    @Slot(bool)
    def _confirm(self, confirmed: bool) -> None:
        self._parts.tasks.act(partial(self._parts.meetings.edit, self._meeting_id, confirmed=confirmed))


def _column() -> Column:
    column = Column()
    column.body.addStretch(1)
    return column
