"""What the window does with files: import, export, and other desks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from netdesk import paths
from netdesk.domain.exports import OF_CONTACTS, ExportChoice, ExportFormat, with_ending
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.dialogs.exporting import ExportDialog
from netdesk.ui.main_window import MainWindow
from netdesk.ui.tasks import Tasks
from netdesk.ui.window_imports import WindowImports

if TYPE_CHECKING:
    from netdesk.desk import Desk
    from netdesk.domain.exports import Exported

SAMPLE_CONTACTS = 120
Where = Callable[[], Path]


class WindowFiles(QObject):
    """Asks which files are meant and has the services read or write them, beside everything else."""

    another_asked = Signal(object)
    """Says which desk to open, called when this one is closed; None for the user's own desk."""

    def __init__(self, desk: Desk, window: MainWindow, tasks: Tasks, bus: ChangeBus) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._tasks = tasks
        downloads = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        # not the working directory, which is anything for an app that was started from a menu
        self._folder = Path(downloads) if Path(downloads).is_dir() else Path.home()
        self.imports = WindowImports(desk, window, tasks, bus)
        if self.is_sample():
            window.notices.show_notice(
                "sample",
                self.tr("This is the sample desk. Everybody in it is invented; try whatever you like."),
                {self.tr("Back to my desk"): self._open_own},
                tone="accent",
                lasting=True,
            )

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done with files."""
        other = {ActionId.OPEN_OWN: self._open_own} if self.is_sample() else {}
        return {
            ActionId.IMPORT: self._import,
            **self.imports.handlers(),
            ActionId.EXPORT: self._export,
            ActionId.EXPORT_CALENDAR: partial(self._export, ExportFormat.CALENDAR),
            ActionId.OPEN_DESK: self._open_desk,
            ActionId.OPEN_SAMPLE: self._open_sample,
            **other,
        }

    def is_sample(self) -> bool:
        """Whether the desk is the one with invented people."""
        return self._desk.path == paths.sample_desk()

    # Import and export

    def _import(self) -> None:
        kinds = self.tr("Contacts (*.vcf *.vcard *.csv *.tsv *.txt *.json *.zip);;All files (*)")
        start = str(self._folder)
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import contacts"), start, kinds)
        if names:
            self._folder = Path(names[0]).parent
            self.imports.import_files([Path(name) for name in names])

    def _export(self, kind: ExportFormat = ExportFormat.VCARD) -> None:
        self._window.settle()
        page = self._window.current()
        selected = page.selected_contacts() if page is not None else []
        dialog = ExportDialog(self._window, len(selected))
        dialog.form.choose(kind)
        self._window.closing.connect(dialog.stop)
        dialog.file_asked.connect(lambda: self._ask_file(dialog, selected))
        dialog.show()

    def _ask_file(self, dialog: ExportDialog, selected: Sequence[int]) -> None:
        form = dialog.form
        name = self.tr("contacts") if form.chosen() in OF_CONTACTS else self.tr("netdesk")
        start = str(self._folder / f"{name}{form.chosen()}")
        kinds = f"{form.told()[form.chosen()].name} (*{form.chosen()})"
        chosen, _ = QFileDialog.getSaveFileName(dialog, self.tr("Export"), start, kinds)
        if chosen:
            path = Path(chosen)
            self._folder = path.parent
            ids = selected if form.only_chosen() else None
            choice = ExportChoice(vcard=form.vcard_version(), contact_ids=ids)
            self.export_to(with_ending(path, form.chosen()), choice, dialog)

    def export_to(self, path: Path, choice: ExportChoice, dialog: ExportDialog) -> None:
        """Writes a file in the format of its ending."""
        self._window.settle()
        dialog.begin(path)
        work = partial(self._desk.exporting.export, path, choice, dialog.progress)
        self._tasks.long(work, partial(self._say_exported, path, dialog), dialog.show_failure)

    def _say_exported(self, path: Path, dialog: ExportDialog, written: Exported) -> None:
        dialog.finish()
        told = self.tr("Exported to {0}").format(path.name)
        if written.undated:
            count = self._window.locale().toString(written.undated)
            told += self.tr("; without a day: {0}, left out of the calendar").format(count)
        self._window.say(told)

    # Other desks

    def _open_desk(self) -> None:
        kinds = self.tr("Desks (*{0})").format(paths.ENDING)
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open another desk"), "", kinds)
        if name:
            self.another_asked.emit(partial(Path, name))

    def _open_own(self) -> None:
        self.another_asked.emit(None)

    def _open_sample(self) -> None:
        if self.is_sample():
            return
        self._window.say(self.tr("Inventing people for the sample desk…"))
        self._tasks.long(self._make_sample, lambda _: self.another_asked.emit(paths.sample_desk))

    def _make_sample(self) -> None:
        from netdesk.desk import make_sample  # only whoever asks for it pays for the word lists

        if not paths.sample_desk().exists():
            make_sample(paths.sample_desk(), self._desk.clock, SAMPLE_CONTACTS)
