"""How the coach's marks look: a wavy line, as a format of the view and never of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from PySide6.QtGui import QColor, QInputMethodEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from netdesk.domain.coach.findings import Finding
from netdesk.ui import theme

_OURS = int(QTextFormat.Property.UserProperty) + 61
_SENTENCE_END = re.compile(r"[.?!…]+[\"”’)]*(?=\s|$)|\n")
Spans = list[tuple[int, int]]


def wave() -> QTextCharFormat:
    """The wavy line, in the colour of what is to be looked at."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(QColor(theme.tokens().warm))
    look.setProperty(_OURS, True)
    return look


def dress(field: QLineEdit | QPlainTextEdit | QTextEdit, spans: Spans) -> None:
    """Marks these spans, in Qt's positions, and no others."""
    if isinstance(field, QLineEdit):
        _dress_line(field, spans)
    else:
        _dress_text(field, spans)


def _dress_line(field: QLineEdit, spans: Spans) -> None:
    """A line takes formats from an input method alone; one that writes nothing brings ours."""
    kind, cursor = QInputMethodEvent.AttributeType.TextFormat, field.cursorPosition()
    marks = [QInputMethodEvent.Attribute(kind, start - cursor, end - start, wave()) for start, end in spans]
    QApplication.sendEvent(field, QInputMethodEvent("", marks))


def _dress_text(field: QPlainTextEdit | QTextEdit, spans: Spans) -> None:
    others = [one for one in field.extraSelections() if not _format(one).property(_OURS)]
    field.setExtraSelections([*others, *(_selection(field, start, end) for start, end in spans)])


def _format(selection: QTextEdit.ExtraSelection) -> QTextCharFormat:
    look: QTextCharFormat = selection.format
    return look


def _selection(field: QPlainTextEdit | QTextEdit, start: int, end: int) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(field.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    made.cursor = cursor
    made.format = wave()
    return made


def sentence_around(text: str, finding: Finding) -> tuple[int, int]:
    """The sentence that a finding stands in, with its full stop."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= finding.start), default=0)
    end = min((end for end in ends if end >= finding.end), default=len(text))
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - (len(inner) - len(inner.rstrip()))


def replaced(text: str, finding: Finding) -> str:
    """The text with the better words in the place of the sentence."""
    start, end = sentence_around(text, finding)
    return text[:start] + finding.instead + text[end:]


def moved(findings: Sequence[Finding], before: str, after: str) -> list[Finding]:
    """The findings whose words an edit left as they were, at their new places."""
    same = _alike(before, after)
    tail = _alike(before[same:][::-1], after[same:][::-1])
    first, shift = len(before) - tail, len(after) - len(before)
    kept = [one for one in findings if one.end <= same]
    behind = [one for one in findings if one.start >= first and one not in kept]
    return kept + [replace(one, start=one.start + shift, end=one.end + shift) for one in behind]


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
