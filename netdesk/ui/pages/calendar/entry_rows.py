"""Rows of the calendar's lists: headings, and entries under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netdesk.domain.calendar import Entry, EntryKind
from netdesk.ui import dates
from netdesk.ui.pages.calendar import wording
from netdesk.ui.palettes import Tone

MOST_ROWS = 400
"""An agenda ends after the day with which it has so many rows."""


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A heading with a quiet hint; it can be neither chosen nor ticked."""

    title: str
    detail: str = ""
    chip: str = ""
    entry: Entry | None = None
    tone: str = Tone.PLAIN
    tickable: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as a row shows it."""

    entry: Entry
    title: str
    detail: str
    chip: str
    tone: str

    @property
    def tickable(self) -> bool:
        """Whether there is a box to tick: a follow-up's, not a meeting's nor of a time to come."""
        return self.entry.kind is EntryKind.FOLLOW_UP


Row = HeadRow | EntryRow


def row_of(entry: Entry, today: date) -> EntryRow:
    """An entry as a row."""
    return EntryRow(
        entry,
        wording.title(entry),
        wording.detail(entry, today),
        wording.chip(entry, today),
        wording.tone(entry, today),
    )


def day_rows(day: date, entries: Sequence[Entry], today: date, nothing: str) -> list[Row]:
    """A day's heading and entries; `nothing` is said where there is none."""
    name = dates.in_words(day)
    head = HeadRow(name[:1].upper() + name[1:])
    found: list[Row] = [row_of(entry, today) for entry in entries]
    return [head, *(found or [HeadRow(nothing, quiet=True)])]


def agenda_rows(days: Mapping[date, Sequence[Entry]], today: date) -> list[Row]:
    """All days that have entries, one under the other."""
    rows: list[Row] = []
    for day, entries in days.items():
        if len(rows) > MOST_ROWS:
            more = wording.tr("More from {day} on: go on by a month").format(day=dates.short(day))
            return [*rows, HeadRow(more, quiet=True)]
        rows += day_rows(day, entries, today, "")
    return rows or [HeadRow(wording.tr("Nothing is planned in these weeks."), quiet=True)]


def side_rows(
    day: date, entries: Sequence[Entry], late: Sequence[Entry], undated: Sequence[Entry], today: date
) -> list[Row]:
    """The chosen day, then what is late and not on that day anyway, then what has no day."""
    rows = day_rows(day, entries, today, wording.tr("Nothing on this day."))
    others = [entry for entry in late if entry.day != day]
    if others:
        rows.append(HeadRow(wording.tr("Late")))
        rows += [row_of(entry, today) for entry in others]
    hint = wording.tr("Drag onto a day") if undated else wording.tr("Drag here what can wait")
    rows.append(HeadRow(wording.tr("Without a day"), hint))
    return rows + [row_of(entry, today) for entry in undated]
