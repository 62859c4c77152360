"""The handle of a long write: its transactions, one after the other, and when its log is copied."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from time import monotonic

from netdesk.storage.writer import Writer

COPY_EVERY_S = 1.5
Chunk = Callable[[set[int] | None], AbstractContextManager[Writer]]


class LongWrite:
    """Its caller keeps each `chunk` under 200 ms.

    `turns` says how many of the writer's turns were its own: of the others somebody else wrote.
    """

    def __init__(self, chunk: Chunk, copy_log: Callable[[], None]) -> None:
        self._chunk = chunk
        self._copy_log = copy_log
        self._copied = monotonic()
        self.turns = 1

    @contextmanager
    def chunk(self, docs: set[int] | None = None) -> Iterator[Writer]:
        """One transaction of this write; see `Store.chunk` for `docs`."""
        with self._chunk(docs) as db:
            yield db
        self.turns += 1
        if monotonic() - self._copied > COPY_EVERY_S:
            self._copy()

    def _copy(self) -> None:
        """In a turn of its own: as part of a chunk's commit it would keep typed text waiting longer."""
        self._copy_log()
        self._copied = monotonic()
        self.turns += 1
