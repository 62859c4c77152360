"""Notices of the system, where it has them; the icon in its tray is there only while one is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

SHOWN_FOR_MS = 60_000


class SystemNotices(QObject):
    """Shows one notice at a time; a click on it does what it was given."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        self._open: Callable[[], object] | None = None
        self._away = QTimer(self, singleShot=True, interval=SHOWN_FOR_MS)
        self._away.timeout.connect(self.hide)

    def tell(self, text: str, opened: Callable[[], object]) -> bool:
        """Shows a notice, and returns whether the system can."""
        # Imported here: a start has nothing to tell, and the class makes hundreds of enums.
        from PySide6.QtWidgets import QSystemTrayIcon

        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return False
        if self._tray is None:
            self._tray = self._made()
        self._open = opened
        self._tray.show()
        self._tray.showMessage("NetDesk", text, QSystemTrayIcon.MessageIcon.Information, SHOWN_FOR_MS)
        self._away.start()
        return True

    def _made(self) -> QSystemTrayIcon:
        from PySide6.QtWidgets import QSystemTrayIcon

        from netdesk.ui.icons import icon

        own = self._window.windowIcon()
        tray = QSystemTrayIcon(icon("app") if own.isNull() else own, self)
        tray.setToolTip("NetDesk")
        tray.messageClicked.connect(self._go)
        tray.activated.connect(lambda _why: self._go())
        return tray

    def _go(self) -> None:
        if self._open is not None:
            self._open()
        self.hide()

    def hide(self) -> None:
        """Takes the icon away."""
        self._away.stop()
        if self._tray is not None:
            self._tray.hide()
