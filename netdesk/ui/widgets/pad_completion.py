"""The list of names under the cursor while one is being typed; it never takes the focus."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from netdesk.ui.theme import Text, Tokens, Weight, font, px, tokens

ROWS_SHOWN = 7
WIDTH = 300
_SUGGESTION = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One name to choose: `uid` of a contact or organisation, None for somebody new."""

    uid: str | None
    label: str
    detail: str = ""


class CompletionList(QListWidget):
    """A short list of suggestions, chosen by the keys that its editor hands on or by a click."""

    taken = Signal(object)  # Suggestion

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._dressed_in: Tokens | None = None
        self.setUniformItemSizes(True)
        self.setItemDelegate(_Row(self))
        self.itemClicked.connect(self._on_clicked)
        self.hide()

    def offer(self, suggestions: list[Suggestion], name: str, under: QRect) -> None:
        """Show these below a rectangle of the parent, the first chosen; nothing hides the list."""
        self.setAccessibleName(name)
        self._dress(tokens())
        self.clear()
        for suggestion in suggestions:
            self.addItem(_item(suggestion))
        self.setCurrentRow(0)
        self.setVisible(bool(suggestions))
        self._place(under)

    def chosen(self) -> Suggestion | None:
        item = self.currentItem()
        return _suggestion(item) if item is not None else None

    def step(self, rows: int) -> None:
        """Choose another row, around the ends."""
        self.setCurrentRow((self.currentRow() + rows) % max(1, self.count()))

    def _dress(self, colours: Tokens) -> None:
        if colours is not self._dressed_in:
            self._dressed_in = colours
            edge = f"border: 1px solid {colours.edge}; border-radius: 8px; padding: 4px;"
            self.setStyleSheet(f"CompletionList {{ background: {colours.panel}; {edge} }}")

    def _place(self, under: QRect) -> None:
        """Below the line, above it where the window ends, and never outside."""
        room = self._window.rect()
        height = min(ROWS_SHOWN, self.count()) * self.sizeHintForRow(0) + 10  # the edge and its padding
        width = min(px(WIDTH), room.width())
        below = under.bottom() + px(4)
        top = below if below + height <= room.bottom() else max(0, under.top() - px(4) - height)
        self.setGeometry(max(0, min(under.left(), room.right() - width)), top, width, height)
        self.raise_()

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.taken.emit(_suggestion(item))


class _Row(QStyledItemDelegate):
    """A name and, fainter at the right, what tells it from others."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(WIDTH) // 2, px(32))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        suggestion, area, colours = index.data(_SUGGESTION), QRect(option.rect), tokens()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(colours.sel))
        area.adjust(px(10), 0, -px(10), 0)
        used = _draw(painter, area, suggestion.label, colours.ink, Weight.Medium)
        area.setLeft(area.left() + used + px(12))
        _draw(painter, area, suggestion.detail, colours.ink3, Weight.Normal, at_right=True)


def _draw(
    painter: QPainter, area: QRect, text: str, colour: str, weight: Weight, *, at_right: bool = False
) -> int:
    """Draw one line of text cut to the area; returns its width."""
    style = font(Text.SMALL if at_right else Text.BODY, weight)
    painter.setFont(style)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(style).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    return QFontMetrics(style).horizontalAdvance(shown)


def _item(suggestion: Suggestion) -> QListWidgetItem:
    item = QListWidgetItem(suggestion.label)
    item.setData(_SUGGESTION, suggestion)
    spoken = f"{suggestion.label}, {suggestion.detail}" if suggestion.detail else suggestion.label
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    return item


def _suggestion(item: QListWidgetItem) -> Suggestion:
    found = item.data(_SUGGESTION)
    assert isinstance(found, Suggestion)
    return found
