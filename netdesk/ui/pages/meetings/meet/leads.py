"""The leads that are volunteered while one talks: one key, a line, Enter, and back to the pad."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.lead import LeadLine
from netdesk.domain.meeting_view import MeetingView
from netdesk.ui import theme
from netdesk.ui.pages.meetings.keyed import Keyed
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.widgets.basics import Card, GhostButton, SectionLabel, Words
from netdesk.ui.widgets.inline_edit import InlineEdit


class LeadCard(Card):
    """What was volunteered, and at which organisation."""

    def __init__(self, line: LeadLine, parts: Parts) -> None:
        super().__init__(tone="")
        self._parts, self._line = parts, line
        self._words = Words("", wrap=True)
        self._words.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        self.place = InlineEdit(placeholder=self.tr("at which organisation?"), name=self.tr("Where"))
        self.place.edited.connect(self._set_place)
        self.body.setContentsMargins(theme.px(6), theme.px(8), theme.px(6), theme.px(6))
        self.body.setSpacing(0)
        self.body.addWidget(self._words)
        self.body.addWidget(self.place)

    def show_line(self, line: LeadLine) -> None:
        """Shows the lead as it is now."""
        self._line = line
        self.setAccessibleName(line.lead.text)
        self._words.setText(line.lead.text)
        self.place.show_text(line.place)

    @Slot(str)
    def _set_place(self, place: str) -> None:
        lead = self._line.lead
        work = partial(
            self._parts.leads.edit, lead.id, text=lead.text, organisation=place, outcome=lead.outcome
        )
        self._parts.tasks.act(work)


class LeadField(QLineEdit):
    """Enter tells what was typed; Esc leaves, and what was typed stays for later."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class MeetLeads(QWidget):
    """The leads of a meeting, the latest first, and a line to add one."""

    left = Signal()
    """The keyboard goes back to the pad."""
    refused = Signal(str)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._meeting_id = 0
        self.line = LeadField()
        self.line.setPlaceholderText(self.tr("What did they volunteer?"))
        self.line.setAccessibleName(self.tr("Lead"))
        self._open = GhostButton(self.tr("Add a lead"), icon_name="plus")
        rows = self._lay_out()
        self.cards: Keyed[LeadCard, LeadLine] = Keyed(
            rows, lambda line: line.lead.uid, lambda line: LeadCard(line, parts), LeadCard.show_line
        )
        self._open.clicked.connect(self.open)
        self.line.returnPressed.connect(self._add)
        self.line.left.connect(self._close)

    def _lay_out(self) -> QVBoxLayout:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(SectionLabel(self.tr("Leads")))
        rows = QVBoxLayout()
        rows.setSpacing(theme.px(8))
        column.addLayout(rows)
        column.addWidget(self.line)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self.line.hide()
        return rows

    def show_view(self, view: MeetingView) -> None:
        """Shows the leads of this meeting."""
        self._meeting_id = view.meeting.id
        self.cards.show(view.leads)

    @Slot()
    def open(self, said: str = "") -> None:
        """Is ready to take one down, beginning with what was marked in the pad."""
        if said:
            self.line.setText(said)
        self._open.hide()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        if self.line.text().strip():
            work = partial(self._parts.leads.add_in_meeting, self._meeting_id, self.line.text())
            self._parts.tasks.act(work, lambda _: self._added(), lambda error: self.refused.emit(str(error)))
        else:
            self._close()

    def _added(self) -> None:
        self.line.clear()
        self._close()

    @Slot()
    def _close(self) -> None:
        self.line.hide()
        self._open.show()
        self.left.emit()
