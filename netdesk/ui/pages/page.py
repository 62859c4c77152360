"""What every page is: a widget of the navigation that says where to go and what can be done on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk.domain.changes import Kind
from netdesk.ui.actions import ActionId


class Page(QWidget):
    """Base of the pages: they know services, never each other; the window connects these signals."""

    record_asked = Signal(object, int, str)
    """A Kind, an id and, for a meeting, the Phase to show (empty: the one it is in)."""
    plan_asked = Signal(list)
    """Ids of the contacts to meet."""
    write_asked = Signal(object)
    """The Purpose of a message that is to be written."""
    draft_asked = Signal(int)
    """The follow-up that a message is to carry out."""
    action_asked = Signal(object)
    """An ActionId that the window is to run: the palette, an import, a new contact, …"""
    said = Signal(str)
    """A short notice without an action."""
    removed = Signal(str)
    """A short notice of a removal, shown with Undo."""

    def handlers(self) -> Mapping[ActionId, Callable[[], None]]:
        """What the page does for which action while it is the one shown."""
        return {}

    def show_record(self, kind: Kind, record_id: int, phase: str = "") -> None:
        """Brings a record of this page up."""

    def selected_contacts(self) -> list[int]:
        """The contacts that are selected here, for what is done with a selection from outside."""
        return []

    def plan(self, contact_ids: list[int]) -> None:
        """Plans a meeting with these contacts; the page of the meetings does."""

    def activated(self) -> None:
        """The page was brought up: the keyboard goes to where work begins."""

    def settle(self) -> None:
        """Stores what is typed and not committed yet; the window is about to switch or close."""
