"""Fields for a day and for a time of day, of which there may be none."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from netdesk.ui import dates, theme
from netdesk.ui.widgets.inputs import with_margin

NONE = QDateTime(QDate(1900, 1, 1), QTime(0, 0))
SOME_DAY = QDate(2000, 1, 1)
"""The day behind a time of day."""
WIDTH = 176


class _MaybeField(QDateTimeEdit):
    """Its least value stands for none: Delete takes the value away, any digit or arrow begins one."""

    def __init__(self, name: str, none: str, usual: QDateTime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = usual
        self.setMinimumDateTime(NONE)
        self.setSpecialValueText(none)
        self.setDateTime(NONE)
        self.setAccessibleName(name)
        self.setFixedWidth(theme.px(WIDTH))
        with_margin(self)

    @property
    def is_none(self) -> bool:
        """Whether it has no value."""
        return self.dateTime() <= NONE

    def clear_value(self) -> None:
        """Takes the value away."""
        self.setDateTime(NONE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.clear_value()
        elif self.is_none and (event.text().isdigit() or event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
            self._begin(event)
        else:
            super().keyPressEvent(event)

    def _begin(self, event: QKeyEvent) -> None:
        """The usual value first; a digit goes into its first part, an arrow has done enough."""
        self.setDateTime(self._usual)
        self.setCurrentSectionIndex(self._first_typed())
        self.setSelectedSection(self.currentSection())
        if event.text().isdigit():
            super().keyPressEvent(event)

    def _first_typed(self) -> int:
        weekday = self.displayFormat().startswith("ddd")
        return 1 if weekday else 0


class DayField(_MaybeField):
    """A day, with a calendar to choose it from; `today` is where choosing begins."""

    def __init__(self, name: str, none: str, today: date, parent: QWidget | None = None) -> None:
        self._today = QDate(today.year, today.month, today.day)
        super().__init__(name, none, QDateTime(self._today, QTime(0, 0)), parent)
        shape = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
        self.setDisplayFormat(f"ddd {shape}".replace("yyyy", "yy").replace("yy", "yyyy"))
        self.setCalendarPopup(True)

    def day(self) -> date | None:
        """The day, or none."""
        return None if self.is_none else dates.of_qt(self.date())

    def show_day(self, day: date | None) -> None:
        """Another day, or none."""
        self.setDateTime(NONE if day is None else QDateTime(QDate(day.year, day.month, day.day), QTime(0, 0)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.is_none:
            self.calendarWidget().setCurrentPage(self._today.year(), self._today.month())


class TimeField(_MaybeField):
    """A time of day."""

    def __init__(self, name: str, none: str, parent: QWidget | None = None) -> None:
        super().__init__(name, none, QDateTime(SOME_DAY, QTime(9, 0)), parent)
        self.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))

    def at(self) -> time | None:
        """The time, or none."""
        return None if self.is_none else time(self.time().hour(), self.time().minute(), self.time().second())

    def show_at(self, at: time | None) -> None:
        """Another time, or none."""
        self.setDateTime(NONE if at is None else QDateTime(SOME_DAY, QTime(at.hour, at.minute, at.second)))
