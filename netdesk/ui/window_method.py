"""What the window does that belongs to the method and to no page: the profile and the references."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.main_window import MainWindow
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk


class WindowMethod(QObject):
    """Opens sheets; each is imported when it is first wanted."""

    contact_asked = Signal(int)

    def __init__(self, desk: Desk, window: MainWindow, tasks: Tasks, bus: ChangeBus) -> None:
        super().__init__(window)
        self._desk, self._window, self._tasks, self._bus = desk, window, tasks, bus

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done whichever page is shown."""
        return {ActionId.PROFILE: self._show_profile, ActionId.REFERENCES: self._show_references}

    def _show_profile(self) -> None:
        from netdesk.ui.dialogs.profile import ProfileSheet

        sheet = ProfileSheet(self._window, self._desk.profile, self._tasks, self._bus)
        sheet.said.connect(self._window.say)
        sheet.show()
        sheet.fields["name"].setFocus()

    def _show_references(self) -> None:
        from netdesk.ui.dialogs.references import ReferencesSheet

        self._window.settle()
        desk = self._desk
        sheet = ReferencesSheet(self._window, desk.references, desk.profile, self._tasks, self._bus)
        sheet.said.connect(self._window.say)
        sheet.contact_asked.connect(self.contact_asked)
        sheet.show()
