"""The six weeks of a month as a table of days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from netdesk.domain.calendar import Entry, month_grid
from netdesk.ui import dates
from netdesk.ui.models.columns import ACCESSIBLE, DISPLAY, ROLE_ROW
from netdesk.ui.pages.calendar import wording

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
WEEKS, DAYS = 6, 7


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day with its entries, ready to be painted."""

    day: date
    today: date
    in_month: bool
    entries: tuple[Entry, ...] = ()


class MonthModel(QAbstractTableModel):
    """Holds the cells of one month; `show_month` replaces them all."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = self._month = today
        self._days: list[date] = month_grid(today, dates.first_weekday())
        self._entries: Mapping[date, Sequence[Entry]] = {}

    def show_month(self, month: date, today: date, entries: Mapping[date, Sequence[Entry]]) -> None:
        """Another month, or the same one read anew."""
        self._month, self._today, self._entries = month, today, entries
        self._days = month_grid(month, dates.first_weekday())
        self.dataChanged.emit(self.index(0, 0), self.index(WEEKS - 1, DAYS - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, DAYS - 1)

    @property
    def days(self) -> list[date]:
        """All days that are shown."""
        return self._days

    def cell(self, place: int) -> DayCell:
        """One of the 42 days."""
        day = self._days[place]
        in_month = (day.year, day.month) == (self._month.year, self._month.month)
        return DayCell(day, self._today, in_month, tuple(self._entries.get(day, ())))

    def cell_of(self, day: date) -> DayCell | None:
        """The cell of a day, if it is shown."""
        place = (day - self._days[0]).days
        return self.cell(place) if 0 <= place < len(self._days) else None

    def index_of(self, day: date) -> QModelIndex:
        """Where a day stands; nowhere when it is not shown."""
        place = (day - self._days[0]).days
        return self.index(place // DAYS, place % DAYS) if 0 <= place < len(self._days) else QModelIndex()

    def day_at(self, index: Index) -> date | None:
        """The day that stands there."""
        return self._days[index.row() * DAYS + index.column()] if index.isValid() else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else DAYS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == DISPLAY and 0 <= section < DAYS:
            return dates.short_weekday(self._days[section])
        return None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid() or role not in (DISPLAY, ACCESSIBLE, ROLE_ROW):
            return None
        cell = self.cell(index.row() * DAYS + index.column())
        if role == ROLE_ROW:
            return cell
        return str(cell.day.day) if role == DISPLAY else spoken(cell)


def spoken(cell: DayCell) -> str:
    """A day for a screen reader."""
    said = [f"{dates.weekday(cell.day)} {dates.short(cell.day)}"]
    if cell.day == cell.today:
        said.append(QCoreApplication.translate("Calendar", "today"))
    number = QCoreApplication.translate("Calendar", "%n entries")
    if cell.entries:
        said.append(dates.many(len(cell.entries), QCoreApplication.translate("Calendar", "1 entry"), number))
    return ", ".join([*said, *(wording.spoken(entry, cell.today) for entry in cell.entries)])
