"""Brings contacts in from files: read and matched first, then written in short transactions of one step."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from netdesk.domain.acts import Act
from netdesk.domain.contact import Card
from netdesk.domain.errors import UserError
from netdesk.domain.import_match import Marks, Matcher, marks_of, source_of
from netdesk.domain.import_merge import Offered, additions, with_additions
from netdesk.domain.imports import FileReport, Place, unreadable
from netdesk.domain.picture import Shrink, media_type
from netdesk.formats.contacts import Format, read_contacts
from netdesk.formats.reading import ImportedCard, Reading, Skip, check_size
from netdesk.services.desk_import import Unreadable, WholeDesk, whole_desk
from netdesk.storage.import_writer import (
    MANY_PAGES,
    USUAL_PAGES,
    BatchWriter,
    New,
    add_batch,
    checkpoint_every,
)
from netdesk.storage.imports import Stored, known
from netdesk.storage.store import LongWrite, Store

__all__ = ["FileReport", "ImportService"]

AT_ONCE = 500
GOAL = 0.13
T = TypeVar("T")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Extra:
    """A card that a known contact may learn from."""

    id: int
    card: Card
    source: str


@dataclass(slots=True)
class _Plan:
    """What is to become of one file's cards."""

    new: list[New] = field(default_factory=list)
    extras: list[_Extra] = field(default_factory=list)
    updated: int = 0
    unchanged: int = 0
    remarks: list[Place] = field(default_factory=list)


