"""Work that is done in a later turn of the event loop, so that the window goes on answering keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

Work = Callable[[], None]
Later = Callable[[QObject, Work], None]
"""Does the work soon, unless the owner is gone by then."""


def in_next_turn(owner: QObject, work: Work) -> None:
    """In the next turn of the event loop."""
    QTimer.singleShot(0, owner, work)


def at_once(owner: QObject, work: Work) -> None:
    """Now: for tests and for pictures."""
    work()
