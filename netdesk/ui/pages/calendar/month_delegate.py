"""Paints a day of the month: its number, its entries as chips, and how many more there are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from netdesk.domain.calendar import Entry, EntryKind
from netdesk.ui import theme
from netdesk.ui.delegates.kit import kit
from netdesk.ui.models.columns import ROLE_ROW
from netdesk.ui.pages.calendar import wording
from netdesk.ui.pages.calendar.month_model import DayCell
from netdesk.ui.theme import Text, Weight
from netdesk.ui.widgets.paint import fill, focus_ring, text_in

Index = QModelIndex | QPersistentModelIndex
CHIP, GAP, HEAD, SIDE = 20, 3, 30, 6


def chip_places(cell: QRect, count: int) -> tuple[list[QRect], QRect | None]:
    """Where the entries of a day stand, and where the line stands that counts those without room."""
    left, step = cell.x() + theme.px(SIDE), theme.px(CHIP + GAP)
    width = cell.width() - 2 * theme.px(SIDE)
    room = max(0, (cell.height() - theme.px(HEAD)) // step)
    shown = count if count <= room else max(0, room - 1)
    top = cell.y() + theme.px(HEAD)
    places = [QRect(left, top + number * step, width, theme.px(CHIP)) for number in range(shown)]
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
        current = bool(option.state & option.state.State_Selected)
        painter.save()
        self._ground(painter, rect, cell, target=index == self.target)
        self._number(painter, rect, cell, current=current)
        places, more = chip_places(rect, len(cell.entries))
        for place, entry in zip(places, cell.entries, strict=False):
            self._chip(painter, place, entry, cell)
        if more is not None:
            said = wording.tr("+{0} more").format(len(cell.entries) - len(places))
            text_in(painter, more.adjusted(theme.px(6), 0, 0, 0), said, kit().small.font, theme.tokens().ink2)
        if current and self.has_focus and self.chosen_entry not in cell.entries:
            focus_ring(painter, rect.adjusted(1, 1, -2, -2), 4, theme.tokens())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(72), theme.px(HEAD + CHIP))

    def _ground(self, painter: QPainter, rect: QRect, cell: DayCell, *, target: bool) -> None:
        colours = theme.tokens()
        painter.fillRect(rect, QColor(colours.panel if cell.in_month else colours.bg))
        if target:
            painter.fillRect(rect, QColor(colours.sel))
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), QColor(colours.line))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), QColor(colours.line))

    def _number(self, painter: QPainter, rect: QRect, cell: DayCell, *, current: bool) -> None:
        colours = theme.tokens()
        place = QRect(rect.topLeft() + QPoint(theme.px(SIDE), theme.px(6)), QSize(theme.px(24), theme.px(20)))
        ink = colours.ink if cell.in_month else colours.ink3
        if cell.day == cell.today:
            fill(painter, place, colours.accent, place.height() / 2)
            ink = colours.on_accent
        elif current:
            fill(painter, place, colours.sel, place.height() / 2, colours.accent)
        strong = cell.day == cell.today or current
        font = theme.font(Text.SMALL, Weight.DemiBold if strong else Weight.Normal, digits=True)
        alone = cell.day == cell.today or current
        align = Qt.AlignmentFlag.AlignHCenter if alone else Qt.AlignmentFlag.AlignLeft
        text_in(
            painter,
            place if alone else place.adjusted(theme.px(6), 0, 0, 0),
            str(cell.day.day),
            font,
            ink,
            align,
        )

    def _chip(self, painter: QPainter, place: QRect, entry: Entry, cell: DayCell) -> None:
        colours = theme.tokens()
        ink, ground = colours.tone(wording.tone(entry, cell.today))
        coming = entry.kind is EntryKind.REPEAT
        fill(painter, place, colours.panel if coming else ground, 5, colours.line if coming else "")
        text_in(
            painter,
            place.adjusted(theme.px(6), 0, -theme.px(4), 0),
            wording.brief(entry),
            kit().small.font,
            ink,
        )
        if entry == self.chosen_entry and self.has_focus:
            focus_ring(painter, place, 5, colours)
