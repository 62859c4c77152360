"""Spans in order, in two parts: those behind the last edit share one pending shift."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from netdesk.domain.note import Span, moved


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans by start, none longer than its line; a key moves none behind its line, only their shift.

    Moving each of a thousand spans costs 5 ms a key, this 0.1.
    """

    head: tuple[Span, ...] = ()
    tail: tuple[Span, ...] = ()  # by `shift` units further on than they say
    shift: int = 0

    def all(self) -> tuple[Span, ...]:
        return self.head + shifted(self.tail, self.shift)

    def between(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans that begin at `start` to `end`, both included."""
        behind = self.tail[slice(*_range(self.tail, start - self.shift, end - self.shift))]
        return self.head[slice(*_range(self.head, start, end))] + shifted(behind, self.shift)

    def edited(self, line: int, line_end: int, edit: tuple[int, int, int]) -> Spans:
        """The spans after an edit (position, removed, added) of lines that stood at these positions."""
        apart = self._apart(line_end)
        first = bisect_left(apart.head, line, key=start_of)
        head = apart.head[:first] + moved(apart.head[first:], *edit)
        return Spans(head, apart.tail, apart.shift + edit[2] - edit[1])

    def replaced(self, start: int, end: int, spans: Iterable[Span]) -> Spans:
        """With these instead of the head's spans that begin at `start` to `end`."""
        first, last = _range(self.head, start, end)
        return Spans(self.head[:first] + tuple(spans) + self.head[last:], self.tail, self.shift)

    def _apart(self, position: int) -> Spans:
        """The same with all that begins behind a position in the tail, and nothing else."""
        starts_behind = not self.tail or self.tail[0].start + self.shift > position
        if starts_behind and (not self.head or self.head[-1].start <= position):
            return self
        spans = self.all()
        split = bisect_right(spans, position, key=start_of)
        return Spans(spans[:split], spans[split:])


def start_of(span: Span) -> int:
    return span.start


def shifted(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    """The spans so many units further on."""
    return tuple(Span(s.start + by, s.end + by, s.kind, s.uid) for s in spans) if by else spans


def _range(spans: tuple[Span, ...], start: int, end: int) -> tuple[int, int]:
    return bisect_left(spans, start, key=start_of), bisect_right(spans, end, key=start_of)
