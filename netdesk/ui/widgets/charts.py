"""Small pictures of numbers; each says in words what it shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from netdesk.ui import theme
from netdesk.ui.theme import Text, Weight
from netdesk.ui.widgets.paint import fill, text_in

FULL_TURN = 360 * 16
TOP = 90 * 16


class ProgressRing(QWidget):
    """A ring that fills, with words in it: "4 of 6", "ready"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._text = self._caption = ""
        self.setFixedSize(theme.px(88), theme.px(88))

    def show_progress(self, done: int, total: int, text: str, caption: str = "") -> None:
        """Fill `done` of `total`; the caller words it."""
        self._share = done / total if total else 0.0
        self._text, self._caption = text, caption
        self.setAccessibleName(f"{text} {caption}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.tokens()
        width = theme.px(9)
        circle = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(QColor(colours.line), width, c=Qt.PenCapStyle.FlatCap))
        painter.drawEllipse(circle)
        painter.setPen(QPen(QColor(colours.accent), width, c=Qt.PenCapStyle.FlatCap))
        painter.drawArc(circle, TOP, -round(FULL_TURN * self._share))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        colours = theme.tokens()
        centre = Qt.AlignmentFlag.AlignHCenter
        line = theme.px(18)
        top = self.rect().center().y() - (line if self._caption else line // 2) + 1
        text_in(painter, QRect(0, top, self.width(), line), self._text, theme.font(weight=Weight.DemiBold),
                colours.ink, centre)  # fmt: skip
        text_in(painter, QRect(0, top + line, self.width(), line), self._caption, theme.font(Text.SMALL),
                colours.ink2, centre)  # fmt: skip


class BarChart(QWidget):
    """A few bars, the last one strong; the tool tip and the accessible text give the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[int] = []
        self._labels: list[str] = []
        self.setMinimumHeight(theme.px(96))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_values(self, values: Sequence[int], labels: Sequence[str], name: str) -> None:
        """One bar a value; each label is a whole phrase, such as "3 in the week of 9 Nov"."""
        self._values, self._labels = list(values), list(labels)
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(labels))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(96))

    def bar(self, index: int) -> QRectF:
        """Where one bar stands."""
        step = self.width() / max(1, len(self._values))
        width = min(step * 0.64, theme.px(28))
        room = self.height() - 2
        height = max(3.0, room * self._values[index] / (max(self._values) or 1))
        return QRectF(step * index + (step - width) / 2, room - height, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.tokens()
        painter.setBackground(QColor(colours.line))  # fillRect would make QGradient's 169 presets: 4 ms
        painter.eraseRect(0, self.height() - 1, self.width(), 1)
        last = len(self._values) - 1
        for index in range(len(self._values)):
            fill(painter, self.bar(index), colours.accent if index == last else colours.bar, 4)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._values:
            index = min(len(self._values) - 1, event.x() * len(self._values) // max(1, self.width()))
            QToolTip.showText(event.globalPos(), self._labels[index], self)
            return True
        return super().event(event)


class GiveGetBar(QWidget):
    """What was given against what was received; the caller words the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._text = ""
        self.setFixedHeight(theme.px(22))
        self.setMinimumWidth(theme.px(160))

    def show_balance(self, given: int, received: int, text: str) -> None:
        """Fill the share that was given; `text` is such as "1 given · 2 received"."""
        self._share = given / (given + received) if given + received else 0.0
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.tokens()
        font = theme.font(Text.SMALL, digits=True)
        words = min(self.fontMetrics().horizontalAdvance(self._text), self.width() * 2 // 3)
        high = theme.px(8)
        track = QRectF(0, (self.height() - high) / 2, max(0, self.width() - words - theme.px(8)), high)
        fill(painter, track, colours.line, high / 2)
        if self._share:
            fill(
                painter,
                QRectF(track.x(), track.y(), max(high, track.width() * self._share), high),
                colours.accent,
                high / 2,
            )
        place = QRect(self.width() - words, 0, words, self.height())
        text_in(painter, place, self._text, font, colours.ink2, Qt.AlignmentFlag.AlignRight)
