"""The editor of a follow-up: Enter stores, Esc closes and keeps what was typed for the next time."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLayout, QWidget

from netdesk.domain.errors import UserError
from netdesk.domain.follow_up import FollowUp
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.widgets.basics import PrimaryButton, SecondaryButton, Words
from netdesk.ui.widgets.follow_up_form import FollowUpForm


class FollowUpSheet(Sheet):
    """Asks for what differs to be stored, and stays open until that is done."""

    store_asked = Signal(object)  # the fields that differ, by name
    left = Signal(object, str)  # the same when it closes without storing, and the contact's name
    contact_opened = Signal(int)

    def __init__(
        self, window: QWidget, stored: FollowUp, contact: str, today: date, typed: dict[str, Any]
    ) -> None:
        super().__init__(window, self.tr("Edit follow-up"), width=520, height=460)
        self.form = FollowUpForm(stored, contact, today, typed)
        self._over = False
        self._problem = Words("", "error", wrap=True)
        self._problem.hide()
        self._lay_out()
        self.form.changed.connect(self._problem.hide)
        self.form.contact_opened.connect(self._open_contact)

    def _lay_out(self) -> None:
        self.body.addWidget(self.form)
        self.body.addWidget(self._problem)
        self.body.addStretch(1)
        layout = self.layout()
        assert layout is not None  # every sheet has one
        layout.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        cancel = SecondaryButton(self.tr("Close"))
        cancel.setAutoDefault(True)  # Enter on it closes
        cancel.clicked.connect(self.reject)
        self._store = PrimaryButton(self.tr("Store"))
        self._store.setDefault(True)
        self._store.clicked.connect(self.store)
        self.add_button(cancel)
        self.add_button(self._store)

    @Slot()
    def store(self) -> None:
        """Asks for what differs to be stored; says what is missing."""
        try:
            self.form.check()
        except UserError as error:
            self.show_problem(str(error))
            return
        changed = self.form.changes()
        if changed:
            self._store.setEnabled(False)
            self.store_asked.emit(changed)
        else:
            self.end()

    @property
    def problem(self) -> str:
        """Why it was not stored, in words; nothing when there is no reason."""
        return "" if self._problem.isHidden() else self._problem.text()

    def show_problem(self, problem: str) -> None:
        """Says why it was not stored; everything typed stays."""
        self._problem.setText(problem)
        self._problem.show()
        self._store.setEnabled(True)
        if self.form.repeats.series == problem:
            self.form.repeats.hide_series()  # said once is enough

    def end(self) -> None:
        """It is stored: nothing is left to be kept."""
        self._over = True
        self.accept()

    def done(self, result: int) -> None:
        if not self._over:
            self._over = True
            self.left.emit(self.form.changes(), self.form.contact.text())
        super().done(result)

    @Slot(int)
    def _open_contact(self, contact_id: int) -> None:
        self.reject()
        self.contact_opened.emit(contact_id)
