"""The thank-you note: a draft to make one's own, stored while one types, copied or opened on a click."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.draft import Purpose
from netdesk.domain.draft_view import DraftView
from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.meeting_view import ContactBrief
from netdesk.domain.next_steps import NextStep
from netdesk.domain.template import POSTED, THANKS
from netdesk.ui import dates
from netdesk.ui.drafting import Drafting
from netdesk.ui.pages.meetings.looks import PlainText, RingCard
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import GhostButton, SmallButton, Words, line_of
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.subject_edit import SubjectEdit

Wanted = tuple[str, Purpose]
"""What a button says, and what it opens."""


class ThankYouCard(RingCard):
    """Follows the meeting until the user types; from then on the words are theirs."""

    said = Signal(str)
    removed = Signal(str)
    write_asked = Signal(object)
    """The Purpose of a message that needs more room."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._today = parts.clock.today
        self._to, self._problem = Words("", "small", wrap=True), Words("", "small", wrap=True)
        self.subject = SubjectEdit(plain=True)
        self.subject.setAccessibleName(self.tr("Subject"))
        self.editor = PlainText("", self.tr("Thank-you note"), lines=5)
        self.drafting = Drafting(parts.desk, parts.tasks, self.subject, self.editor)
        self.gaps, self.more = GhostButton(""), GhostButton(self.tr("More room…"))
        self.copy = SmallButton(self.tr("Copy"))
        self.mail = SmallButton(self.tr("Open in mail"), icon_name="mail")
        self.sent = SmallButton(self.tr("Sent: log it"))
        self._done = Chip("", Tone.OK)
        self._texts: list[QWidget] = [
            self.subject, self.editor, self.drafting.coach.hint, self.gaps, self.more, self.copy, self.mail
        ]  # fmt: skip
        self._others = QVBoxLayout()
        self._lay_out()
        self._wire()
        self.setAccessibleName(self.tr("Thank-you note"))

    def _lay_out(self) -> None:
        self.watch(self.editor)
        upper: tuple[QWidget, ...] = (
            self._to, self.subject, self.editor, self.drafting.coach.hint, self._problem
        )  # fmt: skip
        for part in upper:
            self.body.addWidget(part)
        self.body.addLayout(line_of(self.gaps, self._done, None, self.more))
        self.body.addLayout(line_of(self.sent, None, self.copy, self.mail))
        self.body.addLayout(self._others)
        later: tuple[QWidget, ...] = (self._problem, self._done, self.sent, self.gaps)
        for part in later:
            part.hide()

    def _wire(self) -> None:
        draft = self.drafting
        draft.shown.connect(self._show)
        draft.said.connect(self.said)
        draft.problem.connect(self._tell)
        draft.too_long.connect(self._ask_for_room)
        draft.sent_off.connect(lambda: self.removed.emit(self.tr("Thanks logged")))
        for marks in draft.marks:
            marks.changed.connect(self._count_gaps)
        self.subject.entered.connect(self.editor.setFocus)
        self.gaps.clicked.connect(draft.next_gap)
        self.copy.clicked.connect(draft.copy)
        self.mail.clicked.connect(draft.open)
        self.sent.clicked.connect(lambda: draft.sent())
        self.more.clicked.connect(self._ask_for_room)

    # Showing

    def show_for(self, meeting_id: int, people: Sequence[ContactBrief], steps: Sequence[NextStep]) -> None:
        """The thanks to the first of those who took part, and ways to write to the others."""
        purpose = Purpose(template=THANKS, contact_id=people[0].id, meeting_id=meeting_id)
        self.drafting.begin(purpose)
        thanks = [self._thank(one, meeting_id) for one in people[1:]]
        self._show_others(
            [*thanks, *(self._keep_posted(step, meeting_id) for step in steps if _keeps_posted(step))]
        )

    def _thank(self, person: ContactBrief, meeting_id: int) -> Wanted:
        purpose = Purpose(template=THANKS, contact_id=person.id, meeting_id=meeting_id)
        return self.tr("Thank {0}…").format(person.first), purpose

    def _keep_posted(self, step: NextStep, meeting_id: int) -> Wanted:
        purpose = Purpose(
            template=POSTED,
            contact_id=step.contact_id or 0,
            meeting_id=meeting_id,
            follow_up_id=step.follow_up_id or None,
        )
        return self.tr("Keep {0} posted…").format(step.contact), purpose

    def _show_others(self, wanted: Sequence[Wanted]) -> None:
        while (item := self._others.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for text, purpose in wanted:
            button = GhostButton(text, icon_name="mail")
            button.clicked.connect(partial(self.write_asked.emit, purpose))
            self._others.addWidget(button)

    def _show(self, view: DraftView) -> None:
        to = f"{view.to.name} <{view.to.email}>" if view.to.email else view.to.name
        self._to.setText(self.tr("To {0}").format(to))
        over = view.sent_on is not None and view.stored is None
        for part in self._texts:
            part.setVisible(not over and part is not self.drafting.coach.hint)
        self._done.setVisible(over)
        if view.sent_on is not None:
            day = dates.ago(view.sent_on, self._today())
            self._done.show_text(self.tr("✓ sent {0}").format(day), Tone.OK)
        self.sent.setVisible(view.opened and not over)
        self._count_gaps()

    def _count_gaps(self) -> None:
        count = self.drafting.gaps
        self.gaps.setVisible(bool(count) and not self.editor.isHidden())
        several = self.tr("{0} gaps to fill").format(count)
        self.gaps.setText(self.tr("1 gap to fill") if count == 1 else several)

    def _tell(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.show()

    def _ask_for_room(self) -> None:
        if self.drafting.purpose is not None and self.drafting.settle():
            self.write_asked.emit(self.drafting.purpose)


def _keeps_posted(step: NextStep) -> bool:
    return step.kind is FollowUpKind.KEEP_POSTED and step.contact_id is not None and not step.done
