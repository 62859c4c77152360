"""A whole run of the window by itself: every page, an import, the palette, an export, a backup, and the end.

Run as `python -m tests.system.visitor DESK FILE OUT`; the test that runs it watches the system calls.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QFileDialog

from netdesk.domain.changes import Kind
from netdesk.domain.clock import Clock
from netdesk.domain.exports import ExportFormat
from netdesk.settings import SettingsFile
from netdesk.storage.contact_lines import first_look
from netdesk.storage.lock import DeskLock
from netdesk.ui import theme
from netdesk.ui.actions import ActionId
from netdesk.ui.dialogs.exporting import ExportDialog
from netdesk.ui.main_window import MainWindow
from netdesk.ui.page_factory import ENTRIES
from netdesk.ui.session import Opening, Session
from tests.system.accepting import accept_import

PAUSE_MS = 60
MOST_LOOKS = 500


class Visitor(QObject):
    """Goes on from stop to stop as soon as the window has had its turn."""

    def __init__(self, session: Session, file: Path, out: Path) -> None:
        super().__init__()
        self._session, self._file, self._out = session, file, out
        run = session.window.run
        self._stops: list[Callable[[], object]] = [
            partial(session.window.files_dropped.emit, [file]),
            partial(accept_import, session.window),
            *(partial(session.window.show_page, entry.key) for entry in ENTRIES),
            partial(session.show_record, Kind.CONTACT, 1, ""),
            *(partial(session.show_record, Kind.MEETING, 1, phase) for phase in ("prepare", "meet")),
            partial(session.show_record, Kind.MEETING, 1, "follow through"),
            *(partial(run, name) for name in (ActionId.PALETTE, ActionId.BACK_UP, ActionId.EXPORT)),
            partial(export_json, session.window),
            partial(run, ActionId.THEME_DARK),
        ]
        self._looks = 0
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._go_on)
        session.ready.connect(self._timer.start)

    @Slot()
    def _go_on(self) -> None:
        self._looks += 1
        if self._stops:
            self._stops.pop(0)()
        elif self._out.exists() or self._looks > MOST_LOOKS:
            self._session.window.close()
            QApplication.exit(0 if self._out.exists() else 1)


def export_json(window: MainWindow) -> None:
    """Chooses the JSON and its file in the dialog that is open."""
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.form.buttons[ExportFormat.JSON].setChecked(True)
    dialog.go.click()


def main(desk: Path, file: Path, out: Path) -> int:
    """Opens the desk as a start does and visits everything."""
    app = QApplication([])
    theme.apply(app, theme.Theme.LIGHT)
    answer = staticmethod(lambda *_args, **_more: (str(out), ""))
    setattr(QFileDialog, "getSaveFileName", answer)  # noqa: B010  # the type checker would not have it otherwise
    settings = SettingsFile(desk.with_name("settings.json"))
    lines, lock = first_look(desk, 200), DeskLock(desk)
    session = Session(Opening(path=desk, clock=Clock(), lock=lock, settings=settings, lines=lines))
    visitor = Visitor(session, file, out)
    session.start("contacts")
    code = app.exec()
    visitor.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
