"""Tells how long a start took: from the process's first moment to a painted row and a ready filter."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TextIO

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from netdesk.ui.session import Session

WITHIN_MS = 30_000


class ReadinessProbe(QObject):
    """Prints `ready <milliseconds>` and ends the application; after 30 s it ends it with a reason."""

    def __init__(self, session: Session, age_ms: Callable[[], float]) -> None:
        super().__init__()
        self._session = session
        self._age_ms = age_ms
        session.contacts.painted.connect(self._on_painted)
        QTimer.singleShot(WITHIN_MS, self._give_up)

    @Slot()
    def _on_painted(self) -> None:
        took = self._age_ms()
        field = self._session.contacts.filter
        if not (field.isEnabled() and field.isVisible()):
            return
        _say(sys.stdout, f"ready {took:.0f}")
        QTimer.singleShot(0, self._end)

    @Slot()
    def _end(self) -> None:
        self._session.close()
        QApplication.exit(0)

    @Slot()
    def _give_up(self) -> None:
        _say(sys.stderr, "netdesk: no row of the desk was painted within 30 seconds")
        QApplication.exit(1)


def _say(stream: TextIO, line: str) -> None:
    stream.write(line + "\n")
    stream.flush()
