"""Fields that scroll where the window leaves them too little height."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from netdesk.ui import theme

LEAST = 96


class Scrolled(QScrollArea):
    """As high as what it holds where there is room, down to a few lines of it where there is none."""

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self._held = held
        held.setProperty("scrolled", True)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(held)

    def sizeHint(self) -> QSize:
        hint, height = self._held.sizeHint(), self._held.heightForWidth(self.width())
        return QSize(hint.width(), height if height > 0 else hint.height())

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(
            self._held.minimumSizeHint().width() + bar, min(theme.px(LEAST), self.sizeHint().height())
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the chips wrap anew
        self._bring_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._held and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        done = super().eventFilter(watched, event)
        if watched is self._held and event.type() == QEvent.Type.Resize:
            self._bring_up()
        return done

    def ensureWidgetVisible(self, childWidget: QWidget, xmargin: int = 0, ymargin: int = 0) -> None:
        """All of a field: Qt is content with the place of its cursor."""
        middle = childWidget.mapTo(self._held, childWidget.rect().center())
        self.ensureVisible(middle.x(), middle.y(), xmargin, max(ymargin, childWidget.height() // 2 + 1))

    def _bring_up(self) -> None:
        """What got the keyboard before there was a layout is seen as well."""
        focused = self._held.focusWidget()
        if focused is not None and focused.hasFocus():
            self.ensureWidgetVisible(focused)
