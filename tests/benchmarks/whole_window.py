"""The whole window on a desk: how long it ever blocks, its memory, how soon the palette answers."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from statistics import quantiles
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from netdesk.domain.clock import Clock
from netdesk.settings import SettingsFile
from netdesk.storage.contact_lines import first_look
from netdesk.storage.lock import DeskLock
from netdesk.ui import theme
from netdesk.ui.actions import ActionId
from netdesk.ui.page_factory import ENTRIES
from netdesk.ui.session import Opening, Session

WORDS = ("maria", "engineer", "bridge", "sam", "nordic", "teacher")
PAUSE_MS = 60
SETTLES_MS = 2500
PATIENCE_MS = 30_000


class Pulse(QObject):
    """A timer of 1 ms: the longest wait for it is the longest time that no key was answered.

    `busiest` is the most that the window's thread itself worked in between: the rest of a wait was
    for other threads and other programs.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.busiest = 0.0
        self._last, self._worked = perf_counter(), thread_time()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begins anew."""
        self.longest = self.busiest = 0.0
        self._last, self._worked = perf_counter(), thread_time()
        self._timer.start()

    def _beat(self) -> None:
        now, worked = perf_counter(), thread_time()
        self.longest = max(self.longest, now - self._last)
        self.busiest = max(self.busiest, worked - self._worked)
        self._last, self._worked = now, worked

    def figures(self, name: str) -> dict[str, float]:
        """Milliseconds since `start`."""
        return {name: self.longest * 1000, f"{name}, work": self.busiest * 1000}


def rest(milliseconds: int) -> None:
    """Lets the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def opened(desk: Path) -> tuple[Session, Pulse]:
    """A session as a start makes it, once its desk is open; the pulse began with its first picture."""
    theme.apply(theme.make_app("bench"), theme.Theme.LIGHT, by_window=True)
    settings = SettingsFile(desk.with_suffix(".bench-settings"))
    opening = Opening(
        path=desk, clock=Clock(), lock=DeskLock(desk), settings=settings, lines=first_look(desk, 60)
    )
    session, pulse, loop = Session(opening), Pulse(), QEventLoop()
    gc.disable()  # as a start has it
    session.contacts.painted.connect(pulse.start)
    session.ready.connect(gc.freeze)
    session.ready.connect(gc.enable)
    session.ready.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    session.start("contacts")
    loop.exec()
    return session, pulse


def measure(desk: str) -> dict[str, float]:
    """Milliseconds of the longest blocks: over a start, and over the first showing of each page."""
    session, pulse = opened(Path(desk))
    rest(SETTLES_MS)
    found = {**pulse.figures("start"), **_pages(session, pulse)}
    found |= _palette(session, pulse)
    pulse.start()
    rest(SETTLES_MS)
    found |= pulse.figures("idle")
    session.close()
    return found


def _pages(session: Session, pulse: Pulse) -> dict[str, float]:
    found: dict[str, float] = {}
    for entry in ENTRIES:
        pulse.start()
        session.window.run(entry.action)
        rest(SETTLES_MS)
        found |= pulse.figures(entry.key)
    return found


def _palette(session: Session, pulse: Pulse) -> dict[str, float]:
    palette = session.actions().palette
    session.window.run(ActionId.PALETTE)
    answer = Answer(palette)
    pulse.start()
    took = [answer.to(letter) for word in WORDS for letter in (*word, "")]
    marks = quantiles(took, n=100, method="inclusive")
    palette.close_palette()
    return {"palette p50": marks[49], "palette p99": marks[98], **pulse.figures("palette")}


class Answer(QObject):
    """The time from a key in the palette to the painted answer; an empty letter clears the field."""

    def __init__(self, palette: QObject) -> None:
        super().__init__()
        self._palette = palette
        self._loop = QEventLoop()
        self._answered = False
        self._show = palette._show  # type: ignore[attr-defined]  # to see when the answer came
        palette._show = self._on_answer  # type: ignore[attr-defined]  # the same
        palette.list.viewport().installEventFilter(self)  # type: ignore[attr-defined]  # the same

    def _on_answer(self, *parts: object) -> None:
        self._show(*parts)
        self._answered = True
        self._palette.list.viewport().update()  # type: ignore[attr-defined]  # the same rows need no paint

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._answered:
            QTimer.singleShot(0, self._loop.quit)
        return False

    def to(self, letter: str) -> float:
        """Milliseconds until what was typed is answered."""
        rest(PAUSE_MS)
        self._answered = False
        QTimer.singleShot(PATIENCE_MS, self._loop, self._loop.quit)
        began = perf_counter()
        field = self._palette.field  # type: ignore[attr-defined]  # a part of the palette
        QTest.keyClicks(field, letter) if letter else field.clear()
        self._loop.exec()
        return (perf_counter() - began) * 1000


def memory(desk: str) -> dict[str, float]:
    """Megabytes (PSS) of the window with every page opened once."""
    session, _ = opened(Path(desk))
    for entry in ENTRIES:
        session.window.run(entry.action)
        rest(SETTLES_MS)
    found = {"MB": pss()}
    session.close()
    return found


def bare_memory() -> dict[str, float]:
    """Megabytes (PSS) of a bare window with an empty table."""
    QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QTableView())
    window.resize(1440, 900)
    window.show()
    rest(300)
    return {"MB": pss()}


def pss() -> float:
    """Megabytes of this process, its part of shared pages included (Linux)."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    print(measure(sys.argv[1]))
