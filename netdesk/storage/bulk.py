"""Stores rows of many records in few statements: ids and uids are given out before anything is written."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import chain, count
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.types import TypeDecorator

from netdesk.domain.contact import Card, Photo
from netdesk.storage import journal, tables
from netdesk.storage.mapper import TABLE_OF
from netdesk.storage.types import Moment

_DIALECT = SQLiteDialect()
_GIVEN = ("id", "uid", "created_at", "modified_at")
_MOMENT = Moment()
_ORDER = {table.name: number for number, table in enumerate(tables.RECORDS)}
_PARTS: dict[Table, tuple[str, ...]] = {
    tables.point: ("kind", "value", "label", "preferred"),
    tables.address: ("street", "extra", "city", "region", "postcode", "country", "label"),
    tables.kept: ("name", "parameters", "value"),
}
_COUNTED = [f"{number:03x}" for number in range(4096)]
_AT_ONCE = 64
"""Rows in one statement: one with many rows costs half of as many with one each."""
RandomBytes = Callable[[int], bytes]
Place = tuple[Table, tuple[str, ...]]
Numbers = dict[str, "count[int]"]
"""The ids to be given out, by table."""


class Key(NamedTuple):
    """What a row that is yet to be written will be known by."""

    id: int
    uid: str


class _Making(NamedTuple):
    """The rows of one place, and what gives them their numbers."""

    number: Callable[[], int]
    rows: list[list[Any]]


def uids(start: datetime, random_bytes: RandomBytes = secrets.token_bytes) -> Iterator[str]:
    """UUIDv7s from `start` on, counted within a millisecond, so that their index only grows at its end.

    Those of one millisecond share their random part: together with the count they are one of a kind.
    """
    millis = int(start.timestamp() * 1000) & (2**48 - 1)
    while True:
        head, drawn = f"{millis:012x}", random_bytes(8)
        tail = bytes((drawn[0] & 0x3F | 0x80, *drawn[1:])).hex()
        head, tail = f"{head[:8]}-{head[8:]}-7", f"-{tail[:4]}-{tail[4:]}"
        for number in _COUNTED:
            yield f"{head}{number}{tail}"
        millis += 1


class Batch:
    """Collects rows and stores them, parents first; one transaction's work."""

    def __init__(
        self, connection: Connection, now: datetime, names: Iterator[str], numbers: "Numbers | None" = None
    ) -> None:
        self._connection = connection
        self._now = now
        self._uids = names
        self._numbers: Numbers = numbers or {}
        self._makings: dict[Place, _Making] = {}
        self._moments: dict[datetime | None, str | None] = {}

    def add(self, record: Any, **changes: Any) -> Key:
        """A record that is a stored dataclass, with some of its columns changed."""
        table, columns, values, positions = _SHAPES[type(record)]
        row = [*values(record)]
        for name, value in changes.items():
            row[positions[name]] = value
        return self.take((table, columns), row, record.created_at, record.uid)

    def row(self, table: Table, values: dict[str, Any], at: datetime | None = None) -> Key:
        """A row that has no dataclass of its own."""
        return self.take((table, tuple(values)), list(values.values()), at)

    def card(self, card: Card, names: "Names", at: datetime | None = None) -> Key:
        """A contact with all its lists; `full_name` and `sort_name` are set by the caller."""
        key = self.add(card.contact)
        self.parts(tables.point, key.id, card.points, at=at)
        self.parts(tables.address, key.id, card.addresses, at=at)
        self.parts(tables.kept, key.id, card.kept, at=at)
        for position, role in enumerate(card.roles):
            place = role.organisation_id or names.organisation(role.organisation)
            self.role(key.id, place, position, (role.unit, role.title, role.started, role.ended), at)
        for tag in card.tags:
            self.row(tables.contact_tag, {"contact_id": key.id, "tag_id": names.tag(tag)}, at)
        if card.notes:
            self.note(key.id, card.notes, at)
        if card.photo:
            self.photo(key.id, card.photo, at)
        return key

    def parts(
        self, table: Table, contact_id: int, items: Sequence[Any], start: int = 0, at: datetime | None = None
    ) -> list[str]:
        """Points, addresses or kept properties from position `start` on; returns their uids."""
        values = _PART_SHAPES[table][1]
        return self.values(table, contact_id, [*map(values, items)], start, at) if items else []

    def values(
        self,
        table: Table,
        contact_id: int,
        items: Sequence[tuple[Any, ...]],
        start: int = 0,
        at: datetime | None = None,
    ) -> list[str]:
        """The same from the values of their rows."""
        moment, take = self._written(at), self._uids.__next__
        number, rows = self._making((table, _PART_SHAPES[table][0]))
        made = []
        for position, item in enumerate(items, start):
            uid = take()
            made.append(uid)
            rows.append([number(), uid, moment, moment, contact_id, position, *item])
        return made

    def role(
        self,
        contact_id: int,
        place: int | None,
        position: int,
        texts: Sequence[str],
        at: datetime | None = None,
    ) -> Key:
        """A role; `texts` are unit, title, started and ended."""
        return self.take((tables.role, _ROLE), [contact_id, place, position, *texts], at)

    def note(self, contact_id: int, text: str, at: datetime | None = None) -> Key:
        """A contact's free notes."""
        return self.take((tables.note, ("contact_id", "text")), [contact_id, text], at)

    def photo(self, contact_id: int, photo: Photo, at: datetime | None = None) -> Key:
        """A contact's photo."""
        place = (tables.photo, ("contact_id", "media_type", "data"))
        return self.take(place, [contact_id, photo.media_type, photo.data], at)

    def tag(self, name: str) -> Key:
        """A new tag."""
        return self.row(tables.tag, {"name": name})

    def take_part(self, meeting_id: int, contact_id: int) -> Key:
        """A contact in a meeting."""
        return self.row(tables.meeting_contact, {"meeting_id": meeting_id, "contact_id": contact_id})

    def store(self, step: int = 0, connection: Connection | None = None) -> None:
        """Writes everything collected so far; what is undone with a `step` is on its record then.

        With reserved numbers it may be written in another transaction than it was collected in.
        """
        into = connection or self._connection
        raw = into.connection.driver_connection
        assert raw is not None
        with journal.of_new_rows(into, step, self._ranges()):
            for table, columns in sorted(self._makings, key=lambda place: _ORDER[place[0].name]):
                rows = self._makings[table, columns].rows
                encode(table, (*_GIVEN, *columns), rows, skip=len(_GIVEN))
                _insert(raw, table, (*_GIVEN, *columns), rows)
        self._makings.clear()

    def _ranges(self) -> dict[str, tuple[int, int]]:
        """The first and the last id in each table: nobody else writes between them."""
        found: dict[str, tuple[int, int]] = {}
        for (table, _), (_, rows) in self._makings.items():
            first, last = found.get(table.name, (rows[0][0], rows[-1][0]))
            found[table.name] = min(first, rows[0][0]), max(last, rows[-1][0])
        return found

    def take(self, place: Place, row: list[Any], at: datetime | None = None, uid: str = "") -> Key:
        """A row of any table; `row` holds the values of the place's columns."""
        number, rows = self._makings.get(place) or self._making(place)
        key, moment = Key(number(), uid or next(self._uids)), self._written(at)
        rows.append([*key, moment, moment, *row])
        return key

    def _making(self, place: Place) -> "_Making":
        found = self._makings.get(place)
        if found is None:
            found = self._makings[place] = _Making(self._numbers_of(place[0]).__next__, [])
        return found

    def _numbers_of(self, table: Table) -> "count[int]":
        found = self._numbers.get(table.name)
        if found is None:
            found = self._numbers[table.name] = count(self._first(table.name))
        return found

    def _written(self, at: datetime | None) -> str | None:
        known = self._moments.get(at)
        if known is None:
            known = self._moments[at] = _MOMENT.process_bind_param(at or self._now, _DIALECT)
        return known

    def _first(self, table: str) -> int:
        return next_number(self._connection, table)


