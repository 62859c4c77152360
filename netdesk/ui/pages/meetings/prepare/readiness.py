"""Whether all is ready: six checks, of which only the last is ticked by hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from netdesk.domain.meeting_view import MeetingView
from netdesk.domain.readiness import Check, Readiness
from netdesk.ui import theme
from netdesk.ui.pages.meetings.looks import CheckMark, restyle
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import Card, Words, line_of
from netdesk.ui.widgets.chips import Chip


class CheckLine(QPushButton):
    """A check; pressing it leads to what it speaks of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setProperty("kind", "row")
        self.setProperty("bare", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._mark = CheckMark()
        self._words = Words(text)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, theme.px(4), 0)
        line.setSpacing(theme.px(10))
        line.addWidget(self._mark)
        line.addWidget(self._words, 1)
        for part in (self._mark, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(28))

    def show_passed(self, passed: bool) -> None:
        """Shows whether it is passed."""
        self._mark.show_checked(passed)
        restyle(self._words, "" if passed else "second")
        state = self.tr("done") if passed else self.tr("missing")
        self.setAccessibleName(f"{self._text}: {state}")


class ReadinessCard(Card):
    """Tells what is missing and leads there."""

    asked = Signal(object)
    """A Check: where it is worked on."""
    confirmed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._chip = Chip()
        self._readiness: Readiness | None = None
        self._has_time = False
        self.body.addLayout(line_of(Words(self.tr("Ready?"), "heading"), None, self._chip))
        self.lines = {check: CheckLine(text) for check, text in self._texts().items()}
        self.body.setSpacing(0)
        for check, line in self.lines.items():
            line.clicked.connect(partial(self._press, check))
            self.body.addWidget(line)

    def _texts(self) -> dict[Check, str]:
        return {
            Check.PURPOSE: self.tr("Purpose in one sentence"),
            Check.OUTCOME: self.tr("Outcome you want"),
            Check.QUESTIONS: self.tr("Five to ten questions"),
            Check.STORY: self.tr("A story for this person"),
            Check.RESEARCH: self.tr("Research on person and place"),
            Check.CONFIRMED: self.tr("Time and place confirmed"),
        }

    def show_view(self, view: MeetingView) -> None:
        """Shows which checks are passed."""
        ready = self._readiness = view.readiness
        self._has_time = view.meeting.planned_at is not None
        tone = Tone.OK if ready.is_full else Tone.WARM
        self._chip.show_text(self.tr("{0} of {1}").format(ready.done, ready.total), tone)
        for check, passed in ready.checks:
            self.lines[check].show_passed(passed)

    def _press(self, check: Check) -> None:
        """Confirming needs a time; without one the plan is asked for."""
        if check is Check.CONFIRMED and self._has_time and self._readiness is not None:
            self.confirmed.emit(not self._readiness.passed(check))
        else:
            self.asked.emit(check)
