"""What the window does to bring contacts in: files chosen or dropped, pasted text, and past imports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication

from netdesk.domain.import_preview import grouped
from netdesk.domain.imports import Source
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.main_window import MainWindow, importable
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk
    from netdesk.domain.import_preview import Choices, Groups
    from netdesk.services.importing import ImportService, Prepared
    from netdesk.ui.dialogs.importing import ImportDialog


class WindowImports(QObject):
    """Has the service read, tell and write, beside everything else; the dialog shows how far it is."""

    def __init__(self, desk: Desk, window: MainWindow, tasks: Tasks, bus: ChangeBus) -> None:
        super().__init__(window)
        self._importing = desk.importing
        self._window = window
        self._tasks = tasks
        self._bus = bus
        window.files_dropped.connect(self.import_files)

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done beside choosing files."""
        return {ActionId.PASTE_CONTACTS: self.paste, ActionId.PAST_IMPORTS: self.show_past}

    @Slot(list)
    def import_files(self, files: Sequence[Path]) -> None:
        """Reads files and tells what an import would do."""
        self._begin([Source(path=Path(file)) for file in files])

    @Slot()
    def paste(self) -> None:
        """Imports the contacts or the files on the clipboard."""
        clip = QGuiApplication.clipboard().mimeData()
        files = importable(clip)
        cards = _cards(clip)
        if files:
            self.import_files(files)
        elif cards:
            self._begin([Source(path=Path(self.tr("Pasted contacts")), data=cards)])
        else:
            self._window.say(self.tr("There are no contacts on the clipboard"))

    def _begin(self, sources: list[Source]) -> None:
        from netdesk.ui.dialogs.importing import ImportDialog  # no start needs it

        dialog = ImportDialog(self._window, sources)
        self._window.closing.connect(dialog.stop)
        dialog.undo_asked.connect(lambda: self._window.run(ActionId.UNDO))
        one = OneImport(self._importing, dialog, self._tasks)
        dialog.preview_asked.connect(one.prepare)
        dialog.import_asked.connect(one.carry_out)
        one.prepare(sources)

    @Slot()
    def show_past(self) -> None:
        """The list of past imports."""
        from netdesk.ui.dialogs.importing_past import PastImports

        sheet = PastImports(self._window, self._importing, self._tasks, self._bus)
        self._window.closing.connect(sheet.stop)
        sheet.undo_asked.connect(lambda: self._window.run(ActionId.UNDO))
        sheet.show()


class OneImport(QObject):
    """One import from its files to its end; lives as long as its dialog."""

    def __init__(self, importing: ImportService, dialog: ImportDialog, tasks: Tasks) -> None:
        super().__init__(dialog)
        self._importing = importing
        self._dialog = dialog
        self._tasks = tasks
        self._prepared: Prepared | None = None

    @Slot(list)
    def prepare(self, sources: Sequence[Source]) -> None:
        """Reads, and compares with the desk."""
        from netdesk.ui.photos import shrunk

        def work() -> tuple[Prepared, Groups]:
            prepared = self._importing.prepare(sources, shrunk, self._dialog.progress)
            return prepared, grouped(person for report in prepared.reports for person in report.people)

        self._dialog.open_late()
        self._tasks.long(work, self._show, self._dialog.show_failure)

    def _show(self, found: tuple[Prepared, Groups]) -> None:
        self._prepared, groups = found
        self._dialog.show_prepared(self._prepared.reports, groups)

    @Slot(object)
    def carry_out(self, choices: Choices) -> None:
        """Writes what was prepared, as the user chose."""
        assert self._prepared is not None
        work = partial(self._importing.carry_out, self._prepared, choices, self._dialog.progress)
        self._tasks.long(work, self._dialog.show_reports, self._dialog.show_failure)


def _cards(clip: QMimeData) -> bytes:
    """The vCards on the clipboard, as text or as an address book puts them there."""
    for kind in ("text/vcard", "text/x-vcard", "text/directory"):
        if clip.hasFormat(kind):
            return bytes(clip.data(kind).data())
    text = clip.text() if clip.hasText() else ""
    return text.encode("utf-8", "replace") if "BEGIN:VCARD" in text.upper() else b""
