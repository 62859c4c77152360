"""Line icons that take the colour of the theme while they are painted."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)

from netdesk.content import resource_path
from netdesk.ui.palettes import DARK, LIGHT

SIZE = 16


class Role(StrEnum):
    """What an icon is part of, which decides its colour."""

    TEXT = "ink"
    QUIET = "ink2"
    FAINT = "ink3"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    WARM = "warm"
    LATE = "late"
    OK = "ok"
    MEET = "meet"


def ratio_of(painter: QPainter) -> float:
    """Device pixels for each pixel that is painted."""
    # The first `device()` makes Python classes of all widgets that Qt knows, which takes 8 ms.
    return painter.deviceTransform().m11()


@lru_cache(maxsize=512)
def icon_image(name: str, colour: str, size: int, ratio: float) -> QImage:
    """One icon as a picture in one colour; `size` in device-independent pixels."""
    from PySide6.QtSvg import QSvgRenderer  # 3 ms that a start without icons in view can save

    side = round(size * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(resource_path("icons", f"{name}.svg"))).render(painter)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.setBackground(QColor(colour))
    painter.eraseRect(image.rect())  # fillRect would make QGradient's 169 presets: 4 ms
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


class ThemedIconEngine(QIconEngine):
    """Paints an icon in the colour that its role has now, so a change of theme needs no new icons."""

    def __init__(self, name: str, role: Role) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        return ThemedIconEngine(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        image = icon_image(self._name, self._colour(mode), side, ratio_of(painter))
        corner = QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
        painter.drawImage(rect.topLeft() + corner, image)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # Qt gives the size in device pixels here.
        image = icon_image(self._name, self._colour(mode), min(size.width(), size.height()), 1.0)
        made = QPixmap.fromImage(image)
        made.setDevicePixelRatio(scale)
        return made

    def _colour(self, mode: QIcon.Mode) -> str:
        window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
        colours = DARK if window.lightness() < 128 else LIGHT
        role = Role.FAINT if mode is QIcon.Mode.Disabled else self._role
        return str(getattr(colours, role.value))


def icon(name: str, role: Role | str = Role.QUIET) -> QIcon:
    """The icon of that name in `resources/icons`, coloured by its role."""
    return QIcon(ThemedIconEngine(name, Role(role)))


def paint_icon(painter: QPainter, name: str, colour: str, rect: QRect) -> None:
    """Draw an icon inside a rectangle, for widgets that paint themselves."""
    side = min(rect.width(), rect.height())
    image = icon_image(name, colour, side, ratio_of(painter))
    painter.drawImage(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, image)
