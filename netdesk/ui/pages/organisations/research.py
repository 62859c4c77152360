"""Research on an organisation: findings with their sources, and a line to add one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.organisation import Finding
from netdesk.ui import dates, theme
from netdesk.ui.pages.organisations.people import clear
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import IconButton, Words
from netdesk.ui.widgets.inline_edit import InlineEdit

if TYPE_CHECKING:
    from netdesk.services.research import ResearchService


class ResearchList(QWidget):
    """You only ask what you could not have read: each finding says where it was read, and when."""

    def __init__(self, research: ResearchService, tasks: Tasks) -> None:
        super().__init__()
        self._research = research
        self._tasks = tasks
        self._organisation = 0
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        self._text = QLineEdit()
        self._text.setPlaceholderText(self.tr("Add what you found"))
        self._source = QLineEdit()
        self._source.setPlaceholderText(self.tr("Source"))
        for field in (self._text, self._source):
            field.setAccessibleName(field.placeholderText())
            field.returnPressed.connect(self._add)
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self._text, 2)
        line.addWidget(self._source, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._rows)
        line.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        column.addLayout(line)

    def show_findings(self, organisation_id: int, findings: Sequence[Finding]) -> None:
        """Shows the findings on this organisation."""
        self._organisation = organisation_id
        clear(self._rows)
        for finding in findings:
            self._rows.addWidget(self._row(finding))

    def focus_new(self) -> None:
        """Ready to type a finding."""
        self._text.setFocus()

    def _row(self, finding: Finding) -> QWidget:
        row = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        text = InlineEdit(finding.text, name=self.tr("Finding"), several_lines=True)
        text.edited.connect(
            lambda said: self._tasks.act(partial(self._research.edit, finding.id, said, finding.source))
        )
        words.addWidget(text)
        day = dates.short(finding.found_on) if finding.found_on else ""
        about = Words(" · ".join(filter(None, (finding.source, day))), "faint")
        about.setContentsMargins(theme.px(6), 0, 0, 0)
        words.addWidget(about)
        remove = IconButton("close", self.tr("Delete the finding “{0}”").format(finding.text))
        remove.clicked.connect(lambda: self._tasks.act(partial(self._research.delete, finding.id)))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(words, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row

    @Slot()
    def _add(self) -> None:
        if not self._text.text().strip():
            self._text.setFocus()
            return
        add = partial(
            self._research.add, self._text.text(), self._source.text(), organisation_id=self._organisation
        )
        self._tasks.act(add, lambda _: self._clear())

    def _clear(self) -> None:
        self._text.clear()
        self._source.clear()
        self._text.setFocus()
