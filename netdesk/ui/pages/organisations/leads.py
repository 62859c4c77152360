"""What was volunteered about an organisation, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.lead import LeadLine
from netdesk.ui import dates, theme
from netdesk.ui.method_words import text_of
from netdesk.ui.pages.organisations.people import clear
from netdesk.ui.widgets.basics import GhostButton, Words


class LeadsThere(QWidget):
    """Each lead with a button that brings up who volunteered it."""

    contact_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[LeadLine] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        self._column.setSpacing(theme.px(2))

    def show_leads(self, lines: Sequence[LeadLine]) -> None:
        """Shows these, the latest first."""
        if lines == self._lines:
            return
        self._lines = lines
        clear(self._column)
        for line in lines:
            self._column.addWidget(Words(line.lead.text, wrap=True))
            self._column.addWidget(self._button(line), 0, Qt.AlignmentFlag.AlignLeft)
        if not lines:
            self._column.addWidget(Words(self.tr("None so far"), "small"))

    def _button(self, line: LeadLine) -> GhostButton:
        lead = line.lead
        day = dates.short(lead.given_on) if lead.given_on else ""
        told = " · ".join(filter(None, (line.who, day, text_of(lead.state))))
        button = GhostButton(told, icon_name="person")
        button.clicked.connect(partial(self.contact_asked.emit, lead.contact_id))
        return button
