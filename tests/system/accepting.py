"""Says yes to what an import would do, as soon as its preview is shown."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from netdesk.ui.dialogs.importing import ImportDialog

EVERY_MS = 20


def accept_import(window: QWidget) -> None:
    """Looks for the preview until it is there."""
    timer = QTimer(window, interval=EVERY_MS)
    timer.timeout.connect(lambda: _accept(window, timer))
    timer.start()


def _accept(window: QWidget, timer: QTimer) -> None:
    dialog = window.findChild(ImportDialog)
    if isinstance(dialog, ImportDialog) and dialog.preview is not None:
        timer.stop()
        dialog.go.click()
