"""Background work: writes one after the other on one thread, look-ups on others, results in the window's."""

from __future__ import annotations

import logging
import queue
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from netdesk.domain.errors import DeskDamaged, DeskReplaced, NotSaved, UserError

Work = Callable[[], Any]
Then = Callable[[Any], None]
Failed = Callable[[Exception], None]
FILE_FAULTS = (NotSaved, DeskReplaced, DeskDamaged)
_log = logging.getLogger(__name__)
_END = object()
TURN_S = 0.0005
PAUSE_MS = 1
"""Between two turns: with none at all Qt would go on with the next one before it looks for keys."""


class _Way:
    """The interval is the whole process's: who comes first lowers it, who goes last gives it back."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._inside = 0
        self._usual = 0.0

    @contextmanager
    def given(self) -> Iterator[None]:
        with self._guard:
            if not self._inside:
                self._usual = sys.getswitchinterval()
                sys.setswitchinterval(TURN_S)
            self._inside += 1
        try:
            yield
        finally:
            with self._guard:
                self._inside -= 1
                if not self._inside:
                    sys.setswitchinterval(self._usual)


giving_way = _Way().given
"""For long work on another thread: the window gets Python's lock ten times sooner than usual."""


class Tasks(Protocol):
    """What pages ask for work with; tests put InlineTasks in its place."""

    def act(self, work: Work, then: Then | None = None, failed: Failed | None = None) -> None:
        """Runs a write after all writes before it; `then` gets its result in the window's thread."""

    def find(self, key: str, work: Work, then: Then) -> None:
        """Runs a look-up; a result is dropped when a newer look-up of the same key was asked for."""

    def long(self, work: Work, then: Then | None = None, failed: Failed | None = None) -> None:
        """Runs what takes long (an import, an export) after what was asked for so; writes go on beside it."""

    def aside(self, work: Work, then: Then | None = None, failed: Failed | None = None) -> None:
        """Runs what looks after the desk's file (checks, backups), one after the other, beside all else.

        Nobody who asks for something long waits for what the program does unasked.
        """

    def turns(self, key: str, parts: Iterable[object]) -> None:
        """Goes through `parts` in the window's thread, the first now, each other in a turn of its own.

        So the window answers keys in between. Newer parts of the same key take the place of these.
        """

    def flush(self) -> None:
        """Waits until every write that was asked for is done, its `then` included."""

    def stop(self) -> None:
        """Waits for what is running and begins nothing more: the desk is about to be closed."""


class Reporter(QObject):
    """Tells what failed: `refused` for what the user can mend, `broken` for a fault of the program."""

    refused = Signal(str)
    faulty = Signal(object)
    """What keeps the desk's file from being read or written: one of FILE_FAULTS."""
    broken = Signal(object)
    undone = Signal()
    """A write failed and nobody in particular waits for it: what is shown may be ahead of the desk."""

    def report(self, error: Exception) -> None:
        """Sends an error to whoever shows it."""
        if isinstance(error, FILE_FAULTS):
            self.faulty.emit(error)
        elif isinstance(error, UserError):
            self.refused.emit(str(error))
        else:
            _log.error("a task failed", exc_info=error)
            self.broken.emit(error)

    def report_write(self, failed: Failed | None, error: Exception) -> None:
        """The same for a write: whoever asked for it may have a place of their own for its failure."""
        if failed is None:
            self.report(error)
            self.undone.emit()
            return
        if isinstance(error, FILE_FAULTS):
            self.faulty.emit(error)
        failed(error)


