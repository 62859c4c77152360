"""What the ask coach has to say about a field, right below it: the reason, better words, muting."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from netdesk.domain.coach.findings import Finding
from netdesk.ui import theme
from netdesk.ui.widgets.basics import GhostButton, SmallButton, Words
from netdesk.ui.widgets.coach_marks import CoachMarks


class CoachHint(QFrame):
    """Shows the finding at the cursor, else the first; takes no room while there is none."""

    def __init__(self, marks: CoachMarks) -> None:
        super().__init__()
        self._marks = marks
        self._shown: Finding | None = None
        self.setProperty("card", True)
        self.setProperty("tone", "warm")
        self._why = Words("", wrap=True)
        self._instead = Words("", "second", wrap=True)
        self._use = SmallButton(self.tr("Use these words"))
        self._mute = GhostButton(self.tr("Do not warn of this"))
        self._mute.setToolTip(self.tr("The profile lists what the coach warns of"))
        self._lay_out()
        self._use.clicked.connect(self._replace)
        self._mute.clicked.connect(self._be_quiet)
        marks.changed.connect(self._show)
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(self._why)
        words.addWidget(self._instead)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(12), theme.px(8), theme.px(8), theme.px(8))
        line.setSpacing(theme.px(8))
        line.addLayout(words, 1)
        line.addWidget(self._use)
        line.addWidget(self._mute)

    @Slot()
    def _show(self) -> None:
        self._shown = finding = self._marks.current()
        if finding is not None:
            self._why.setText(finding.why)
            self._instead.setText(self.tr("Try “{0}”").format(finding.instead))
            self.setAccessibleName(f"{self._why.text()} {self._instead.text()}")
        self.setVisible(finding is not None)

    @Slot()
    def _replace(self) -> None:
        if self._shown is not None:
            self._marks.replace(self._shown)

    @Slot()
    def _be_quiet(self) -> None:
        if self._shown is not None:
            rule = self._shown.rule
            self._marks.field.setFocus()
            self._marks.mute(rule)
