"""Fields to search and choose in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.icons import icon
from netdesk.ui.theme import Weight
from netdesk.ui.widgets.basics import KeyHint, Words
from netdesk.ui.widgets.chips import ChipChoice, ChipRow
from netdesk.ui.widgets.paint import fill, focus_ring, text_in

Box = TypeVar("Box", bound=QAbstractSpinBox)


class SearchField(QLineEdit):
    """A line to search in: a lens, a cross that clears, and the shortcut that leads here."""

    down_pressed = Signal()  # towards the results

    def __init__(self, placeholder: str, *, shortcut_hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(icon("search", "ink3"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icon("close"), self.tr("Clear"), self)
        self._clear.triggered.connect(self.clear)
        self._hint = KeyHint(shortcut_hint, self)
        self._hint.setVisible(bool(shortcut_hint))
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._show_marks)

    def _show_marks(self, text: str) -> None:
        self._hint.setVisible(not text and bool(self._hint.accessibleName()))
        if text and self._clear not in self.actions():
            self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        elif not text:
            self.removeAction(self._clear)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(330), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._hint.sizeHint()
        self.setTextMargins(0, 0, size.width() if self._hint.accessibleName() and not self.text() else 0, 0)
        left = self.width() - size.width() - theme.px(8)
        self._hint.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)


def with_margin(box: Box) -> Box:
    """A spin box, date or time field whose text does not touch the edge, as it does in a styled one."""
    box.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)
    return box


class Segment(QAbstractButton):
    """One part of a segmented control."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # Qt then moves with the arrow keys
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font(weight=Weight.DemiBold)).horizontalAdvance(self.text())
        return QSize(width + 2 * theme.px(13), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.tokens()
        on = self.isChecked()
        if on:
            fill(painter, self.rect(), colours.line if colours.dark else colours.panel, 6, colours.line)
        colour = colours.ink if on or self.underMouse() else colours.ink2
        weight = Weight.DemiBold if on else Weight.Medium
        text_in(
            painter,
            self.rect(),
            self.text(),
            theme.font(weight=weight),
            colour,
            Qt.AlignmentFlag.AlignHCenter,
        )
        if self.hasFocus():
            focus_ring(painter, self.rect(), 6, colours)


class SegmentedControl(QWidget):
    """Two to five views or phases side by side, one of them on."""

    changed = Signal(str)  # the key that is on

    def __init__(self, choices: Mapping[str, str], *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.setSpacing(0)
        self._segments = {key: Segment(text, self) for key, text in choices.items()}
        for key, segment in self._segments.items():
            layout.addWidget(segment)
            segment.clicked.connect(lambda _on, key=key: self.changed.emit(key))
        self.select(next(iter(choices)))

    def selected(self) -> str:
        """The key that is on."""
        return next(key for key, segment in self._segments.items() if segment.isChecked())

    def select(self, key: str) -> None:
        """Switch one on, without a signal."""
        self._segments[key].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), theme.tokens().side, 8)


class ChoiceRow(QWidget):
    """A label and chips of which one is chosen, as for each decision of a follow-through."""

    changed = Signal(str)  # the key that was chosen

    def __init__(
        self, label: str, choices: Mapping[str, str], *, selected: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        words = Words(label, "small")
        words.setFixedWidth(max(theme.px(112), words.sizeHint().width()))
        self._chips = ChipRow([ChipChoice(key=key, text=text) for key, text in choices.items()])
        self._chips.setAccessibleName(label)
        self._chips.changed.connect(lambda keys: self.changed.emit(next(iter(keys))))
        layout.addWidget(words)
        layout.addWidget(self._chips, 1)
        if selected:
            self.select(selected)

    def selected(self) -> str:
        """The chosen key, or nothing yet."""
        return next(iter(self._chips.selected()), "")

    def select(self, key: str) -> None:
        self._chips.select(key)
