"""Background work: writes one after the other on one thread, look-ups on others, results in the window's."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from netdesk.domain.errors import UserError

Work = Callable[[], Any]
Then = Callable[[Any], None]
Failed = Callable[[Exception], None]
_log = logging.getLogger(__name__)


class Tasks(Protocol):
    """What pages ask for work with; tests put InlineTasks in its place."""

    def act(self, work: Work, then: Then | None = None, failed: Failed | None = None) -> None:
        """Runs a write after all writes before it; `then` gets its result in the window's thread."""

    def find(self, key: str, work: Work, then: Then) -> None:
        """Runs a look-up; a result is dropped when a newer look-up of the same key was asked for."""

    def flush(self) -> None:
        """Waits until every write that was asked for is done, its `then` included."""


class Reporter(QObject):
    """Tells what failed: `refused` for what the user can mend, `broken` for a fault of the program."""

    refused = Signal(str)
    broken = Signal(object)

    def report(self, error: Exception) -> None:
        """Sends an error to whoever shows it."""
        if isinstance(error, UserError):
            self.refused.emit(str(error))
        else:
            _log.error("a task failed", exc_info=error)
            self.broken.emit(error)


class ThreadTasks(QObject):
    """Tasks on one writing and two reading threads; daemons, since a kill must not wait for them."""

    _done = Signal(object)

    def __init__(self, reporter: Reporter) -> None:
        super().__init__()
        self._reporter = reporter
        self._writes: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._reads: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._newest: dict[str, int] = {}
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        for jobs, name in ((self._writes, "write"), (self._reads, "read"), (self._reads, "read too")):
            threading.Thread(target=_serve, args=(jobs,), name=name, daemon=True).start()

    def act(self, work: Work, then: Then | None = None, failed: Failed | None = None) -> None:
        """See Tasks."""
        self._writes.put(lambda: self._run(work, then, failed))

    def find(self, key: str, work: Work, then: Then) -> None:
        """See Tasks."""
        ticket = self._newest.get(key, 0) + 1
        self._newest[key] = ticket

        def still_wanted() -> bool:
            return self._newest.get(key) == ticket

        def deliver(result: Any) -> None:
            if still_wanted():
                then(result)

        self._reads.put(lambda: self._run(work, deliver, None) if still_wanted() else None)

    def flush(self) -> None:
        """See Tasks; what `then` asks for in turn is waited for too."""
        from PySide6.QtWidgets import QApplication

        for _ in range(2):
            passed = threading.Event()
            self._writes.put(passed.set)
            passed.wait()
            QApplication.sendPostedEvents(self, 0)

    def _run(self, work: Work, then: Then | None, failed: Failed | None) -> None:
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
        try:
            result = work()
        except Exception as error:
            (failed or self._reporter.report)(error)
        else:
            if then is not None:
                then(result)

    def find(self, key: str, work: Work, then: Then) -> None:
        """See Tasks."""
        self.act(work, then)

    def flush(self) -> None:
        """Nothing is ever pending."""


def _serve(jobs: queue.SimpleQueue[Callable[[], None]]) -> None:
    while True:
        jobs.get()()
