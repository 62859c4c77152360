"""What an export writes, format by format, as bytes in pieces from one state of the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from netdesk.domain.clock import Clock
from netdesk.domain.contact import Card, PointKind
from netdesk.domain.exports import ExportChoice, Exported, ExportFormat, Progress
from netdesk.formats import csv_writer, desk_json, ics_writer
from netdesk.formats.markdown_notes import MeetingPage
from netdesk.formats.vcard import writer as vcard
from netdesk.services import desk_pages
from netdesk.services.desk_document import SECTION_TABLES, sections
from netdesk.storage import contacts, export_counts
from netdesk.storage.export_rows import DeskRows

T = TypeVar("T")
AT_ONCE = 200
TOLD_EACH = 25


class ExportContent:
    """Everything that one export may write; each part counts towards the progress."""

    def __init__(self, rows: DeskRows, clock: Clock, choice: ExportChoice, progress: Progress) -> None:
        self._rows = rows
        self._clock = clock
        self._connection = rows.connection
        self._choice = choice
        self._progress = progress
        self._done = self._total = 0
        self._undated = self._entries = 0
        given = choice.contact_ids
        self._ids = export_counts.live_contacts(rows.connection) if given is None else list(given)

    def pieces(self, chosen: ExportFormat) -> Iterator[bytes]:
        """One format as bytes."""
        return self._makers()[chosen]()

    def expect(self, *parts: ExportFormat | str) -> None:
        """Says beforehand what will be written, so that the progress knows its end."""
        for part in parts:
            self._total += self._size(part)

    def written(self) -> Exported:
        """What was written so far, for who tells the user."""
        return Exported(contacts=len(self._ids), entries=self._entries, undated=self._undated)

    def notes(self) -> Iterator[MeetingPage]:
        """The pages of the meetings."""
        return self._counted(desk_pages.meeting_pages(self._rows, self._clock))

    def _makers(self) -> dict[ExportFormat, Callable[[], Iterator[bytes]]]:
        return {
            ExportFormat.VCARD: self._vcards,
            ExportFormat.CSV: self._csv,
            ExportFormat.CALENDAR: self._calendar,
            ExportFormat.JSON: self._json,
        }

    def _size(self, part: ExportFormat | str) -> int:
        count = export_counts.count
        if part in (ExportFormat.VCARD, ExportFormat.CSV):
            return len(self._ids)
        if part == ExportFormat.CALENDAR:
            return count(self._connection, "meeting") + count(self._connection, "follow_up")
        tables = SECTION_TABLES.values() if part == ExportFormat.JSON else ["meeting"]
        return sum(count(self._connection, table) for table in tables)

    def _vcards(self) -> Iterator[bytes]:
        return vcard.write_cards(self._counted(self._cards()), self._choice.vcard)

    def _csv(self) -> Iterator[bytes]:
        most = export_counts.most_of(self._connection, self._ids)
        widths = csv_writer.Widths(
            emails=most.get(PointKind.EMAIL, 0),
            phones=most.get(PointKind.PHONE, 0),
            links=most.get(PointKind.LINK, 0),
            addresses=most.get("address", 0),
            relations=most.get("X-GOOGLE-RELATION", 0),
            events=most.get("X-GOOGLE-EVENT", 0),
            custom_fields=most.get("X-GOOGLE-CUSTOM-FIELD", 0),
        )
        return csv_writer.write(self._counted(self._cards(photos=False)), widths)

    def _calendar(self) -> Iterator[bytes]:
        years = export_counts.planned_years(self._connection)
        span = ics_writer.Span(years.zones, years.first, years.last)
        found = self._counted(desk_pages.calendar(self._rows))
        return ics_writer.write(self._dated(found), span)

    def _dated(self, entries: Iterable[Any]) -> Iterator[Any]:
        for entry in entries:
            self._entries += entry is not None
            self._undated += entry is None
            if entry is not None:
                yield entry

    def _json(self) -> Iterator[bytes]:
        counted = ((name, self._counted(records)) for name, records in sections(self._rows))
        return (piece.encode() for piece in desk_json.write(counted))

    def _cards(self, *, photos: bool = True) -> Iterator[Card]:
        for start in range(0, len(self._ids), AT_ONCE):
            page = self._ids[start : start + AT_ONCE]
            yield from contacts.cards(self._connection, page, photos=photos)

    def _counted(self, items: Iterable[T]) -> Iterator[T]:
        for item in items:
            yield item
            self._done += 1
            if self._done % TOLD_EACH == 0:
                self._progress(self._done, max(self._total, self._done))
