"""The line in which a question of one's own is written: its words, its category, how long it takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from netdesk.domain.question import Category, Question
from netdesk.ui import theme
from netdesk.ui.coaching import FieldCoach
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import Card, IconButton, PrimaryButton, line_of
from netdesk.ui.widgets.inputs import with_margin

if TYPE_CHECKING:
    from netdesk.services.coach import CoachService

USUAL_MINUTES, LONGEST_MINUTES = 2, 15


class QuestionLine(QWidget):
    """Enter stores, Esc closes and keeps what was typed for the next time."""

    closed = Signal()
    entered = Signal(str, str, int, str)  # text, category key, minutes, key of the changed question or ""

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self._text = QLineEdit()
        self._text.setPlaceholderText(self.tr("Write a question as you would ask it"))
        self._text.setAccessibleName(self.tr("Question"))
        self._category = QComboBox()
        self._category.setAccessibleName(self.tr("Category"))
        self._minutes = QSpinBox()
        self._minutes.setRange(1, LONGEST_MINUTES)
        self._minutes.setValue(USUAL_MINUTES)
        self._minutes.setSuffix(self.tr(" min"))
        self._minutes.setAccessibleName(self.tr("Minutes it takes"))
        self._store = PrimaryButton(self.tr("Store"))
        self._store.clicked.connect(self._enter)
        self._text.returnPressed.connect(self._enter)
        self._cross = IconButton("close", self.tr("Close"))
        self._cross.clicked.connect(self.close_line)
        self._card = card = Card(tone="accent")
        card.body.addLayout(line_of(self._text, self._store, self._cross))
        card.body.addLayout(line_of(self._category, with_margin(self._minutes), None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(22), 0, theme.px(16), theme.px(8))
        layout.addWidget(card)
        self.hide()

    def add_coach(self, coach: CoachService, tasks: Tasks) -> None:
        """Has the ask coach look at the words while they are typed."""
        self._card.body.insertWidget(1, FieldCoach(self._text, coach, tasks).hint)

    def set_categories(self, categories: Sequence[Category]) -> None:
        """Offers these categories; the one that is chosen stays."""
        chosen = self._category.currentData()
        self._category.clear()
        for category in categories:
            self._category.addItem(category.title, category.key)
        self._choose(chosen or "")

    def open(self, category: str, question: Question | None = None) -> None:
        """Shows the line for a new question, or for the one to change."""
        if question is not None:
            self._text.setText(question.text)
            self._minutes.setValue(question.minutes)
        elif self._key:
            self._text.clear()
        self._key = question.key if question else ""
        self._choose(category)
        self.show()
        self._text.setFocus()
        self._text.selectAll()

    def _choose(self, category: str) -> None:
        self._category.setCurrentIndex(max(0, self._category.findData(category)))

    @Slot()
    def _enter(self) -> None:
        text = self._text.text().strip()
        if not text:
            self._text.setFocus()
            return
        self.entered.emit(text, self._category.currentData() or "", self._minutes.value(), self._key)
        self._text.clear()
        self._key = ""
        self.hide()

    @Slot()
    def close_line(self) -> None:
        """Goes out of the way; nothing that was typed is lost."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)
