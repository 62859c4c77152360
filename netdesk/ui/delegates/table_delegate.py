"""Paints the cells of a table straight from its row objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from netdesk.ui import theme
from netdesk.ui.delegates.kit import Face, Kit, kit
from netdesk.ui.icons import ratio_of
from netdesk.ui.models.columns import DISPLAY, ROLE_ROW, Column, Look
from netdesk.ui.models.paged_table import PENDING
from netdesk.ui.palettes import Tone

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 38
WIDE = 16_000
"""Wider than any screen."""


class TableDelegate(QStyledItemDelegate):
    """Paints by the looks of the columns; one `data()` call a cell and no style in between."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hover_row = -1
        self.focus_row = -1  # the one that gets the keys, while the table has the focus
        self._last = (-1, -1)
        self._row: Any = None
        self._begins = self._selected = False
        self._tools: Kit
        self.first_column = 0  # the one at the left edge, which columns that are moved can change
        self._columns = tuple(columns)
        self._painters: dict[Look, Callable[[QPainter, QRect, str, str, Kit], None]] = {
            Look.NAME: self._name,
            Look.PLACE: self._place,
            Look.STRONG: lambda p, r, text, tone, k: write(p, r, text, k.strong, k.ink),
            Look.TEXT: lambda p, r, text, tone, k: write(p, r, text, k.body, k.ink),
            Look.QUIET: lambda p, r, text, tone, k: write(p, r, text, k.small, k.ink2),
            Look.NUMBER: lambda p, r, text, tone, k: write(p, r, text, k.body, k.ink2, at_right=True),
            Look.CHIP: self._chip,
            Look.DOT: self._dot,
            Look.WHEN: self._when,
        }

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        number = index.column()
        row = self._row_of(index, number)
        tools = self._tools
        if self._begins:
            self._ground(painter, rect, tools)
        if self._last[0] == self.focus_row:
            self._ring(painter, rect, tools)
        room = rect.adjusted(tools.indent if number == self.first_column else tools.gap, 0, -tools.gap, -1)
        if row is PENDING:
            return
        if row is None:
            write(painter, room, index.data(DISPLAY) or "", tools.body, tools.ink3)
            return
        self._cell(painter, room, self._columns[number], row, tools)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(80), theme.px(ROW_HEIGHT))

    def _row_of(self, index: Index, column: int) -> Any:
        # A view paints a row from left to right: its first cell asks model, selection and theme for all.
        number = index.row()
        self._begins = number != self._last[0] or column <= self._last[1]
        if self._begins:
            view = self.parent()
            self._row = index.data(ROLE_ROW)
            self._tools = kit()
            # Asked here because `option.state` makes all of QStyle's enums, 7 ms of the start.
            self._selected = isinstance(view, QTableView) and view.selectionModel().isSelected(index)
        self._last = (number, column)
        return self._row

    def _cell(self, painter: QPainter, room: QRect, column: Column, row: Any, tools: Kit) -> None:
        text = column.text(row)
        tone = column.tone(row) if column.tone is not None else Tone.PLAIN
        if text:
            self._painters[column.look](painter, room, text, tone, tools)
        else:
            write(painter, room, column.blank, tools.body, tools.ink3)

    def _ground(self, painter: QPainter, rect: QRect, tools: Kit) -> None:
        """What lies below all cells of a row, painted with the first of them: the clip ends it."""
        if self._selected:
            plain(painter, QRect(rect.x(), rect.y(), WIDE, rect.height()), tools.sel)
        elif self._last[0] == self.hover_row:
            plain(painter, QRect(rect.x(), rect.y(), WIDE, rect.height()), tools.hover)
        plain(painter, QRect(rect.x(), rect.bottom(), WIDE, 1), tools.line)

    def _ring(self, painter: QPainter, rect: QRect, tools: Kit) -> None:
        view = self.parent()
        if isinstance(view, QTableView):
            focus_row(painter, rect, tools, view, self._last[1])

    def _name(
        self, painter: QPainter, rect: QRect, text: str, tone: str, tools: Kit, square: bool = False
    ) -> None:
        ratio = ratio_of(painter)
        top = rect.y() + (rect.height() - tools.avatar) // 2
        painter.drawImage(rect.x(), top, tools.face(text, square, ratio))
        rest = rect.adjusted(tools.avatar + theme.px(10), 0, 0, 0)
        write(painter, rest, text, tools.strong, tools.ink)

    def _place(self, painter: QPainter, rect: QRect, text: str, tone: str, tools: Kit) -> None:
        self._name(painter, rect, text, tone, tools, square=True)

    def _chip(self, painter: QPainter, rect: QRect, text: str, tone: str, tools: Kit) -> None:
        paint_chip_at(painter, rect, text, tone, tools)

    def _dot(self, painter: QPainter, rect: QRect, text: str, tone: str, tools: Kit) -> None:
        image = tools.dot(tone, ratio_of(painter))
        side = tools.dot_side
        painter.drawImage(rect.x(), rect.y() + (rect.height() - side) // 2, image)
        write(painter, rect.adjusted(side + tools.gap - 2, 0, 0, 0), text, tools.body, tools.ink2)

    def _when(self, painter: QPainter, rect: QRect, text: str, tone: str, tools: Kit) -> None:
        if tone and tone != Tone.PLAIN:
            paint_chip_at(painter, rect, text, tone, tools)
        else:
            write(painter, rect, text, tools.body, tools.ink2)


def plain(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """A rectangle of one colour. Its first fillRect would make QGradient's 169 presets, 4 ms of the start."""
    painter.setBackground(colour)
    painter.eraseRect(rect)


def write(
    painter: QPainter, rect: QRect, text: str, face: Face, colour: QColor, at_right: bool = False
) -> None:
    """One line of text, shortened to its room."""
    painter.setFont(face.font)
    painter.setPen(colour)
    shaped, width = face.shaped(text, rect.width())
    x = rect.right() + 1 - width if at_right else rect.x()
    painter.drawStaticText(x, rect.y() + (rect.height() - face.height) // 2, shaped)


def paint_chip_at(painter: QPainter, rect: QRect, text: str, tone: str, tools: Kit) -> None:
    """A chip at the left of its room, its text shortened if the room is small."""
    ratio = ratio_of(painter)
    image = tools.chip(text, tone or Tone.PLAIN, rect.width(), ratio)
    high = round(image.height() / image.devicePixelRatio())
    painter.drawImage(rect.x(), rect.y() + (rect.height() - high) // 2, image)


def focus_row(painter: QPainter, rect: QRect, tools: Kit, view: QTableView, column: int) -> None:
    """The part of a ring around the current row that falls into one cell."""
    painter.setPen(QPen(tools.accent, 2))
    painter.drawLine(rect.x(), rect.y() + 1, rect.right(), rect.y() + 1)
    painter.drawLine(rect.x(), rect.bottom(), rect.right(), rect.bottom())
    header = view.horizontalHeader()
    if header.sectionViewportPosition(column) <= 0:
        painter.drawLine(rect.x() + 1, rect.y(), rect.x() + 1, rect.bottom())
    if rect.right() >= header.length() - header.offset() - 2:
        painter.drawLine(rect.right(), rect.y(), rect.right(), rect.bottom())
