"""The question bank beside the agenda: searched, and added from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from netdesk.domain.balance import TOP, Proposal, Why
from netdesk.domain.meeting_view import MeetingView
from netdesk.domain.question import Question
from netdesk.ui import theme
from netdesk.ui.icons import Role
from netdesk.ui.pages.meetings.keyed import Keyed
from netdesk.ui.pages.meetings.looks import IconMark
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.widgets.basics import Card, SmallButton, Words, line_of
from netdesk.ui.widgets.inputs import SearchField

SHOWN = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A question that is offered, and why; found by a search it needs no reason."""

    question: Question
    reason: str = ""


class BankRow(QPushButton):
    """A question to add: a click, Enter, Space or + does it; the arrows move."""

    stepped = Signal(int)

    def __init__(self, question: Question, reason: str) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setProperty("bare", True)
        self.setAccessibleName(self.tr("Add: {0}").format(question.text))
        self.setAccessibleDescription(reason)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words, why = Words(question.text, wrap=True), Words(reason, "faint", wrap=True)
        plus = IconMark("plus", Role.FAINT)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        column.addWidget(words)
        column.addWidget(why)
        if not reason:
            why.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(6), theme.px(6), theme.px(6), theme.px(6))
        line.addLayout(column, 1)
        line.addWidget(plus)
        for label in (words, why, plus):
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
    """Offers questions that are not on the agenda yet; without a search those that balance the list."""

    balanced = Signal(str)

    def __init__(self, parts: Parts, meeting_id: int) -> None:
        super().__init__()
        self._parts, self._meeting_id = parts, meeting_id
        self._offered: list[Offer] = []
        self._taken: frozenset[str] = frozenset()
        self.search = SearchField(self.tr("Search the bank"))
        self.said = Words("", "faint", wrap=True)
        self.balance = SmallButton(self.tr("Balance the list"))
        self.balance.setToolTip(self.tr("Take these questions and put all in the order of a conversation"))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        self.body.addLayout(line_of(Words(self.tr("Question bank"), "heading"), None, self.balance))
        self.body.addWidget(self.search)
        self.body.addLayout(rows)
        self.body.addWidget(self.said)
        self._rows: Keyed[BankRow, Offer] = Keyed(
            rows, lambda one: (one.question.key, one.reason), self._make, lambda row, one: None
        )
        self.search.textChanged.connect(self._look)
        self.search.returnPressed.connect(self._add_first)
        self.search.down_pressed.connect(lambda: self._go(0))
        self.balance.clicked.connect(self._balance)

    def show_view(self, view: MeetingView) -> None:
        """Offers what is not on this agenda."""
        self._taken = frozenset(item.entry.question for item in view.agenda)
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
        look = partial(self._read, self.search.text())
        self._parts.tasks.find(f"bank {self._meeting_id}", look, self._show)

    def _read(self, text: str) -> list[Offer]:
        if text.strip():
            return [Offer(question=one) for one in self._parts.questions.find(text)]
        proposed = self._parts.agenda.proposals(self._meeting_id)
        return [Offer(question=one.question, reason=reason(one)) for one in proposed]

    def _show(self, offered: list[Offer]) -> None:
        self._offered = offered
        free, searched = self._free(), bool(self.search.text().strip())
        self._rows.show(free[: SHOWN if searched else TOP])
        self.balance.setVisible(bool(free) and not searched)
        self.said.setText(self._what_to_say(len(offered), len(free), searched=searched))
        self.said.setVisible(bool(self.said.text()))

    def _free(self) -> list[Offer]:
        return [one for one in self._offered if one.question.key not in self._taken]

    @Slot()
    def _balance(self) -> None:
        told = self.tr("The list is balanced")
        balance = partial(self._parts.agenda.balance, self._meeting_id)
        self._parts.tasks.act(balance, lambda _: self.balanced.emit(told))

    def _what_to_say(self, found: int, free: int, *, searched: bool) -> str:
        """Why nothing is on offer, or how much more there is."""
        if not searched:
            return "" if free else self.tr("The list is balanced. Search the bank for more.")
        if not found:
            return self.tr("Nothing found. Write it in your own words.")
        if not free:
            one = self.tr("The only match is on the agenda already.")
            return one if found == 1 else self.tr("All matches are on the agenda already.")
        left = free - SHOWN
        return self.tr("{0} more: type to find them").format(left) if left > 0 else ""

    def _make(self, offer: Offer) -> BankRow:
        row = BankRow(offer.question, offer.reason)
        row.clicked.connect(lambda: self._add_offered(row, offer.question.key))
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
        free = self._free()
        if free and self.search.text().strip():
            self._add(free[0].question.key)
            self.search.clear()

    def _go(self, place: int) -> None:
        if place < 0:
            self.begin()
        elif place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)


def reason(proposal: Proposal) -> str:
    """Why a question is proposed, in a few words."""
    texts = {
        Why.PICKED: QCoreApplication.translate("Bank", "your own choice"),
        Why.SURVEY: QCoreApplication.translate("Bank", "for the survey"),
        Why.OPEN: QCoreApplication.translate("Bank", "your open question"),
        Why.CLOSING: QCoreApplication.translate("Bank", "ends on people"),
        Why.UNANSWERED: QCoreApplication.translate("Bank", "asked before, no answer yet"),
        Why.PURPOSE: QCoreApplication.translate("Bank", "fits your purpose: {0}"),
        Why.SITUATION: QCoreApplication.translate("Bank", "you are {0}"),
        Why.ROLE: QCoreApplication.translate("Bank", "they can tell: {0}"),
        Why.VARIETY: QCoreApplication.translate("Bank", "another side of it"),
    }
    return texts[proposal.why].format(proposal.about)
