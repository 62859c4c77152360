"""One question of the agenda: a handle to drag, its words, what the coach says of them, a cross."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.agenda import AgendaItem
from netdesk.domain.coach.findings import Finding
from netdesk.ui import theme
from netdesk.ui.icons import paint_icon
from netdesk.ui.widgets.basics import IconButton, SmallButton, Words, line_of
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.coach_paint import replaced
from netdesk.ui.widgets.inline_edit import InlineEdit
from netdesk.ui.widgets.pad_text import Offsets
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
        self._finding: Finding | None = None
        self._looked_at = ""
        self._chip = Chip()
        self._handle = Handle()
        cross = IconButton("close", self.tr("Remove this question"))
        line = line_of(self._handle, spacing=6)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.words)
        self._line = line
        line.addLayout(self._column, 1)
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

    # What the coach says

    @cached_property
    def hint(self) -> Words:
        """Why other words are better, and which; made for the few lines that need it."""
        made = Words("", "warm", wrap=True)
        made.setContentsMargins(theme.px(6), 0, 0, theme.px(4))
        self._column.addWidget(made)
        return made

    @cached_property
    def replace(self) -> SmallButton:
        """Puts the better words in."""
        made = SmallButton(self.tr("Replace"))
        made.clicked.connect(self._replace)
        self._line.insertWidget(self._line.count() - 1, made)
        return made

    @property
    def marked(self) -> bool:
        """Whether the coach would say it otherwise."""
        return self._finding is not None

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Marks what the coach found in the words that are shown."""
        before, self._finding = self._finding, next(iter(findings), None)
        self._looked_at = self.words.text()
        offsets = Offsets(self._looked_at)
        self.words.show_waves([(offsets.to_qt(one.start), offsets.to_qt(one.end)) for one in findings])
        if self._finding != before:
            self._tell(self._finding)
            self.update()

    def _tell(self, finding: Finding | None) -> None:
        said = self.tr("{0} Try “{1}”").format(finding.why, finding.instead) if finding else ""
        self.hint.setText(said)
        self.hint.setVisible(finding is not None)
        self.replace.setVisible(finding is not None)
        self.words.setAccessibleDescription(said)

    @Slot()
    def _replace(self) -> None:
        if self._finding is not None and self.words.text() == self._looked_at:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reworded.emit(replaced(self._looked_at, self._finding))

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
        ground, edge = (colours.warm2, colours.warm) if self.marked else (colours.panel, colours.line)
        fill(QPainter(self), self.rect(), ground, 8, edge)
