"""The records of a desk's JSON as rows of its tables: `desk_document` the other way round."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any, NamedTuple, get_args

from netdesk.domain.errors import UserError
from netdesk.formats.json_contacts import NAME_FIELDS, POINTS, ROLE_FIELDS
from netdesk.formats.json_records import key_of, typed
from netdesk.services.desk_document import LISTS, NESTED, SECTION_TABLES
from netdesk.storage.column_kinds import ColumnKind, columns_of

Json = Mapping[str, Any]
LARGEST = 2_000_000
"""Numbers are minutes, days, places in a list: none is larger."""
_KEPT = ("name", "parameters", "value")


class NotWhole(Exception):
    """The file holds contacts as other programs may write them, not a desk as NetDesk exports it."""


class Row(NamedTuple):
    """A row of a table: its values by column, references as uids."""

    table: str
    values: dict[str, Any]


def rows_of(section: str, record: Json) -> Iterator[Row]:
    """All rows that a record of the JSON stands for; raises UserError for one that makes no sense.

    A section that this NetDesk does not know has none.
    """
    if section == "contacts":
        yield from _contact(record)
    elif section in SECTION_TABLES:
        yield from _nested(SECTION_TABLES[section], record, {})


def _nested(table: str, record: Json, back: Json) -> Iterator[Row]:
    row = _row(table, {**record, **back})
    yield row
    for key, part in NESTED.get(table, {}).items():
        for one in _list(record, key):
            yield from _nested(part, one, {table: row.values["uid"]})


def _contact(record: Json) -> Iterator[Row]:
    parts = record.get("parts")
    if not isinstance(parts, dict):
        raise NotWhole
    names = _object(record.get("name"))
    named = {column: names[key] for key, column in NAME_FIELDS.items() if key in names}
    row = _row("contact", {**record, **named})
    yield row
    back = {"contact": row.values["uid"]}
    for key, kind in POINTS.items():
        for item, part in _paired(record, parts, key):
            yield _row("point", {**item, **part, **back, "kind": kind.value})
    for key, table in LISTS.items():
        shown = SHOWN_AS.get(key)
        pairs = _paired(record, parts, key) if shown is None else shown(record, parts)
        for item, part in pairs:
            yield _row(table, {**item, **part, **back})


def _paired(record: Json, parts: Json, key: str) -> Iterator[tuple[Json, Json]]:
    """Each item that the contact shows, and what is stored of it besides."""
    shown, stored = _list(record, key), _list(parts, key)
    if len(shown) != len(stored):
        raise NotWhole
    return zip(shown, stored, strict=True)


def _roles(record: Json, parts: Json) -> Iterator[tuple[Json, Json]]:
    for item, part in _paired(record, parts, "roles"):
        if "organisation" not in part:
            raise NotWhole
        yield {column: item[key] for key, column in ROLE_FIELDS.items() if key in item}, part


def _kept(record: Json, parts: Json) -> Iterator[tuple[Json, Json]]:
    shown, stored = record.get("kept") or [], _list(parts, "kept")
    if not isinstance(shown, list) or len(shown) != len(stored):
        raise NotWhole
    for item, part in zip(shown, stored, strict=True):
        if not isinstance(item, list) or len(item) != len(_KEPT):
            raise UserError("A kept property is no list of three texts.")
        yield dict(zip(_KEPT, item, strict=True)), part


def _tags(record: Json, parts: Json) -> Iterator[tuple[Json, Json]]:
    names, stored = record.get("tags") or [], _list(parts, "tags")
    if not isinstance(names, list) or len(names) != len(stored):
        raise NotWhole
    return (({}, part) for part in stored)


def _photo(record: Json, parts: Json) -> Iterator[tuple[Json, Json]]:
    shown, stored = record.get("photo"), _list(parts, "photo")
    if (shown is None) != (not stored):
        raise NotWhole
    return (({"data": shown, "media_type": record.get("photo_type", "")}, part) for part in stored)


def _notes(record: Json, parts: Json) -> Iterator[tuple[Json, Json]]:
    text, stored = record.get("notes", ""), _list(parts, "notes")
    if text and not stored:
        raise NotWhole
    return (({"text": text}, part) for part in stored)


Pairs = Callable[[Json, Json], Iterator[tuple[Json, Json]]]
SHOWN_AS: Mapping[str, Pairs] = {
    "roles": _roles,
    "kept": _kept,
    "tags": _tags,
    "photo": _photo,
    "notes": _notes,
}
"""How a contact shows what is no list of objects with the names of columns."""


def _row(table: str, data: Json) -> Row:
    values = {}
    for column, key, needed, read in _readers(table):
        if key in data:
            try:
                values[column] = read(data[key])
            except (ValueError, TypeError, KeyError, OverflowError, AttributeError):
                raise UserError(f"A {_words(table)} has a “{key}” that makes no sense.") from None
        elif needed:
            raise UserError(f"A {_words(table)} lacks “{key}”.")
    return Row(table, values)


class _Reader(NamedTuple):
    column: str
    key: str
    needed: bool
    read: Callable[[Any], Any]


@cache
def _readers(table: str) -> tuple[_Reader, ...]:
    return tuple(
        _Reader(column, key_of(column), kind.needed, _reader(kind))
        for column, kind in columns_of(table).items()
    )


def _reader(kind: ColumnKind) -> Callable[[Any], Any]:
    may_be_empty = type(None) in get_args(kind.hint)
    hint = get_args(kind.hint)[0] if may_be_empty else kind.hint
    read = _READERS.get(hint) or partial(typed, hint)
    if hint is datetime:
        read = _moment if kind.is_moment else _wall_time
    return (lambda value: None if value is None else read(value)) if may_be_empty else read


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    if value.isascii():
        return value
    return value.encode("utf-8", "replace").decode("utf-8")  # half of a surrogate pair cannot be stored


def _number(value: Any) -> int:
    number = typed(int, value)
    if not -LARGEST <= number <= LARGEST:
        raise ValueError
    return int(number)


def _moment(value: Any) -> datetime:
    found = datetime.fromisoformat(value)
    if found.tzinfo is None:
        raise ValueError
    return found.astimezone(UTC)


def _wall_time(value: Any) -> datetime:
    found = datetime.fromisoformat(value)
    if found.tzinfo is not None:
        raise ValueError
    return found


_READERS: Mapping[Any, Callable[[Any], Any]] = {str: _text, int: _number}


def _words(table: str) -> str:
    return table.replace("_", " ")


def _list(record: Json, key: str) -> list[Any]:
    found = record.get(key) or []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise UserError(f"“{key}” is no list of records.")
    return found


def _object(value: Any) -> Json:
    if not isinstance(value, dict):
        raise UserError("A contact lacks its “name”.")
    return value
