"""What the window does about doubles: opens the search for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.main_window import MainWindow
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk


class WindowDoubles(QObject):
    """The action, and the hint after an import."""

    def __init__(self, desk: Desk, window: MainWindow, tasks: Tasks, bus: ChangeBus) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._tasks = tasks
        self._bus = bus

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done."""
        return {ActionId.FIND_DOUBLES: self.open}

    def open(self) -> None:
        """Searches for doubles and shows them."""
        from netdesk.ui.dialogs.doubles import DoublesDialog  # only whoever looks for doubles

        self._window.settle()
        dialog = DoublesDialog(self._window, self._desk.doubles, self._tasks, self._bus)
        self._window.closing.connect(dialog.stop)
        dialog.undo_asked.connect(lambda: self._window.run(ActionId.UNDO))
        dialog.show()
        dialog.search()
