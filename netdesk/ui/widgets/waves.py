"""The coach's wavy line below words that a label shows, where there is no field to mark them in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from netdesk.ui.widgets.coach_paint import wave


def paint_waves(
    painter: QPainter, rect: QRect, text: str, font: QFont, spans: Sequence[tuple[int, int]]
) -> None:
    """Draws the lines alone; `spans` are Qt's positions in `text`, which a label shows in `rect`."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.setFormats([_span(start, end) for start, end in spans])
    height = _break_lines(layout, rect.width())
    painter.setPen(QColor(Qt.GlobalColor.transparent))  # the label writes the words
    layout.draw(painter, QPointF(rect.x(), rect.y() + max(0.0, (rect.height() - height) / 2)))


def _break_lines(layout: QTextLayout, width: int) -> float:
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return height


def _span(start: int, end: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, end - start
    look: QTextCharFormat = wave()
    look.setForeground(QColor(Qt.GlobalColor.transparent))
    made.format = look
    return made
