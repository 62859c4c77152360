"""Brings contacts in from files: told first, then written as one step, found later and rolled back."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from netdesk.domain.contact import Photo
from netdesk.domain.import_batches import BatchLine, RolledBack
from netdesk.domain.import_match import Marks
from netdesk.domain.import_preview import Choices
from netdesk.domain.imports import FileReport, Source
from netdesk.domain.picture import Shrink
from netdesk.services.desk_import import WholeDesk
from netdesk.services.import_plan import Planner, marks_of_all, report_of, unread
from netdesk.services.import_reading import Read, read
from netdesk.services.import_rollback import roll_back
from netdesk.services.import_run import Run, whole
from netdesk.services.import_world import World
from netdesk.storage.import_batches import batches
from netdesk.storage.store import Store

__all__ = ["FileReport", "ImportService", "Prepared"]

NOTHING_CHOSEN = Choices()
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Files that were read and compared with the desk; nothing is written yet."""

    reports: tuple[FileReport, ...]
    reads: tuple[Read, ...]
    shrink: Shrink


class ImportService:
    """Imports files; all of them together are one undo step, each has its own batch."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def import_files(
        self,
        paths: Sequence[Path],
        progress: Progress | None = None,
        shrink: Shrink | None = None,
        *,
        choices: Choices = NOTHING_CHOSEN,
        date_order: str = "",
    ) -> list[FileReport]:
        """Adds what is new and completes what is known; what the user wrote stays.

        `progress` hears how many of a file's contacts are written; what it raises ends the import,
        and nothing of it stays. `shrink` makes photos small: who calls has the means to decode them.
        """
        with self._run(choices, shrink, progress) as run:
            return [
                self._import(run, Source(path=path, date_order=date_order), shrink, progress)
                for path in paths
            ]

    def _import(
        self, run: Run, source: Source, shrink: Shrink | None, progress: Progress | None
    ) -> FileReport:
        return run.whole(source) or run.file(read(source, shrink or _as_it_is, progress or _unheard))

    def prepare(
        self,
        sources: Sequence[Source],
        shrink: Shrink | None = None,
        progress: Progress | None = None,
        *,
        choices: Choices = NOTHING_CHOSEN,
    ) -> Prepared:
        """What an import of these would do, told person by person; nothing is written."""
        with _collector_paused():
            reads = tuple(read(source, shrink or _as_it_is, progress or _unheard) for source in sources)
            prepared = Prepared((), reads, shrink or _as_it_is)
            told = self._previews(prepared, choices, progress or _unheard)
            return replace(prepared, reports=tuple(told))

    def _previews(self, prepared: Prepared, choices: Choices, progress: Progress) -> Iterator[FileReport]:
        reads = prepared.reads
        start, marks = 1, list[list[Marks]]()
        for one in reads:
            marks.append(marks_of_all(one, start))
            start += len(one.reading.cards)
        planner = Planner(World(self._store, [mark for some in marks for mark in some]), choices, whole=True)
        for one, some in zip(reads, marks, strict=True):
            found = self._whole(one.source, prepared.shrink, progress)
            yield found or (unread(one) if one.error else report_of(one, planner.plan(one, some)))

    def _whole(self, source: Source, shrink: Shrink, progress: Progress) -> FileReport | None:
        with whole(self._store, source, shrink, progress) as found:
            return found.report(source.path) if isinstance(found, WholeDesk) else found

    def carry_out(
        self, prepared: Prepared, choices: Choices = NOTHING_CHOSEN, progress: Progress | None = None
    ) -> list[FileReport]:
        """Writes what was prepared, as the user chose."""
        with self._run(choices, prepared.shrink, progress) as run:
            return [run.whole(one.source) or run.file(one) for one in prepared.reads]

    def batches(self) -> list[BatchLine]:
        """The past imports that still have people in the desk, the latest first."""
        with self._store.read() as connection:
            return batches(connection)

    def roll_back(self, batch_id: int, progress: Progress | None = None) -> RolledBack:
        """Takes a past import back, but for what has become the user's own; one step.

        A field returns only where it still holds what the import wrote. A contact that came new and
        has since gained something is kept.
        """
        with _collector_paused():
            return roll_back(self._store, batch_id, progress or _unheard)

    @contextmanager
    def _run(self, choices: Choices, shrink: Shrink | None, progress: Progress | None) -> Iterator[Run]:
        with _collector_paused(), ExitStack() as open_step:
            yield Run(self._store, open_step, choices, shrink or _as_it_is, progress or _unheard)


def _as_it_is(photo: Photo) -> Photo | None:
    return photo


def _unheard(done: int, of: int) -> None:
    pass


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Python's collector looks for cycles among thousands of cards in vain: 15 % of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
