"""A line that opens over a list to add something by its name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from netdesk.ui import theme


class NewLine(QWidget):
    """Enter hands the name over, Esc closes and keeps what was typed for the next time."""

    entered = Signal(str)
    closed = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self._field = QLineEdit()
        self._field.setPlaceholderText(placeholder)
        self._field.setAccessibleName(placeholder)
        self._field.returnPressed.connect(self._enter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(22), 0, theme.px(22), theme.px(8))
        layout.addWidget(self._field)
        self.hide()

    @Slot()
    def open(self) -> None:
        """Shows the line with the cursor in it."""
        self.show()
        self._field.setFocus()
        self._field.selectAll()

    @Slot()
    def _enter(self) -> None:
        name = self._field.text().strip()
        if name:
            self._field.clear()
            self.hide()
            self.entered.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
