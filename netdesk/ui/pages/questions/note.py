"""What is to be known about the question that is selected, below the table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from netdesk.domain.question import GivenAnswer, Question
from netdesk.ui import dates, theme
from netdesk.ui.widgets.basics import Rule, SmallButton, Words, line_of
from netdesk.ui.widgets.navigation import ElidedLabel

ANSWERS_SHOWN = 3


class QuestionNote(QWidget):
    """The whole question, why it is asked, what was answered so far, and what can be done with it."""

    edit_asked = Signal()
    remove_asked = Signal()
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
        self.remove = SmallButton("")
        self.reset = SmallButton(self.tr("As it was"))
        self.carry = SmallButton("", icon_name="repeat")
        self.edit.clicked.connect(self.edit_asked)
        self.remove.clicked.connect(self.remove_asked)
        self.reset.clicked.connect(self.reset_asked)
        self.carry.clicked.connect(lambda: self.carry_asked.emit(not self._carried))
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(self._text)
        words.addWidget(self._note)
        words.addLayout(self._answers)
        words.setContentsMargins(theme.px(22), theme.px(14), theme.px(16), 0)
        deeds = line_of(self.remove, None, self.carry, self.reset, self.edit)
        deeds.setContentsMargins(theme.px(22), theme.px(4), theme.px(16), theme.px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addLayout(words)
        column.addLayout(deeds)
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
        self._show_remove(own=bool(question.own_id))
        self.carry.setText(self.tr("It is answered") if question.carried else self.tr("Carry it on"))
        self.carry.setToolTip(
            self.tr("Ask it no longer before others")
            if question.carried
            else self.tr("Ask it of one person after the other until it is answered")
        )

    def _show_remove(self, *, own: bool) -> None:
        self.remove.setText(self.tr("Remove") if own else self.tr("Hide"))
        self.remove.setToolTip(
            self.tr("Delete this question of yours") if own else self.tr("Take this question off the bank")
        )

    def show_answers(self, answers: Sequence[GivenAnswer]) -> None:
        """What people said to it, the latest first; each leads to its meeting."""
        while item := self._answers.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in answers[:ANSWERS_SHOWN]:
            self._answers.addWidget(self._answer(one))
        if len(answers) > ANSWERS_SHOWN:
            more = dates.many(
                len(answers) - ANSWERS_SHOWN, self.tr("1 more answer"), self.tr("%n more answers")
            )
            self._answers.addWidget(Words(more, "faint"))

    def _answer(self, one: GivenAnswer) -> AnswerRow:
        said = " ".join(one.text.split())
        who = one.names or self.tr("Nobody yet")
        day = f", {dates.short(one.day)}" if one.day else ""
        row = AnswerRow(f"{who}{day}: {said}")
        row.setAccessibleName(self.tr("{0} answered: {1}").format(who, said))
        row.clicked.connect(lambda: self.meeting_asked.emit(one.meeting_id))
        return row


class AnswerRow(QPushButton):
    """One answer in one line, as much of it as there is room for; it leads to its meeting."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setProperty("bare", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        label = ElidedLabel(text, "second")
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        line.addWidget(label)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), self.sizeHint().height())
