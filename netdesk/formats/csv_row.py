"""Reads one row of a table: each cell goes where its column says, and nothing of it is lost."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from netdesk.domain.contact import Card, Contact
from netdesk.domain.csv_columns import CsvField
from netdesk.domain.folding import fold
from netdesk.formats import csv_google
from netdesk.formats.csv_cells import restored
from netdesk.formats.csv_days import full_day, read_day
from netdesk.formats.csv_draft import ADDRESSES, NAMES, POINTS, ROLES, Draft
from netdesk.formats.csv_places import KEPT, Place
from netdesk.formats.csv_table import Table

DAYS = {
    CsvField.BIRTHDAY: "birthday",
    CsvField.ANNIVERSARY: "anniversary",
    CsvField.CONNECTED: "connected",
}
_NOBODY = Card(contact=Contact())
_BORN = (CsvField.BIRTH_YEAR, CsvField.BIRTH_MONTH, CsvField.BIRTH_DAY)
_NUMBER = re.compile(r" \d+ - (?:Value)?", re.IGNORECASE)
_TAGS_PART = re.compile(r"[;,]")
_SYSTEM_TAGS = ("mycontacts", "my contacts", "system group: my contacts")


@dataclass(frozen=True, slots=True)
class UndecidedDay:
    """A day that other rows may explain: the days that it can be, by the order of its parts."""

    column: str
    field: str
    text: str
    by_order: Mapping[str, str]


@dataclass(slots=True)
class ReadRow:
    """What a row gave; `no_days` are texts in the place of a day that are none.

    `orders` are the days by the orders that they can have, and their columns; of one order is enough.
    """

    card: Card
    source_id: str = ""
    connected_on: date | None = None
    no_days: list[str] = field(default_factory=list)
    orders: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    undecided: list[UndecidedDay] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its place; `title` is that of the cells that are kept."""

    title: str
    place: Place


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, table: Table) -> None:
        self._source = table.source
        pairs = zip(table.titles, table.places, strict=True)
        if any(table.titles):
            self._columns = [Column(_NUMBER.sub(" ", title).strip(), place) for title, place in pairs]
        else:
            self._columns = [Column(f"Column {number}", place) for number, (_, place) in enumerate(pairs, 1)]

    def read(self, cells: Sequence[str]) -> ReadRow:
        """The contact of a row; one without a name says nothing of anybody."""
        draft = Draft(self._source.format, self._source.joint)
        days: list[tuple[Column, str]] = []
        for index, cell in enumerate(cells):
            if cell and not cell.isspace():
                column = self._columns[index] if index < len(self._columns) else Column("", KEPT)
                self._put(draft, column, restored(cell), days)
        days += self._events(draft)
        _put_born(draft)
        return self._read(draft, days)

    def _put(self, draft: Draft, column: Column, raw: str, days: list[tuple[Column, str]]) -> None:
        cell = raw.strip()
        if column.place.field in DAYS and all(
            other.place.field is not column.place.field for other, _ in days
        ):
            days.append((column, cell))
        elif not _PUT.get(column.place.field, _put_nothing)(draft, column.place, raw):
            draft.keep(column.place, column.title, cell)

    def _events(self, draft: Draft) -> Iterator[tuple[Column, str]]:
        """Google has the wedding day among the events."""
        for other in draft.others:
            place, title, cell = other
            if title.startswith("Event") and fold(draft.label_of(place)[0]) == "anniversary":
                draft.others.remove(other)
                yield Column(title, Place(CsvField.ANNIVERSARY, "", place.group)), cell
                return

    def _read(self, draft: Draft, days: list[tuple[Column, str]]) -> ReadRow:
        row = ReadRow(_NOBODY, self._id_of(draft))
        for column, text in days:
            self._read_day(draft, column, text, row)
        row.card = draft.card()
        return row

    def _read_day(self, draft: Draft, column: Column, text: str, row: ReadRow) -> None:
        name, found = DAYS[column.place.field], read_day(text)
        by_order = (found.by_order if found else None) or {}
        day = found.day if found and not by_order else next(iter(by_order.values()), "")
        if found is None or (name == "connected" and day and not full_day(day)):
            row.no_days.append(text)
            draft.keep(column.place, column.title, text)
            return
        if by_order:
            row.orders.append((column.title, by_order))
        if len(by_order) > 1:
            row.undecided.append(UndecidedDay(column.title, name, text, by_order))
        elif name == "connected":
            row.connected_on = full_day(day)
        else:
            draft.days[name] = day

    def _id_of(self, draft: Draft) -> str:
        """LinkedIn calls a person by the address of the profile."""
        links = (value for _, place, value in draft.points if place.field is CsvField.LINK)
        return next(links, "") if self._source.format == "LinkedIn" else ""


