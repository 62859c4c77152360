"""What delegates paint into one row: texts and pictures, each in the middle of its height."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from netdesk.ui.delegates.kit import Face, Kit
from netdesk.ui.icons import ratio_of
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.paint import initials


class Strip:
    """The height of a row. What is painted needs a place from left to right only, in pixels.

    Each call into Qt takes 0.5 to 1 microseconds, and a picture has 200 texts: font and colour are set
    where they change, and no rectangle is made.
    """

    def __init__(self, painter: QPainter, top: int, height: int) -> None:
        self._painter = painter
        self._top, self._height = top, height
        self._face: Face | None = None
        self._colour: QColor | None = None

    def text(self, x: int, room: int, text: str, face: Face, colour: QColor, at_right: bool = False) -> None:
        """One line of text, shortened to its room."""
        painter = self._painter
        if face is not self._face:
            self._face = face
            painter.setFont(face.font)
        if colour is not self._colour:
            self._colour = colour
            painter.setPen(colour)
        shaped = face.shaped(text, room)
        if at_right:
            x += room - face.width(shaped.text())
        painter.drawStaticText(x, self._top + (self._height - face.height) // 2, shaped)

    def picture(self, x: int, image: QImage, high: int) -> None:
        """A picture that is so high."""
        self._painter.drawImage(x, self._top + (self._height - high) // 2, image)

    def face(self, x: int, name: str, square: bool, tools: Kit, ratio: float) -> None:
        """An avatar: people who share a colour share its ground."""
        side, face = tools.avatar, tools.letters
        self.picture(x, tools.ground(name, square, ratio), side)
        letters = initials(name, square=square)
        wide = face.width(letters)
        self.text(x + (side - wide) // 2, side, letters, face, tools.white)

    def chip(self, x: int, room: int, text: str, tone: str, tools: Kit, ratio: float) -> None:
        """A chip, its text shortened if the room is small."""
        self.picture(x, tools.chip(text, tone or Tone.PLAIN, room, ratio), tools.chip_height)


def write(
    painter: QPainter, rect: QRect, text: str, face: Face, colour: QColor, at_right: bool = False
) -> None:
    """One line of text in a rectangle."""
    Strip(painter, rect.y(), rect.height()).text(rect.x(), rect.width(), text, face, colour, at_right)


def paint_chip_at(painter: QPainter, rect: QRect, text: str, tone: str, tools: Kit) -> None:
    """A chip at the left of a rectangle."""
    strip = Strip(painter, rect.y(), rect.height())
    strip.chip(rect.x(), rect.width(), text, tone, tools, ratio_of(painter))


def plain(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """A rectangle of one colour. Its first fillRect would make QGradient's 169 presets, 4 ms of the start."""
    painter.setBackground(colour)
    painter.eraseRect(rect)
