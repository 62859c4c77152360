"""The meetings that a story was chosen for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.meeting_view import MeetingLine
from netdesk.ui import theme
from netdesk.ui.dates import short
from netdesk.ui.widgets.basics import GhostButton, SectionLabel, Words
from netdesk.ui.widgets.flow_layout import FlowLayout

SHOWN = 12
"""A button costs a fifth of a millisecond, and a story is told for years."""


class StoryUse(QWidget):
    """One button for each of the latest meetings; nothing at all while there is none."""

    meeting_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[MeetingLine] = []
        self._flow = FlowLayout(spacing=theme.px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(SectionLabel(self.tr("Chosen for")))
        column.addLayout(self._flow)
        self.hide()

    def show_lines(self, lines: Sequence[MeetingLine]) -> None:
        """The meetings, the latest first."""
        if list(lines) == self._lines:
            return
        self._lines = list(lines)
        self._flow.clear()
        for line in lines[:SHOWN]:
            button = GhostButton(self._text(line), icon_name="meetings")
            button.clicked.connect(partial(self.meeting_asked.emit, line.id))
            self._flow.addWidget(button)
        if len(lines) > SHOWN:
            more = self.tr("and {0} more").format(self.locale().toString(len(lines) - SHOWN))
            self._flow.addWidget(Words(more, "faint"))
        self.setVisible(bool(lines))

    def _text(self, line: MeetingLine) -> str:
        names = ", ".join(line.names) or self.tr("A meeting")
        day = line.planned_at or line.held_at
        return f"{names} · {short(day.date())}" if day else names
