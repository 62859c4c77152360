"""What the window does about doubles: opens the search for them, and hints at them after an import."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Slot

from netdesk.domain.acts import Act
from netdesk.domain.changes import Changes
from netdesk.domain.errors import UserError
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.main_window import MainWindow
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk
    from netdesk.domain.doubles import Found

PATIENCE = 3.0
"""A hint is worth so many seconds of work; in a very large desk there is none unless it is asked for."""


class WindowDoubles(QObject):
    """The action, and the hint."""

    def __init__(self, desk: Desk, window: MainWindow, tasks: Tasks, bus: ChangeBus) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._tasks = tasks
        self._bus = bus
        self._closing = False
        window.closing.connect(self._end)
        bus.changed.connect(self._on_changed)

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done."""
        return {ActionId.FIND_DOUBLES: self.open}

    def open(self) -> None:
        """Searches for doubles and shows them."""
        from netdesk.ui.dialogs.doubles import DoublesDialog  # only whoever looks for doubles

        self._window.settle()
        self._window.notices.remove("doubles")
        dialog = DoublesDialog(self._window, self._desk.doubles, self._tasks, self._bus)
        self._window.closing.connect(dialog.work.stop)
        dialog.undo_asked.connect(lambda: self._window.run(ActionId.UNDO))
        dialog.show()
        dialog.search()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        """A change of everything may be the end of an import."""
        if changes.everything:
            self._tasks.find("doubles hint", self._desk.history.next_acts, self._after)

    def _after(self, acts: tuple[Act | None, Act | None]) -> None:
        if acts[0] is Act.IMPORT_CONTACTS:
            self._tasks.long(self._look, self._hint, lambda error: None)

    def _look(self) -> Found:
        began = perf_counter()

        def give_up(done: int, total: int) -> None:
            if self._closing or perf_counter() - began > PATIENCE:
                raise UserError("It takes too long for a hint.")

        region = QLocale.territoryToCode(QLocale.system().territory())
        return self._desk.doubles.find(give_up, region)

    def _hint(self, found: Found) -> None:
        from netdesk.domain.doubles import Confidence  # only after an import

        count = len([group for group in found.groups if group.confidence is not Confidence.PERHAPS])
        if not count:
            self._window.notices.remove("doubles")
            return
        one = self.tr("One person may stand here twice.")
        several = self.tr("{0} people may stand here twice.").format(self._window.locale().toString(count))
        answers = {self.tr("Look at them"): self.open}
        self._window.notices.show_notice("doubles", one if count == 1 else several, answers, tone="accent")

    @Slot()
    def _end(self) -> None:
        self._closing = True
