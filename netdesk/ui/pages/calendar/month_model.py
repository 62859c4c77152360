"""The six weeks of a month, or one week, as a table of days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from netdesk.domain.calendar import Entry, month_grid, week_of
from netdesk.ui import dates
from netdesk.ui.models.columns import ACCESSIBLE, DISPLAY, ROLE_ROW
from netdesk.ui.pages.calendar import wording

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
DAYS = 7


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day with its entries, ready to be painted; one of a week has room for two lines to each."""

    day: date
    today: date
    in_month: bool
    entries: tuple[Entry, ...] = ()
    tall: bool = False


class MonthModel(QAbstractTableModel):
    """Holds the cells of one month, or of one week; `show_month` and `show_week` replace them all."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = self._month = today
        self._days: list[date] = month_grid(today, dates.first_weekday())
        self._entries: Mapping[date, Sequence[Entry]] = {}

    def show_month(self, month: date, today: date, entries: Mapping[date, Sequence[Entry]]) -> None:
        """Another month, or the same one read anew."""
        self._show(month_grid(month, dates.first_weekday()), month, today, entries)

    def show_week(self, day: date, today: date, entries: Mapping[date, Sequence[Entry]]) -> None:
        """The week of a day; what lasts all day stands before what has a time."""
        sorted_days = {when: sorted(found, key=_in_the_day) for when, found in entries.items()}
        self._show(week_of(day, dates.first_weekday()), day, today, sorted_days)

    def _show(
        self, days: list[date], month: date, today: date, entries: Mapping[date, Sequence[Entry]]
    ) -> None:
        other = len(days) != len(self._days)
        if other:
            self.beginResetModel()
        self._month, self._today, self._entries, self._days = month, today, entries, days
        if other:
            self.endResetModel()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, DAYS - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, DAYS - 1)

    @property
    def is_week(self) -> bool:
        """Whether it holds one week."""
        return len(self._days) == DAYS

    @property
    def days(self) -> list[date]:
        """All days that are shown."""
        return self._days

    def cell(self, place: int) -> DayCell:
        """One of the days."""
        day, tall = self._days[place], self.is_week
        in_month = tall or (day.year, day.month) == (self._month.year, self._month.month)
        return DayCell(day, self._today, in_month, tuple(self._entries.get(day, ())), tall)

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
        return 0 if parent.isValid() else len(self._days) // DAYS

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


def _in_the_day(entry: Entry) -> time:
    return entry.at or time.min


def spoken(cell: DayCell) -> str:
    """A day for a screen reader."""
    said = [f"{dates.weekday(cell.day)} {dates.short(cell.day)}"]
    if cell.day == cell.today:
        said.append(QCoreApplication.translate("Calendar", "today"))
    number = QCoreApplication.translate("Calendar", "%n entries")
    if cell.entries:
        said.append(dates.many(len(cell.entries), QCoreApplication.translate("Calendar", "1 entry"), number))
    return ", ".join([*said, *(wording.spoken(entry, cell.today) for entry in cell.entries)])
