"""What is known already of whom one meets and where they work, each with its source."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.meeting_view import ContactBrief, FindingLine, MeetingView
from netdesk.ui import theme
from netdesk.ui.pages.meetings.keyed import Keyed
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.wording import short_day
from netdesk.ui.widgets.basics import Card, IconButton, SectionLabel, Words, line_of
from netdesk.ui.widgets.chips import ChipChoice, ChipRow
from netdesk.ui.widgets.inline_edit import InlineEdit


class FindingRow(QWidget):
    """One finding, edited where it stands."""

    def __init__(self, line: FindingLine, parts: Parts) -> None:
        super().__init__()
        finding = line.finding
        self._source = finding.source
        self.text = InlineEdit(finding.text, name=self.tr("Finding"), several_lines=True)
        self.about = Words("", "faint", wrap=True)
        self.about.setContentsMargins(theme.px(6), 0, 0, 0)
        remove = IconButton("close", self.tr("Delete this finding"))
        edit = parts.research.edit
        self.text.edited.connect(lambda said: parts.tasks.act(partial(edit, finding.id, said, self._source)))
        remove.clicked.connect(lambda: parts.tasks.act(partial(parts.research.delete, finding.id)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.text)
        words.addWidget(self.about)
        point = Words("•", "second")
        point.setContentsMargins(0, theme.px(4), 0, 0)
        line_layout = line_of(spacing=0)
        line_layout.addWidget(point, 0, Qt.AlignmentFlag.AlignTop)
        line_layout.addLayout(words, 1)
        line_layout.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line_layout)

    def show_line(self, line: FindingLine) -> None:
        """Shows the finding as it is now."""
        finding = line.finding
        self._source = finding.source
        self.text.show_text(finding.text)
        day = short_day(finding.found_on)
        self.about.setText(" · ".join(filter(None, (line.about, finding.source, day))))


class Research(Card):
    """The findings, and a line to add one."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._subjects: dict[str, dict[str, int]] = {}
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Add what you found, so that you need not ask"))
        self.source = QLineEdit()
        self.source.setPlaceholderText(self.tr("Source"))
        self._about = ChipRow()
        self._about.setAccessibleName(self.tr("What it is about"))
        for field in (self.text, self.source):
            field.setAccessibleName(field.placeholderText())
            field.returnPressed.connect(self._add)
        self.text.textChanged.connect(self._show_more)
        rows = QVBoxLayout()
        rows.setSpacing(theme.px(4))
        self.body.addWidget(SectionLabel(self.tr("What you already know")))
        self.body.addLayout(rows)
        for part in (self.text, self.source, self._about):
            self.body.addWidget(part)
        self._rows: Keyed[FindingRow, FindingLine] = Keyed(
            rows, lambda line: line.finding.id, lambda line: FindingRow(line, parts), FindingRow.show_line
        )
        self._show_more("")

    def show_view(self, view: MeetingView) -> None:
        """Shows what is known of those who take part."""
        self._rows.show(view.findings)
        self._subjects = dict(_subjects(view.contacts))
        self._about.set_choices([ChipChoice(key=name, text=name) for name in self._subjects])
        if not self._about.selected() and self._subjects:
            self._about.select(next(iter(self._subjects)))
        self.text.setEnabled(bool(self._subjects))

    def begin(self) -> None:
        """Puts the cursor into the line."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _show_more(self, text: str) -> None:
        """Source and subject are asked for once there is something to say."""
        more = bool(text.strip())
        self.source.setVisible(more)
        self._about.setVisible(more and len(self._subjects) > 1)

    @Slot()
    def _add(self) -> None:
        if not self.text.text().strip():
            self.begin()
            return
        subject = self._subjects[next(iter(self._about.selected()))]
        add = partial(self._parts.research.add, self.text.text(), self.source.text(), **subject)
        self._parts.tasks.act(add, lambda _: self._clear())

    def _clear(self) -> None:
        self.source.clear()
        self.text.clear()
        self.begin()


def _subjects(people: tuple[ContactBrief, ...]) -> list[tuple[str, dict[str, int]]]:
    """Whom and where a finding can be about."""
    found = []
    for person in people:
        found.append((person.name, {"contact_id": person.id}))
        if person.organisation_id is not None:
            found.append((person.organisation, {"organisation_id": person.organisation_id}))
    return found
