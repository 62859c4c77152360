"""The marked stretches of the pad's document, through every edit, undo and redo."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from itertools import count

from PySide6.QtGui import QTextBlock, QTextDocument

from netdesk.domain.note import Span, SpanKind, moved
from netdesk.ui.widgets.pad_text import Change

SIGNS = {
    "@": SpanKind.PERSON,
    "#": SpanKind.ORGANISATION,
    "!": SpanKind.FOLLOW_UP,
    "?": SpanKind.QUESTION,
}
SIGN_OF = {kind: sign for sign, kind in SIGNS.items()}
LINE_KINDS = frozenset({SpanKind.FOLLOW_UP, SpanKind.QUESTION})
NAME_KINDS = frozenset(SpanKind) - LINE_KINDS
STATES_KEPT = 500  # undo steps whose marks are remembered


class Marks:
    """Spans in Qt positions whose `uid` is a token of the pad's own, one set for each undo level.

    The document counts its undo steps; the marks that stood at a level are put back when undo or
    redo returns to it, so a mark comes back with its text.
    """

    def __init__(self) -> None:
        self._spans: tuple[Span, ...] = ()
        self._level = 0
        self._states: dict[int, tuple[Span, ...]] = {}
        self._tokens = count(1)
        self._mending = ""

    @property
    def spans(self) -> tuple[Span, ...]:
        return self._spans

    def load(self, spans: tuple[Span, ...]) -> dict[str, Span]:
        """Take over a note's spans (Qt positions); gives each its token."""
        loaded = {self._token(): span for span in spans}
        self._level, self._states, self._mending = 0, {}, ""
        self._keep(tuple(Span(s.start, s.end, s.kind, token) for token, s in loaded.items()))
        return loaded

    def by_token(self) -> dict[str, Span]:
        return {span.uid: span for span in self._spans}

    def add(self, start: int, end: int, kind: SpanKind, token: str = "") -> Span:
        """Mark a stretch and give it a token (or the one that it had)."""
        span = Span(start, end, kind, token or self._token())
        spans = list(self._spans)
        insort(spans, span, key=_start)
        self._keep(tuple(spans))
        return span

    def remove(self, token: str) -> None:
        self._keep(tuple(span for span in self._spans if span.uid != token))

    def on_lines(self, start: int, end: int) -> tuple[Span, ...]:
        """The marks of the lines from the beginning of one to the end of one: none spans two."""
        first, last = self._range(start, end)
        return self._spans[first:last]

    def edit(self, document: QTextDocument, change: Change, travel: bool) -> set[str]:
        """Follow one change of the document; returns the tokens that it touched, removed or put back."""
        before, level = self._spans, document.availableUndoSteps()
        back, travel = level < self._level, travel or level < self._level
        self._turn(level, travel)
        if travel and level in self._states:
            state = self._states[level]
            self._keep(_returned(state, before, change) if back else state)
            return _differing(before, self._spans) | {s.uid for s in self._on_edited(document, change)}
        start = document.findBlock(change.at).position()
        first = bisect_left(before, start, key=_start)  # what stands on earlier lines stays
        after = before[:first] + moved(before[first:], change.at, change.removed, change.added)
        self._keep(self._fitted(document, change, self._mended(document, change, after)))
        touched = {span.uid for span in self._on_edited(document, change)}
        return touched if len(before) == len(self._spans) else touched | _differing(before, self._spans)

    def is_repaint(self, document: QTextDocument, change: Change, travel: bool) -> bool:
        """Whether a reported change was one of looks: the same text, and nothing to undo."""
        same = not change.removed and not change.added
        return same and not travel and document.availableUndoSteps() == self._level

    def rest(self) -> None:
        """The cursor went elsewhere: typing at the end of a shortened mark is plain again."""
        self._mending = ""

    def _token(self) -> str:
        return f"mark-{next(self._tokens)}"

    def _turn(self, level: int, travel: bool) -> None:
        if not travel:
            for later in [known for known in self._states if known > level]:
                del self._states[later]
        self._level = level

    def _keep(self, spans: tuple[Span, ...]) -> None:
        self._spans = self._states[self._level] = spans
        if len(self._states) > STATES_KEPT:
            del self._states[min(self._states)]

    def _range(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self._spans, start, key=_start), bisect_right(self._spans, end, key=_start)

    def _on_edited(self, document: QTextDocument, change: Change) -> tuple[Span, ...]:
        return self.on_lines(*edited_lines(document, change))

    def _fitted(self, document: QTextDocument, change: Change, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The spans after those on the edited lines were made true to their lines."""
        self._spans = spans
        first, last = self._range(*edited_lines(document, change))
        return spans[:first] + tuple(_true(document, spans[first:last])) + spans[last:]

    def _mended(self, document: QTextDocument, change: Change, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Correcting the end of a name (backspace, then letters) keeps the letters in the name."""
        mending, self._mending, at = self._mending, "", change.at
        if change.removed and not change.added:
            self._mending = next((s.uid for s in spans if s.end == at and s.kind not in LINE_KINDS), "")
        elif mending and not change.removed and document.characterAt(at).isalnum():
            self._mending = mending
            return tuple(_longer(s, change.added) if s.uid == mending and s.end == at else s for s in spans)
        return spans


class Clip:
    """The marks of the last text that was cut or copied, for when it is pasted again."""

    def __init__(self) -> None:
        self._text = ""
        self._spans: tuple[Span, ...] = ()

    def take(self, text: str, marks: Marks, start: int, end: int) -> None:
        inside = (span for span in marks.spans if start <= span.start and span.end <= end)
        self._text = text
        self._spans = tuple(Span(s.start - start, s.end - start, s.kind, s.uid) for s in inside)

    def put(self, text: str, marks: Marks, document: QTextDocument, at: int) -> list[Span]:
        """Mark the text pasted at `at` again; those that still stand elsewhere stay there alone."""
        if text != self._text:
            return []
        gone = [span for span in self._spans if span.uid not in marks.by_token()]
        fit = [s for s in gone if s.kind in NAME_KINDS or _begins_line(document, at + s.start)]
        return [marks.add(at + s.start, at + s.end, s.kind, s.uid) for s in fit]


def _begins_line(document: QTextDocument, at: int) -> bool:
    return document.findBlock(at).position() == at


def _longer(span: Span, by: int) -> Span:
    return Span(span.start, span.end + by, span.kind, span.uid)


def _returned(state: tuple[Span, ...], before: tuple[Span, ...], change: Change) -> tuple[Span, ...]:
    """The marks of an undo level, and those since whose text undo did not touch."""
    known = {span.uid for span in state}
    left = [s for s in before if s.end <= change.at or s.start >= change.at + change.removed]
    since = moved(tuple(s for s in left if s.uid not in known), change.at, change.removed, change.added)
    return tuple(sorted((*state, *since), key=_start)) if since else state


def _differing(before: Iterable[Span], after: Iterable[Span]) -> set[str]:
    return {span.uid for span in before} ^ {span.uid for span in after}


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1


def _true(document: QTextDocument, spans: Iterable[Span]) -> Iterator[Span]:
    """A mark begins with its sign and stays on one line; a line's mark takes the whole line."""
    for span in spans:
        if document.characterAt(span.start) == SIGN_OF[span.kind]:
            yield from _on_line(span, document.findBlock(span.start))


def edited_lines(document: QTextDocument, change: Change) -> tuple[int, int]:
    """Where the edited lines begin and end."""
    first, last = document.findBlock(change.at), document.findBlock(change.at + change.added)
    return first.position(), _end(last) if last.isValid() else document.characterCount()


def _start(span: Span) -> int:
    return span.start


def _on_line(span: Span, block: QTextBlock) -> Iterator[Span]:
    if span.kind not in LINE_KINDS:
        yield Span(span.start, min(span.end, _end(block)), span.kind, span.uid)
    elif span.start == block.position():
        yield Span(span.start, _end(block), span.kind, span.uid)
