"""How marks look: coloured text on a tinted ground, laid over the text and never in it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit

from netdesk.domain.note import Span, SpanKind
from netdesk.ui.theme import Text, Tone, Weight, font, px, tokens
from netdesk.ui.widgets.pad_marks import LINE_KINDS, NAME_KINDS, Marks

GAP = 3  # pixels between a name and the edge of its ground
TONES = {
    SpanKind.PERSON: Tone.ACCENT,
    SpanKind.ORGANISATION: Tone.MEET,
    SpanKind.FOLLOW_UP: Tone.WARM,
    SpanKind.QUESTION: Tone.PLAIN,
}


class MarkLooks:
    """Colours the marked text, line by line, as formats of the layout.

    Not a QSyntaxHighlighter: that one reads a whole document when it gets it, and so has all of it
    laid out (1.2 s for 50,000 words; with the marked lines alone 20 ms).
    """

    def __init__(self, marks: Marks) -> None:
        self._marks = marks

    def dress_all(self, document: QTextDocument) -> None:
        """Colour every mark, in a document that is not laid out yet."""
        for start in {document.findBlock(span.start).position() for span in self._marks.spans}:
            self._dress(document.findBlock(start))

    def dress(self, document: QTextDocument, start: int, end: int) -> None:
        """Colour the lines of an edit that is about to be laid out."""
        block = document.findBlock(start)
        while block.isValid() and block.position() <= end:
            self._dress(block)
            block = block.next()

    def dress_again(self, document: QTextDocument, at: int) -> None:
        """Colour a line whose text stayed as it was."""
        block = document.findBlock(at)
        self._dress(block)
        document.markContentsDirty(block.position(), block.length())

    def _dress(self, block: QTextBlock) -> None:
        start, end = block.position(), block.position() + block.length() - 1
        spans = self._marks.on_lines(start, end)
        if spans or block.layout().formats():
            # Lines first, so that a name inside a promise keeps its own colour.
            ordered = sorted(spans, key=lambda span: span.start - span.end)
            block.layout().setFormats([look for span in ordered for look in _looks(span, block)])


class MarkPainter:
    """Paints the tinted grounds behind the marks in view, and the chips at the end of their lines."""

    def __init__(self, editor: QTextEdit, marks: Marks) -> None:
        self._editor = editor
        self._marks = marks
        self._first = 0  # number of the first line in view
        self.chips: dict[str, str] = {}  # token -> text, such as the day of a follow-up

    def forget(self) -> None:
        """Another note is shown."""
        self._first = 0  # a line further down would have all above it laid out
        self.chips.clear()

    def paint(self) -> None:
        """Paint below the text: to be called before the editor paints itself."""
        painter = QPainter(self._editor.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(
            -self._editor.horizontalScrollBar().value(), -self._editor.verticalScrollBar().value()
        )
        painter.setPen(Qt.PenStyle.NoPen)
        for span in sorted(self._marks.on_lines(*self._view()), key=lambda span: span.start - span.end):
            self._paint_span(painter, span)
        painter.end()

    def _view(self) -> tuple[int, int]:
        """The first and last position of the lines in view."""
        layout = self._editor.document().documentLayout()
        top = self._editor.verticalScrollBar().value()
        bottom = top + self._editor.viewport().height()
        first = last = self._first_in_view(top)
        while last.next().isValid() and layout.blockBoundingRect(last).bottom() < bottom:
            last = last.next()
        return first.position(), last.position() + last.length() - 1

    def _first_in_view(self, top: int) -> QTextBlock:
        """Sought from where it was last: to ask Qt what is at the top costs as much as a whole paint."""
        document = self._editor.document()
        layout = document.documentLayout()
        block = document.findBlockByNumber(min(self._first, document.blockCount() - 1))
        while block.previous().isValid() and layout.blockBoundingRect(block).top() > top:
            block = block.previous()
        while block.next().isValid() and layout.blockBoundingRect(block).bottom() < top:
            block = block.next()
        self._first = block.blockNumber()
        return block

    def _paint_span(self, painter: QPainter, span: Span) -> None:
        painter.setBrush(QColor(_ground(span.kind)))
        area = QRectF()
        radius = px(4)
        for area in self._areas(span):
            painter.drawRoundedRect(area, radius, radius)
        if chip := self.chips.get(span.uid):
            _paint_chip(painter, area, chip, span.kind, room=self._editor.viewport().width())

    def _areas(self, span: Span) -> Iterator[QRectF]:
        """One rectangle for each line that the span stands on."""
        block = self._editor.document().findBlock(span.start)
        corner = self._editor.document().documentLayout().blockBoundingRect(block).topLeft()
        first, last, gap = span.start - block.position(), span.end - block.position(), px(GAP)
        right = gap if span.kind in LINE_KINDS else 1  # a name's last letter has its room already
        for line in _lines(block):
            start, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if start < end:
                yield _area(line, start, end, corner).adjusted(-gap, -1, right, 1)


def _lines(block: QTextBlock) -> Iterator[QTextLine]:
    layout = block.layout()
    return (layout.lineAt(index) for index in range(layout.lineCount()))


def _area(line: QTextLine, start: int, end: int, corner: QPointF) -> QRectF:
    left, right = _x(line, start), _x(line, end)
    text = line.height() - line.leading()
    top = line.y() + line.ascent() - 0.5 * (line.ascent() - line.descent()) - 0.5 * text
    return QRectF(left, top, right - left, text).translated(corner)


def _x(line: QTextLine, position: int) -> float:
    found: object = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]  # the stub says object


def _paint_chip(painter: QPainter, beside: QRectF, text: str, kind: SpanKind, *, room: int) -> None:
    """Whole or not at all: the list beside the pad says it too."""
    painter.save()
    style = font(Text.SMALL, Weight.Medium)
    painter.setFont(style)
    width = painter.fontMetrics().horizontalAdvance(text) + px(16)
    area = QRectF(beside.right() + px(5), beside.top(), width, beside.height())
    if area.right() <= room:
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setPen(QColor(_ink(kind)))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def _ink(kind: SpanKind) -> str:
    return tokens().tone(TONES[kind])[0]


def _ground(kind: SpanKind) -> str:
    return tokens().tone(TONES[kind])[1]


def _looks(span: Span, block: QTextBlock) -> Iterator[QTextLayout.FormatRange]:
    """The formats of one mark, with room around a name and behind its sign without a character more."""
    first, last = span.start - block.position(), span.end - block.position()
    yield _range(first, last, _coloured(span.kind))
    if span.kind in NAME_KINDS:
        before = block.document().characterAt(span.start - 1) == " " if first else False
        for at in (first - 1, first, last - 1) if before else (first, last - 1):
            yield _range(at, at + 1, _spaced())


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look
    return made


def _coloured(kind: SpanKind) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(_ink(kind)))
    look.setFontWeight(Weight.Medium)
    return look


def _spaced() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    look.setFontLetterSpacing(px(GAP))
    return look


def hint_area(editor: QTextEdit) -> QRect:
    """Where the hint stands: its first line on that of the text which will take its place."""
    block = editor.document().firstBlock()
    origin = editor.document().documentLayout().blockBoundingRect(block).topLeft()
    line = block.layout().lineAt(0)
    baseline = round(origin.y() + line.y() + line.ascent())
    left = round(origin.x() + line.x())
    top = baseline - QFontMetrics(font(Text.SMALL)).ascent()
    return editor.viewport().rect().adjusted(left, top, -left, 0)


def paint_hint(editor: QTextEdit, hint: str) -> None:
    """The line that stands in an empty pad; Qt's own placeholder is cut off where it wraps."""
    painter = QPainter(editor.viewport())
    painter.setFont(font(Text.SMALL))
    painter.setPen(QColor(tokens().ink3))
    painter.drawText(hint_area(editor), Qt.TextFlag.TextWordWrap, hint)
    painter.end()
