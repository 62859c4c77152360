"""The turn of the desk's only writer: short writes go before the next part of a long one, all are counted."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

PATIENCE_S, A_MOMENT_S = 0.5, 0.0005
"""How long a part of a long write lets short ones pass, looking again after each moment."""


class Turns:
    """One turn at a time; `ended` says how many there have been, each counted when all of it is done."""

    def __init__(self) -> None:
        self._turn = threading.RLock()
        self._queue: list[None] = []  # one for each short write that waits for its turn
        self.ended = 0

    @contextmanager
    def short(self) -> Iterator[None]:
        """The turn before the next part of a long write: a lock alone knows no queue."""
        self._queue.append(None)
        self._turn.acquire()
        self._queue.pop()
        try:
            yield
        finally:
            self._end()

    @contextmanager
    def part(self) -> Iterator[None]:
        """The turn of a part of a long write, which lets short ones pass."""
        until = monotonic() + PATIENCE_S
        while self._queue and monotonic() < until:
            sleep(A_MOMENT_S)
        self._turn.acquire()
        try:
            yield
        finally:
            self._end()

    def _end(self) -> None:
        self.ended += 1
        self._turn.release()
