"""Texts of a message: the line of its subject, and what it reads like."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent

from netdesk.ui import theme
from netdesk.ui.widgets.inline_edit import GrowingEdit


class SeenText(GrowingEdit):
    """A text to be read only, without an edge, as high as it is."""

    def __init__(self, name: str) -> None:
        super().__init__(lines=range(1, 1000))
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setProperty("plain", True)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        lines = int(self.document().size().height())
        return QSize(theme.px(160), lines * self.fontMetrics().lineSpacing() + theme.px(4))


class SubjectEdit(GrowingEdit):
    """One line that may wrap; Enter goes on to the message. `plain`: without an edge, as on a card."""

    entered = Signal()

    def __init__(self, *, plain: bool = False) -> None:
        super().__init__(lines=range(1, 3))
        self._plain = plain
        self.setProperty("line", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if plain:
            self.setProperty("plain", True)
            self.document().setDocumentMargin(0)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() - theme.px(14 if self._plain else 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)
