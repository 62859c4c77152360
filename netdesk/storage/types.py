"""Column types: how days, moments, wall times and words are written in the desk's file."""

import json
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from netdesk.domain.note import Span, SpanKind


class Moment(TypeDecorator[datetime]):
    """What happened: an aware datetime as ISO 8601 text in UTC, which sorts by time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Wall(TypeDecorator[datetime]):
    """What is planned: wall time without a zone, to the minute."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat(timespec="minutes")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A calendar day as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class TimeOfDay(TypeDecorator[time]):
    """A wall time of day, to the minute."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat(timespec="minutes")

    def process_result_value(self, value: Any, dialect: Dialect) -> time | None:
        return None if value is None else time.fromisoformat(value)


class Word(TypeDecorator[StrEnum]):
    """One of a fixed set of words; the word itself is stored."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else str(self.words(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.words(value)


class Spans(TypeDecorator[tuple[Span, ...]]):
    """The spans of a note as a JSON list of [start, end, kind, uid], in code points."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Span, ...] | None, dialect: Dialect) -> str:
        return json.dumps([[span.start, span.end, span.kind, span.uid] for span in value or ()])

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Span, ...]:
        return tuple(
            Span(start, end, SpanKind(kind), uid) for start, end, kind, uid in json.loads(value or "[]")
        )


class Words(TypeDecorator[tuple[StrEnum, ...]]):
    """Any of a fixed set of words, as a JSON list."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: tuple[StrEnum, ...] | None, dialect: Dialect) -> str:
        return json.dumps([str(self.words(word)) for word in value or ()], ensure_ascii=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[StrEnum, ...]:
        return tuple(self.words(word) for word in json.loads(value or "[]"))
