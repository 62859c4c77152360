"""What the three phases of a meeting have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk.domain.meeting_view import MeetingView
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.tab_order import follow_layout

Work = Callable[[], None]


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
        self.filled = False

    def fill(self, *fills: Work) -> None:
        """Fills the parts: the first now, each other in a turn of its own unless all were filled before."""
        self._parts.tasks.turns(f"phase {id(self)}", self._filling(fills))

    def _filling(self, fills: Sequence[Work]) -> Iterator[None]:
        for part in fills[:-1]:
            part()
            if not self.filled:
                yield
        fills[-1]()
        self.filled = True
        follow_layout(self)

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
