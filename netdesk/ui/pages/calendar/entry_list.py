"""A list of entries under headings: ticked, opened, put off, deleted and carried like those of the month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk.domain.calendar import Entry, EntryKind
from netdesk.ui import theme
from netdesk.ui.delegates.kit import kit
from netdesk.ui.delegates.strip import write
from netdesk.ui.models.columns import ACCESSIBLE, DISPLAY, ROLE_ROW
from netdesk.ui.pages.calendar.entry_rows import EntryRow, HeadRow, Row
from netdesk.ui.pages.calendar.keys import Deed, days_of, deed_of
from netdesk.ui.pages.calendar.wrapping import in_lines
from netdesk.ui.widgets.chips import chip_size, paint_chip
from netdesk.ui.widgets.paint import check_box, fill, focus_ring

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
BOX, SIDE = 16, 12
TALL, SHORT, HEADING, LINE = 50, 36, 38, 18


class EntryListModel(QAbstractListModel):
    """Holds rows as they were given."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows these rows from now on."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        enabled = Qt.ItemFlag.ItemIsEnabled
        is_entry = index.isValid() and isinstance(self.rows[index.row()], EntryRow)
        return enabled | Qt.ItemFlag.ItemIsSelectable if is_entry else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROLE_ROW:
            return row
        return (
            ", ".join(filter(None, (row.title, row.detail, row.chip)))
            if role in (DISPLAY, ACCESSIBLE)
            else None
        )


class EntryDelegate(QStyledItemDelegate):
    """Paints headings, and entries with box, title, detail and chip; `margin` is at both sides."""

    def __init__(self, view: QListView, margin: int) -> None:
        super().__init__(view)
        self._margin = margin

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROLE_ROW)
        if isinstance(row, HeadRow):
            return QSize(theme.px(120), theme.px(HEADING + (18 if row.detail else 0)))
        more = len(self._title(row, self._width())) - 1
        return QSize(theme.px(120), theme.px((TALL if row.detail else SHORT) + more * LINE))

    def _width(self) -> int:
        """Of a row: what is asked for its height gives none."""
        view = self.parent()
        return view.viewport().width() if isinstance(view, QListView) else 0

    def _title(self, row: EntryRow, width: int) -> list[str]:
        """The title of a row of this width, in two lines where it is long."""
        chip = chip_size(row.chip).width() + theme.px(8) if row.chip else 0
        room = width - theme.px(self._margin) - theme.px(SIDE) - theme.px(BOX + 10) - chip
        return in_lines(row.title, kit().strong.font, room, 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROLE_ROW)
        rect: QRect = option.rect
        painter.save()
        if isinstance(row, HeadRow):
            self._heading(painter, rect, row)
        else:
            self._ground(painter, rect, option)
            self._entry(painter, rect, row)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, row: HeadRow) -> None:
        tools = kit()
        room = rect.adjusted(theme.px(self._margin), theme.px(8), -theme.px(SIDE), 0)
        line = QRect(room.x(), room.y(), room.width(), theme.px(26))
        write(
            painter,
            line,
            row.title,
            tools.small if row.quiet else tools.strong,
            tools.ink2 if row.quiet else tools.ink,
        )
        if row.detail:
            write(painter, line.translated(0, theme.px(22)), row.detail, tools.small, tools.ink2)

    def _ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        colours, inside = theme.tokens(), rect.adjusted(theme.px(4), 1, -theme.px(4), -1)
        if state & QStyle.StateFlag.State_MouseOver:
            fill(painter, inside, colours.hover, 7)
        view = self.parent()
        if state & QStyle.StateFlag.State_Selected and isinstance(view, QListView) and view.hasFocus():
            fill(painter, inside, colours.sel, 7)
            focus_ring(painter, inside, 7, colours)

    def _entry(self, painter: QPainter, rect: QRect, row: EntryRow) -> None:
        tools = kit()
        room = rect.adjusted(theme.px(self._margin), theme.px(6), -theme.px(SIDE), -theme.px(6))
        if row.tickable:
            check_box(painter, box_place(rect, self._margin), row.entry.done, theme.tokens())
            room = room.adjusted(theme.px(BOX + 10), 0, 0, 0)
        else:
            bar = QRect(room.x() + theme.px(6), room.y() + 2, theme.px(3), room.height() - 4)
            fill(painter, bar, theme.tokens().tone(row.tone)[0], 1.5)
            room = room.adjusted(theme.px(BOX + 10), 0, 0, 0)
        if row.chip:
            size = chip_size(row.chip)
            top = room.y() + (room.height() - size.height()) // 2
            paint_chip(painter, QRect(QPoint(room.right() - size.width(), top), size), row.chip, row.tone)
            room = room.adjusted(0, 0, -size.width() - theme.px(8), 0)
        lines = [(line, tools.strong, tools.ink) for line in self._title(row, rect.width())]
        lines += [(row.detail, tools.small, tools.ink2)] if row.detail else []
        high = room.height() // len(lines)
        for number, (text, face, ink) in enumerate(lines):
            place = QRect(room.x(), room.y() + number * high, room.width(), high)
            write(painter, place, text, face, ink)