class ImportService:
    """Imports files; all of them together are one undo step, each has its own batch."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def import_files(
        self, paths: Sequence[Path], progress: Progress | None = None, shrink: Shrink | None = None
    ) -> list[FileReport]:
        """Adds what is new and completes what is known; what the user wrote stays.

        `progress` hears how many of a file's contacts are written; what it raises ends the import,
        and nothing of it stays. `shrink` makes photos small: who calls has the means to decode them.
        """
        with _collector_paused(), ExitStack() as open_step:
            run = _Run(
                self._store, open_step, progress or (lambda done, of: None), shrink or (lambda one: one)
            )
            return [run.file(path) for path in paths]


class _Run:
    """One import; its step is opened when there is something to write."""

    def __init__(self, store: Store, open_step: ExitStack, progress: Progress, shrink: Shrink) -> None:
        self._store = store
        self._shrink = shrink
        self._open_step = open_step
        self._progress = progress
        self._long: LongWrite | None = None
        self._pace = _Pace()

    def file(self, path: Path) -> FileReport:
        """Reads, matches and writes one file."""
        try:
            with whole_desk(self._store, path, self._shrink, self._progress) as desk:
                if desk is not None:
                    return self._whole(desk, path)
        except Unreadable as error:
            return unreadable(str(path), str(error))
        try:
            reading = _read(path)
        except UserError as error:
            return unreadable(str(path), str(error))
        plan = _Planner(self._store, self._shrink).plan(reading)
        self._write(plan, path.name, reading)
        return _result(path, reading, plan)

    def _whole(self, desk: WholeDesk, path: Path) -> FileReport:
        """An exported desk is written into an empty one as it was, without a batch of its own."""
        if self._long is None:
            self._begin()
        assert self._long is not None
        desk.write(self._long, self._progress)
        return desk.report(path)

    def _write(self, plan: _Plan, name: str, reading: Reading) -> None:
        if not plan.new and not plan.extras:
            return
        if self._long is None:
            self._begin()
        assert self._long is not None
        with self._long.chunk(set()) as db:
            batch_id = add_batch(db, name, reading.format, reading.encoding)
        total = len(plan.new) + len(plan.extras)
        for done, new in self._pace.parts(plan.new):
            self._add(self._long, batch_id, new)
            self._progress(done, total)
        for done, extras in self._pace.parts(plan.extras):
            self._extend(self._long, batch_id, extras)
            self._progress(len(plan.new) + done, total)

    def _begin(self) -> None:
        self._checkpoint_every(MANY_PAGES)
        self._open_step.callback(self._checkpoint_every, USUAL_PAGES)
        self._long = self._open_step.enter_context(self._store.write_long(Act.IMPORT_CONTACTS))

    def _checkpoint_every(self, pages: int) -> None:
        with self._store.maintain() as connection:
            checkpoint_every(connection, pages)

    def _add(self, long: LongWrite, batch_id: int, new: Sequence[New]) -> None:
        docs: set[int] = set()
        with long.chunk(docs) as db:
            writer = BatchWriter(db, batch_id)
            writer.expect(each.card for each in new)
            for each in new:
                writer.add(each)
            writer.store()
            docs |= writer.docs

    def _extend(self, long: LongWrite, batch_id: int, extras: Sequence[_Extra]) -> None:
        """Compared once more with what is stored now: the user may have typed since the plan was made."""
        docs: set[int] = set()
        with long.chunk(docs) as db:
            writer = BatchWriter(db, batch_id)
            writer.expect(extra.card for extra in extras)
            stored = Stored(db.connection, {extra.id for extra in extras})
            for extra in extras:
                found = stored.learn(extra.id, extra.card, extra.source)
                if found:
                    writer.extend(*found, extra.source)
            writer.store()
            docs |= writer.docs


class _Pace:
    """Cuts work into parts that hold the writer for about `GOAL` seconds each on this machine."""

    def __init__(self) -> None:
        self._size = 100

    def parts(self, items: Sequence[T]) -> Iterator[tuple[int, Sequence[T]]]:
        """Each part, and how many items are done with it."""
        done = 0
        while done < len(items):
            part = items[done : done + self._size]
            done += len(part)
            began = perf_counter()
            yield done, part
            self._adapt(len(part), perf_counter() - began)

    def _adapt(self, count: int, seconds: float) -> None:
        fitting = int(count * GOAL / max(seconds, 0.001))
        self._size = max(25, min(fitting, 2 * self._size, 1_000))


class _Planner:
    """Decides for each card of a file whether it is new, adds something or says nothing new."""

    def __init__(self, store: Store, shrink: Shrink) -> None:
        self._store = store
        self._shrink = shrink
        self._plan = _Plan()
        self._places: dict[int, int] = {}

    def plan(self, reading: Reading) -> _Plan:
        """The decisions, made on one state of the desk and without holding up anybody."""
        cards = [_prepared(one, reading.format, self._shrink) for one in reading.cards]
        sources = [source_of(one.card, one.source_id) for one in cards]
        numbered = zip(cards, sources, range(1, len(cards) + 1), strict=True)
        marks = [marks_of(one.card, source, number) for one, source, number in numbered]
        with self._store.read() as connection:
            matcher = Matcher(known(connection, marks))
        for one, source, mark in zip(cards, sources, marks, strict=True):
            self._decide(one, source, mark, matcher)
        self._drop_what_says_nothing_new()
        return self._plan

    def _decide(self, one: ImportedCard, source: str, marks: Marks, matcher: Matcher) -> None:
        found, plan = matcher.find(marks), self._plan
        if found is None:
            self._places[marks.id] = len(plan.new)
            plan.new.append(New(one.card, (source,)))
            matcher.add(marks)
        elif found.id < 0:
            self._places[marks.id] = place = self._places[found.id]
            self._join(place, one.card, source)
            matcher.add(marks)
        elif found.trashed:
            plan.unchanged += 1
            plan.remarks.append(
                Place(where=one.where, reason=f"{one.card.contact.full_name} is in the trash")
            )
        else:
            plan.extras.append(_Extra(found.id, one.card, source))

    def _join(self, place: int, card: Card, source: str) -> None:
        """A second card of somebody who is new in this very file."""
        new = self._plan.new[place]
        more = additions(card, new.card, Offered(), source)
        sources = new.sources if source in new.sources else (*new.sources, source)
        self._plan.new[place] = New(with_additions(new.card, more), sources)
        self._plan.updated += bool(more)
        self._plan.unchanged += not more

    def _drop_what_says_nothing_new(self) -> None:
        plan, kept = self._plan, []
        for extras in _parts(plan.extras):
            with self._store.read() as connection:
                stored = Stored(connection, {extra.id for extra in extras})
            kept += [extra for extra in extras if stored.learn(extra.id, extra.card, extra.source)]
        plan.updated += len(kept)
        plan.unchanged += len(plan.extras) - len(kept)
        plan.extras = kept


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


def _read(path: Path) -> Reading:
    try:
        check_size(path.stat().st_size, path.name)
        return read_contacts(path.read_bytes(), path.name)
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror or error}.") from error


def _prepared(one: ImportedCard, format_name: str, shrink: Shrink) -> ImportedCard:
    """With a photo only where it is a picture, and with the way in which LinkedIn's contacts came."""
    card = one.card
    if card.photo:
        kind = media_type(card.photo.data)
        card = replace(card, photo=shrink(replace(card.photo, media_type=kind)) if kind else None)
    if format_name == Format.LINKEDIN:
        since = f", connected {one.connected_on.isoformat()}" if one.connected_on else ""
        card = replace(card, contact=replace(card.contact, how_met=f"LinkedIn import{since}"))
    return one if card is one.card else replace(one, card=card)


def _parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]


def _result(path: Path, reading: Reading, plan: _Plan) -> FileReport:
    return FileReport(
        path=str(path),
        format=reading.format,
        encoding=reading.encoding,
        read=len(reading.cards) + len(reading.skipped),
        added=len(plan.new),
        updated=plan.updated,
        unchanged=plan.unchanged,
        skipped=tuple(map(_place, reading.skipped)),
        remarks=(*map(_place, reading.remarks), *plan.remarks),
    )


def _place(skip: Skip) -> Place:
    return Place(where=skip.where, reason=skip.reason)
