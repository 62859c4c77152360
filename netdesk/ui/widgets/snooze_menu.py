"""The days that something can be put off to, in a menu that blocks nothing."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.ui import dates

SOME_DAYS = 3


class SnoozeMenu(QMenu):
    """Tomorrow, in some days, next week, in two weeks, in a month; nothing that would bring it nearer."""

    chosen = Signal(object)  # a date

    def __init__(self, today: date, parent: QWidget, due: date | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Remind me again"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        due = due or today
        for words, day in self._from(today):
            if day > due:
                self._offer(words, day)
        if due > today:
            self._offer(self.tr("A week later"), due + timedelta(weeks=1))
            self._offer(self.tr("Four weeks later"), due + timedelta(weeks=4))

    def _from(self, today: date) -> tuple[tuple[str, date], ...]:
        return (
            (self.tr("Tomorrow"), today + timedelta(days=1)),
            (self.tr("In three days"), today + timedelta(days=SOME_DAYS)),
            (self.tr("Next week"), today + timedelta(days=7 - today.weekday())),
            (self.tr("In two weeks"), today + timedelta(weeks=2)),
            (self.tr("In a month"), today + timedelta(days=30)),
        )

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
