"""What the window itself can do with a desk: undo, palette, import, backups, trash, themes, other desks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from netdesk import paths
from netdesk.domain.acts import Act
from netdesk.domain.changes import Changes
from netdesk.settings import SettingsFile
from netdesk.ui import theme
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.dialogs.importing import ImportDialog
from netdesk.ui.dialogs.palette import Palette
from netdesk.ui.dialogs.shortcuts import ShortcutsDialog
from netdesk.ui.dialogs.trash import TrashDialog
from netdesk.ui.main_window import MainWindow
from netdesk.ui.menus import act_text
from netdesk.ui.single_instance import SingleInstance
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk

BACKUP_EVERY_MS = 30 * 60 * 1000
SAMPLE_CONTACTS = 60


class WindowActions(QObject):
    """Serves the actions that belong to no page."""

    another_asked = Signal(object)
    record_asked = Signal(object, int, str)

    def __init__(
        self, desk: Desk, window: MainWindow, tasks: Tasks, bus: ChangeBus, settings: SettingsFile
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._tasks = tasks
        self._bus = bus
        self._settings = settings
        self._changed = False
        self._palette = Palette(window, tasks, desk.search.find)
        self._palette.action_chosen.connect(window.run)
        self._palette.record_chosen.connect(lambda kind, key: self.record_asked.emit(kind, key, ""))

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done whichever page is shown."""
        themes = {
            ActionId.THEME_LIGHT: theme.Theme.LIGHT,
            ActionId.THEME_DARK: theme.Theme.DARK,
            ActionId.THEME_SYSTEM: theme.Theme.SYSTEM,
        }
        other = (
            {ActionId.OPEN_OWN: self._open_own}
            if self._is_sample()
            else {ActionId.OPEN_SAMPLE: self._open_sample}
        )
        return {
            ActionId.PALETTE: self._open_palette,
            ActionId.UNDO: self._undo,
            ActionId.REDO: self._redo,
            ActionId.IMPORT: self._import,
            ActionId.EXPORT: self._export,
            ActionId.BACK_UP: partial(self._back_up, told=True),
            ActionId.OPEN_DESK: self._open_desk,
            ActionId.TRASH: self._open_trash,
            ActionId.SHORTCUTS: self._show_shortcuts,
            ActionId.QUIT: self._window.close,  # type: ignore[dict-item]  # its answer is of no use here
            **other,
            **{action: partial(self._choose_theme, chosen) for action, chosen in themes.items()},
        }

    def watch_over(self) -> None:
        """Listens for a second start, looks for damage, and backs up now and every 30 minutes of change."""
        single = SingleInstance(self._desk.path, self)
        single.asked.connect(self._window.bring_up)
        self._window.closing.connect(single.close)
        self._bus.changed.connect(self._note_change)
        self._tasks.find("watch", self._desk.safety.look, self._on_looked)
        timer = QTimer(self, interval=BACKUP_EVERY_MS)
        timer.timeout.connect(self._back_up_changes)
        timer.start()

    # Undo, palette

    def _undo(self) -> None:
        self._window.settle()
        self._tasks.act(self._desk.history.undo, partial(self._say_step, self.tr("Undone: {0}")))

    def _redo(self) -> None:
        self._window.settle()
        self._tasks.act(self._desk.history.redo, partial(self._say_step, self.tr("Done again: {0}")))

    def _say_step(self, sentence: str, act: Act | None) -> None:
        if act is not None:
            self._window.say(sentence.format(act_text(act)))

    def _open_palette(self) -> None:
        self._palette.open(frozenset(self._window.handlers()))

    # Files

    def _import(self) -> None:
        kinds = self.tr("Contacts (*.vcf *.csv *.json);;All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import contacts"), "", kinds)
        if names:
            self.import_files([Path(name) for name in names])

    def import_files(self, files: list[Path]) -> None:
        """Imports files and tells what came of each."""
        dialog = ImportDialog(self._window)
        work = partial(self._desk.importing.import_files, files)
        self._tasks.act(work, dialog.show_reports, dialog.show_failure)
        dialog.open_late()

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export desk"), "netdesk.json", self.tr("The whole desk (*.json)")
        )
        if name:
            done = self.tr("Everything was exported to {0}").format(Path(name).name)
            self._tasks.act(
                partial(self._desk.exporting.export, Path(name)), lambda _: self._window.say(done)
            )

    def _open_desk(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open another desk"), "", self.tr("Desks (*{0})").format(paths.ENDING)
        )
        if name:
            self.another_asked.emit(Path(name))

    def _is_sample(self) -> bool:
        return self._desk.path == paths.sample_desk()

    def _open_own(self) -> None:
        self.another_asked.emit(paths.default_desk())

    def _open_sample(self) -> None:
        target, clock = paths.sample_desk(), self._desk.clock

        def make() -> None:
            from netdesk.desk import make_sample  # only whoever asks for it pays for the word lists

            if not target.exists():
                make_sample(target, clock, SAMPLE_CONTACTS)

        self._tasks.act(make, lambda _: self.another_asked.emit(target))

    # Backups

    def _note_change(self, changes: Changes) -> None:
        self._changed = True

    def _on_looked(self, problem: str) -> None:
        if problem:
            self._window.say(
                self.tr("This desk is damaged: {0}. Restore a backup with “netdesk restore”.").format(problem)
            )
        else:
            self._back_up(told=False)

    def _back_up_changes(self) -> None:
        if self._changed:
            self._back_up(told=False)

    def _back_up(self, *, told: bool) -> None:
        self._changed = False
        done = self.tr("A backup was made and checked")
        self._tasks.find(
            "backup", self._desk.safety.back_up, lambda _: self._window.say(done) if told else None
        )

    # The rest

    def _open_trash(self) -> None:
        TrashDialog(self._window, self._desk.history, self._tasks, self._bus).show()

    def _show_shortcuts(self) -> None:
        ShortcutsDialog(self._window).show()

    def _choose_theme(self, chosen: theme.Theme) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, chosen)
        self._settings.put(replace(self._settings.values, theme=str(chosen)))
