"""What a line in plain words says, shown right below its field while it is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import Words, line_of
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.navigation import ElidedLabel
from netdesk.ui.widgets.paint import fill

LEAST_WIDTH, MOST_WIDTH = 320, 560
MOST_NAMES = 4


class UnderstoodLine(QWidget):
    """Lies over the page below the field; Up and Down choose among namesakes, Esc hides it.

    The field keeps the keyboard and its text; `chosen` is the place of the name that is chosen.
    """

    asked = Signal(str)
    """What is typed now, to be understood and shown with `show_words`."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__()
        self._field = field
        self.chosen: int | None = None
        self._names: tuple[str, ...] = ()
        self.words = ElidedLabel("", "second")
        self._which = Words("", "small")
        self._chips = [Chip() for _ in range(MOST_NAMES)]
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        field.textChanged.connect(self._on_typed)
        field.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(6))
        self._row = QWidget()
        row = line_of(self._which, *self._chips, None)
        row.setContentsMargins(0, 0, 0, 0)
        self._row.setLayout(row)
        column.addWidget(self.words)
        column.addWidget(self._row)

    def show_words(self, typed: str, words: str, names: Sequence[str] = ()) -> None:
        """What was understood of `typed`; what came too late is passed over."""
        if typed != self._field.text() or not typed.strip() or not self._field.hasFocus():
            return
        shown = tuple(names[:MOST_NAMES])
        self.chosen = self.chosen if shown == self._names else None
        self._names = shown
        self.words.setText(words)
        self._show_choice()
        self._place()
        self.show()
        self.raise_()

    def _show_choice(self) -> None:
        self._row.setVisible(len(self._names) > 1)
        self._which.setText(self.tr("↑↓ Which one?") if self.chosen is None else self.tr("↑↓"))
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(self._names))
            if place < len(self._names):
                on = place == self.chosen
                name = f"✓ {self._names[place]}" if on else self._names[place]
                chip.show_text(name, Tone.ACCENT if on else Tone.PLAIN)
        told = (
            self.words.text() if self.chosen is None else f"{self._names[self.chosen]} · {self.words.text()}"
        )
        self._field.setAccessibleDescription(told)

    def choice(self) -> str:
        """The name that is chosen; empty where none is."""
        return self._names[self.chosen] if self.chosen is not None else ""

    def _on_typed(self, text: str) -> None:
        if text.strip():
            self.asked.emit(text)
        else:
            self._forget()

    def _forget(self) -> None:
        self.chosen, self._names = None, ()
        self._field.setAccessibleDescription("")
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event.key())
        if kind == QEvent.Type.FocusOut:
            self.hide()
        elif kind == QEvent.Type.FocusIn and self._field.text().strip():
            self.asked.emit(self._field.text())
        elif kind in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return False

    def _key(self, key: int) -> bool:
        if self.isHidden():
            return False
        if key == Qt.Key.Key_Escape:
            self.hide()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and len(self._names) > 1:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """Through the names, and through nobody between the last and the first."""
        places: list[int | None] = [None, *range(len(self._names))]
        self.chosen = places[(places.index(self.chosen) + by) % len(places)]
        self._show_choice()
        self._place()

    def _place(self) -> None:
        page = self.parentWidget()
        if page is None:
            return
        most = min(theme.px(MOST_WIDTH), page.width() - theme.px(16))
        width = min(most, max(theme.px(LEAST_WIDTH), self._field.width(), self._wanted()))
        below = self._field.mapTo(page, QPoint(0, self._field.height() + theme.px(4)))
        left = max(theme.px(8), below.x() + min(0, self._field.width() - width))
        self._row.updateGeometry()
        self.setGeometry(left, below.y(), width, self.sizeHint().height())

    def _wanted(self) -> int:
        """So much that nothing is shortened."""
        return max(self.words.sizeHint().width(), self._row.sizeHint().width()) + theme.px(24)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        fill(QPainter(self), self.rect(), colours.panel, 8, colours.edge)
