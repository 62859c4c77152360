"""The fields of a follow-up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from netdesk.domain.errors import UserError
from netdesk.domain.follow_up import FollowUp
from netdesk.ui import theme
from netdesk.ui.widgets.basics import IconButton, SmallButton, Words
from netdesk.ui.widgets.day_field import DayField, TimeField
from netdesk.ui.widgets.record_field import RecordField
from netdesk.ui.widgets.repeat_field import RepeatField
from netdesk.ui.widgets.short_text import ShortText

EDITED = ("title", "detail", "due_on", "due_at", "contact_id", "rule", "snoozed_until")
"""The fields of FollowUp that are edited here."""


class FollowUpForm(QWidget):
    """Shows `stored` with `typed` laid over it, and tells which fields differ from what is stored."""

    changed = Signal()
    contact_opened = Signal(int)

    def __init__(self, stored: FollowUp, contact: str, today: date, typed: dict[str, Any]) -> None:
        super().__init__()
        self.stored = stored
        self._shown = shown = replace(stored, **typed)
        self._contact_id = shown.contact_id
        self._make_texts()
        self._make_days(today)
        self._lay_out()
        self._show(shown, contact)
        self._wire()

    def _make_texts(self) -> None:
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("What is to be done"))
        self.detail = ShortText(self.tr("Details"), self.tr("Details. Shift+Enter begins a new line."))
        self.contact = RecordField(self.tr("Contact"), self.tr("Type a name"))
        self.open_contact = SmallButton(self.tr("Open"))
        self.open_contact.setAccessibleName(self.tr("Open the contact"))
        self.open_contact.setAutoDefault(True)  # Enter on it opens

    def _make_days(self, today: date) -> None:
        self.day = DayField(self.tr("Day"), self.tr("no day"), today)
        self.at = TimeField(self.tr("Time"), self.tr("all day"))
        self.repeats = RepeatField()
        self.snoozed = DayField(self.tr("Put off until"), self.tr("not put off"), today)

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(1, 1)
        self._add(self.tr("&What"), self.title)
        self._add(self.tr("D&etails"), self.detail)
        self._add(self.tr("&Contact"), self.contact, self.open_contact)
        self._add(self.tr("&Day"), self.day, self._emptier(self.day), None)
        self._add(self.tr("&Time"), self.at, self._emptier(self.at), None)
        self._add(self.tr("&Repeats"), self.repeats)
        self._add(self.tr("Put &off until"), self.snoozed, self._emptier(self.snoozed), None)

    def _add(self, text: str, field: QWidget, *others: QWidget | None) -> None:
        label = Words(text, "second")
        label.setBuddy(field)
        label.setFixedHeight(self.title.sizeHint().height())
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setSpacing(theme.px(4))
        line.addWidget(field)
        for part in others:
            if part is None:
                line.addStretch(1)
            else:
                line.addWidget(part)
        self._grid.addLayout(line, row, 1)

    def _emptier(self, field: DayField | TimeField) -> IconButton:
        """The button that takes a field's value away; it is there while there is one."""
        button = IconButton("close", self.tr("{field}: none").format(field=field.accessibleName()))
        button.setAutoDefault(True)  # Enter on it empties the field
        button.clicked.connect(field.clear_value)
        button.clicked.connect(lambda: field.setFocus(Qt.FocusReason.OtherFocusReason))
        field.dateTimeChanged.connect(lambda _value: button.setVisible(not field.is_none))
        button.hide()
        return button

    def _show(self, shown: FollowUp, contact: str) -> None:
        self.title.setText(shown.title)
        self.title.selectAll()
        self.detail.setPlainText(shown.detail)
        self.contact.show_name(contact)
        self.open_contact.setVisible(shown.contact_id is not None)
        self.day.show_day(shown.due_on)
        self.at.show_at(shown.due_at)
        self.snoozed.show_day(shown.snoozed_until)
        self.repeats.show_rule(self.stored.rule, self.stored.due_on, shown.rule, shown.due_on)

    def _wire(self) -> None:
        self.contact.taken.connect(self._take_contact)
        self.open_contact.clicked.connect(lambda: self.contact_opened.emit(self._contact_id or 0))
        self.day.dateTimeChanged.connect(self._on_day)
        for field in (self.day, self.at, self.snoozed):
            field.dateTimeChanged.connect(lambda _value: self.changed.emit())
        for signal in (self.title.textChanged, self.contact.textChanged):
            signal.connect(lambda _text: self.changed.emit())
        self.detail.textChanged.connect(self.changed)
        self.repeats.changed.connect(self.changed)

    def edited(self) -> FollowUp:
        """The follow-up as it is typed now; a text that nobody touched stays as it was to the letter."""
        title, detail = self._shown.title, self._shown.detail
        return replace(
            self.stored,
            title=self.title.text().strip() if self.title.isModified() else title,
            detail=self.detail.toPlainText().strip() if self.detail.document().isModified() else detail,
            due_on=self.day.day(),
            due_at=self.at.at(),
            contact_id=self._contact_id,
            rule=self.repeats.rule(),
            snoozed_until=self.snoozed.day(),
        )

    def changes(self) -> dict[str, Any]:
        """The fields that differ from what is stored, by name."""
        now = self.edited()
        pairs = {name: (getattr(self.stored, name), getattr(now, name)) for name in EDITED}
        return {name: after for name, (before, after) in pairs.items() if after != before}

    def check(self) -> None:
        """Raises UserError for what is missing or cannot be."""
        if not self.edited().title:
            raise UserError(self.tr("Type what is to be done."))
        if self.contact.undecided:
            who = self.contact.text().strip()
            raise UserError(self.tr("Choose “{name}” from the list, or empty the line.").format(name=who))
        self.repeats.check()

    @Slot()
    def _on_day(self) -> None:
        """Another day is a new plan: what was put off until later than that is put off no more."""
        day, until = self.day.day(), self.snoozed.day()
        if day is not None and until is not None and until >= day:
            self.snoozed.clear_value()
        self.repeats.show_day(day)

    @Slot(int)
    def _take_contact(self, contact_id: int) -> None:
        self._contact_id = contact_id or None
        self.open_contact.setVisible(bool(contact_id))
