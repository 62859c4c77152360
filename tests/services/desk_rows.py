"""Desks of arbitrary rows, made beside all services: every table, every column, references that hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import Boolean, Column, Integer, LargeBinary, Table, insert

from netdesk.desk import Desk
from netdesk.domain.note import Span, SpanKind
from netdesk.storage import tables, types
from netdesk.storage.export_rows import PARENTS

FIRST = datetime(2001, 1, 1, tzinfo=UTC)
RULES = ("", "FREQ=DAILY", "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=4")
OWNERS = ("contact_id", "organisation_id", "meeting_id")


def fill_at_random(desk: Desk, texts: Sequence[str], seed: int) -> None:
    """Up to three rows in every table."""
    made = _Made(Random(seed), texts)
    with desk.store.maintain() as connection:
        for table in tables.RECORDS:
            rows = [row for _ in range(made.rng.randint(0, 3)) if (row := made.row(table))]
            if rows:
                connection.execute(insert(table), rows)


class _Made:
    def __init__(self, rng: Random, texts: Sequence[str]) -> None:
        self.rng = rng
        self._texts = texts
        self._counts: dict[str, int] = {}

    def row(self, table: Table) -> dict[str, Any] | None:
        """One row; None where a parent that it needs is lacking."""
        values = {column.name: self._value(column) for column in table.columns if column.name != "id"}
        needed = [column.name for column in table.columns if column.foreign_keys and not column.nullable]
        if any(values[name] is None for name in needed):
            return None
        if table is tables.note:
            owners = [name for name in OWNERS if values[name] is not None]
            if not owners:
                return None
            values |= dict.fromkeys(owners[1:])
        number = self._counts[table.name] = self._counts.get(table.name, 0) + 1
        if not values.get("trashed_at", True):
            values["deletion"] = ""
        return {**values, "id": number, "uid": f"{table.name}-{number}-{self.rng.random()}"}

    def _value(self, column: Column[Any]) -> Any:
        if column.foreign_keys:
            there = self._counts.get(PARENTS[column.name].name, 0)
            return self.rng.randint(1, there) if there and self._set(column) else None
        if column.name == "rule":
            return self.rng.choice(RULES)
        return self._of_kind(column) if self._set(column) else None

    def _set(self, column: Column[Any]) -> bool:
        return not column.nullable or self.rng.random() < 0.6

    def _of_kind(self, column: Column[Any]) -> Any:
        rng = self.rng
        match column.type:
            case types.Moment():
                return FIRST + timedelta(seconds=rng.randrange(10**9), microseconds=rng.randrange(10**6))
            case types.Wall():
                return datetime(2030, 1, 1) + timedelta(minutes=rng.randrange(10**6))
            case types.Day():
                return date(2050, 1, 1) + timedelta(days=rng.randrange(10**4))
            case types.TimeOfDay():
                return time(rng.randrange(24), rng.randrange(60))
            case types.Word() as word:
                return rng.choice(list(word.words))
            case types.Words() as word:
                return tuple(rng.sample(list(word.words), rng.randint(0, 2)))
            case types.Spans():
                return tuple(
                    Span(start, start + 2, rng.choice(list(SpanKind)), rng.choice(self._texts))
                    for start in range(rng.randint(0, 2))
                )
            case Boolean():
                return rng.random() < 0.5
            case Integer():
                return rng.randint(0, 1000)
            case LargeBinary():
                return rng.randbytes(rng.randint(0, 30))
            case _:
                return rng.choice(self._texts)
