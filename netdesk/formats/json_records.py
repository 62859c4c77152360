"""Records of the desk as JSON objects and back: each field by its name, each reference by its uid."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from netdesk.domain.errors import UserError
from netdesk.domain.note import Span, SpanKind

R = TypeVar("R")

# Columns that hold another record's id; in JSON they hold its uid, under the name without `_id`.
REFERENCES = frozenset(
    "contact_id organisation_id meeting_id mention_id agenda_entry_id story_id batch_id tag_id "
    "from_contact_id to_contact_id recommended_by other_contact_id led_to_contact_id led_to_meeting_id "
    "follow_up_id".split()
)
_RENAMED = {"uid": "id", "trashed_at": "trashed"}
_ONLY_IN_TRASH = ("trashed_at", "deletion")


def record_json(record: Any, refs: Mapping[str, str]) -> dict[str, Any]:
    """A stored dataclass as JSON; `refs` gives the uid for each column that holds another record's id."""
    kind: type = type(record)
    return row_json({name: getattr(record, name) for name in _names(kind)}, refs)


def row_json(row: Mapping[str, Any], refs: Mapping[str, str]) -> dict[str, Any]:
    """The same for a row, as columns and values; its own id stays out, its uid becomes `id`."""
    shown = (name for name in row if name != "id" and (row[name] or name not in _ONLY_IN_TRASH))
    return {key_of(name): _shown(name, row[name], refs) for name in shown}


def key_of(column: str) -> str:
    """What a column is called in the JSON."""
    return _RENAMED.get(column) or (column.removesuffix("_id") if column in REFERENCES else column)


def _shown(name: str, value: Any, refs: Mapping[str, str]) -> Any:
    if name in REFERENCES:
        return None if value is None else refs[name]
    return plain(value)


def plain(value: Any) -> Any:
    """A value as JSON has it: moments in UTC with a Z, wall times without a zone, words for choices."""
    match value:
        case datetime():
            return _moment(value)
        case date() | time():
            return value.isoformat()
        case Enum():
            return value.value
        case bytes():
            return b64encode(value).decode("ascii")
        case Span():
            return {"start": value.start, "end": value.end, "kind": value.kind.value, "id": value.uid}
        case tuple() | list():
            return [plain(one) for one in value]
        case _:
            return value


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        return value.isoformat()
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def record_of(kind: type[R], data: Mapping[str, Any], ids: Mapping[str, int]) -> R:
    """The dataclass that a JSON object stands for, with id 0; `ids` gives the id for each uid.

    Fields that the object lacks take their defaults, and what it has besides is left alone.
    """
    record: type = kind
    known = [name for name in _names(record) if name != "id" and key_of(name) in data]
    lacking = _needed(record) - set(known)
    if lacking:
        raise UserError(f"A {kind.__name__} in the file lacks “{key_of(min(lacking))}”.")
    return kind(**{name: _read(record, name, data, ids) for name in known})


def _read(kind: type, name: str, data: Mapping[str, Any], ids: Mapping[str, int]) -> Any:
    value, hint = data[key_of(name)], _hints(kind)[name]
    try:
        return _referred(value, hint, ids) if name in REFERENCES else typed(hint, value)
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise UserError(
            f"A {kind.__name__} in the file has a “{key_of(name)}” that makes no sense."
        ) from error


def _referred(uid: Any, hint: Any, ids: Mapping[str, int]) -> int | None:
    """The id of the record with this uid; one that is not there clears a reference that may be empty."""
    optional = get_origin(hint) is UnionType
    if uid is None and not optional:
        raise ValueError("a reference is lacking")
    return ids.get(uid) if optional else ids[uid]


def typed(hint: Any, value: Any) -> Any:
    """A JSON value as the type that a field has; raises ValueError or TypeError when it is none."""
    if get_origin(hint) is UnionType:
        return None if value is None else typed(get_args(hint)[0], value)
    if get_origin(hint) is tuple:
        return tuple(typed(get_args(hint)[0], one) for one in value)
    if hint is Span:
        return _span(value)
    if hint is bytes:
        return b64decode(value, validate=True)
    if hint in (datetime, date, time):
        return hint.fromisoformat(value)
    if issubclass(hint, Enum):
        return hint(value)
    if type(value) is not hint:
        raise TypeError(f"{value!r} is no {hint.__name__}")
    return value


def _span(data: Mapping[str, Any]) -> Span:
    start, end = typed(int, data["start"]), typed(int, data["end"])
    return Span(start, end, SpanKind(data["kind"]), typed(str, data["id"]))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _needed(kind: type) -> frozenset[str]:
    """The fields without a default."""
    return frozenset(one.name for one in fields(kind) if one.default is one.default_factory is MISSING)


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)
