"""What is to be known about the question that is selected, below the table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.question import Question
from netdesk.ui import theme
from netdesk.ui.widgets.basics import Rule, SmallButton, Words, line_of


class QuestionNote(QWidget):
    """The whole question, why it is asked, and a way to word it anew; it keeps its height."""

    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = Words("", "heading", wrap=True)
        self._note = Words("", "second", wrap=True)
        self._edit = SmallButton("", icon_name="edit")
        self._edit.clicked.connect(self.edit_asked)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(self._text)
        words.addWidget(self._note)
        words.addStretch(1)
        line = line_of(spacing=16)
        line.setContentsMargins(theme.px(22), theme.px(14), theme.px(16), theme.px(14))
        line.addLayout(words, 1)
        line.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addLayout(line)
        self.setMinimumHeight(theme.px(80))

    def show_question(self, question: Question | None) -> None:
        """Shows what there is to know about it; nothing hides the strip."""
        self.setVisible(question is not None)
        if question is not None:
            self._text.setText(question.text)
            self._note.setText(question.note)
            self._edit.setText(self.tr("Edit") if question.own_id else self.tr("Word it my way"))