Put = Callable[[Draft, Place, str], bool]


def _put_nothing(draft: Draft, place: Place, cell: str) -> bool:
    return place.field is CsvField.NOTHING


def _put_name(draft: Draft, place: Place, cell: str) -> bool:
    name, text = NAMES[place.field], cell.strip()
    return draft.names.setdefault(name, text) == text


def _put_full(draft: Draft, place: Place, cell: str) -> bool:
    draft.full = draft.full or cell.strip()
    return draft.full == cell.strip()


def _put_filed_as(draft: Draft, place: Place, cell: str) -> bool:
    draft.filed_as = cell.strip()
    return True


def _put_nickname(draft: Draft, place: Place, cell: str) -> bool:
    draft.nickname = draft.nickname or cell.strip()
    return draft.nickname == cell.strip()


def _put_point(draft: Draft, place: Place, cell: str) -> bool:
    """A point; Outlook has the paths of Exchange among its e-mail addresses."""
    text = cell.strip()
    if place.field is CsvField.EMAIL and text.startswith("/") and "@" not in text:
        return False
    draft.add_point(place, text)
    return True


def _put_label(draft: Draft, place: Place, cell: str) -> bool:
    draft.add_label(place, cell.strip())
    return True


def _put_address(draft: Draft, place: Place, cell: str) -> bool:
    draft.add_address(place, cell.strip())
    return True


def _put_role(draft: Draft, place: Place, cell: str) -> bool:
    role = draft.roles.setdefault(place.group, {})
    return role.setdefault(ROLES[place.field], cell.strip()) == cell.strip()


def _put_tags(draft: Draft, place: Place, cell: str) -> bool:
    """Google's system groups begin with a star; that of all one's contacts says nothing."""
    for part in cell.split(draft.joint) if draft.joint else _TAGS_PART.split(cell):
        tag = part.strip().removeprefix(csv_google.PREFERRED).strip()
        if tag and tag.lower() not in _SYSTEM_TAGS:
            draft.tags[tag] = None
    return True


def _put_notes(draft: Draft, place: Place, cell: str) -> bool:
    draft.notes.append(cell)
    return True


def _put_born(draft: Draft) -> None:
    """The birthday that stands in three columns."""
    if draft.born:
        year, month, day = (draft.born.get(part, "") for part in _BORN)
        whole = f"{year or '-'}-{month:0>2}-{day:0>2}" if month and day else year
        found = read_day(whole) if bool(month) == bool(day) else None
        if found and found.day:
            draft.days["birthday"] = found.day
        else:
            draft.keep(KEPT, "Birthday", " ".join(filter(None, (year, month, day))))


def _put_born_part(draft: Draft, place: Place, cell: str) -> bool:
    draft.born[place.field] = cell.strip()
    return True


_PUT: Mapping[CsvField, Put] = {
    CsvField.FULL_NAME: _put_full,
    CsvField.FILED_AS: _put_filed_as,
    CsvField.NICKNAME: _put_nickname,
    CsvField.LABEL: _put_label,
    CsvField.TAGS: _put_tags,
    CsvField.NOTES: _put_notes,
    **dict.fromkeys(NAMES, _put_name),
    **dict.fromkeys(POINTS, _put_point),
    **dict.fromkeys(ADDRESSES, _put_address),
    **dict.fromkeys(ROLES, _put_role),
    **dict.fromkeys(_BORN, _put_born_part),
}
