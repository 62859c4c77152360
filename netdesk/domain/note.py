"""Notes as typed, with the spans in them that name somebody or carry a promise or a question."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SpanKind(StrEnum):
    """What a marked stretch of a note stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    FOLLOW_UP = "follow-up"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch: code points `start` to `end` (exclusive), and the uid of what it stands for.

    PERSON and ORGANISATION name a mention, FOLLOW_UP a follow-up, QUESTION an agenda entry.
    """

    start: int
    end: int
    kind: SpanKind
    uid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Text with `\\n` line ends that belongs to a contact, an organisation or a meeting."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    contact_id: int | None = None
    organisation_id: int | None = None
    meeting_id: int | None = None
    text: str = ""
    spans: tuple[Span, ...] = ()


def moved(spans: tuple[Span, ...], at: int, removed: int, added: int) -> tuple[Span, ...]:
    """The spans after `removed` units at `at` gave way to `added` others.

    A span stretches or shrinks with an edit inside it, moves with one before it, and goes when all
    of its text went. What is typed at either end stays outside. The unit may be code points or
    UTF-16, as long as spans and edit agree.
    """
    return tuple(span for old in spans if (span := _moved(old, at, removed, added)) is not None)


def fitting(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """The spans that lie inside the text, in order: a damaged one is left out, the text never is."""
    length = len(text)
    kept = (span for span in spans if 0 <= span.start < span.end <= length)
    return tuple(sorted(kept, key=lambda span: (span.start, -span.end)))


def _moved(span: Span, at: int, removed: int, added: int) -> Span | None:
    if at >= span.end:
        return span
    gone_to, shift = at + removed, added - removed
    if gone_to <= span.start:
        # Not `replace`: this runs for every span behind the cursor on every key.
        return Span(span.start + shift, span.end + shift, span.kind, span.uid)
    if at <= span.start:
        return None if gone_to >= span.end else Span(at + added, span.end + shift, span.kind, span.uid)
    return Span(span.start, at if gone_to >= span.end else span.end + shift, span.kind, span.uid)
