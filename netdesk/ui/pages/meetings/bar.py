"""The top of an open meeting: with whom, its phase, what is stored, the time left, what to do next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from netdesk.domain.clock import Clock
from netdesk.domain.meeting import Meeting, Phase
from netdesk.domain.meeting_view import MeetingView
from netdesk.ui import theme
from netdesk.ui.autosave import SaveState
from netdesk.ui.pages.meetings.wording import (
    clock_text,
    day_text,
    held_minutes,
    kind_text,
    minutes_text,
    names_text,
    phase_text,
    when_text,
)
from netdesk.ui.theme import Text, Weight
from netdesk.ui.widgets.basics import Button, IconButton, PrimaryButton, SecondaryButton, Words, line_of
from netdesk.ui.widgets.inputs import SegmentedControl
from netdesk.ui.widgets.navigation import TopBar

NARROW, TIGHT = 940, 700
PROGRESS = 120


class TimeLeft(QWidget):
    """What is left of the time that was asked for, as a bar and as minutes and seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(PROGRESS))
        self._bar.setAccessibleName(self.tr("Time used"))
        self._time = Words("", "heading")
        self._time.setFont(theme.font(Text.BODY, Weight.Bold, digits=True))
        self._word = Words(self.tr("left"), "faint")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        for part in (self._bar, self._time, self._word):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_time(self, meeting: Meeting, now: datetime) -> None:
        """Shows the time left at this moment."""
        left = meeting.left(now)
        self._time.setText(clock_text(left))
        self._word.setText(self.tr("over") if left.total_seconds() < 0 else self.tr("left"))
        asked = max(1, meeting.asked_minutes * 60)
        self._bar.setRange(0, asked)
        self._bar.setValue(min(asked, max(0, asked - round(left.total_seconds()))))

    def set_narrow(self, narrow: bool) -> None:
        """Without the bar where the room is short."""
        self._bar.setVisible(not narrow)


class PhaseButton(PrimaryButton):
    """Does something else after each press, so a double click is one press: starting must not also close."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class MeetingBar(TopBar):
    """The bar of one meeting; `acted` asks for the main thing to do in the phase that is shown."""

    phase_asked = Signal(str)
    acted = Signal()
    print_asked = Signal()
    edit_asked = Signal()
    back_asked = Signal()
    copy_asked = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._view: MeetingView | None = None
        self._shown = Phase.PREPARE
        self._state = SaveState.SAVED
        self._folded = False
        self.below = _strip()
        self.copy_below = Button(self.tr("Copy the text"), small=True)
        self.phases = SegmentedControl(
            {str(phase): phase_text(phase) for phase in Phase}, name=self.tr("Phase of the meeting")
        )
        self.saved = Words("", "faint")
        self.copy = Button(self.tr("Copy the text"), small=True)
        self.time = TimeLeft()
        self.print = SecondaryButton(self.tr("Print one page"), icon_name="print")
        self.main = PhaseButton("")
        self.edit = IconButton("edit", self.tr("Change when, where and with whom"))
        self.copy.hide()
        self.copy_below.hide()
        self._lay_out()
        self._wire()
        self.show_saved(SaveState.SAVED)

    def _lay_out(self) -> None:
        back = IconButton("chevron-left", self.tr("All meetings"))
        back.clicked.connect(self.back_asked)
        self.add_left(back)
        self.add_centre(self.edit)
        self.add_centre(self.phases)
        for part in (self.saved, self.copy, self.time, self.print, self.main):
            self.add_right(part)

    def _wire(self) -> None:
        self.phases.changed.connect(self.phase_asked)
        self.main.clicked.connect(self.acted)
        self.print.clicked.connect(self.print_asked)
        self.print.setAccessibleName(self.tr("Print one page"))
        self.print.setToolTip(self.print.accessibleName())
        self.edit.clicked.connect(self.edit_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.copy_below.clicked.connect(self.copy_asked)

    def show_view(self, view: MeetingView, phase: Phase) -> None:
        """Shows whom the meeting is with and what fits its phase."""
        self._view = view
        self.phases.select(str(phase))
        self.show_title(names_text([one.name for one in view.contacts]), self._about(view.meeting))
        self._shown = phase
        self.print.setVisible(phase is Phase.PREPARE)
        running = view.meeting.held_at is not None and view.meeting.ended_at is None
        self.time.setVisible(phase is Phase.MEET and running)
        self._fit()
        self.tick()

    def show_main(self, text: str) -> None:
        """What to do next; empty for nothing."""
        self.main.setText(text)
        self.main.setVisible(bool(text))

    def tick(self) -> None:
        """The time goes on."""
        if self._view is not None:
            self.time.show_time(self._view.meeting, self._clock.now())

    @Slot(object)
    def show_saved(self, state: SaveState) -> None:
        """Whether all that was typed is stored."""
        words = {
            SaveState.SAVED: self.tr("saved"),
            SaveState.UNSAVED: self.tr("saving…"),
            SaveState.FAILED: self.tr("Not saved"),
        }
        self.saved.setText(words[state])
        failed = state is SaveState.FAILED
        self.saved.setProperty("words", "error" if failed else "faint")
        self.saved.style().unpolish(self.saved)
        self.saved.style().polish(self.saved)
        self.saved.setToolTip(
            self.tr("The text stays here and is tried again every second") if failed else ""
        )
        self._state = state
        self._fit()

    def _about(self, meeting: Meeting) -> str:
        today = self._clock.today()
        kind = kind_text(meeting.kind)
        if meeting.held_at is None:
            when = when_text(meeting.planned_at, today)
            return " · ".join(filter(None, (when, kind, minutes_text(meeting.asked_minutes))))
        if meeting.ended_at is None:
            return " · ".join(filter(None, (kind, meeting.place)))
        day = day_text(self._clock.wall_of(meeting.held_at).date(), today)
        taken = minutes_text(held_minutes(meeting, self._clock.now()))
        return self.tr("{day} · held, {minutes}").format(day=day, minutes=taken)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Gives up what is least needed where the room is short."""
        if self.below.parentWidget() is None:
            return  # not yet in its place: what is shown without a parent is a window
        narrow, tight = self.width() < theme.px(NARROW), self.width() < theme.px(TIGHT)
        self.time.set_narrow(narrow)
        self.show_subtitle(not narrow)
        self.print.setText("" if narrow else self.tr("Print one page"))
        quiet = self._state is SaveState.SAVED and narrow and self._shown is not Phase.MEET
        self.saved.setVisible(self._shown is not Phase.FOLLOW_THROUGH and not quiet)
        failed = self._state is SaveState.FAILED
        self.copy.setVisible(failed and not tight)
        self.copy_below.setVisible(failed and tight)
        if tight != self._folded:
            self._folded = tight
            self._place_phases()

    def _place_phases(self) -> None:
        """Beside the title, or on a line of their own."""
        self.below.setVisible(self._folded)
        layout = self.below.layout()
        if self._folded and isinstance(layout, QHBoxLayout):
            layout.insertWidget(0, self.phases)
            layout.addWidget(self.copy_below)
        else:
            self.add_centre(self.phases)


def _strip() -> QWidget:
    """The line below the bar where the phases stand in a narrow window."""
    strip = QWidget()
    line = line_of(None)
    line.setContentsMargins(theme.px(22), theme.px(8), theme.px(22), 0)
    strip.setLayout(line)
    strip.hide()
    return strip
