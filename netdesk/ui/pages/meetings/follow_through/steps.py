"""The next steps that a meeting leads to: those that Finish makes, and those that are made already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.next_steps import NextStep
from netdesk.ui import theme
from netdesk.ui.icons import Role
from netdesk.ui.pages.meetings.keyed import Keyed
from netdesk.ui.pages.meetings.looks import IconMark
from netdesk.ui.pages.meetings.wording import near_day_text
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import Card, Rule, Words
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.rows import CheckRow

Shown = tuple[NextStep, str, str]
"""A step, and its day as a chip: text and tone."""


class MadeRow(QWidget):
    """A step that stands among the follow-ups already."""

    def __init__(self, step: NextStep, due: str, tone: str) -> None:
        super().__init__()
        mark = IconMark("check", Role.OK)
        state = self.tr("done") if step.done else self.tr("in your follow-ups")
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Words(step.title, "heading", wrap=True))
        words.addWidget(Words(" · ".join(filter(None, (step.detail, state))), "small", wrap=True))
        line = QHBoxLayout()
        line.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        line.setSpacing(theme.px(10))
        line.addWidget(mark)
        line.addSpacing(theme.px(4))  # as wide as the box of a row that can be ticked
        line.addLayout(words, 1)
        if due:
            line.addWidget(Chip(due, tone))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Rule())


class NextSteps(Card):
    """Each step can be left out; what was left out stays so while the meeting is open."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._steps: Sequence[NextStep] = ()
        self._left_out: set[str] = set()
        self._none = Words(self.tr("Decide on what was named; the steps gather here."), "small", wrap=True)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        self.body.addWidget(self._none)
        self.body.addLayout(rows)
        self._rows: Keyed[QWidget, Shown] = Keyed(rows, _key, self._make, lambda row, shown: None)

    @property
    def rows(self) -> list[QWidget]:
        """The rows, as they stand."""
        return self._rows.rows

    def show_steps(self, steps: Sequence[NextStep], today: date) -> None:
        """Shows the steps as they are planned and made now."""
        self._steps = steps
        self._none.setVisible(not steps)
        self._rows.show([(step, *_due(step, today)) for step in steps])
        for row in self.rows:
            for rule in row.findChildren(Rule):
                rule.setVisible(row is not self.rows[-1])

    def begin(self) -> bool:
        """Gives the keyboard to the first step that can be left out; False when there is none."""
        row = next((row for row in self.rows if isinstance(row, CheckRow)), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        return row is not None

    def chosen(self) -> list[str]:
        """The keys of the steps that are to be made."""
        return [step.key for step in self._steps if not step.exists and step.key not in self._left_out]

    def _make(self, shown: Shown) -> QWidget:
        step, due, tone = shown
        if step.exists:
            return MadeRow(step, due, tone)
        wanted = step.key not in self._left_out
        row = CheckRow(step.title, step.detail, checked=wanted, due=due, due_tone=tone)
        row.toggled.connect(lambda on: self._choose(step.key, on))
        row.activated.connect(lambda: self._turn(row, step.key))
        return row

    def _turn(self, row: CheckRow, key: str) -> None:
        row.set_checked(not row.checked)
        self._choose(key, row.checked)

    def _choose(self, key: str, wanted: bool) -> None:
        (self._left_out.discard if wanted else self._left_out.add)(key)
        self.changed.emit()


def _key(shown: Shown) -> Shown:
    return shown


def _due(step: NextStep, today: date) -> tuple[str, str]:
    if step.due_on is None or step.done:
        return "", Tone.PLAIN
    away = (step.due_on - today).days
    tone = Tone.LATE if away <= 0 else Tone.WARM if away == 1 else Tone.PLAIN
    return near_day_text(step.due_on, today), tone
