"""The meeting itself: questions at the left, the pad in the middle, what was named at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.meeting_view import MeetingView
from netdesk.ui import theme
from netdesk.ui.pages.meetings.meet.named import SidePanel
from netdesk.ui.pages.meetings.meet.notes import MARGIN, WIDE_MARGIN, Notes
from netdesk.ui.pages.meetings.meet.questions import QuestionList
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.people_field import PeopleField
from netdesk.ui.pages.meetings.phase import PhaseView
from netdesk.ui.pages.meetings.typed import Saving
from netdesk.ui.widgets.basics import SmallButton, line_of
from netdesk.ui.widgets.inputs import SegmentedControl

WIDE, FOLD = 1000, 720
QUESTIONS, NOTES, NAMED = "questions", "notes", "named"
WIDTHS = {True: (320, 284), False: (248, 236)}
"""Of the questions and of what was named, in a wide window and in a narrower one."""


class Meet(PhaseView):
    """Takes notes; in a narrow window one of the three parts is shown at a time."""

    def __init__(self, parts: Parts, meeting_id: int, saving: Saving) -> None:
        super().__init__(parts)
        self._meeting_id = meeting_id
        self.questions = QuestionList(parts, meeting_id, saving)
        self.notes = Notes(parts, meeting_id, saving)
        self.named = SidePanel(parts)
        self.people = PeopleField(parts, self.tr("Who is it with? Type a name"))
        self._folds = SegmentedControl(
            {NOTES: self.tr("Notes"), QUESTIONS: self.tr("Questions"), NAMED: self.tr("Named")},
            name=self.tr("Part of the meeting"),
        )
        self._reminder = SmallButton(self.tr("Before you go"), icon_name="clock")
        self._lay_out()
        self._reminder.clicked.connect(partial(self._fold_to, NAMED))
        self.notes.said.connect(self.said)
        self.named.leads.refused.connect(self.said)
        self.named.leads.left.connect(self.begin)
        self.people.changed.connect(self._set_people)
        self._folds.changed.connect(lambda _: self._fit())

    def _lay_out(self) -> None:
        self.notes.top.addWidget(self.people)
        self._left, self._middle = _pane(self.questions), _pane(self.notes)
        self._lines = (_upright(), _upright())
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._left)
        columns.addWidget(self._lines[0])
        columns.addWidget(self._middle, 1)
        columns.addWidget(self._lines[1])
        columns.addWidget(self.named)
        self._strip = QWidget()
        strip = line_of(self._folds, self._reminder, None)
        strip.setContentsMargins(theme.px(22), theme.px(8), theme.px(22), theme.px(8))
        self._strip.setLayout(strip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._strip)
        layout.addLayout(columns, 1)

    def show_view(self, view: MeetingView) -> None:
        self.people.setVisible(not view.contacts or self.people.line.hasFocus())
        self.people.show_people(view.contacts)
        self.fill(
            partial(self.notes.show_view, view),
            partial(self.questions.show_items, view.agenda),
            partial(self._show_named, view),
        )

    def _show_named(self, view: MeetingView) -> None:
        self.named.show_view(view, self._parts.clock.now())
        self.tick()

    def main_action(self, view: MeetingView) -> str:
        if view.meeting.held_at is None:
            return self.tr("Start meeting")
        return self.tr("Close the meeting") if view.meeting.ended_at is None else self.tr("Follow through")

    def begin(self) -> None:
        self._fold_to(NOTES)
        self.notes.begin()

    def _fold_to(self, part: str) -> None:
        self._folds.select(part)
        self._fit()

    def settle(self) -> None:
        self.notes.settle()

    def tick(self) -> None:
        self.named.tick(self._parts.clock.now())
        self._reminder.setVisible(not self.named.before.isHidden())

    def text(self) -> str:
        return "\n\n".join(filter(None, (self.notes.text(), self.questions.text())))

    def add_lead(self) -> None:
        """Opens the line for a lead, with what is marked in the pad."""
        self._fold_to(NAMED)
        self.named.add_lead(self.notes.pad.textCursor().selectedText())

    def tick_current(self) -> None:
        """Ticks the question that is being asked."""
        self.questions.tick_asked()

    @Slot(list)
    def _set_people(self, ids: list[int]) -> None:
        self._parts.tasks.act(partial(self._parts.meetings.set_contacts, self._meeting_id, ids))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Three parts side by side, or the one that was chosen."""
        folded, wide = self.width() < theme.px(FOLD), self.width() >= theme.px(WIDE)
        part = self._folds.selected()
        self.notes.set_margin(WIDE_MARGIN if wide else MARGIN)
        self._strip.setVisible(folded)
        self._left.setVisible(not folded or part == QUESTIONS)
        self._middle.setVisible(not folded or part == NOTES)
        self.named.setVisible(not folded or part == NAMED)
        for line in self._lines:
            line.setVisible(not folded)
        for widget, width in ((self._left, WIDTHS[wide][0]), (self.named, WIDTHS[wide][1])):
            widget.setMinimumWidth(0 if folded else theme.px(width))
            widget.setMaximumWidth(self.width() if folded else theme.px(width))


def _pane(inside: QWidget) -> QWidget:
    pane = QWidget()
    pane.setProperty("pane", True)
    layout = QVBoxLayout(pane)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(inside)
    return pane


def _upright() -> QFrame:
    line = QFrame()
    line.setProperty("rule", True)
    line.setFixedWidth(1)
    return line
