"""Rows of lists that are short enough to be made of widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import Avatar, Rule, Words
from netdesk.ui.widgets.chips import Chip


class Tick(QCheckBox):
    """A check box without text that leaves Enter to its row."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def leave_keyboard(self) -> None:
        """A click ticks and leaves the keyboard where it is: whoever is writing goes on writing."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class CheckRow(QWidget):
    """Something to do: a check box, a title over a detail, and when it is due.

    Space ticks it; Enter or a click on the words opens it.
    """

    toggled = Signal(bool)
    activated = Signal()

    def __init__(
        self, title: str, detail: str = "", *, checked: bool = False, due: str = "",
        due_tone: str = Tone.PLAIN, person: str = "", rule: bool = True, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._tick = Tick()
        self._tick.setFixedWidth(theme.px(20))  # the box alone: Qt keeps room for a text
        self._tick.setChecked(checked)
        self._tick.setAccessibleName(title)
        self._tick.setAccessibleDescription(", ".join(part for part in (detail, due) if part))
        self._tick.clicked.connect(self.toggled)
        self._tick.entered.connect(self.activated)
        self.setFocusProxy(self._tick)
        line = self._line(title, detail, person)
        if due:
            line.addWidget(Chip(due, due_tone))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        if rule:
            column.addWidget(Rule())

    def _line(self, title: str, detail: str, person: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        line.setSpacing(theme.px(10))
        line.addWidget(self._tick)
        if person:
            line.addWidget(Avatar(person))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Words(title, "heading", wrap=True))
        if detail:
            words.addWidget(Words(detail, "small", wrap=True))
        line.addLayout(words, 1)
        return line

    def leave_keyboard(self) -> None:
        """See Tick."""
        self._tick.leave_keyboard()

    @property
    def checked(self) -> bool:
        return self._tick.isChecked()

    def set_checked(self, checked: bool) -> None:
        """Tick or untick it, without a signal."""
        self._tick.setChecked(checked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.activated.emit()
