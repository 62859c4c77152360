"""A window in a process of its own whose pad gets real key events, one for each character it is sent.

Run as `python -m tests.system.typist DESK [FILE]`: opens the first meeting of the desk in its pad, says
`ready`, then types what comes on standard input and says how many characters it has taken. With the
first one it begins to import FILE.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from netdesk.domain.changes import Kind
from netdesk.domain.clock import Clock
from netdesk.settings import SettingsFile
from netdesk.storage.lock import DeskLock
from netdesk.ui import theme
from netdesk.ui.session import Opening, Session
from netdesk.ui.widgets.pad import Pad
from tests.system.accepting import accept_import

LOOK_EVERY_MS = 10


class Typist(QObject):
    """Posts a key press and release for each character that arrives."""

    came = Signal(str)

    def __init__(self, session: Session, files: list[Path]) -> None:
        super().__init__()
        self._files = files
        self._session = session
        self._taken = 0
        self._looking = QTimer(self, interval=LOOK_EVERY_MS)
        self._looking.timeout.connect(self._begin)
        session.ready.connect(self._open)
        self.came.connect(self._type, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _open(self) -> None:
        self._session.show_record(Kind.MEETING, 1, "meet")
        self._looking.start()

    @Slot()
    def _begin(self) -> None:
        """The meeting is read off the window's thread: its pad comes when it comes."""
        pad = self._session.window.findChild(Pad)
        if pad is None or not pad.isVisible():
            return
        self._looking.stop()
        self._pad = pad
        pad.setFocus()
        threading.Thread(target=self._listen, daemon=True).start()
        _tell("ready")

    def _listen(self) -> None:
        while text := os.read(sys.stdin.fileno(), 256):
            self.came.emit(text.decode("ascii"))

    @Slot(str)
    def _type(self, text: str) -> None:
        files, self._files = self._files, []
        if files:
            self._session.window.files_dropped.emit(files)
            accept_import(self._session.window)
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
                QApplication.sendEvent(self._pad, event)
        self._taken += len(text)
        _tell(str(self._taken))


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(desk: Path, *files: Path) -> int:
    """Opens the desk as a start does and types until the process is killed."""
    app = QApplication([])
    theme.apply(app, theme.Theme.LIGHT)
    settings = SettingsFile(desk.with_name("settings.json"))
    session = Session(Opening(path=desk, clock=Clock(), lock=DeskLock(desk), settings=settings, lines=[]))
    typist = Typist(session, list(files))
    session.start("contacts")
    code = app.exec()
    typist.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
