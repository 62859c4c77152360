"""The preparation: the case at the left, the questions in the middle, readiness and the bank at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

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
from netdesk.ui.pages.meetings.tab_order import follow_layout
from netdesk.ui.pages.meetings.typed import Saving


class Prepare(PhaseView):
    """Makes the case, chooses the questions and tells whether all is ready."""

    def __init__(self, parts: Parts, meeting_id: int, saving: Saving) -> None:
        super().__init__()
        self._parts, self._meeting_id = parts, meeting_id
        self._titles: dict[str, str] | None = None
        self.case = Case(parts, meeting_id, saving)
        self.research = Research(parts)
        self.story = StoryCard(parts, meeting_id, saving)
        self.agenda = Agenda(parts, meeting_id)
        self.readiness = ReadinessCard()
        self.bank = Bank(parts, meeting_id)
        self._sheet = Sheet(
            (
                _column(self.case, self.research, self.story),
                _column(self.agenda),
                _column(self.readiness, self.bank),
            ),
            (8, 9, 6),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sheet)
        self._wire()

    def _wire(self) -> None:
        self.agenda.bank_asked.connect(self.bank.begin)
        self.agenda.removed.connect(self.removed)
        self.readiness.asked.connect(self.go_to)
        self.readiness.confirmed.connect(self._confirm)

    def show_view(self, view: MeetingView) -> None:
        if self._titles is None:
            self._parts.tasks.find("categories", self._parts.questions.titles, partial(self._name, view))
            return
        self.case.show_meeting(view.meeting)
        self.research.show_view(view)
        self.story.show_view(view)
        self.agenda.show_view(view, self._titles)
        self.bank.show_view(view)
        self.readiness.show_view(view)
        follow_layout(self)

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


def _column(*parts: QWidget) -> Column:
    column = Column()
    for part in parts:
        column.body.addWidget(part)
    column.body.addStretch(1)
    return column
