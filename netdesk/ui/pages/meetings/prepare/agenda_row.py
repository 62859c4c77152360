"""One question of the agenda: a handle to drag, its words, its category, a cross."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from netdesk.domain.agenda import AgendaItem
from netdesk.ui import theme
from netdesk.ui.icons import paint_icon
from netdesk.ui.widgets.basics import IconButton, line_of
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.inline_edit import InlineEdit
from netdesk.ui.widgets.paint import fill

UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Handle(QWidget):
    """What a row is dragged by."""

    dragged = Signal(QPoint)  # where the pointer is on the screen
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.px(16), theme.px(24))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(self.tr("Drag, or press Alt+Up and Alt+Down"))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), "drag", theme.tokens().ink3, self.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit()


class AgendaRow(QWidget):
    """Enter rewords it, Alt+Up and Alt+Down move it, Delete removes it."""

    moved = Signal(int)
    stepped = Signal(int)
    removed = Signal()
    reworded = Signal(str)
    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self, item: AgendaItem) -> None:
        super().__init__()
        self.entry_id = item.entry.id
        self.words = InlineEdit(item.entry.wording, name=self.tr("Question"))
        self.words.installEventFilter(self)
        self._chip = Chip()
        self._handle = Handle()
        cross = IconButton("close", self.tr("Remove this question"))
        line = line_of(self._handle, spacing=6)
        line.addWidget(self.words, 1)
        line.addWidget(self._chip)
        line.addWidget(cross)
        line.setContentsMargins(theme.px(8), theme.px(5), theme.px(6), theme.px(5))
        self.setLayout(line)
        self.setFocusProxy(self.words)
        self.words.edited.connect(self.reworded)
        self._handle.dragged.connect(self.dragged)
        self._handle.dropped.connect(self.dropped)
        cross.clicked.connect(self.removed)

    def show_item(self, item: AgendaItem, category: str) -> None:
        """Shows the question as it is now."""
        self.words.show_text(item.entry.wording)
        self._chip.setVisible(bool(category))
        self._chip.show_text(category)
        self._fit_chip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_chip()

    def _fit_chip(self) -> None:
        """The question needs the room: a long category leaves it two thirds."""
        self._chip.keep_within(self.width() // 3)

    def holds_focus(self) -> bool:
        """Whether the keyboard is on this row."""
        inside = self.window().focusWidget()
        return inside is not None and self.isAncestorOf(inside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return not self.words.editing and self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        step = UP_DOWN.get(Qt.Key(event.key()))
        if step is not None:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            (self.moved if alt else self.stepped).emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        return step is not None or event.key() == Qt.Key.Key_Delete

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        fill(QPainter(self), self.rect(), colours.panel, 8, colours.line)
