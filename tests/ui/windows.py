"""A session on a desk of its own, driven in one thread, for the tests of the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from netdesk.desk import Desk
from netdesk.services.coach_words import read_coach
from netdesk.settings import SettingsFile
from netdesk.ui.session import Opening, Session
from netdesk.ui.tasks import InlineTasks
from tests.services.dated import Hand, open_at

read_once = cache(read_coach)
"""The ask coach for all tests of one process: reading its words takes longer than most tests."""


class Waits(Protocol):
    """What is needed of qtbot, or of what a window has that outlives one test."""

    def waitActive(self, window: QWidget) -> AbstractContextManager[object]: ...


@contextmanager
def session_on(
    qtbot: Waits, path: Path, *, page: str = "contacts", size: tuple[int, int] = (1440, 900)
) -> Iterator[tuple[Session, Desk]]:
    """A session whose desk is open and whose window is the active one."""
    desk = open_at(path, Hand())
    settings = SettingsFile(path.with_name("settings.json"))
    opening = Opening(path=path, clock=desk.clock, lock=desk.lock, settings=settings, lines=[])
    session = Session(opening, InlineTasks)
    session.window.resize(*size)
    with qtbot.waitActive(session.window):
        session.window.show()
        session.window.activateWindow()
    session.attach(desk)
    session.window.show_page(page)
    yield session, desk
    try:
        session.close()
    finally:
        session.window.deleteLater()
        session.deleteLater()
        settle()


def settle() -> None:
    """Layouts and deletions are done."""
    for _ in range(6):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def holder() -> QWidget:
    """The widget that gets the keys."""
    found = QApplication.focusWidget()
    assert found is not None
    return found
