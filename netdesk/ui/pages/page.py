"""What every page is: a widget of the navigation that says where to go and what can be done on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk.ui.actions import ActionId


class Page(QWidget):
    """Base of the pages: they know services, never each other; the window connects these signals."""

    open_contact = Signal(int)
    open_organisation = Signal(int)
    open_meeting = Signal(int, str)
    """A meeting's id and the Phase to show; an empty phase for the one it is in."""
    plan_meeting = Signal(list)
    """Ids of the contacts to meet."""
    said = Signal(str)
    """A short notice without an action."""
    removed = Signal(str)
    """A short notice of a removal, shown with Undo."""

    def handlers(self) -> Mapping[ActionId, Callable[[], None]]:
        """What the page does for which action while it is the one shown."""
        return {}

    def activated(self) -> None:
        """The page was brought up: the keyboard goes to where work begins."""

    def settle(self) -> None:
        """Stores what is typed and not committed yet; the window is about to switch or close."""
