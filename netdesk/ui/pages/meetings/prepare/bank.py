"""The question bank beside the agenda: searched, and added from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from netdesk.domain.meeting_view import MeetingView
from netdesk.domain.question import Question
from netdesk.ui import theme
from netdesk.ui.icons import Role
from netdesk.ui.pages.meetings.keyed import Keyed
from netdesk.ui.pages.meetings.looks import IconMark
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.widgets.basics import Card, Words
from netdesk.ui.widgets.inputs import SearchField

SHOWN = 7


class BankRow(QPushButton):
    """A question to add: a click, Enter, Space or + does it; the arrows move."""

    stepped = Signal(int)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setProperty("bare", True)
        self.setAccessibleName(self.tr("Add: {0}").format(question.text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = Words(question.text, wrap=True)
        plus = IconMark("plus", Role.FAINT)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(6), theme.px(6), theme.px(6), theme.px(6))
        line.addWidget(words, 1)
        line.addWidget(plus)
        for label in (words, plus):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Plus):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class Bank(Card):
    """Offers questions that are not on the agenda yet; without a search those of other categories first."""

    def __init__(self, parts: Parts, meeting_id: int) -> None:
        super().__init__()
        self._parts, self._meeting_id = parts, meeting_id
        self._found: list[Question] = []
        self._taken: frozenset[str] = frozenset()
        self._covered: frozenset[str] = frozenset()
        self.search = SearchField(self.tr("Search the bank"))
        self.said = Words("", "faint", wrap=True)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        self.body.addWidget(Words(self.tr("Question bank"), "heading"))
        self.body.addWidget(self.search)
        self.body.addLayout(rows)
        self.body.addWidget(self.said)
        self._rows: Keyed[BankRow, Question] = Keyed(
            rows, lambda one: one.key, self._make, lambda row, one: None
        )
        self.search.textChanged.connect(self._look)
        self.search.returnPressed.connect(self._add_first)
        self.search.down_pressed.connect(lambda: self._go(0))

    def show_view(self, view: MeetingView) -> None:
        """Offers what is not on this agenda."""
        self._taken = frozenset(item.entry.question for item in view.agenda)
        self._covered = frozenset(item.entry.category for item in view.agenda)
        if self._found:
            self._show(self._found)
        else:
            self._look()

    def begin(self) -> None:
        """Puts the cursor into the search; own questions may have come since."""
        self._look()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def rows(self) -> list[BankRow]:
        """The questions on offer."""
        return self._rows.rows

    @Slot()
    def _look(self) -> None:
        find = partial(self._parts.questions.find, self.search.text())
        self._parts.tasks.find(f"bank {self._meeting_id}", find, self._show)

    def _show(self, found: list[Question]) -> None:
        self._found = found
        free = [one for one in found if one.key not in self._taken]
        offered = free if self.search.text().strip() else varied(free, self._covered)
        self._rows.show(offered[:SHOWN])
        self.said.setText(self._what_to_say(len(found), len(offered)))
        self.said.setVisible(bool(self.said.text()))

    def _what_to_say(self, found: int, offered: int) -> str:
        """Why nothing is on offer, or how much more there is."""
        if not found:
            return self.tr("Nothing found. Write it in your own words.")
        if not offered:
            one = self.tr("The only match is on the agenda already.")
            return one if found == 1 else self.tr("All matches are on the agenda already.")
        left = offered - SHOWN
        return self.tr("{0} more: type to find them").format(left) if left > 0 else ""

    def _make(self, question: Question) -> BankRow:
        row = BankRow(question)
        row.clicked.connect(lambda: self._add_offered(row, question.key))
        row.stepped.connect(lambda places: self._go(self.rows.index(row) + places))
        return row

    def _add_offered(self, row: BankRow, key: str) -> None:
        """The keyboard goes on before the row goes, so that another can be added at once."""
        place = self.rows.index(row)
        beside = [*self.rows[place + 1 :], *self.rows[:place][::-1], self.search]
        if row.hasFocus():
            beside[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._add(key)

    def _add(self, key: str) -> None:
        self._parts.tasks.act(partial(self._parts.agenda.add_from_bank, self._meeting_id, [key]))

    @Slot()
    def _add_first(self) -> None:
        free = [one for one in self._found if one.key not in self._taken]
        if free and self.search.text().strip():
            self._add(free[0].key)
            self.search.clear()

    def _go(self, place: int) -> None:
        if place < 0:
            self.begin()
        elif place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)


def varied(questions: Sequence[Question], covered: frozenset[str]) -> list[Question]:
    """Taken in turn from the categories, those that the agenda has nothing of first."""
    turns: dict[str, int] = {}
    ranked = []
    for place, one in enumerate(questions):
        turn = turns[one.category] = turns.get(one.category, -1) + 1
        ranked.append((turn, one.category in covered, place, one))
    return [one for *_, one in sorted(ranked, key=lambda entry: entry[:3])]
