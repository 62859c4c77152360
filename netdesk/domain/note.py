"""Notes as typed, with the spans in them that name somebody or carry a promise or a question."""

from dataclasses import dataclass, replace
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
    """The spans after `removed` code points at `at` gave way to `added` others.

    A span stretches or shrinks with an edit inside it, moves with one before it, and goes when all
    of its text went.
    """
    shifted = (_moved(span, at, removed, added) for span in spans)
    return tuple(span for span in shifted if span is not None)


def _moved(span: Span, at: int, removed: int, added: int) -> Span | None:
    gone_to = at + removed
    if at >= span.end:
        return span
    if gone_to <= span.start:
        shift = added - removed
        return replace(span, start=span.start + shift, end=span.end + shift)
    if at <= span.start and gone_to >= span.end:
        return None
    if at <= span.start:
        return replace(span, start=at + added, end=span.end + added - removed)
    if gone_to >= span.end:
        return replace(span, end=at)
    return replace(span, end=span.end + added - removed)
