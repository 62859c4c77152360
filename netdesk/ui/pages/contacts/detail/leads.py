"""What a contact volunteered, what came of it, and whether they were told."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.clock import Clock
from netdesk.domain.lead import LeadKind, LeadLine, LeadState
from netdesk.ui.method_words import text_of
from netdesk.ui.pages.contacts.detail.method_edits import MethodEdits
from netdesk.ui.pages.contacts.detail.parts import Section, emptied
from netdesk.ui.pages.contacts.detail.parts_edit import PartsEdit
from netdesk.ui.pages.contacts.detail.record_row import Choice, RecordRow
from netdesk.ui.pages.contacts.detail.view import ContactView
from netdesk.ui.pages.contacts.table_rows import short_day


class Leads(Section):
    """The leads, the latest first, and a line to add one."""

    def __init__(self, edits: MethodEdits, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Leads", "Leads from them"), parent)
        self._edits, self._clock = edits, clock
        self._shown: object = None
        self.rows: list[RecordRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.bare.addLayout(self._list)
        self.add = PartsEdit(
            {"text": self.tr("What did they volunteer?"), "organisation": self.tr("At which organisation?")},
            placeholder=self.tr("Add a lead"), name=self.tr("Lead"),
        )  # fmt: skip
        self.bare.addWidget(self.add)
        self.add.edited.connect(self._on_added)

    def show_view(self, view: ContactView) -> None:
        """What this contact volunteered."""
        if (view.id, view.leads) == self._shown:
            return
        self._shown = (view.id, view.leads)
        emptied(self._list)
        self.rows = [self._row(line) for line in view.leads]

    def _row(self, line: LeadLine) -> RecordRow:
        lead = line.lead
        row = RecordRow(
            {
                "text": self.tr("What did they volunteer?"),
                "organisation": self.tr("At which organisation?"),
                "outcome": self.tr("What came of it?"),
            },
            self.tr("Lead"),
        )
        words = {"text": lead.text, "organisation": line.place, "outcome": lead.outcome}
        row.edit.show_parts(words, lead.text, self._below(line))
        row.edit.edited.connect(partial(self._edits.edit_lead, lead.id))
        row.show_state(lead.state, self._choices(line))
        self._list.addWidget(row)
        return row

    def _below(self, line: LeadLine) -> str:
        lead = line.lead
        day = short_day(lead.given_on, self._clock.today(), self.locale()) if lead.given_on else ""
        told = ""
        if lead.told_at is not None:
            told = self.tr("they know")
        elif lead.state is not LeadState.OPEN:
            told = self.tr("not told yet")
        return " · ".join(filter(None, (text_of(lead.kind), line.place, day, lead.outcome, told)))

    def _choices(self, line: LeadLine) -> tuple[list[Choice], ...]:
        lead, edits = line.lead, self._edits
        told = lead.told_at is not None
        return (
            [
                Choice(text_of(state), partial(edits.lead_state, lead.id, state), state is lead.state)
                for state in LeadState
            ],
            [Choice(self.tr("They know what came of it"), partial(edits.lead_told, lead.id, not told), told)],
            [
                Choice(text_of(kind), partial(edits.lead_kind, lead.id, kind), kind is lead.kind)
                for kind in LeadKind
            ],
            [Choice(self.tr("Remove this lead"), partial(edits.delete_lead, lead.id))],
        )

    def _on_added(self, parts: dict[str, str]) -> None:
        if parts["text"]:
            self._edits.add_lead(parts["text"], parts["organisation"])
