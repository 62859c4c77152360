"""A contact in a row that opens it: picture, name, where they are, a line of reason, and buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.basics import Avatar, Words
from netdesk.ui.widgets.navigation import ElidedLabel
from netdesk.ui.widgets.paint import fill, focus_ring

OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PersonLink(QWidget):
    """Picture, name and detail; a click or Enter opens the contact."""

    activated = Signal()

    def __init__(self, name: str, second: str = "", detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)
        self.setAccessibleDescription(", ".join(filter(None, (second, detail))))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(2), theme.px(6), theme.px(6), theme.px(6))
        layout.setSpacing(theme.px(10))
        layout.addWidget(Avatar(name))
        layout.addLayout(self._words(name, second, detail), 1)

    def _words(self, name: str, second: str, detail: str) -> QVBoxLayout:
        first = QHBoxLayout()
        first.setSpacing(theme.px(6))
        first.addWidget(ElidedLabel(name, "heading"))
        first.addWidget(ElidedLabel(second, "second"), 1)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addLayout(first)
        if detail:
            words.addWidget(Words(detail, "small", wrap=True))
        return words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OPENING:
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.activated.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            fill(painter, self.rect(), theme.tokens().hover, 7)
        if self.hasFocus():
            focus_ring(painter, self.rect(), 7, theme.tokens())
