"""Watches over an open desk: damage and backups."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from netdesk.domain.changes import Changes
from netdesk.ui import dates
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.main_window import MainWindow
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk
    from netdesk.services.safety import Backup

BACKUP_EVERY_MS = 30 * 60 * 1000


class WindowSafety(QObject):
    """Looks in the background and tells in a notice what the user can do."""

    another_asked = Signal(object)
    """See WindowFiles."""

    def __init__(self, desk: Desk, window: MainWindow, tasks: Tasks, bus: ChangeBus) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._tasks = tasks
        self._changed = False
        bus.changed.connect(self._note_change)

    def watch_over(self) -> None:
        """Looks for damage, and backs up now and every 30 minutes of change."""
        self.look()
        timer = QTimer(self, interval=BACKUP_EVERY_MS)
        timer.timeout.connect(self._back_up_changes)
        timer.start()

    # Damage

    def look(self) -> None:
        """Looks for damage; a sound desk is backed up."""
        self._tasks.aside(self._look, self._on_looked)

    def _look(self) -> tuple[str, Backup | None]:
        problem = self._desk.safety.look()
        return problem, self._desk.safety.newest_good() if problem else None

    def _on_looked(self, found: tuple[str, Backup | None]) -> None:
        problem, backup = found
        if problem:
            self._tell_damage(problem, backup)
        else:
            self.back_up(told=False)

    def _tell_damage(self, problem: str, backup: Backup | None) -> None:
        answers = {}
        if backup is not None:
            day = dates.short(backup.made_at.astimezone().date())
            answers[self.tr("Restore the backup of {0}").format(day)] = partial(self._restore, backup.path)
        text = self.tr("This desk is damaged: {0}. The file is kept as it is.").format(problem)
        self._window.notices.show_notice("damage", text, answers, tone="late", lasting=True)

    def _restore(self, backup: Path) -> None:
        desk, clock = self._desk.path, self._desk.clock

        def restored() -> Path:
            from netdesk.services.desk_files import restore  # rarely needed

            restore(backup, desk, clock)
            return desk

        self.another_asked.emit(restored)

    # Backups

    @Slot(object)
    def _note_change(self, changes: Changes) -> None:
        self._changed = True

    @Slot()
    def _back_up_changes(self) -> None:
        if self._changed:
            self.back_up(told=False)

    def back_up(self, *, told: bool) -> None:
        """Makes a verified backup."""
        self._changed = False
        done = self.tr("A backup was made and checked")
        self._tasks.aside(self._desk.safety.back_up, lambda _: self._window.say(done) if told else None)
