"""How marks look: coloured text on a tinted ground, laid over the text and never in it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextLine
from PySide6.QtWidgets import QTextEdit

from netdesk.domain.note import Span, SpanKind
from netdesk.ui.theme import Text, Tone, Weight, font, px, tokens
from netdesk.ui.widgets.pad_marks import LINE_KINDS, Marks

GAP = 3  # pixels between a name and the edge of its ground
TONES = {
    SpanKind.PERSON: Tone.ACCENT,
    SpanKind.ORGANISATION: Tone.MEET,
    SpanKind.FOLLOW_UP: Tone.WARM,
    SpanKind.QUESTION: Tone.PLAIN,
}


class MarkHighlighter(QSyntaxHighlighter):
    """Colours the marked text of each line that changed."""

    def __init__(self, editor: QTextEdit, marks: Marks) -> None:
        super().__init__(editor)
        self._marks = marks

    def highlightBlock(self, text: str) -> None:
        start = self.currentBlock().position()
        end = start + self.currentBlock().length() - 1
        # Lines first, so that a name inside a promise keeps its own colour.
        for span in sorted(self._marks.on_lines(start, end), key=lambda span: span.start - span.end):
            self._show(max(span.start, start) - start, min(span.end, end) - start, span.kind)

    def _show(self, first: int, last: int, kind: SpanKind) -> None:
        look = _format(kind)
        self.setFormat(first, last - first, look)
        if kind in LINE_KINDS:
            return
        # Room for the ground around a name, and between sign and name, without a character more.
        self.setFormat(first, 1, _spaced(look))
        self.setFormat(last - 1, 1, _spaced(look))
        if first > 0 and self.document().characterAt(self.currentBlock().position() + first - 1) == " ":
            self.setFormat(first - 1, 1, _spaced(self.format(first - 1)))


class MarkPainter:
    """Paints the tinted grounds behind the marks in view, and the chips at the end of their lines."""

    def __init__(self, editor: QTextEdit, marks: Marks) -> None:
        self._editor = editor
        self._marks = marks
        self.chips: dict[str, str] = {}  # token -> text, such as the day of a follow-up

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
        area = self._editor.viewport().rect()
        first = self._editor.cursorForPosition(area.topLeft()).block()
        last = self._editor.cursorForPosition(area.bottomRight()).block()
        return first.position(), last.position() + last.length() - 1

    def _paint_span(self, painter: QPainter, span: Span) -> None:
        painter.setBrush(QColor(_ground(span.kind)))
        area = QRectF()
        for area in self._areas(span):
            painter.drawRoundedRect(area, px(4), px(4))
        if chip := self.chips.get(span.uid):
            _paint_chip(painter, area, chip, span.kind)

    def _areas(self, span: Span) -> Iterator[QRectF]:
        """One rectangle for each line that the span stands on."""
        block = self._editor.document().findBlock(span.start)
        corner = self._editor.document().documentLayout().blockBoundingRect(block).topLeft()
        first, last = span.start - block.position(), span.end - block.position()
        for line in _lines(block):
            start, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if start < end:
                right = px(GAP) if span.kind in LINE_KINDS else px(1)
                yield _area(line, start, end, corner).adjusted(-px(GAP), -px(1), right, px(1))


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


def _paint_chip(painter: QPainter, beside: QRectF, text: str, kind: SpanKind) -> None:
    painter.save()
    style = font(Text.SMALL, Weight.Medium)
    painter.setFont(style)
    width = painter.fontMetrics().horizontalAdvance(text) + px(16)
    area = QRectF(beside.right() + px(5), beside.top(), width, beside.height())
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.setPen(QColor(_ink(kind)))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def _ink(kind: SpanKind) -> str:
    return tokens().tone(TONES[kind])[0]


def _ground(kind: SpanKind) -> str:
    return tokens().tone(TONES[kind])[1]


def _format(kind: SpanKind) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(_ink(kind)))
    look.setFontWeight(Weight.Medium)
    return look


def _spaced(look: QTextCharFormat) -> QTextCharFormat:
    wider = QTextCharFormat(look)
    wider.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    wider.setFontLetterSpacing(px(GAP))
    return wider


def _hint_area(editor: QTextEdit) -> QRect:
    return editor.viewport().rect().adjusted(px(4), px(6), -px(4), 0)


def paint_hint(editor: QTextEdit, hint: str) -> None:
    """The line that stands in an empty pad; Qt's own placeholder is cut off where it wraps."""
    painter = QPainter(editor.viewport())
    painter.setFont(font(Text.SMALL))
    painter.setPen(QColor(tokens().ink3))
    painter.drawText(_hint_area(editor), Qt.TextFlag.TextWordWrap, hint)
    painter.end()
