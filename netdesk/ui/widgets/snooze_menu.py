"""The days that something can be put off to, in a menu that blocks nothing."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.ui import dates

SOME_DAYS = 3


class SnoozeMenu(QMenu):
    """Tomorrow, in some days, next week, in two weeks, in a month."""

    chosen = Signal(object)  # a date

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Remind me again"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        monday = timedelta(days=7 - today.weekday())
        self._offer(self.tr("Tomorrow"), today + timedelta(days=1))
        self._offer(self.tr("In three days"), today + timedelta(days=SOME_DAYS))
        self._offer(self.tr("Next week"), today + monday)
        self._offer(self.tr("In two weeks"), today + timedelta(weeks=2))
        self._offer(self.tr("In a month"), today + timedelta(days=30))

    def _offer(self, words: str, day: date) -> None:
        said = f"{dates.short_weekday(day)} {dates.short(day)}"
        self.addAction(f"{words}\t{said}").triggered.connect(lambda: self.chosen.emit(day))

    def show_below(self, widget: QWidget) -> None:
        """Opens under a widget, its first day ready for Enter."""
        self.show_at(widget.mapToGlobal(QPoint(0, widget.height())))

    def show_at(self, place: QPoint) -> None:
        """Opens at a place of the screen."""
        self.popup(place)
        self.setActiveAction(self.actions()[0])
