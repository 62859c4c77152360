"""The marked stretches of the pad's document, through every edit, undo and redo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from PySide6.QtGui import QTextBlock, QTextDocument

from netdesk.domain.note import Span, SpanKind, moved
from netdesk.ui.widgets.pad_spans import Spans, start_of
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
        self._spans = Spans()
        self._level = 0
        self._states: dict[int, Spans] = {}
        self._tokens = count(1)
        self._mending = ""

    @property
    def spans(self) -> tuple[Span, ...]:
        return self._spans.all()

    def load(self, spans: tuple[Span, ...]) -> dict[str, Span]:
        """Take over a note's spans (Qt positions); gives each its token."""
        loaded = {self._token(): span for span in spans}
        self._level, self._states, self._mending = 0, {}, ""
        self._keep(Spans(tuple(Span(s.start, s.end, s.kind, token) for token, s in loaded.items())))
        return loaded

    def by_token(self) -> dict[str, Span]:
        return {span.uid: span for span in self.spans}

    def add(self, start: int, end: int, kind: SpanKind, token: str = "") -> Span:
        """Mark a stretch and give it a token (or the one that it had)."""
        span = Span(start, end, kind, token or self._token())
        self._keep(Spans(tuple(sorted((*self.spans, span), key=start_of))))
        return span

    def remove(self, token: str) -> None:
        self._keep(Spans(tuple(span for span in self.spans if span.uid != token)))

    def on_lines(self, start: int, end: int) -> tuple[Span, ...]:
        """The marks of the lines from the beginning of one to the end of one: none spans two."""
        return self._spans.between(start, end)

    def edit(self, document: QTextDocument, change: Change, travel: bool) -> set[str]:
        """Follow one change of the document; returns the tokens that it touched, removed or put back."""
        before, level = self._spans, document.availableUndoSteps()
        back, travel = level < self._level, travel or level < self._level
        self._turn(level, travel)
        if travel and level in self._states:
            state = self._states[level]
            self._keep(_returned(state, before.all(), change) if back else state)
            return _differing(before, self._spans) | self._on_edited(document, change)
        self._keep(self._edited(document, change))
        return self._on_edited(document, change) | _differing(before, self._spans)

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

    def _keep(self, spans: Spans) -> None:
        self._spans = self._states[self._level] = spans
        if len(self._states) > STATES_KEPT:
            del self._states[min(self._states)]

    def _on_edited(self, document: QTextDocument, change: Change) -> set[str]:
        return {span.uid for span in self.on_lines(*edited_lines(document, change))}

    def _edited(self, document: QTextDocument, change: Change) -> Spans:
        """The spans moved, and those on the edited lines made true to their lines."""
        start, end = edited_lines(document, change)
        end_before = end - change.added + change.removed
        spans = self._spans.edited(start, end_before, (change.at, change.removed, change.added))
        here = self._mended(document, change, spans.between(start, end))
        return spans.replaced(start, end, _true(document, here))

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


def _returned(state: Spans, before: tuple[Span, ...], change: Change) -> Spans:
    """The marks of an undo level, and those since whose text undo did not touch."""
    known = {span.uid for span in state.all()}
    left = [s for s in before if s.end <= change.at or s.start >= change.at + change.removed]
    since = moved(tuple(s for s in left if s.uid not in known), change.at, change.removed, change.added)
    return Spans(tuple(sorted((*state.all(), *since), key=start_of))) if since else state


def _differing(before: Spans, after: Spans) -> set[str]:
    """The tokens that only one of the two has; what both share untouched is not looked at."""
    if before.tail is after.tail:
        return {span.uid for span in before.head} ^ {span.uid for span in after.head}
    return {span.uid for span in before.all()} ^ {span.uid for span in after.all()}


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


def _on_line(span: Span, block: QTextBlock) -> Iterator[Span]:
    if span.kind not in LINE_KINDS:
        yield Span(span.start, min(span.end, _end(block)), span.kind, span.uid)
    elif span.start == block.position():
        yield Span(span.start, _end(block), span.kind, span.uid)
