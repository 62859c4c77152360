"""What a page says when it is empty, and what the window says after something happened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.icons import paint_icon
from netdesk.ui.widgets.basics import Button, IconButton, PrimaryButton, SmallButton, Words
from netdesk.ui.widgets.paint import fill

SHOWN_FOR_MS = 8000
TOAST_MARGIN = 24


class BigIcon(QWidget):
    """An icon on a soft disc."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedSize(theme.px(56), theme.px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.tokens()
        fill(painter, self.rect(), colours.accent2, self.width() / 2)
        room = theme.px(16)
        paint_icon(painter, self._name, colours.accent, self.rect().adjusted(room, room, -room, -room))


class EmptyState(QWidget):
    """An icon, a sentence and what to do next; the first action is the main one."""

    def __init__(
        self, icon_name: str, sentence: str, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(sentence)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(theme.px(8))
        self._layout.addStretch(2)
        self._layout.addWidget(BigIcon(icon_name), 0, Qt.AlignmentFlag.AlignHCenter)
        self._sentence = self._words(sentence, "heading")
        self._detail = self._words(detail, "second")
        self._detail.setVisible(bool(detail))
        self._actions = QHBoxLayout()
        self._actions.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._actions.setSpacing(theme.px(8))
        self._layout.addSpacing(theme.px(8))
        self._layout.addLayout(self._actions)
        self._layout.addStretch(3)

    def _words(self, text: str, kind: str) -> Words:
        words = Words(text, kind, wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._layout.addWidget(words)
        return words

    def say(self, sentence: str, detail: str = "") -> None:
        """Another sentence, such as one that names the query."""
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(sentence)

    def add_action(self, text: str, act: Callable[[], object], *, primary: bool | None = None) -> Button:
        """A button below the sentence; the first one is the main one unless told otherwise."""
        main = self._actions.count() == 0 if primary is None else primary
        button = PrimaryButton(text) if main else Button(text)
        button.clicked.connect(lambda: act())
        self._actions.addWidget(button)
        return button


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
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

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
        width = min(self.sizeHint().width(), window.width() - 2 * TOAST_MARGIN)
        self._words.setWordWrap(width < self.sizeHint().width())
        self.resize(width, max(self.sizeHint().height(), self.heightForWidth(width)))
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