class ThreadTasks(QObject):
    """Tasks on threads, two of them for reading; daemons: a kill must not wait for them.

    The threads begin with the first task: the first picture has none, and must not wait for them.
    """

    _done = Signal(object)

    def __init__(self, reporter: Reporter) -> None:
        super().__init__()
        self._reporter = reporter
        self._writes: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._reads: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._longs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._asides: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._newest: dict[str, int] = {}
        self._turning: dict[str, Iterator[object]] = {}
        self._stopped = False
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        names = {"write": self._writes, "read": self._reads, "read too": self._reads}
        names |= {"long": self._longs, "aside": self._asides}
        self._threads = [
            threading.Thread(target=_serve, args=(jobs,), name=name, daemon=True)
            for name, jobs in names.items()
        ]
        self._queues = list(names.values())
        self._begun = False

    def _put(self, jobs: queue.SimpleQueue[Callable[[], None]], job: Callable[[], None]) -> None:
        jobs.put(job)
        if not self._begun:
            self._begun = True
            for thread in self._threads:
                thread.start()

    def act(self, work: Work, then: Then | None = None, failed: Failed | None = None) -> None:
        """See Tasks."""
        self._put(self._writes, lambda: self._run(work, then, self._for_write(failed)))

    def _for_write(self, failed: Failed | None) -> Failed:
        return partial(self._reporter.report_write, failed)

    def find(self, key: str, work: Work, then: Then) -> None:
        """See Tasks."""
        ticket = self._newest.get(key, 0) + 1
        self._newest[key] = ticket

        def still_wanted() -> bool:
            return self._newest.get(key) == ticket

        def deliver(result: Any) -> None:
            if still_wanted():
                then(result)

        self._put(self._reads, lambda: self._run(work, deliver, None) if still_wanted() else None)

    def long(self, work: Work, then: Then | None = None, failed: Failed | None = None) -> None:
        """See Tasks."""
        self._put(self._longs, lambda: self._run_long(work, then, self._for_write(failed)))

    def aside(self, work: Work, then: Then | None = None, failed: Failed | None = None) -> None:
        """See Tasks."""
        self._put(self._asides, lambda: self._run_aside(work, then, failed))

    def turns(self, key: str, parts: Iterable[object]) -> None:
        """See Tasks."""
        self._turning[key] = going = iter(parts)
        self._turn(key, going)

    def _turn(self, key: str, parts: Iterator[object]) -> None:
        if self._turning.get(key) is parts:
            self._deliver(partial(self._go_on, key, parts))

    def _go_on(self, key: str, parts: Iterator[object]) -> None:
        if next(parts, _END) is not _END:
            QTimer.singleShot(PAUSE_MS, self, partial(self._turn, key, parts))
        elif self._turning.get(key) is parts:
            del self._turning[key]

    def stop(self) -> None:
        """See Tasks."""
        self._stopped = True
        if not self._begun:
            return
        for jobs in self._queues:
            jobs.put(_end)
        for thread in self._threads:
            thread.join()

    def flush(self) -> None:
        """See Tasks; what `then` asks for in turn is waited for too."""
        from PySide6.QtWidgets import QApplication

        if not self._begun:
            return
        for _ in range(2):
            passed = threading.Event()
            self._writes.put(passed.set)
            passed.wait()
            QApplication.sendPostedEvents(self, 0)

    def _run_long(self, work: Work, then: Then | None, failed: Failed | None) -> None:
        with giving_way():
            self._run_aside(work, then, failed)

    def _run_aside(self, work: Work, then: Then | None, failed: Failed | None) -> None:
        from netdesk.ui.spare_memory import give_back  # brings ctypes, which no first picture needs

        self._run(work, then, failed)
        give_back()

    def _run(self, work: Work, then: Then | None, failed: Failed | None) -> None:
        if self._stopped:
            return
        try:
            result = work()
        except Exception as error:
            tell = failed or self._reporter.report
            self._done.emit(lambda found=error: tell(found))
        else:
            if then is not None:
                self._done.emit(lambda: then(result))

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        if self._stopped:
            return
        try:
            call()
        except RuntimeError as error:
            # A page that closed while its look-up ran: its widgets are gone, so is the need for an answer.
            if "already deleted" not in str(error):
                raise


class InlineTasks:
    """Tasks done at once in the caller's thread: for tests and for pictures."""

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter

    def act(self, work: Work, then: Then | None = None, failed: Failed | None = None) -> None:
        """See Tasks."""
        self._run(work, then, partial(self._reporter.report_write, failed))

    def _run(self, work: Work, then: Then | None, failed: Failed) -> None:
        try:
            result = work()
        except Exception as error:
            failed(error)
        else:
            if then is not None:
                then(result)

    def find(self, key: str, work: Work, then: Then) -> None:
        """See Tasks."""
        self._run(work, then, self._reporter.report)

    def long(self, work: Work, then: Then | None = None, failed: Failed | None = None) -> None:
        """See Tasks."""
        self.act(work, then, failed)

    def aside(self, work: Work, then: Then | None = None, failed: Failed | None = None) -> None:
        """See Tasks."""
        self._run(work, then, failed or self._reporter.report)

    def turns(self, key: str, parts: Iterable[object]) -> None:
        """See Tasks."""
        for _ in parts:
            pass

    def flush(self) -> None:
        """Nothing is ever pending."""

    def stop(self) -> None:
        """Nothing is ever running."""


def _serve(jobs: queue.SimpleQueue[Callable[[], None]]) -> None:
    while (job := jobs.get()) is not _end:
        job()


def _end() -> None:
    """The last job of each thread."""
