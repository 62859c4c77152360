"""What the columns of records hold, for who reads rows from elsewhere and must tell sense from nonsense."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from types import GenericAlias
from typing import Any

from sqlalchemy import Boolean, Column, Integer, LargeBinary

from netdesk.domain.note import Span
from netdesk.storage import tables, types
from netdesk.storage.export_rows import PARENTS


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """The Python type of a column, `X | None` where it may be empty.

    A reference is the text of a uid. `is_moment` tells a moment from a wall time, which are both
    datetimes. A column that is `needed` has no value of its own.
    """

    hint: Any
    is_moment: bool
    needed: bool


@cache
def columns_of(table: str) -> Mapping[str, ColumnKind]:
    """The columns of a table besides its id."""
    found = tables.metadata.tables[table].columns
    return {column.name: _kind(column) for column in found if column.name != "id"}


def _kind(column: Column[Any]) -> ColumnKind:
    hint = str if column.name in PARENTS else _hint(column.type)
    return ColumnKind(
        hint=hint | None if column.nullable else hint,
        is_moment=isinstance(column.type, types.Moment),
        needed=not column.nullable and column.server_default is None,
    )


def _hint(kind: Any) -> Any:
    match kind:
        case types.Word():
            return kind.words
        case types.Words():
            return GenericAlias(tuple, (kind.words, ...))
        case types.Spans():
            return tuple[Span, ...]
        case _:
            return next((hint for made, hint in _HINTS.items() if isinstance(kind, made)), str)


_HINTS: Mapping[type, Any] = {
    types.Moment: datetime,
    types.Wall: datetime,
    types.Day: date,
    types.TimeOfDay: time,
    Boolean: bool,
    Integer: int,
    LargeBinary: bytes,
}
