"""What the window says after something happened, with a way to take it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.basics import IconButton, SmallButton, Words
from netdesk.ui.widgets.paint import fill

SHOWN_FOR_MS = 8000
TOAST_MARGIN = 24
WIDEST = 640
"""It stays clear of the navigation's foot; what is longer goes on in the next line."""


class Toast(QWidget):
    """A line at the bottom of a window, for 8 seconds, with Undo; Esc closes it."""

    undo_asked = Signal()
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._words = Words()
        self._undo = SmallButton("")
        self._undo.clicked.connect(self._on_undo)
        self._cross = IconButton("close", self.tr("Close"))
        self._cross.clicked.connect(self.close_toast)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        layout.setSpacing(theme.px(12))
        for part in (self._words, self._undo, self._cross):
            layout.addWidget(part)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR_MS)
        self._timer.timeout.connect(self.close_toast)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_toast)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo_text: str = "") -> None:
        """Show a line; with `undo_text` a button that takes the action back."""
        self._words.setText(text)
        self._undo.setText(undo_text)
        self._undo.setVisible(bool(undo_text))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, text)

    def close_toast(self) -> None:
        """Take the line away."""
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def _on_undo(self) -> None:
        self.close_toast()
        self.undo_asked.emit()

    def _place(self) -> None:
        window = self._window
        self._words.setWordWrap(False)
        wanted = self.sizeHint()
        width = min(wanted.width(), theme.px(WIDEST), window.width() - 2 * TOAST_MARGIN)
        self._words.setWordWrap(width < wanted.width())
        self.resize(width, max(wanted.height(), self.heightForWidth(width)))
        self.move((window.width() - width) // 2, window.height() - self.height() - TOAST_MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress and self.isVisible():
            self.close_toast()  # the key has reached the window, so nobody else wanted it
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        fill(QPainter(self), self.rect(), colours.panel, 10, colours.edge)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say it."""
    # Imported here because it costs 3 ms and the start says nothing.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
