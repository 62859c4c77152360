"""What a page says when it is empty."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.icons import paint_icon
from netdesk.ui.widgets.basics import Button, PrimaryButton, Words
from netdesk.ui.widgets.paint import fill


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
    """An icon, a sentence and what to do next; the first action is the main one. `slim`: for a side."""

    def __init__(
        self,
        icon_name: str,
        sentence: str,
        detail: str = "",
        parent: QWidget | None = None,
        *,
        slim: bool = False,
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
        way = QBoxLayout.Direction.TopToBottom if slim else QBoxLayout.Direction.LeftToRight
        self._actions = QBoxLayout(way)
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
        self._actions.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button
