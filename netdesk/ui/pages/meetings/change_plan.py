"""Changing when, where, how and with whom one meets, above the phases of the meeting."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.meeting_view import MeetingView
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.plan import Plan, PlanForm


class ChangePlan(QWidget):
    """Holds the form, which is made when it is first wanted."""

    said = Signal(str)
    closed = Signal()

    def __init__(self, parts: Parts, meeting_id: int) -> None:
        super().__init__()
        self._parts, self._meeting_id = parts, meeting_id
        self._form: PlanForm | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def form(self) -> PlanForm:
        """The form itself."""
        if self._form is None:
            self._form = PlanForm(self._parts, self.tr("Store"))
            self._form.stored.connect(self._store)
            self._form.closed.connect(self._close)
            self._form.said.connect(self.said)
            self._layout.addWidget(self._form)
        return self._form

    def open(self, view: MeetingView) -> None:
        """Shows the plan of this meeting, to be changed."""
        self.form.show_plan(view)
        self.show()
        self.form.begin()

    @Slot()
    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    @Slot(object)
    def _store(self, plan: Plan) -> None:
        self._close()
        self._parts.tasks.act(partial(self._change, plan))

    def _change(self, plan: Plan) -> None:
        meetings, known = self._parts.meetings, self._parts.meetings.load(self._meeting_id)
        if plan.contact_ids != tuple(one.id for one in known.contacts):
            meetings.set_contacts(self._meeting_id, plan.contact_ids)
        meetings.move(self._meeting_id, plan.planned_at)
        fields = {"kind": plan.kind, "asked_minutes": plan.minutes, "place": plan.place}
        meetings.edit(self._meeting_id, **fields)
