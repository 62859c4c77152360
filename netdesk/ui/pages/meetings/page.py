"""The page of the meetings: the list, a form to plan one, and the meeting that is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from netdesk.domain.changes import EVERYTHING, Changes, Kind, merged
from netdesk.domain.meeting import Phase
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.pages.meetings.list import MeetingList
from netdesk.ui.pages.meetings.meeting_view import MeetingPane
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.plan import Plan, PlanForm
from netdesk.ui.pages.page import Page
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk

CONCERNS = frozenset(Kind) - {Kind.BATCH, Kind.TOUCH}

IN_PANE = (
    ActionId.EDIT,
    ActionId.TICK_QUESTION,
    ActionId.ADD_LEAD,
    ActionId.START_MEETING,
    ActionId.FINISH,
    ActionId.PRINT_PREPARATION,
    ActionId.PHASE_PREPARE,
    ActionId.PHASE_MEET,
    ActionId.PHASE_FOLLOW_THROUGH,
)
"""What the open meeting does."""


def parts_of(desk: Desk, tasks: Tasks) -> Parts:
    """The services of a desk that the page works with."""
    return Parts(
        meetings=desk.meetings,
        agenda=desk.agenda,
        desk=desk,
        coach=desk.coach,
        pad=desk.pad,
        follow_through=desk.follow_through,
        follow_ups=desk.follow_ups,
        leads=desk.leads,
        questions=desk.questions,
        stories=desk.stories,
        research=desk.research,
        contacts=desk.contacts,
        contact_list=desk.contact_list,
        tasks=tasks,
        clock=desk.clock,
    )


class MeetingsPage(Page):
    """Switches between the list of meetings and one of them."""

    def __init__(self, desk: Desk, tasks: Tasks, bus: ChangeBus) -> None:
        super().__init__()
        self._parts = parts_of(desk, tasks)
        self._missed: Changes | None = EVERYTHING
        self._panes: dict[int, MeetingPane] = {}
        self.form = PlanForm(self._parts, self.tr("Plan the meeting"))
        self.form.hide()
        self.list = MeetingList(self._parts, self.form)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        bus.changed.connect(self._on_changed)
        self._wire()

    def _wire(self) -> None:
        self.list.opened.connect(lambda key: self.open(key))
        self.list.plan_asked.connect(partial(self.plan, []))
        self.list.note_asked.connect(self.new_note)
        self.list.palette_asked.connect(lambda: self.action_asked.emit(ActionId.PALETTE))
        self.form.stored.connect(self._plan)
        self.form.closed.connect(self._close_form)
        self.form.said.connect(self.said)

    # What the window asks

    def handlers(self) -> Mapping[ActionId, Callable[[], None]]:
        found: dict[ActionId, Callable[[], None]] = {
            ActionId.PLAN_MEETING: partial(self.plan, []),
            ActionId.NEW_NOTE: self.new_note,
            ActionId.FILTER: self._filter,
            ActionId.DELETE: self._delete,
            ActionId.BACK: self.show_list,
            **{action: partial(self._in_pane, action) for action in IN_PANE},
        }
        return found

    def show_record(self, kind: Kind, record_id: int, phase: str = "") -> None:
        self.open(record_id, phase)

    def plan(self, contact_ids: list[int]) -> None:
        self.show_list()
        self.list.show_planning(True)
        self.form.open_with(contact_ids)

    def activated(self) -> None:
        pane = self.pane
        if pane is not None:
            pane.begin()
        elif self.form.isVisible():
            self.form.begin()
        else:
            self.list.to_list()

    def settle(self) -> None:
        for pane in self._panes.values():
            pane.settle()

    # Going

    @property
    def pane(self) -> MeetingPane | None:
        """The meeting that is open."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, MeetingPane) else None

    def open(self, meeting_id: int, phase: str = "") -> None:
        """Opens a meeting in a phase, or in the one it is in."""
        self._leave()
        pane = self._panes.get(meeting_id) or self._made(meeting_id)
        self._stack.setCurrentWidget(pane)
        pane.open(Phase(phase) if phase else None)

    def _made(self, meeting_id: int) -> MeetingPane:
        pane = MeetingPane(self._parts, meeting_id)
        pane.back_asked.connect(self.show_list)
        pane.said.connect(self.said)
        pane.write_asked.connect(self.write_asked)
        pane.removed.connect(self.removed)
        self._panes[meeting_id] = pane
        self._stack.addWidget(pane)
        return pane

    def show_list(self) -> None:
        """Goes back to the list."""
        self._leave()
        self._stack.setCurrentWidget(self.list)
        self.list.refresh()
        self.list.to_list()

    def _leave(self) -> None:
        """Stores what is typed; a meeting whose text could not be stored stays, to be tried again."""
        for key, pane in list(self._panes.items()):
            if pane.settle():
                del self._panes[key]
                self._stack.removeWidget(pane)
                pane.hide()
                pane.deleteLater()

    def _filter(self) -> None:
        self.show_list()
        self.list.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Doing

    def new_note(self) -> None:
        """Begins a meeting now, with the cursor in its pad."""
        self._parts.tasks.act(self._parts.meetings.start_note, lambda key: self.open(key, Phase.MEET))

    @Slot(object)
    def _plan(self, plan: Plan) -> None:
        store = partial(
            self._parts.meetings.plan, plan.contact_ids, plan.kind, plan.planned_at, plan.minutes, plan.place
        )
        self._parts.tasks.act(store, self._planned)

    def _planned(self, meeting_id: int) -> None:
        self.form.clear()
        self.form.hide()
        self.list.show_planning(False)
        self.open(meeting_id, Phase.PREPARE)

    @Slot()
    def _close_form(self) -> None:
        self.form.hide()
        self.list.show_planning(False)
        self.list.to_list()

    def _in_pane(self, action: ActionId) -> None:
        if self.pane is not None:
            self.pane.run(action)

    def _delete(self) -> None:
        if self.pane is not None:
            self.pane.remove_current()
            return
        meeting_id = self.list.view.current_id()
        if meeting_id:
            told = self.tr("Meeting moved to the trash")
            remove = partial(self._parts.meetings.delete, [meeting_id])
            self._parts.tasks.act(remove, lambda _: self.removed.emit(told))

    # Changes

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if not changes.concerns(*CONCERNS):
            return
        if self.isVisible():
            self._refresh(changes)
        else:
            self._missed = merged(filter(None, (self._missed, changes)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed is not None:
            missed, self._missed = self._missed, None
            self._refresh(missed)

    def _refresh(self, changes: Changes) -> None:
        if self.pane is None:
            self.list.refresh()
        for pane in self._panes.values():
            pane.refresh()