@dataclass(frozen=True, slots=True)
class Names:
    """Finds or makes organisations and tags by name, for rows that refer to them."""

    organisation: Callable[[str], int | None]
    tag: Callable[[str], int]


def next_number(connection: Connection, table: str) -> int:
    """AUTOINCREMENT's next number: higher than any that was ever given out."""
    query = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    return int(connection.exec_driver_sql(query, (table,)).scalar() or 0) + 1


def reserve(connection: Connection, counts: Mapping[str, int]) -> "Numbers":
    """So many ids of each table, which nobody else gets from now on."""
    found: Numbers = {}
    for table, wanted in counts.items():
        first = next_number(connection, table)
        found[table] = count(first)
        connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
        connection.exec_driver_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (table, first + wanted - 1))
    return found


def encode(table: Table, columns: tuple[str, ...], rows: list[list[Any]], skip: int = 0) -> None:
    """Gives values the form that the columns are stored in; equal values are converted once."""
    for place, column in enumerate(columns):
        kind = table.columns[column].type
        if place < skip or not isinstance(kind, TypeDecorator):
            continue
        bind, done = kind.process_bind_param, {None: None}
        for row in rows:
            value = row[place]
            if value not in done:
                done[value] = bind(value, _DIALECT)
            row[place] = done[value]


def _insert(raw: Any, table: Table, columns: tuple[str, ...], rows: list[list[Any]]) -> None:
    """Plain sqlite3: many rows with each statement, what is left over one by one."""
    whole = len(rows) - len(rows) % _AT_ONCE
    if whole:
        statement = insert_statement(table, columns, _AT_ONCE)
        for start in range(0, whole, _AT_ONCE):
            raw.execute(statement, [*chain.from_iterable(rows[start : start + _AT_ONCE])])
    raw.executemany(insert_statement(table, columns), rows[whole:])


def insert_statement(table: Table, columns: tuple[str, ...], rows: int = 1) -> str:
    """INSERT of some rows for these columns."""
    names = ", ".join(f'"{name}"' for name in columns)
    marks = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO {table.name} ({names}) VALUES {', '.join([marks] * rows)}"


def _shape(kind: type) -> tuple[Table, tuple[str, ...], Callable[[Any], tuple[Any, ...]], dict[str, int]]:
    columns = tuple(one.name for one in fields(kind) if one.name not in _GIVEN)
    return TABLE_OF[kind], columns, attrgetter(*columns), {name: place for place, name in enumerate(columns)}


_ROLE = ("contact_id", "organisation_id", "position", "unit", "title", "started", "ended")
_SHAPES = {kind: _shape(kind) for kind in TABLE_OF}
_PART_SHAPES = {
    table: (("contact_id", "position", *names), attrgetter(*names)) for table, names in _PARTS.items()
}
