"""Paints a day of the month: its number, its entries as chips, and how many more there are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk.domain.calendar import Entry, EntryKind
from netdesk.ui import theme
from netdesk.ui.delegates.kit import Kit, kit
from netdesk.ui.delegates.strip import plain, write
from netdesk.ui.models.columns import ROLE_ROW
from netdesk.ui.pages.calendar import wording
from netdesk.ui.pages.calendar.month_model import DayCell
from netdesk.ui.pages.calendar.wrapping import in_lines
from netdesk.ui.theme import Text, Tokens, Weight
from netdesk.ui.widgets.paint import fill, focus_ring, text_in

Index = QModelIndex | QPersistentModelIndex
CHIP, GAP, HEAD, SIDE = 20, 3, 30, 6
TALL, LINE = 52, 16
"""Of a chip in a week, which has two lines for its title and one for the time."""


def chip_places(cell: QRect, count: int, *, tall: bool = False) -> tuple[list[QRect], QRect | None]:
    """Where the entries of a day stand, and where the line stands that counts those without room."""
    height = TALL if tall else CHIP
    left, step = cell.x() + theme.px(SIDE), theme.px(height + GAP)
    width = cell.width() - 2 * theme.px(SIDE)
    room = max(0, (cell.height() - theme.px(HEAD)) // step)
    shown = count if count <= room else max(0, room - 1)
    top = cell.y() + theme.px(HEAD)
    places = [QRect(left, top + number * step, width, theme.px(height)) for number in range(shown)]
    if shown == count:
        return places, None
    return places, QRect(left, top + shown * step, width, theme.px(CHIP))


class MonthDelegate(QStyledItemDelegate):
    """Paints from the DayCell in ROLE_ROW; the view says what is chosen, focused or a target."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen_entry: Entry | None = None
        self.target: QModelIndex = QModelIndex()
        self.has_focus = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: DayCell = index.data(ROLE_ROW)
        rect: QRect = option.rect
        tools = kit()
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._ground(painter, rect, cell, tools.tokens, target=index == self.target)
        self._number(painter, rect, cell, tools, current=current)
        places, more = chip_places(rect, len(cell.entries), tall=cell.tall)
        for place, entry in zip(places, cell.entries, strict=False):
            self._chip(painter, place, entry, cell, tools)
        if more is not None:
            said = wording.tr("+{0} more").format(len(cell.entries) - len(places))
            write(painter, more.adjusted(theme.px(6), 0, 0, 0), said, tools.small, tools.ink2)
        if current and self.has_focus and self.chosen_entry not in cell.entries:
            focus_ring(painter, rect.adjusted(1, 1, -2, -2), 4, tools.tokens)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(72), theme.px(HEAD + CHIP))

    def _ground(
        self, painter: QPainter, rect: QRect, cell: DayCell, colours: Tokens, *, target: bool
    ) -> None:
        ground = colours.sel if target else colours.panel if cell.in_month else colours.bg
        plain(painter, rect, QColor(colours.line))
        plain(painter, rect.adjusted(0, 0, -1, -1), QColor(ground))

    def _number(self, painter: QPainter, rect: QRect, cell: DayCell, tools: Kit, *, current: bool) -> None:
        place = QRect(rect.topLeft() + QPoint(theme.px(SIDE), theme.px(6)), QSize(theme.px(24), theme.px(20)))
        if not current and cell.day != cell.today:
            ink = tools.ink if cell.in_month else tools.ink3
            write(painter, place.adjusted(theme.px(6), 0, 0, 0), str(cell.day.day), tools.small, ink)
            return
        colours, today = tools.tokens, cell.day == cell.today
        fill(painter, place, colours.accent if today else colours.sel, place.height() / 2)
        font = theme.font(Text.SMALL, Weight.DemiBold, digits=True)
        ink_name = colours.on_accent if today else colours.ink
        text_in(painter, place, str(cell.day.day), font, ink_name, Qt.AlignmentFlag.AlignHCenter)

    def _chip(self, painter: QPainter, place: QRect, entry: Entry, cell: DayCell, tools: Kit) -> None:
        colours = tools.tokens
        ink, ground = colours.tone(wording.tone(entry, cell.today))
        coming = entry.kind is EntryKind.REPEAT
        fill(painter, place, colours.panel if coming else ground, 5, colours.line if coming else "")
        room = place.adjusted(theme.px(6), 0, -theme.px(4), 0)
        if cell.tall:
            self._lines(painter, room, entry, cell, QColor(ink))
        else:
            write(painter, room, wording.brief(entry), tools.small, QColor(ink))
        if entry == self.chosen_entry and self.has_focus:
            focus_ring(painter, place, 5, colours)

    def _lines(self, painter: QPainter, room: QRect, entry: Entry, cell: DayCell, ink: QColor) -> None:
        """The title, broken where it is long, and the time below it."""
        tools, high = kit(), theme.px(LINE)
        lines = in_lines(wording.marked(entry), tools.small.font, room.width(), 2)
        lines += filter(None, (wording.detail(entry, cell.today),))
        top = room.y() + (room.height() - len(lines) * high) // 2
        for number, line in enumerate(lines):
            write(painter, QRect(room.x(), top + number * high, room.width(), high), line, tools.small, ink)
