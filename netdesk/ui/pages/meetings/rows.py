"""The rows of the list of meetings, under their headings, and how they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from netdesk.domain.clock import Clock
from netdesk.domain.meeting import Phase
from netdesk.domain.meeting_view import MeetingLine
from netdesk.ui import theme
from netdesk.ui.delegates.kit import Kit, kit
from netdesk.ui.delegates.list_row import ListRowDelegate
from netdesk.ui.delegates.strip import paint_chip_at, write
from netdesk.ui.models.columns import DISPLAY, ROLE_ROW
from netdesk.ui.pages.meetings.wording import kind_text, names_text, when_text
from netdesk.ui.palettes import Tone

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SPOKEN = (DISPLAY, int(Qt.ItemDataRole.AccessibleTextRole.value))
WIDE = 620
CHIP_ROOM = 132


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """One meeting as the list shows it; a heading has no id."""

    id: int = 0
    title: str
    detail: str = ""
    avatar: str = ""
    when: str = ""
    how: str = ""
    chip: str = ""
    chip_tone: str = Tone.PLAIN
    square: bool = False
    icon: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(filter(None, (self.title, self.detail, self.when, self.how, self.chip)))


def row_of(line: MeetingLine, clock: Clock) -> MeetingRow:
    """A meeting as a row."""
    today = clock.today()
    chip, tone = _state(line, today)
    held = clock.wall_of(line.held_at) if line.held_at else None
    return MeetingRow(
        id=line.id,
        title=names_text(line.names),
        detail=" · ".join(filter(None, (line.title, line.organisation))),
        avatar=line.names[0] if line.names else "",
        icon="" if line.names else "note",
        when=when_text(held or line.planned_at, today),
        how=" · ".join(filter(None, (kind_text(line.kind), line.place))),
        chip=chip,
        chip_tone=tone,
    )


def _state(line: MeetingLine, today: date) -> tuple[str, str]:
    if line.finished:
        return translate("MeetingRow", "finished"), Tone.OK
    if line.phase is Phase.FOLLOW_THROUGH:
        return translate("MeetingRow", "follow through"), Tone.WARM
    if line.phase is Phase.MEET:
        return translate("MeetingRow", "now"), Tone.ACCENT
    if line.planned_at is not None and line.planned_at.date() < today:
        return translate("MeetingRow", "was it held?"), Tone.LATE
    ready = line.readiness
    text = translate("MeetingRow", "{done} of {total}").format(done=ready.done, total=ready.total)
    return text, Tone.OK if ready.is_full else Tone.WARM


class MeetingRows(QAbstractListModel):
    """Headings, which cannot be chosen, and meetings."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[MeetingRow] = []

    def set_groups(self, groups: Sequence[tuple[str, Sequence[MeetingRow]]]) -> None:
        """Shows these groups, each under its heading; empty ones are left out."""
        self.beginResetModel()
        self._rows = []
        for heading, rows in groups:
            if rows:
                self._rows += [MeetingRow(title=heading), *rows]
        self.endResetModel()

    def row_at(self, row: int) -> MeetingRow:
        """The row object there."""
        return self._rows[row]

    def place_of(self, meeting_id: int) -> int:
        """Where a meeting stands; -1 when it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == meeting_id), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index)
        heading = index.isValid() and not self._rows[index.row()].id
        return Qt.ItemFlag.NoItemFlags if heading else known

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row if role == ROLE_ROW else row.spoken if role in SPOKEN else None


class MeetingRowDelegate(ListRowDelegate):
    """Who, at the right when and how, and a chip with the state."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: MeetingRow | None = index.data(ROLE_ROW)
        if row is not None and not row.id:
            _paint_heading(painter, option.rect, row.title)
        else:
            super().paint(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: MeetingRow | None = index.data(ROLE_ROW)
        heading = row is not None and not row.id
        return QSize(theme.px(200), theme.px(36 if heading else 56))

    def _row(self, painter: QPainter, room: QRect, row: Any, tools: Kit) -> None:
        room = self._picture(painter, room, row, tools)
        chip = min(theme.px(CHIP_ROOM), room.width() // 3)
        place = QRect(room.right() - chip + 1, room.y(), chip, room.height())
        paint_chip_at(painter, place, row.chip, row.chip_tone, tools)
        room = room.adjusted(0, 0, -chip - tools.gap, 0)
        if room.width() > theme.px(WIDE - CHIP_ROOM):
            half = room.width() * 6 // 10
            _two_lines(painter, room.adjusted(half, 0, 0, 0), row.when, row.how, tools, strong=False)
            room = room.adjusted(0, 0, half - room.width() - tools.gap, 0)
            _two_lines(painter, room, row.title, row.detail, tools)
        else:
            below = " · ".join(filter(None, (row.when, row.detail or row.how)))
            _two_lines(painter, room, row.title, below, tools)


def _paint_heading(painter: QPainter, rect: QRect, text: str) -> None:
    tools = kit()
    room = rect.adjusted(theme.px(12), theme.px(12), -theme.px(12), 0)
    painter.save()
    write(painter, room, text, tools.small, tools.ink3)
    painter.restore()


def _two_lines(
    painter: QPainter, room: QRect, upper: str, lower: str, tools: Kit, *, strong: bool = True
) -> None:
    face = tools.strong if strong else tools.body
    if not lower:
        write(painter, room, upper, face, tools.ink)
        return
    half = room.height() // 2
    write(painter, QRect(room.x(), room.y(), room.width(), half), upper, face, tools.ink)
    rest = QRect(room.x(), room.y() + half, room.width(), room.height() - half)
    write(painter, rest, lower, tools.small, tools.ink2)
