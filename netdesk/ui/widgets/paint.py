"""Shapes that several painted widgets and delegates share."""

from __future__ import annotations

from zlib import crc32  # hashlib would cost 4 ms at the start

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from netdesk.ui.palettes import AVATAR_COLOURS, Tokens

FOCUS_WIDTH = 2.0
AVATAR_INK = "#FFFFFF"
CORNER = 0.25
"""The radius of an organisation's avatar, as a part of its side."""


def fill(painter: QPainter, rect: QRect | QRectF, colour: str, radius: float, edge: str = "") -> None:
    """A rounded rectangle, with a one-pixel edge if a colour is given for it."""
    shape = QRectF(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5) if edge else shape, radius, radius)


def focus_ring(painter: QPainter, rect: QRect, radius: float, colours: Tokens) -> None:
    """The ring that shows where the keyboard is, just inside a rectangle."""
    half = FOCUS_WIDTH / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.accent), FOCUS_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)


def text_in(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of text in the middle of a rectangle's height, elided at its right."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)


def check_box(painter: QPainter, rect: QRect, checked: bool, colours: Tokens) -> None:
    """A check box of our own, for rows that paint themselves."""
    if not checked:
        fill(painter, rect, colours.panel, 5, colours.edge)
        return
    fill(painter, rect, colours.accent, 5)
    side = rect.width() / 16
    pen = QPen(QColor(colours.on_accent), 2 * side)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    corner = QPointF(rect.topLeft())
    points = [corner + QPointF(x * side, y * side) for x, y in ((4, 8.3), (7, 11.2), (12, 5.2))]
    painter.drawPolyline(points)


def initials(name: str, *, square: bool = False) -> str:
    """Up to two letters that stand for a name: of its first and its last word; an organisation has one."""
    words = [word for word in name.split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters[:1] if square else letters).upper()


def avatar_colour(name: str) -> str:
    """The ground of a name's avatar: the same for that name at every start and on every system."""
    return AVATAR_COLOURS[crc32(name.casefold().encode()) % len(AVATAR_COLOURS)]


def avatar(
    painter: QPainter,
    rect: QRect,
    name: str,
    font: QFont,
    *,
    square: bool = False,
    photo: QPixmap | None = None,
) -> None:
    """A round picture or initials; an organisation's is a rounded square."""
    radius = rect.width() * (CORNER if square else 0.5)
    if photo is not None and not photo.isNull():
        paint_photo(painter, rect, radius, photo)
        return
    fill(painter, rect, avatar_colour(name), radius)
    painter.setFont(letters_font(font, rect.width()))
    painter.setPen(QColor(AVATAR_INK))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(name, square=square))


def letters_font(font: QFont, side: int) -> QFont:
    """What the letters of an avatar of that size are written in."""
    small = QFont(font)
    small.setPixelSize(max(9, round(side * 0.4)))
    small.setWeight(QFont.Weight.DemiBold)
    return small


def paint_photo(painter: QPainter, rect: QRect, radius: float, photo: QPixmap) -> None:
    """A photo that fills the shape, cut to it."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), radius, radius)
    side = min(photo.width(), photo.height())
    source = QRect((photo.width() - side) // 2, (photo.height() - side) // 2, side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(path)
    painter.drawPixmap(rect, photo, source)
    painter.restore()
