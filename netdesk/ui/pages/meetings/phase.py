"""What the three phases of a meeting have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk.domain.meeting_view import MeetingView
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.tab_order import follow_layout
from netdesk.ui.pages.meetings.turns import Work


class PhaseView(QWidget):
    """Shows one phase of one meeting; its parts are filled one in each turn the first time."""

    said = Signal(str)
    removed = Signal(str)
    write_asked = Signal(object)
    """The Purpose of a message that is to be written."""
    edit_asked = Signal()
    """When, where and with whom is to be changed."""
    main_changed = Signal()
    """The text of the main button is another one now."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._to_fill: list[Work] = []
        self._waits = False
        self.filled = False

    def fill(self, *fills: Work) -> None:
        """Fills the parts: the first now, each other in a turn of its own unless all were filled before."""
        self._to_fill = list(fills)
        self._fill_next()

    def _fill_next(self) -> None:
        self._to_fill.pop(0)()
        if not self._to_fill:
            self.filled = True
            follow_layout(self)
        elif self.filled:
            self._fill_next()
        elif not self._waits:
            self._waits = True
            self._parts.later(self, self._go_on)

    def _go_on(self) -> None:
        self._waits = False
        if self._to_fill:
            self._fill_next()

    def show_view(self, view: MeetingView) -> None:
        """Shows the meeting as it is now."""

    def main_action(self, view: MeetingView) -> str:
        """What the main button says; empty for none."""
        return ""

    def begin(self) -> None:
        """Takes the keyboard to where work begins."""

    def settle(self) -> None:
        """Takes in what is unfinished."""

    def tick(self) -> None:
        """A second has passed."""

    def text(self) -> str:
        """All that can be typed here, to be copied when it cannot be stored."""
        return ""

    def remove_current(self) -> bool:
        """Removes what the keyboard is on, if that can be removed here."""
        return False
