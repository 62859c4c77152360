"""One meeting: its bar and the phase that is shown below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from netdesk.domain.errors import Gone
from netdesk.domain.meeting import Phase
from netdesk.domain.meeting_view import MeetingView
from netdesk.ui.actions import ActionId
from netdesk.ui.autosave import SaveState
from netdesk.ui.pages.meetings.bar import MeetingBar
from netdesk.ui.pages.meetings.change_plan import ChangePlan
from netdesk.ui.pages.meetings.follow_through.phase import FollowThrough
from netdesk.ui.pages.meetings.meet.phase import Meet
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.phase import PhaseView
from netdesk.ui.pages.meetings.prepare.phase import Prepare
from netdesk.ui.pages.meetings.printing import ask_and_print
from netdesk.ui.pages.meetings.typed import Saving

PHASE_OF = {
    ActionId.PHASE_PREPARE: Phase.PREPARE,
    ActionId.PHASE_MEET: Phase.MEET,
    ActionId.PHASE_FOLLOW_THROUGH: Phase.FOLLOW_THROUGH,
}
SECOND = 1000


class MeetingPane(QWidget):
    """Shows one meeting in one of its phases; each is made when it is first shown."""

    back_asked = Signal()
    said = Signal(str)
    write_asked = Signal(object)
    removed = Signal(str)

    def __init__(self, parts: Parts, meeting_id: int) -> None:
        super().__init__()
        self._parts, self.meeting_id = parts, meeting_id
        self.saving = Saving(self)
        self.view: MeetingView | None = None
        self.shown = Phase.PREPARE
        self._wanted: Phase | None = None
        self._phases: dict[Phase, PhaseView] = {}
        self._begin = False
        self.bar = MeetingBar(parts.clock)
        self.plan = ChangePlan(parts, meeting_id)
        self._stack = QStackedWidget()
        self._clock = QTimer(self, interval=SECOND)
        self._clock.timeout.connect(self._tick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.bar.below)
        layout.addWidget(self.plan)
        layout.addWidget(self._stack, 1)
        self._wire()

    def _wire(self) -> None:
        self.bar.back_asked.connect(self.back_asked)
        self.bar.phase_asked.connect(lambda phase: self.go(Phase(phase)))
        self.bar.acted.connect(self._act)
        self.bar.print_asked.connect(self.print)
        self.bar.edit_asked.connect(self._edit)
        self.bar.copy_asked.connect(self._copy)
        self.saving.changed.connect(self.bar.show_saved)
        self.plan.closed.connect(self.begin)
        self.plan.said.connect(self.said)

    # Opening and going

    def open(self, phase: Phase | None) -> None:
        """Shows a phase, or the one that the meeting is in, and gives it the keyboard."""
        self._wanted, self._begin = phase, True
        self.refresh()

    def go(self, phase: Phase) -> None:
        """Switches to a phase."""
        self.settle()
        self._wanted, self._begin = phase, True
        if self.view is not None:
            self._show(self.view)

    def begin(self) -> None:
        """Gives the keyboard to the phase that is shown."""
        if self.shown in self._phases:
            self._phases[self.shown].begin()

    def refresh(self) -> None:
        """Reads the meeting again."""
        self._parts.tasks.find(f"meeting {self.meeting_id}", self._load, self._show)

    def settle(self) -> bool:
        """Stores what is typed; False when it could not be."""
        for phase in self._phases.values():
            phase.settle()
        return self.saving.settle()

    def _load(self) -> MeetingView | None:
        try:
            return self._parts.meetings.load(self.meeting_id)
        except Gone:
            return None

    def _show(self, view: MeetingView | None) -> None:
        if view is None or view.meeting.trashed_at is not None:
            self.back_asked.emit()
            return
        self.view = view
        first = self._wanted or (view.meeting.phase if not self._phases else self.shown)
        self._wanted, self.shown = None, first
        phase = self._phases.get(first) or self._made(first)
        self._stack.setCurrentWidget(phase)
        phase.show_view(view)
        self.bar.show_view(view, first)
        self._show_main()
        if self._begin:
            self._begin = False
            phase.begin()

    def _made(self, phase: Phase) -> PhaseView:
        makers: dict[Phase, Callable[[], PhaseView]] = {
            Phase.PREPARE: partial(Prepare, self._parts, self.meeting_id, self.saving),
            Phase.MEET: partial(Meet, self._parts, self.meeting_id, self.saving),
            Phase.FOLLOW_THROUGH: partial(FollowThrough, self._parts, self.meeting_id),
        }
        made = makers[phase]()
        made.said.connect(self.said)
        made.write_asked.connect(self.write_asked)
        made.removed.connect(self.removed)
        made.edit_asked.connect(self._edit)
        made.main_changed.connect(self._show_main)
        self._phases[phase] = made
        self._stack.addWidget(made)
        return made

    @Slot()
    def _show_main(self) -> None:
        if self.view is not None and self.shown in self._phases:
            self.bar.show_main(self._phases[self.shown].main_action(self.view))

    # Doing

    def run(self, action: ActionId) -> None:
        """Does an action of a meeting, where it can be done."""
        doing: dict[ActionId, Callable[[], None]] = {
            ActionId.EDIT: self._edit,
            ActionId.TICK_QUESTION: self._tick_question,
            ActionId.ADD_LEAD: self._add_lead,
            ActionId.START_MEETING: self.start,
            ActionId.FINISH: self._finish,
            ActionId.PRINT_PREPARATION: self.print,
            **{name: partial(self.go, phase) for name, phase in PHASE_OF.items()},
        }
        doing[action]()

    def start(self) -> None:
        """Starts the meeting, unless it was started, and takes notes."""
        self.settle()
        self._parts.tasks.act(
            partial(self._parts.meetings.start, self.meeting_id), lambda _: self.open(Phase.MEET)
        )

    def close_meeting(self) -> None:
        """Ends the meeting and goes on to what follows."""
        self.settle()
        self._parts.tasks.act(
            partial(self._parts.meetings.close, self.meeting_id), lambda _: self.open(Phase.FOLLOW_THROUGH)
        )

    def remove_current(self) -> None:
        """Removes what the keyboard is on in the phase that is shown."""
        if self.shown in self._phases:
            self._phases[self.shown].remove_current()

    @Slot()
    def _act(self) -> None:
        if self.view is None:
            return
        if self.shown is Phase.FOLLOW_THROUGH:
            self._finish()
        elif self.view.meeting.held_at is None:
            self.start()
        elif self.view.meeting.ended_at is None and self.shown is Phase.MEET:
            self.close_meeting()
        else:
            self.go(self.view.meeting.phase)

    def _tick_question(self) -> None:
        meet = self._phases.get(Phase.MEET)
        if self.shown is Phase.MEET and isinstance(meet, Meet):
            meet.tick_current()

    def _add_lead(self) -> None:
        if self.shown is not Phase.MEET:
            self.go(Phase.MEET)
        meet = self._phases.get(Phase.MEET)
        if isinstance(meet, Meet):
            meet.add_lead()

    def _finish(self) -> None:
        follow = self._phases.get(Phase.FOLLOW_THROUGH)
        if self.shown is Phase.FOLLOW_THROUGH and isinstance(follow, FollowThrough):
            follow.finish()
        else:
            self.go(Phase.FOLLOW_THROUGH)

    @Slot()
    def print(self) -> None:
        """Asks for a place and writes the preparation there, on one page."""
        self.settle()
        if self.view is not None:
            ask_and_print(self, self._parts, self.view, self.said.emit)

    @Slot()
    def _edit(self) -> None:
        if self.view is not None:
            self.plan.open(self.view)

    @Slot()
    def _copy(self) -> None:
        """Puts what is typed on the clipboard, for when it cannot be stored."""
        text = self._phases[self.shown].text() if self.shown in self._phases else ""
        QGuiApplication.clipboard().setText(text)
        self.said.emit(self.tr("Copied"))

    # Time

    @Slot()
    def _tick(self) -> None:
        self.bar.tick()
        if self.shown in self._phases:
            self._phases[self.shown].tick()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
        if self.saving.state is not SaveState.FAILED:  # that is tried again by itself
            self.settle()
