"""Colours, fonts and small pictures that delegates make once and use for every cell."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

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
from netdesk.ui.widgets.chips import HEIGHT, PADDING, chip_size, paint_chip
from netdesk.ui.widgets.paint import AVATAR_INK, CORNER, avatar_colour, fill, letters_font

TEXTS_KEPT = 4000
PICTURES_KEPT = 600
SPARE = 8
"""Pixels by which letters beside each other may be wider than each alone."""
AS_IT_IS = QTransform()


class Face:
    """A font with the texts that it has shaped: shaping each text in each frame costs half the frame."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        self.height = self._metrics.height()
        self._widths = _Widths(self._metrics)
        self._shaped: dict[tuple[str, int], QStaticText] = {}

    def shaped(self, text: str, room: int) -> QStaticText:
        """The text ready to be painted, shortened with an ellipsis where it does not fit."""
        key = (text, room)
        known = self._shaped.get(key)
        if known is None:
            if len(self._shaped) > TEXTS_KEPT:
                self._shaped.clear()
            known = self._shaped[key] = self._shape(self.fitted(text, room))
        return known

    def fitted(self, text: str, room: int) -> str:
        """The text, shortened with an ellipsis where it does not fit."""
        # Most texts fit by far: their letters' widths tell so, a fifth of what measuring costs.
        if sum(map(self._widths.__getitem__, text)) + SPARE < room:
            return text
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _shape(self, text: str) -> QStaticText:
        made = QStaticText(text)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.prepare(AS_IT_IS, self.font)
        return made

    def width(self, text: str) -> int:
        """How wide it is."""
        return self._widths[text]


class _Widths(dict[str, int]):
    """The widths of texts in a font, measured when they are first asked for."""

    def __init__(self, metrics: QFontMetrics) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, text: str) -> int:
        if len(self) > TEXTS_KEPT:
            self.clear()
        width = self[text] = self._metrics.horizontalAdvance(text)
        return width


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
        self.white = QColor(AVATAR_INK)
        self.strong = Face(theme.font(weight=Weight.DemiBold))
        self.body = Face(theme.font(digits=True))
        self.small = Face(theme.font(Text.SMALL, digits=True))
        self.small_strong = Face(theme.font(Text.SMALL, Weight.DemiBold, digits=True))
        self.gap = theme.px(8)
        self.indent = theme.px(22)
        self.dot_side = theme.px(8)
        self.chip_height = theme.px(HEIGHT)
        self.after_picture = theme.px(10)
        self.avatar = theme.px(26)
        self.letters = Face(letters_font(self.body.font, self.avatar))
        self._pictures: dict[tuple[object, ...], QImage] = {}

    def chip(self, text: str, tone: str, room: int, ratio: float) -> QImage:
        """A chip as a picture, its text shortened where the room is small."""
        key = ("chip", text, tone, room, ratio)
        known = self._pictures.get(key)
        if known is not None:
            return known
        shown = self.small.fitted(text, room - 2 * theme.px(PADDING))
        return self._picture(key, chip_size(shown), ratio, lambda p, r: paint_chip(p, r, shown, tone))

    def chip_width(self, text: str) -> int:
        """How wide a chip with that text is."""
        return chip_size(text).width()

    def ground(self, name: str, square: bool, ratio: float) -> QImage:
        """What the letters of an avatar stand on."""
        colour, side = avatar_colour(name), self.avatar
        radius = side * (CORNER if square else 0.5)
        return self._picture(
            ("ground", colour, square, ratio),
            QSize(side, side),
            ratio,
            lambda p, r: fill(p, r, colour, radius),
        )

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
