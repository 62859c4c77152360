"""Makes an empty desk equal to the one that was exported as JSON or ZIP, as one undoable step."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, BinaryIO

from netdesk.domain import recurrence
from netdesk.domain.contact import Photo
from netdesk.domain.errors import UserError
from netdesk.domain.imports import FileReport, Place
from netdesk.domain.picture import Shrink
from netdesk.formats import desk_source, json_stream
from netdesk.formats.desk_json import FORMAT
from netdesk.formats.reading import MAX_DESK_BYTES
from netdesk.services.desk_records import NotWhole, Row, rows_of
from netdesk.storage.arriving import Arriving, Left, Taken, is_empty
from netdesk.storage.long_writes import LongWrite
from netdesk.storage.store import Store

GOAL = 0.1
"""Seconds that one transaction is to hold the writer for."""
ROWS, MOST_ROWS = 500, 20_000
DOCUMENTS, MOST_DOCUMENTS = 50, 1_000
LIGHT = 64 * 2**10
"""Bytes of a photo that is small enough to be kept as it came."""
_TOLD = {
    "organisations": ("organisation", "organisations"),
    "meetings": ("meeting", "meetings"),
    "follow_ups": ("follow-up", "follow-ups"),
    "touches": ("touch", "touches"),
    "introductions": ("introduction", "introductions"),
    "research": ("finding", "findings"),
    "stories": ("story", "stories"),
    "questions": ("question of your own", "questions of your own"),
    "asks": ("ask", "asks"),
    "leads": ("lead", "leads"),
    "references": ("reference", "references"),
    "drafts": ("draft", "drafts"),
}
"""What is counted beside the contacts, one and several; the rest is bookkeeping."""
MOST_TOLD = 200
"""Of records that make no sense; the rest are counted."""
Progress = Callable[[int, int], None]


class Unreadable(UserError):
    """The file is damaged, or too large: nothing of it can be taken."""


@contextmanager
def whole_desk(
    store: Store, path: Path, shrink: Shrink | None = None, progress: Progress | None = None
) -> Iterator["WholeDesk | None"]:
    """The desk that a file holds, read and checked but not written yet.

    None when the desk that is open is not empty, or the file is no export of a whole desk: of such a
    file the contacts are imported. Raises Unreadable, and whatever `progress` raises to end it.
    """
    with store.read() as connection:
        empty = is_empty(connection)
    found = (
        _read(path, shrink or (lambda photo: photo), progress or (lambda done, of: None)) if empty else None
    )
    try:
        yield found
    finally:
        if found is not None:
            found.close()


def _read(path: Path, shrink: Shrink, progress: Progress) -> "WholeDesk | None":
    with ExitStack() as opened:
        try:
            if path.stat().st_size > MAX_DESK_BYTES:
                return None  # whoever reads its contacts says that it is too large
            file = opened.enter_context(desk_source.desk_json(path))
        except OSError:
            return None  # and why it cannot be read
        except UserError as error:
            raise Unreadable(str(error)) from error
        return _taken(file, shrink, progress) if file is not None else None


def _taken(file: BinaryIO, shrink: Shrink, progress: Progress) -> "WholeDesk | None":
    desk = WholeDesk(shrink)
    try:
        for section, record in _records(file):
            desk.take(section, record)
            if desk.read % ROWS == 0:
                progress(0, desk.read)
        desk.settle()
    except NotWhole:
        desk.close()
        return None
    except BaseException:
        desk.close()
        raise
    return desk


def _records(file: BinaryIO) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        yield from json_stream.records(file)
    except UserError as error:
        raise Unreadable(str(error)) from error


class WholeDesk:
    """All records of a file: what can be told of them, and how they are written."""

    def __init__(self, shrink: Shrink) -> None:
        self._rows = Arriving()
        self._shrink = shrink
        self._counts: Counter[str] = Counter()
        self._trashed = 0
        self._skipped: list[Place] = []
        self._remarks: list[Place] = []
        self.read = 0

    def close(self) -> None:
        """Lets go of the memory."""
        self._rows.close()

    def take(self, section: str, record: dict[str, Any]) -> None:
        """One record of the file; one that makes no sense is noted and left out with all that is in it."""
        self.read += 1
        number = self._counts[section] = self._counts[section] + 1
        try:
            rows = [self._sensible(row) for row in rows_of(section, record)]
        except UserError as error:
            noted = self._skipped if section == "contacts" else self._remarks
            noted.append(Place(where=f"{section} {number}", reason=str(error)))
            return
        for row in rows:
            self._rows.add(*row)
        self._trashed += section == "contacts" and bool(record.get("trashed"))

    def _sensible(self, row: Row) -> Row:
        """A rule that no calendar could follow is dropped, a picture that is large is made small."""
        values = row.values
        if row.table == "follow_up" and values.get("rule"):
            values["rule"] = _rule(values["rule"])
        if row.table == "photo" and len(values["data"]) > LIGHT:
            small = self._shrink(Photo(media_type=values.get("media_type", ""), data=values["data"]))
            if small is None:
                raise UserError("A photo is no picture that NetDesk reads.")
            values |= {"data": small.data, "media_type": small.media_type}
        return row

    def settle(self) -> None:
        """The whole file is read: what leans on something that is not there is left out."""
        for left in self._rows.settle():
            self._remarks.append(_left_out(left))

    def write(self, long: LongWrite, progress: Progress) -> None:
        """Writes everything; raises UserError when the desk is not empty any more."""
        with long.chunk(set()) as db:
            try:
                self._rows.reserve(db)
            except Taken:
                raise UserError(
                    "Something was written into the desk meanwhile. Import the file once more."
                ) from None
        done, total = 0, 2 * self._rows.total()
        for table in self._rows.counts():
            for count in self._table(long, table):
                done += count
                progress(done, total)
        for count in self._documents(long):
            done = min(total, done + count)
            progress(done, total)

    def _table(self, long: LongWrite, table: str) -> Iterator[int]:
        pace, after = _Pace(ROWS, MOST_ROWS), -1
        while True:
            with pace.measured(), long.chunk(set()) as db:
                last, count = self._rows.copy(db, table, after, pace.size)
            if not count:
                return
            after = last
            yield count

    def _documents(self, long: LongWrite) -> Iterator[int]:
        pace = _Pace(DOCUMENTS, MOST_DOCUMENTS)
        waiting = self._rows.documents()
        while docs := waiting(pace.size):
            with pace.measured(), long.chunk(docs):
                pass  # the documents are indexed at its end
            yield len(docs)

    def report(self, path: Path) -> FileReport:
        """What an import says of the file."""
        contacts = self._counts["contacts"]
        return FileReport(
            path=str(path),
            format=FORMAT,
            encoding="utf-8",
            read=contacts,
            added=contacts - len(self._skipped),
            skipped=tuple(self._skipped),
            remarks=(self._summary(), *_shortened(self._remarks)),
        )

    def _summary(self) -> Place:
        others = [_counted(count, name) for name, count in self._counts.items() if count and name in _TOLD]
        told = ["this desk is empty, so the whole of the exported one comes in"]
        told += [f"with {', '.join(others)}"] if others else []
        told += [f"{self._trashed} of the contacts are in its trash"] if self._trashed else []
        return Place(where="file", reason="; ".join(told))


def _counted(count: int, kind: str) -> str:
    """Such as `1 story` or `12 follow-ups`."""
    one, several = _TOLD[kind]
    return f"{count} {one if count == 1 else several}"


class _Pace:
    """How many at a time, so that each time takes about `GOAL` seconds on this machine."""

    def __init__(self, size: int, most: int) -> None:
        self.size = size
        self._most = most

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Takes the time of what is done meanwhile, and chooses the next size by it."""
        began = perf_counter()
        yield
        fitting = int(self.size * GOAL / max(perf_counter() - began, 0.001))
        self.size = max(10, min(fitting, 2 * self.size, self._most))


def _rule(text: str) -> str:
    try:
        recurrence.parsed(text)
    except UserError:
        return ""
    return text


def _left_out(left: Left) -> Place:
    words = left.table.replace("_", " ")
    why = f"names no {left.lacking.removesuffix('_id')} of the file" if left.lacking else "stands there twice"
    return Place(where=words, reason=f"{left.number} left out: it {why}")


def _shortened(places: list[Place]) -> Iterator[Place]:
    yield from places[:MOST_TOLD]
    if len(places) > MOST_TOLD:
        yield Place(where="file", reason=f"{len(places) - MOST_TOLD} more records make no sense")
