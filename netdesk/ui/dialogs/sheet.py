"""A small window over the main one: a title, a body, buttons; Esc closes it and removes nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.basics import SecondaryButton, Words, press_focused


class Sheet(QDialog):
    """Not modal: whoever types in the window behind it goes on typing."""

    def __init__(self, window: QWidget, title: str, *, width: int = 560, height: int = 480) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.resize(theme.px(width), theme.px(height))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(12))
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        layout.setSpacing(theme.px(16))
        layout.addWidget(Words(title, "heading"))
        layout.addLayout(self.body, 1)
        layout.addLayout(self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def settle(self) -> None:
        """Stores what is typed and not committed yet."""

    def add_button(self, button: QWidget) -> None:
        """One more button at the bottom right."""
        self._buttons.addWidget(button)

    def add_close(self) -> None:
        """The button that closes the sheet."""
        button = SecondaryButton(self.tr("Close"))
        button.clicked.connect(self.close)
        self.add_button(button)
