"""Carries an import out: in short transactions of one step, so that typed text is stored beside it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from time import perf_counter
from typing import TypeVar

from netdesk.domain.acts import Act
from netdesk.domain.errors import UserError
from netdesk.domain.import_merge import additions, with_more
from netdesk.domain.import_preview import Choices
from netdesk.domain.imports import FileReport, ImportStopped, Source, unreadable
from netdesk.domain.picture import Shrink
from netdesk.services.desk_import import WholeDesk, whole_desk
from netdesk.services.import_plan import (
    Planner,
    marks_of_all,
    report_of,
    unread,
)
from netdesk.services.import_reading import Read
from netdesk.services.import_world import Lesson, Plan, World
from netdesk.storage.import_restore import restore_contacts
from netdesk.storage.import_writer import BatchWriter, New, add_batch, wanted_of
from netdesk.storage.imports import stored
from netdesk.storage.long_writes import LongWrite
from netdesk.storage.store import Store
from netdesk.storage.writer import Writer

GOAL = 0.13
T = TypeVar("T")
Progress = Callable[[int, int], None]


class Run:
    """One import of some files; its step is opened when there is something to write."""

    def __init__(
        self, store: Store, open_step: ExitStack, choices: Choices, shrink: Shrink, progress: Progress
    ) -> None:
        self._store = store
        self._open_step = open_step
        self._choices = choices
        self._shrink = shrink
        self._progress = progress
        self._long: LongWrite | None = None
        self._pace = Pace()
        self._cards = 0
        self._seen = 0
        self._born: dict[int, int] = {}

    def whole(self, source: Source) -> FileReport | None:
        """A whole desk is taken as it is when this one is empty; None for any other file."""
        with whole(self._store, source, self._shrink, self._progress) as found:
            if isinstance(found, WholeDesk):
                found.write(self._opened(), self._progress)
                return found.report(source.path)
            return found

    def file(self, read: Read) -> FileReport:
        """Matches and writes one file."""
        if read.error:
            return unread(read)
        start, self._cards = self._cards + 1, self._cards + len(read.reading.cards)
        marks = marks_of_all(read, start)
        self._seen = self._others()
        plan = Planner(World(self._store, marks), self._choices, self._born).plan(read, marks)
        batch_id = self._write(plan, read) if plan.new or plan.lessons else 0
        return report_of(read, plan, batch_id)

    def _write(self, plan: Plan, read: Read) -> int:
        long, people = self._opened(), [newcomer.new() for newcomer in plan.new]
        wanted = wanted_of([new.card for new in people], sum(len(new.parts) for new in people))
        with long.chunk(set()) as db:
            batch_id = add_batch(db, read.source.path.name, read.reading.format, read.reading.encoding)
            writer = BatchWriter.reserved(db, batch_id, wanted)
        total = len(people) + len(plan.lessons)
        numbers = iter(newcomer.number for newcomer in plan.new)
        for done, new in self._pace.parts(people):
            self._born.update(zip(islice(numbers, len(new)), self._add(long, writer, new), strict=True))
            self._progress(done, total)
        for done, lessons in self._pace.parts(plan.lessons):
            self._extend(long, batch_id, lessons)
            self._progress(len(people) + done, total)
        return batch_id

    def _opened(self) -> LongWrite:
        if self._long is None:
            self._long = self._open_step.enter_context(self._store.write_long(Act.IMPORT_CONTACTS))
        return self._long

    def _add(self, long: LongWrite, writer: BatchWriter, people: Sequence[New]) -> list[int]:
        """All that can be made without the writer is made before it is taken."""
        made = [writer.add(one) for one in people]
        docs: set[int] = set()
        with self._pace.measured(len(people)), long.chunk(docs) as db:
            docs |= writer.store(db)
        return made

    def _extend(self, long: LongWrite, batch_id: int, lessons: Sequence[Lesson]) -> None:
        """Compared once more with what is stored now, if the user has typed since the plan was made."""
        docs: set[int] = set()
        with self._pace.measured(len(lessons)), long.chunk(docs) as db:
            docs |= restore_contacts(db, [one.extra.id for one in lessons if one.extra.restored])
            writer = BatchWriter(db, batch_id)
            writer.expect(wanted_of([one.extra.card for one in lessons]))
            hold = self._others() == self._seen
            for one in lessons if hold else _compared(db, lessons):
                if one.more:
                    writer.extend(one.known, one.more, one.extra.source)
            docs |= writer.store(db)

    def _others(self) -> int:
        """How many writes there have been besides this import's."""
        return self._store.turns - (self._long.turns if self._long else 0)


@contextmanager
def whole(
    store: Store, source: Source, shrink: Shrink, progress: Progress
) -> Iterator[WholeDesk | FileReport | None]:
    """The whole desk in a file, what is said of a damaged one, or None for a file of contacts."""
    with ExitStack() as stack:
        yield _whole(stack, store, source, shrink, progress) if source.data is None else None


def _whole(
    stack: ExitStack, store: Store, source: Source, shrink: Shrink, progress: Progress
) -> WholeDesk | FileReport | None:
    try:
        return stack.enter_context(whole_desk(store, source.path, shrink, progress))
    except ImportStopped:
        raise
    except UserError as error:
        return unreadable(str(source.path), str(error))
    except OSError:
        return None  # whoever reads its contacts says why it cannot be read


def _compared(db: Writer, lessons: Sequence[Lesson]) -> Iterator[Lesson]:
    """The lessons for these contacts as they are now, as far as they are still there."""
    people = stored(db.connection, {one.extra.id for one in lessons})
    for extra in (one.extra for one in lessons if one.extra.id in people):
        card, offered = people[extra.id]
        more = additions(extra.card, card, offered, extra.source, extra.taken)
        yield Lesson(extra, card, more)
        people[extra.id] = with_more(card, offered, extra.source, more)


class Pace:
    """Cuts work into parts that hold the writer for about `GOAL` seconds each on this machine."""

    def __init__(self) -> None:
        self._size = 100

    def parts(self, items: Sequence[T]) -> Iterator[tuple[int, Sequence[T]]]:
        """Each part, and how many items are done with it."""
        done = 0
        while done < len(items):
            part = items[done : done + self._size]
            done += len(part)
            yield done, part

    @contextmanager
    def measured(self, count: int) -> Iterator[None]:
        """The writer is held for so many items; the next part is as long as fits."""
        began = perf_counter()
        yield
        fitting = int(count * GOAL / max(perf_counter() - began, 0.001))
        self._size = max(25, min(fitting, 2 * self._size, 1_500))
