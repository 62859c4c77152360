"""What the window does to stay in touch: the sheet that says how often, and reminders."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from netdesk.settings import SettingsFile
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.main_window import MainWindow
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk
    from netdesk.ui.reminding import Reminding


class WindowInTouch(QObject):
    """Opens the sheet and reminds; both are imported when they are first wanted."""

    record_asked = Signal(object, int, str)

    def __init__(
        self, desk: Desk, window: MainWindow, tasks: Tasks, bus: ChangeBus, settings: SettingsFile
    ) -> None:
        super().__init__(window)
        self._desk, self._window, self._tasks, self._bus = desk, window, tasks, bus
        self._settings = settings
        self._reminding: Reminding | None = None

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done whichever page is shown."""
        return {ActionId.STAYING_IN_TOUCH: self._show_sheet}

    def _show_sheet(self) -> None:
        from netdesk.ui.dialogs.in_touch import InTouchSheet

        sheet = InTouchSheet(self._window, self._desk.in_touch, self._settings, self._tasks, self._bus)
        sheet.said.connect(self._window.say)
        if self._reminding is not None:
            sheet.reminders_changed.connect(self._reminding.look)
        sheet.show()

    def watch_over(self) -> None:
        """Lists what was missed while the desk was closed, and reminds from now on."""
        from netdesk.ui.reminding import Reminding

        self._reminding = Reminding(self._desk, self._window, self._tasks, self._settings)
        self._reminding.record_asked.connect(self.record_asked)
        self._reminding.start(self._bus)
