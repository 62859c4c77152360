"""The one place that converts between a note's text (`\\n`, code points) and Qt's (U+2029, UTF-16)."""

from __future__ import annotations

import re
from bisect import bisect_left

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCursor, QTextDocument

from netdesk.domain.note import Span

_PAIRS = re.compile("[\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n|\r|\u2029")
# Qt ends a paragraph at its frame marks and drops halves of pairs: neither may move what follows.
_UNFIT = re.compile("[\ufdd0\ufdd1\ud800-\udfff]")
_FRAME_MARKS = str.maketrans({"\u2029": "\n", "\ufdd0": "\n", "\ufdd1": "\n"})


def clean(text: str) -> str:
    """Text with `\\n` line ends that Qt holds without a change of length."""
    return _UNFIT.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def from_qt(raw: str) -> str:
    """A note's text out of `toRawText` or `selectedText`; no-break spaces and U+2028 stay."""
    return raw.translate(_FRAME_MARKS) if "\ufdd0" in raw or "\ufdd1" in raw else raw.replace("\u2029", "\n")


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) + len(_PAIRS.findall(text))


class Offsets:
    """Converts positions in one text between code points and UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._points = [match.start() for match in _PAIRS.finditer(text)]
        self._units = [point + index for index, point in enumerate(self._points)]

    def to_qt(self, point: int) -> int:
        """The UTF-16 position of a code point."""
        return point + bisect_left(self._points, point)

    def from_qt(self, unit: int) -> int:
        """The code point at a UTF-16 position; the middle of a pair counts as its end."""
        return unit - bisect_left(self._units, unit)

    def spans_to_qt(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The spans with UTF-16 positions."""
        return tuple(Span(self.to_qt(s.start), self.to_qt(s.end), s.kind, s.uid) for s in spans)

    def spans_from_qt(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The spans with code point positions."""
        return tuple(Span(self.from_qt(s.start), self.from_qt(s.end), s.kind, s.uid) for s in spans)


def document_text(document: QTextDocument) -> str:
    """The whole text of a document as a note keeps it."""
    return from_qt(document.toRawText())


def text_between(document: QTextDocument, start: int, end: int) -> str:
    """The text between two Qt positions."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return from_qt(cursor.selectedText())


def new_document(parent: QObject, text: str, font: QFont, line_height: int) -> QTextDocument:
    """A document with that text and line height in pixels, and nothing to undo.

    Filled before an editor lays it out: 15 ms for 50,000 words, against 190 ms in a visible one.
    """
    document = QTextDocument(parent)
    document.setDefaultFont(font)
    document.setUndoRedoEnabled(False)
    lines = QTextBlockFormat()
    lines.setLineHeight(line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(lines)
    cursor.insertText(clean(text))
    document.setUndoRedoEnabled(True)
    return document
