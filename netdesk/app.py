"""Starts the window: the first picture from plain SQLite, then the desk with its services and pages."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from netdesk import paths
from netdesk.domain.clock import Clock
from netdesk.domain.errors import DeskDamaged, DeskLocked, UserError
from netdesk.settings import SettingsFile
from netdesk.storage.contact_lines import first_look
from netdesk.storage.lock import DeskLock
from netdesk.storage.moved import moved_to
from netdesk.ui import theme
from netdesk.ui.cloud_notice import tell_moved
from netdesk.ui.session import Opening, Session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

FIRST_ROWS = 60
"""More than the highest screen shows; all others come as soon as the desk is open."""
PATIENCE_S = 10.0
SCREENLESS = ("offscreen", "minimal")
IMPORTED_AT = time.perf_counter()


def run(path: Path | None, clock: Clock, *, exit_when_ready: bool = False) -> int:
    """Opens the window on a desk and returns the exit code once it is closed."""
    app = theme.make_app("netdesk")  # not argv[0]: X11 takes the window's class from it
    app.setApplicationName(paths.APP)
    app.setDesktopFileName("netdesk")
    settings = SettingsFile(paths.settings_file())
    theme.apply(app, theme.Theme(settings.values.theme), by_window=True)
    starter = Starter(app, settings, clock)
    first_page = "contacts" if exit_when_ready else ""
    if not starter.open(path or paths.default_desk(), first_page):
        return starter.exit_code
    if exit_when_ready:
        from netdesk.ui.readiness_probe import ReadinessProbe  # only for measuring a start

        probe = ReadinessProbe(starter.shown(), age_ms)
        app.aboutToQuit.connect(probe.deleteLater)
    return app.exec()


def age_ms() -> float:
    """Milliseconds since this process began, to a clock tick (10 ms); off Linux since this module came."""
    try:
        ticks = float(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    except OSError:
        return (time.perf_counter() - IMPORTED_AT) * 1000
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")) * 1000


class Starter(QObject):
    """Opens one desk after another in a window each: the user's own, the sample desk, another file."""

    def __init__(self, app: QApplication, settings: SettingsFile, clock: Clock) -> None:
        super().__init__(app)
        self._settings = settings
        self._clock = clock
        self._session: Session | None = None
        self._own: Path | None = None  # where “Back to my desk” leads
        self.exit_code = 0

    def shown(self) -> Session:
        """The session whose window is on the screen."""
        assert self._session is not None
        return self._session

    def open(self, path: Path, page: str = "") -> bool:
        """Shows the desk; False when another window has it or it cannot be opened, which is told."""
        try:
            lock = self._lock(path)
        except UserError as error:
            return self._refuse(error)
        except OSError as error:
            return self._refuse(UserError(f"{path} cannot be opened: {error.strerror}."))
        if lock is None:
            return False
        try:
            lines = first_look(path, FIRST_ROWS)
        except UserError as error:
            lock.release()
            return self._refuse(error)
        self._show(
            Opening(path=path, clock=self._clock, lock=lock, settings=self._settings, lines=lines), page
        )
        return True

    def _show(self, opening: Opening, page: str) -> None:
        before, self._session = self._session, Session(opening)
        self._session.another_asked.connect(self._switch)
        self._session.failed.connect(self._on_failed)
        self._session.ready.connect(_collect_again)
        self._session.start(page)
        if opening.path != paths.sample_desk():
            self._own = opening.path
        if before is not None:
            before.window.deleteLater()
            before.deleteLater()

    @Slot(object)
    def _switch(self, where: Callable[[], Path] | None) -> None:
        """Closes the desk that is open and opens another; comes back to it when that one fails."""
        before = self.shown().path
        self.shown().close()
        try:
            path = where() if where is not None else self._own or paths.default_desk()
        except UserError as error:
            self._refuse(error)
            path = before
        if not self.open(path):
            self.open(before)
        elif moved_to(before) == path:
            tell_moved(self.shown().window.notices, path)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DeskDamaged) and self._restored(error):
            return
        self._refuse(error)
        QTimer.singleShot(0, lambda: QApplication.exit(1))

    def _lock(self, path: Path) -> DeskLock | None:
        """The desk's lock; None when the window that has it was brought up instead.

        Whoever has it may be just starting or just closing, or be a command that is soon done.
        """
        try:
            return DeskLock(path)
        except DeskLocked as error:
            from netdesk.ui.single_instance import ask_to_come_up  # brings QtNetwork

            until, refused = time.monotonic() + PATIENCE_S, error
        while time.monotonic() < until:
            if ask_to_come_up(path):
                return None
            with suppress(DeskLocked):
                return DeskLock(path)
            time.sleep(0.1)
        raise refused

    def _restored(self, error: DeskDamaged) -> bool:
        """Offers the newest good backup of a damaged desk; True when it is shown instead."""
        from netdesk.services import desk_files  # only a damaged desk needs it

        path = self.shown().path
        backup = desk_files.newest_good(path, self._clock)
        if backup is None or not _wants_backup(error, backup.made_at):
            return False
        self.shown().close()
        desk_files.restore(backup.path, path, self._clock)
        return self.open(path)

    def _refuse(self, error: Exception) -> bool:
        self.exit_code = 1
        sys.stderr.write(f"netdesk: {error}\n")
        if QApplication.platformName() not in SCREENLESS:
            _explain(error)
        return False


def _collect_again() -> None:
    """Ends what cli.window began; what a start has made stays for good and need not be looked through."""
    gc.freeze()
    gc.enable()


def _explain(error: Exception) -> None:
    """Says in a window what keeps the desk from opening; nothing is changed by it."""
    box = _message(str(error))
    box.exec()


def _wants_backup(error: DeskDamaged, made_at: datetime) -> bool:
    """Asks whether to go on with a backup; without a screen nobody can be asked."""
    if QApplication.platformName() in SCREENLESS:
        return False
    box = _message(str(error))
    kept = QApplication.translate("Starter", "The damaged file is kept beside it in any case.")
    box.setInformativeText(kept)
    text = QApplication.translate("Starter", "Restore the backup of {0}").format(made_at.astimezone().date())
    restore = box.addButton(text, box.ButtonRole.AcceptRole)
    box.exec()
    return box.clickedButton() is restore


def _message(text: str) -> QMessageBox:
    from PySide6.QtWidgets import QMessageBox  # 3 ms that a start in good order does not pay

    title = QApplication.translate("Starter", "NetDesk cannot open this desk")
    box = QMessageBox(QMessageBox.Icon.Warning, title, text)
    theme.dress(box)
    box.setTextFormat(Qt.TextFormat.PlainText)
    close = box.addButton(QApplication.translate("Starter", "Close"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(close)
    return box
