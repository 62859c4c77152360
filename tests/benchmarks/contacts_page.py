"""The contacts page under real keys: filter, longest block of the event loop, scrolling from end to end.

Run it alone: `python -m tests.benchmarks.contacts_page DESK`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netdesk.desk import Desk, open_desk
from netdesk.domain.clock import Clock
from netdesk.settings import SettingsFile
from netdesk.ui import theme
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.models.paged_table import PENDING
from netdesk.ui.pages.contacts.contact_table import Found
from netdesk.ui.pages.contacts.page import ContactsPage
from netdesk.ui.tasks import Reporter, ThreadTasks

SIZE = (1440, 900)
WORDS = ("maria", "hel", "engineer", "an", "weaver ltd", "bridge", "o", "nordic", "sam", "teacher")
PAUSE_MS = 60  # between two keys, as a quick typist has it
FRAMES = 240
PATIENCE_MS = 20_000


class Watch(QObject):
    """Tells when the answer to a key is on the screen, and how long the event loop was busy at a time."""

    def __init__(self, page: ContactsPage) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._shown = self._painted = False
        self._woken = perf_counter()
        self.longest = 0.0
        self.work = self.whole = 0.0
        """Milliseconds that all threads worked for an answer, and after which all of its rows were there."""
        self._began = perf_counter()
        self._page = page
        self._show = page.table.show_found
        page.table.show_found = self._on_found  # type: ignore[method-assign]  # to see when the answer came
        page.table.viewport().installEventFilter(self)
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._on_awake)
        dispatcher.aboutToBlock.connect(self._on_block)

    def _on_awake(self) -> None:
        self._woken = perf_counter()

    def _on_block(self) -> None:
        self.longest = max(self.longest, perf_counter() - self._woken)

    def _on_found(self, found: Found, named: str) -> None:
        before = self._page.table.paged.ids()
        self._show(found, named)
        wanted = self._page.table.ordered(self._page.list.filter_bar.query())
        if found.query == wanted:
            self._shown = True
            if found.whole:
                self.whole = (perf_counter() - self._began) * 1000
            if before == found.ids:
                self._end()  # the same rows: nothing is to be painted anew

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._shown:
            QTimer.singleShot(0, self._end)
        return False

    def _end(self) -> None:
        self._loop.quit()

    def answer_to(self, act: Any) -> float:
        """Milliseconds from an act to its painted answer."""
        self._shown = False
        QTimer.singleShot(PATIENCE_MS, self._loop, self._loop.quit)
        self._began, worked = perf_counter(), process_time()
        act()
        self._loop.exec()
        self.work = (process_time() - worked) * 1000
        return (perf_counter() - self._began) * 1000


def measure(desk_path: Path | str) -> dict[str, float]:
    """Milliseconds (and frames a second) of the page on this desk."""
    desk_path = Path(desk_path)  # a text where another process asks
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Theme.LIGHT)
    desk = open_desk(desk_path, Clock())
    try:
        return _measured(desk, desk_path)
    finally:
        desk.close()


def _measured(desk: Desk, desk_path: Path) -> dict[str, float]:
    bus = ChangeBus()
    settings = SettingsFile(desk_path.with_suffix(".bench-settings"))
    page = ContactsPage(ThreadTasks(Reporter()), bus, desk.clock, settings)
    watch = Watch(page)
    page.resize(*SIZE)
    page.show()
    figures = {"attach_ms": watch.answer_to(lambda: page.attach(desk))}
    _rest(1500)
    watch.longest = 0.0
    figures |= _filtering(page, watch)
    figures |= _choosing(page, watch)
    figures["longest_block_ms"] = watch.longest * 1000
    figures |= _scrolling(page, watch)
    page.hide()
    return figures


def _filtering(page: ContactsPage, watch: Watch) -> dict[str, float]:
    page.filter.setFocus()
    took: dict[str, list[float]] = {"filter": [], "filter_work": [], "filter_whole": []}
    for word in WORDS:
        for key in word:
            took["filter"].append(watch.answer_to(lambda key=key: QTest.keyClicks(page.filter, key)))
            took["filter_work"].append(watch.work)
            _rest(PAUSE_MS)
            took["filter_whole"].append(watch.whole)
        watch.answer_to(page.filter.clear)
        _rest(PAUSE_MS)
    return {name: value for what, times in took.items() for name, value in _marks(what, times).items()}


def _marks(what: str, times: list[float]) -> dict[str, float]:
    marks = quantiles(times, n=100, method="inclusive")
    return {f"{what}_p50_ms": marks[49], f"{what}_p99_ms": marks[98]}


def _choosing(page: ContactsPage, watch: Watch) -> dict[str, float]:
    """Sorting by another column and back, and everybody selected while a filter narrows the list."""
    sort = watch.answer_to(lambda: page.table.sortByColumn(5, Qt.SortOrder.DescendingOrder))
    watch.answer_to(lambda: page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder))
    page.table.selectAll()
    _rest(PAUSE_MS)
    all_selected = watch.answer_to(lambda: QTest.keyClicks(page.filter, "m"))
    watch.answer_to(page.filter.clear)
    page.table.clearSelection()
    return {"sort_ms": sort, "filter_all_selected_ms": all_selected}


def _scrolling(page: ContactsPage, watch: Watch) -> dict[str, float]:
    """From end to end: each step is one frame at once, and another one when its rows have been read."""
    bar, view = page.table.verticalScrollBar(), page.table.viewport()
    took = []
    for frame in range(FRAMES):
        start = perf_counter()
        bar.setValue(bar.maximum() * frame // (FRAMES - 1))
        view.repaint()
        took.append((perf_counter() - start) * 1000)
        took.append(_rows_come(page, watch))
    marks = quantiles(took, n=100, method="inclusive")
    return {
        "scroll_p50_ms": marks[49],
        "scroll_p99_ms": marks[98],
        "scroll_fps": 1000 * len(took) / sum(took),
    }


def _rows_come(page: ContactsPage, watch: Watch) -> float:
    """Milliseconds of the longest turn of the event loop until all rows that are seen are painted."""
    table = page.table
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    watch.longest = 0.0
    _rest(1)
    while any(table.paged.row_painted(row) is PENDING for row in range(first, last + 1)):
        _rest(1)
    _rest(1)
    return watch.longest * 1000


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    for name, value in measure(Path(sys.argv[1])).items():
        print(f"{name:24} {value:8.1f}")
