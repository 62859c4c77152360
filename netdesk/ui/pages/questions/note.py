"""What is to be known about the question that is selected, below the table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.question import GivenAnswer, Question
from netdesk.ui import dates, theme
from netdesk.ui.widgets.basics import GhostButton, Rule, SmallButton, Words, line_of

ANSWERS_SHOWN = 3
LONGEST_ANSWER = 90


class QuestionNote(QWidget):
    """The whole question, why it is asked, what was answered so far, and what can be done with it."""

    edit_asked = Signal()
    reset_asked = Signal()
    carry_asked = Signal(bool)
    meeting_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._carried = False
        self._text = Words("", "heading", wrap=True)
        self._note = Words("", "second", wrap=True)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(0)
        self.edit = SmallButton("", icon_name="edit")
        self.reset = SmallButton(self.tr("As it was"))
        self.carry = SmallButton("", icon_name="repeat")
        self.edit.clicked.connect(self.edit_asked)
        self.reset.clicked.connect(self.reset_asked)
        self.carry.clicked.connect(lambda: self.carry_asked.emit(not self._carried))
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(self._text)
        words.addWidget(self._note)
        words.addLayout(self._answers)
        words.addStretch(1)
        line = line_of(spacing=8)
        line.setContentsMargins(theme.px(22), theme.px(14), theme.px(16), theme.px(14))
        line.addLayout(words, 1)
        for button in (self.carry, self.reset, self.edit):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addLayout(line)
        self.setMinimumHeight(theme.px(80))

    def show_question(self, question: Question | None) -> None:
        """Shows what there is to know about it; nothing hides the strip."""
        self.setVisible(question is not None)
        self.show_answers(())
        if question is None:
            return
        self._carried = question.carried
        self._text.setText(question.text)
        self._note.setText(question.note)
        self._note.setVisible(bool(question.note))
        self.edit.setText(
            self.tr("Edit") if question.own_id or question.edited else self.tr("Word it my way")
        )
        self.reset.setVisible(question.edited)
        self.carry.setText(self.tr("It is answered") if question.carried else self.tr("Carry it on"))
        self.carry.setToolTip(
            self.tr("Ask it no longer before others")
            if question.carried
            else self.tr("Ask it of one person after the other until it is answered")
        )

    def show_answers(self, answers: Sequence[GivenAnswer]) -> None:
        """What people said to it, the latest first; each leads to its meeting."""
        while item := self._answers.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in answers[:ANSWERS_SHOWN]:
            self._answers.addWidget(self._answer(one), 0, Qt.AlignmentFlag.AlignLeft)
        if len(answers) > ANSWERS_SHOWN:
            more = dates.many(
                len(answers) - ANSWERS_SHOWN, self.tr("1 more answer"), self.tr("%n more answers")
            )
            self._answers.addWidget(Words(more, "faint"))

    def _answer(self, one: GivenAnswer) -> GhostButton:
        said = " ".join(one.text.split())
        short = said if len(said) <= LONGEST_ANSWER else said[: LONGEST_ANSWER - 1].rstrip() + "…"
        who = one.names or self.tr("Nobody yet")
        day = f", {dates.short(one.day)}" if one.day else ""
        button = GhostButton(f"{who}{day}: {short}".replace("&", "&&"))
        button.setAccessibleName(self.tr("{0} answered: {1}").format(who, said))
        button.clicked.connect(lambda: self.meeting_asked.emit(one.meeting_id))
        return button
