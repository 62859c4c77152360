"""Rows of one line with a quiet number at the right: categories and how much is in each."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk.ui import theme
from netdesk.ui.delegates.kit import kit
from netdesk.ui.delegates.strip import write
from netdesk.ui.models.columns import ROLE_ROW
from netdesk.ui.widgets.paint import fill, focus_ring

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 32
SELECTED = QStyle.StateFlag.State_Selected
HOVERED = QStyle.StateFlag.State_MouseOver


class CountCell(Protocol):
    """What one row shows; `chip` is the number."""

    @property
    def title(self) -> str: ...
    @property
    def chip(self) -> str: ...


class CountRowDelegate(QStyledItemDelegate):
    """A title and a number; the chosen row is strong, so that its ground is not the only sign."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CountCell | None = index.data(ROLE_ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tools = kit()
        inside = rect.adjusted(theme.px(8), 1, -theme.px(8), -1)
        chosen = bool(state & SELECTED)
        if chosen or state & HOVERED:
            fill(painter, inside, tools.tokens.sel if chosen else tools.tokens.hover, 7)
        if row is not None:
            room = inside.adjusted(theme.px(14), 0, -theme.px(10), 0)
            wide = tools.small.width(row.chip)
            write(painter, room, row.chip, tools.small, tools.ink2, at_right=True)
            words = room.adjusted(0, 0, -wide - tools.gap, 0)
            write(painter, words, row.title, tools.strong if chosen else tools.body, tools.ink)
        view = self.parent()
        if chosen and isinstance(view, QAbstractItemView) and view.hasFocus():
            focus_ring(painter, inside, 7, tools.tokens)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(160), theme.px(ROW_HEIGHT))
