"""Rows of two lines: results, meetings, organisations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk.ui import theme
from netdesk.ui.delegates.kit import Face, Kit, kit
from netdesk.ui.delegates.strip import Strip, paint_chip_at, write
from netdesk.ui.icons import icon_image, ratio_of
from netdesk.ui.models.columns import DISPLAY, ROLE_ROW
from netdesk.ui.widgets.paint import fill, focus_ring

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 52
SELECTED = QStyle.StateFlag.State_Selected
HOVERED = QStyle.StateFlag.State_MouseOver
FOCUSED = QStyle.StateFlag.State_HasFocus


class ListCell(Protocol):
    """What one row shows; `icon` is used where there is no `avatar` name; empty texts are left out."""

    @property
    def title(self) -> str: ...
    @property
    def detail(self) -> str: ...
    @property
    def avatar(self) -> str: ...
    @property
    def square(self) -> bool: ...
    @property
    def icon(self) -> str: ...
    @property
    def chip(self) -> str: ...
    @property
    def chip_tone(self) -> str: ...


class ListRowDelegate(QStyledItemDelegate):
    """An avatar or icon, a title over a detail, a chip at the right; the row object is in ROLE_ROW."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tools = kit()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row: ListCell | None = index.data(ROLE_ROW)
        painter.save()
        self._ground(painter, rect, state, tools)
        room = rect.adjusted(theme.px(12), theme.px(6), -theme.px(12), -theme.px(6))
        if row is None:
            write(painter, room, index.data(DISPLAY) or "", tools.body, tools.ink3)
        else:
            self._row(painter, room, row, tools)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ListCell | None = index.data(ROLE_ROW)
        return QSize(theme.px(200), theme.px(ROW_HEIGHT if row is None or row.detail else 36))

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, tools: Kit) -> None:
        inside = rect.adjusted(theme.px(4), 1, -theme.px(4), -1)
        if state & (SELECTED | HOVERED):
            fill(painter, inside, tools.tokens.sel if state & SELECTED else tools.tokens.hover, 7)
        view = self.parent()
        if state & FOCUSED and isinstance(view, QAbstractItemView) and view.hasFocus():
            focus_ring(painter, inside, 7, tools.tokens)

    def _row(self, painter: QPainter, room: QRect, row: ListCell, tools: Kit) -> None:
        room = self._picture(painter, room, row, tools)
        if row.chip:
            wide = min(tools.small.width(row.chip) + theme.px(20), room.width() // 2)
            place = QRect(room.right() - wide + 1, room.y(), wide, room.height())
            paint_chip_at(painter, place, row.chip, row.chip_tone, tools)
            room = room.adjusted(0, 0, -wide - tools.gap, 0)
        if not row.detail:
            write_marked(painter, room, (row.title, getattr(row, "title_marks", ())), tools, tools.body)
            return
        half = room.height() // 2
        upper = QRect(room.topLeft(), QSize(room.width(), half))
        write(painter, upper, row.title, tools.strong, tools.ink)
        lower = QRect(room.topLeft() + QPoint(0, half), QSize(room.width(), room.height() - half))
        write_marked(painter, lower, (row.detail, getattr(row, "detail_marks", ())), tools, tools.small)

    def _picture(self, painter: QPainter, room: QRect, row: ListCell, tools: Kit) -> QRect:
        strip, ratio = Strip(painter, room.y(), room.height()), ratio_of(painter)
        if row.avatar:
            strip.face(room.x(), row.avatar, row.square, tools, ratio)
        elif row.icon:
            side = theme.px(16)
            image = icon_image(row.icon, tools.tokens.ink2, side, ratio)
            strip.picture(room.x() + (tools.avatar - side) // 2, image, side)
        else:
            return room
        return room.adjusted(tools.avatar + tools.after_picture, 0, 0, 0)


Marked = tuple[str, Sequence[tuple[int, int]]]
"""A text, and the spans of it that stand out."""


def write_marked(painter: QPainter, rect: QRect, marked: Marked, tools: Kit, face: Face) -> None:
    """One line in which some words are strong; a text without any is like every other."""
    text, marks = marked
    quiet = tools.ink2 if face is tools.small else tools.ink
    if not marks:
        write(painter, rect, text, face, quiet)
        return
    bold = tools.small_strong if face is tools.small else tools.strong
    left, at = rect.left(), 0
    for start, end in (*marks, (len(text), len(text))):
        for part, way, colour in ((text[at:start], face, quiet), (text[start:end], bold, tools.ink)):
            if part and left < rect.right():
                write(painter, QRect(QPoint(left, rect.top()), rect.bottomRight()), part, way, colour)
                left += way.width(part)
        at = end
