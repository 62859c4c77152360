"""Says what is wrong with the desk's file above the pages, for as long as it is so."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from netdesk.domain.changes import EVERYTHING, Changes
from netdesk.domain.errors import DeskReplaced, NotSaved, UserError
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.tasks import Reporter
from netdesk.ui.widgets.notice import Notices

UNWRITTEN, REPLACED, UNREADABLE = "unwritten", "replaced", "unreadable"


class DeskFaults(QObject):
    """A notice for each kind of fault; after a write that failed the pages look at the desk again."""

    _written = Signal()

    def __init__(self, reporter: Reporter, notices: Notices, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._notices, self._bus = notices, bus
        reporter.faulty.connect(self._tell)
        reporter.undone.connect(self._look_again)
        self._written.connect(self._on_written)

    def watch(self, path: Path, listen: Callable[[Callable[[Changes], None]], None]) -> None:
        """Hears of every write that went well, and says at once where none can."""
        listen(lambda _changes: self._written.emit())
        if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            text = self.tr(
                "This desk can only be read: {0} or its folder is read-only. "
                "Nothing new is stored until writing to both is allowed."
            )
            self._show(UNWRITTEN, text.format(path))

    @Slot(object)
    def _tell(self, error: UserError) -> None:
        if isinstance(error, DeskReplaced):
            self._notices.remove(UNWRITTEN)
            self._show(REPLACED, str(error))
        elif not self._notices.shows(REPLACED):  # what else fails then follows from it
            self._show(UNWRITTEN if isinstance(error, NotSaved) else UNREADABLE, str(error))

    def _show(self, key: str, text: str) -> None:
        """Typed text is tried again every second: the same notice need not be made anew."""
        if text not in self._notices.texts():
            self._notices.show_notice(key, text, {}, tone="late", lasting=True)

    @Slot()
    def _look_again(self) -> None:
        """A box that was ticked, a row that was moved: all goes back to what is stored."""
        self._bus.publish(EVERYTHING)

    @Slot()
    def _on_written(self) -> None:
        if self._notices.shows(UNWRITTEN):
            self._notices.remove(UNWRITTEN)
