"""The field at the top of a page that leads to the search everywhere: it looks like one and is a button."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.actions import BY_ID, ActionId
from netdesk.ui.icons import SIZE, paint_icon
from netdesk.ui.widgets.basics import KeyHint
from netdesk.ui.widgets.paint import fill, focus_ring, text_in

WIDEST, NARROWEST, HEIGHT = 330, 38, 32
WITH_WORDS = 170
"""A narrower one shows its lens alone."""


class SearchButton(QAbstractButton):
    """Opens the palette, whose shortcut it shows; the window listens to `clicked`."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        keys = QKeySequence(BY_ID[ActionId.PALETTE].shortcut)
        self._hint = KeyHint(keys.toString(QKeySequence.SequenceFormat.NativeText), self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDEST), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(NARROWEST), theme.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._hint.sizeHint()
        left = self.width() - size.width() - theme.px(8)
        self._hint.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
        narrow = self.width() < theme.px(WITH_WORDS)
        self._hint.setVisible(not narrow)
        self.setToolTip(self.text() if narrow else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.tokens()
        fill(painter, self.rect(), colours.hover if self.underMouse() else colours.panel, 8, colours.edge)
        side, left = theme.px(SIZE), theme.px(10)
        paint_icon(painter, "search", colours.ink3, QRect(left, (self.height() - side) // 2, side, side))
        if self.width() >= theme.px(WITH_WORDS):
            room = self.rect().adjusted(left + side + theme.px(8), 0, -self._hint.width() - theme.px(16), 0)
            text_in(painter, room, self.text(), theme.font(), colours.ink3)
        if self.hasFocus():
            focus_ring(painter, self.rect(), 8, colours)