def box_place(rect: QRect, margin: int) -> QRect:
    """Where the box to tick stands in a row."""
    side = theme.px(BOX)
    return QRect(rect.x() + theme.px(margin), rect.y() + (rect.height() - side) // 2, side, side)


class EntryList(QListView):
    """Lists entries; Space or D ticks, Enter opens, S puts off, Delete removes, Ctrl with arrows moves."""

    deed_asked = Signal(object, object)  # a Deed and an Entry
    move_asked = Signal(object, object)  # an Entry and a date

    def __init__(self, name: str, *, margin: int = SIDE) -> None:
        super().__init__()
        self._margin = margin
        self.entries = EntryListModel()
        self.setModel(self.entries)
        self.setItemDelegate(EntryDelegate(self, margin))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # thousands of rows must not hold the window up
        self.setResizeMode(QListView.ResizeMode.Adjust)  # titles break where the row ends
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListView:focus { border: none; }")  # the chosen row has the ring

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other rows; the same entry stays chosen, else the one at its place."""
        if self.entries.rows == list(rows):
            return
        before, place, scrolled = self.entry(), self.currentIndex().row(), self.verticalScrollBar().value()
        self.entries.set_rows(rows)
        self.verticalScrollBar().setValue(scrolled)
        self._choose(before, max(place, 0) if self.hasFocus() else place)

    def _choose(self, before: Entry | None, place: int) -> None:
        rows = [number for number, row in enumerate(self.entries.rows) if row.entry is not None]
        same = (number for number in rows if self._is(number, before))
        near = min(rows, key=lambda number: abs(number - place), default=None) if place >= 0 else None
        found = next(same, near)
        if found is not None:
            self.setCurrentIndex(self.entries.index(found))

    def _is(self, number: int, entry: Entry | None) -> bool:
        other = self.entries.rows[number].entry
        return entry is not None and other is not None and (other.kind, other.id) == (entry.kind, entry.id)

    def choose_follow_up(self, follow_up_id: int) -> bool:
        """Makes a follow-up the chosen entry, if it is listed."""
        entries = [row.entry for row in self.entries.rows]
        found = (place for place, entry in enumerate(entries) if _is_it(entry, follow_up_id))
        place = next(found, -1)
        if place >= 0:
            self.setCurrentIndex(self.entries.index(place))
        return place >= 0

    def entry(self) -> Entry | None:
        """The chosen entry."""
        row: Row | None = self.currentIndex().data(ROLE_ROW)
        return row.entry if row is not None else None

    def entry_at(self, place: QPoint) -> Entry | None:
        """The entry under a point of the viewport."""
        row: Row | None = self.indexAt(place).data(ROLE_ROW)
        return row.entry if row is not None else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self._choose(None, 0)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry, days, deed = self.entry(), days_of(event), deed_of(event)
        if entry is not None and deed is not None:
            self.deed_asked.emit(deed, entry)
        elif entry is not None and days and entry.movable and entry.day is not None:
            self.move_asked.emit(entry, entry.day + timedelta(days=days))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row: Row | None = index.data(ROLE_ROW)
        box = box_place(self.visualRect(index), self._margin).adjusted(-4, -4, 4, 4)
        if isinstance(row, EntryRow) and row.tickable and box.contains(event.position().toPoint()):
            self.deed_asked.emit(Deed.DONE, row.entry)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        entry = self.entry_at(event.position().toPoint())
        if entry is not None:
            self.deed_asked.emit(Deed.OPEN, entry)


def _is_it(entry: Entry | None, follow_up_id: int) -> bool:
    return entry is not None and entry.kind is EntryKind.FOLLOW_UP and entry.id == follow_up_id
