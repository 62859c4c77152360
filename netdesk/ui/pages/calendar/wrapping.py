"""Breaks a title into the few lines that there is room for."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics


def in_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """The text in at most so many lines, broken between words; the last one has all that is left."""
    metrics, lines = QFontMetrics(font), [""]
    for word in filter(None, text.split(" ")):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or len(lines) == most or metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
