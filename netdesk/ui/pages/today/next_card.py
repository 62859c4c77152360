"""The card of the conversation that runs or comes next: with whom, when, for what, and how ready it is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from netdesk.domain.meeting import Phase
from netdesk.domain.today import NextConversation
from netdesk.ui import theme
from netdesk.ui.pages.today import wording
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import Button, Card, PrimaryButton, SectionLabel, Words
from netdesk.ui.widgets.charts import ProgressRing
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.flow_layout import FlowLayout
from netdesk.ui.widgets.navigation import ElidedLabel


class NextCard(Card):
    """Shows the conversation that runs, else the next one, or says that none is planned."""

    opened = Signal(int, str)  # the meeting and its phase
    plan_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Next conversation"))
        self._coming: NextConversation | None = None
        self._when = SectionLabel()
        self._name = ElidedLabel("", "title")
        self._role = ElidedLabel("", "second")
        self._aim = Words("", "second", wrap=True)
        self._chips = FlowLayout(spacing=theme.px(6))
        self._ring = ProgressRing()
        self.open_button: Button = PrimaryButton(self.tr("Open prep"), small=True)
        self.open_button.clicked.connect(self._on_open)
        self._lay_out()

    def _lay_out(self) -> None:
        who = QHBoxLayout()
        who.setSpacing(theme.px(6))
        who.addWidget(self._name)
        who.addWidget(self._role, 1)
        words = QVBoxLayout()
        words.setSpacing(theme.px(8))
        words.addWidget(self._when)
        words.addLayout(who)
        words.addWidget(self._aim)
        words.addStretch(1)
        words.addLayout(self._chips)
        side = QVBoxLayout()
        side.setSpacing(theme.px(12))
        side.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignHCenter)
        side.addStretch(1)
        side.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignHCenter)
        line = QHBoxLayout()
        line.setSpacing(theme.px(16))
        line.addLayout(words, 1)
        line.addLayout(side)
        self.body.addLayout(line)

    def show_next(self, coming: NextConversation | None, today: date) -> None:
        """Another conversation, or none."""
        self._coming = coming
        self._ring.setVisible(coming is not None)
        self._chips.clear()
        if coming is None:
            self._show_none()
            return
        line, running = coming.line, coming.since is not None
        head = self.tr("Conversation now · {when}") if running else self.tr("Next conversation · {when}")
        self._when.setText(head.format(when=wording.when(coming, today)))
        self.setAccessibleName(self.tr("Conversation now") if running else self.tr("Next conversation"))
        self._name.setText(", ".join(line.names) or self.tr("Nobody yet"))
        self._role.setText(", ".join(filter(None, (line.title, line.organisation))))
        wanted = coming.outcome[:1].lower() + coming.outcome[1:]
        aim = self.tr("Outcome you want: {outcome}").format(outcome=wanted) if wanted else ""
        ask = "" if running else self.tr("Say what outcome you want, and why this person.")
        self._aim.setText(aim or coming.purpose or ask)
        self.open_button.setText(self.tr("Continue") if running else self.tr("Open prep"))
        self._ring.setHidden(running)
        if not running:
            self._show_readiness(coming)

    def _show_readiness(self, coming: NextConversation) -> None:
        ready = coming.line.readiness
        self._ring.show_progress(
            ready.done, ready.total, self.tr("{0} of {1}").format(ready.done, ready.total), self.tr("ready")
        )
        for check, passed in ready.checks:
            words = wording.check_text(check, coming)
            self._chips.addWidget(Chip(f"✓ {words}" if passed else words, Tone.OK if passed else Tone.WARM))

    def _show_none(self) -> None:
        self.setAccessibleName(self.tr("Next conversation"))
        self._when.setText(self.tr("Next conversation"))
        self._name.setText(self.tr("None is planned yet"))
        self._role.setText("")
        self._aim.setText(
            self.tr("Choose one of the five for this week and ask for twenty minutes of advice.")
        )
        self.open_button.setText(self.tr("Plan a meeting"))

    def _on_open(self) -> None:
        if self._coming is None:
            self.plan_asked.emit()
        else:
            running = self._coming.since is not None
            self.opened.emit(self._coming.line.id, Phase.MEET if running else Phase.PREPARE)
