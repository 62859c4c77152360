"""Colours, fonts and small pictures that delegates make once and use for every cell."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QImage,
    QPainter,
    QStaticText,
    QTransform,
)

from netdesk.ui import theme
from netdesk.ui.palettes import Tone
from netdesk.ui.theme import Text, Weight
from netdesk.ui.widgets.chips import PADDING, chip_size, paint_chip
from netdesk.ui.widgets.paint import avatar, avatar_colour, fill, initials

TEXTS_KEPT = 4000
PICTURES_KEPT = 600


class Face:
    """A font with the texts that it has shaped: shaping each text in each frame costs half the frame."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.height = QFontMetrics(font).height()
        self._metrics = QFontMetrics(font)
        self._shaped: dict[tuple[str, int], tuple[QStaticText, int]] = {}

    def fitted(self, text: str, width: int) -> str:
        """The text, shortened with an ellipsis where it does not fit."""
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def shaped(self, text: str, width: int) -> tuple[QStaticText, int]:
        """The text ready to be painted in that room, and how wide it is."""
        key = (text, width)
        known = self._shaped.get(key)
        if known is None:
            if len(self._shaped) > TEXTS_KEPT:
                self._shaped.clear()
            known = self._shape(text)
            if known[1] > width:  # most texts fit: to ask before would shape each of them twice
                known = self._shape(self.fitted(text, width))
            self._shaped[key] = known
        return known

    def _shape(self, text: str) -> tuple[QStaticText, int]:
        made = QStaticText(text)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.prepare(QTransform(), self.font)
        return made, ceil(made.size().width())

    def width(self, text: str) -> int:
        return self._metrics.horizontalAdvance(text)


class Kit:
    """What one theme at one text size needs; made again when either changes."""

    def __init__(self) -> None:
        self.tokens = theme.tokens()
        self.ink = QColor(self.tokens.ink)
        self.ink2 = QColor(self.tokens.ink2)
        self.ink3 = QColor(self.tokens.ink3)
        self.sel = QColor(self.tokens.sel)
        self.hover = QColor(self.tokens.hover)
        self.line = QColor(self.tokens.line)
        self.accent = QColor(self.tokens.accent)
        self.strong = Face(theme.font(weight=Weight.DemiBold))
        self.body = Face(theme.font(digits=True))
        self.small = Face(theme.font(Text.SMALL, digits=True))
        self.small_strong = Face(theme.font(Text.SMALL, Weight.DemiBold, digits=True))
        self.gap = theme.px(8)
        self.indent = theme.px(22)
        self.dot_side = theme.px(8)
        self.avatar = theme.px(26)
        self._pictures: dict[tuple[object, ...], QImage] = {}

    def chip(self, text: str, tone: str, room: int, ratio: float) -> QImage:
        """A chip as a picture, its text shortened where the room is small."""
        key = ("chip", text, tone, room, ratio)
        known = self._pictures.get(key)
        if known is not None:
            return known
        shown = self.small.fitted(text, room - 2 * theme.px(PADDING))
        return self._picture(key, chip_size(shown), ratio, lambda p, r: paint_chip(p, r, shown, tone))

    def face(self, name: str, square: bool, ratio: float) -> QImage:
        """An avatar as a picture; people with the same letters and colour share one."""
        key = ("face", initials(name), avatar_colour(name), square, ratio)
        size = QSize(self.avatar, self.avatar)
        return self._picture(key, size, ratio, lambda p, r: avatar(p, r, name, self.body.font, square=square))

    def dot(self, tone: str, ratio: float) -> QImage:
        """A small disc in the colour of a tone."""
        side = self.dot_side
        colour = self.tokens.edge if tone == Tone.PLAIN else self.tokens.tone(tone)[0]
        return self._picture(
            ("dot", colour, ratio),
            QSize(side, side),
            ratio,
            lambda p, r: fill(p, QRectF(r), colour, side / 2),
        )

    def _picture(
        self, key: tuple[object, ...], size: QSize, ratio: float, paint: Callable[[QPainter, QRect], None]
    ) -> QImage:
        known = self._pictures.get(key)
        if known is None:
            if len(self._pictures) > PICTURES_KEPT:
                self._pictures.clear()
            known = self._pictures[key] = painted(size, ratio, paint)
        return known


def painted(size: QSize, ratio: float, paint: Callable[[QPainter, QRect], None]) -> QImage:
    """A picture made by painting; `size` in device-independent pixels."""
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    painter = QPainter(image)
    paint(painter, QRect(0, 0, size.width(), size.height()))
    painter.end()
    return image


@lru_cache(maxsize=1)
def _kit(_palette: int, _text: int) -> Kit:
    return Kit()


def kit() -> Kit:
    """The kit for the theme and text size in force."""
    return _kit(QGuiApplication.palette().cacheKey(), QGuiApplication.font().pixelSize())
