"""What the three phases of a meeting have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk.domain.meeting_view import MeetingView


class PhaseView(QWidget):
    """Shows one phase of one meeting."""

    said = Signal(str)
    removed = Signal(str)
    edit_asked = Signal()
    """When, where and with whom is to be changed."""
    main_changed = Signal()
    """The text of the main button is another one now."""

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
