"""The calendar's bar: the month, the way to others, the view, and the line that adds a follow-up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from netdesk.ui import theme
from netdesk.ui.widgets.basics import IconButton, SmallButton
from netdesk.ui.widgets.inputs import SegmentedControl
from netdesk.ui.widgets.navigation import TopBar

MONTH, AGENDA = "month", "agenda"
FULL = 640  # from this width on there is room for all of it
NARROWEST, WIDEST, LEAST_TITLE = 88, 380, 44


class CalendarBar(TopBar):
    """Says what is asked for; `new` keeps what is typed until it is stored."""

    turned = Signal(int)  # months back or on
    today_asked = Signal()
    view_chosen = Signal(str)
    entered = Signal(str)
    side_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        back = IconButton("chevron-left", self.tr("Back by a month"))
        on = IconButton("chevron-right", self.tr("On by a month"))
        today = SmallButton(self.tr("Today"))
        back.clicked.connect(lambda: self.turned.emit(-1))
        on.clicked.connect(lambda: self.turned.emit(1))
        today.clicked.connect(self.today_asked)
        self.views = SegmentedControl(
            {MONTH: self.tr("Month"), AGENDA: self.tr("Agenda")}, name=self.tr("View")
        )
        self.views.changed.connect(self.view_chosen)
        for part in (back, today, on, self.views):
            self.add_centre(part)
        self._title.least = LEAST_TITLE
        self._add_line()

    def _add_line(self) -> None:
        self.new = QLineEdit()
        self.new.returnPressed.connect(self._on_return)
        self._to_side = IconButton("list", self.tr("Show the chosen day and what is late"))
        self._to_side.clicked.connect(self.side_asked)
        self._to_side.hide()
        self.add_right(self.new)
        self.add_right(self._to_side)

    def shows_month(self) -> bool:
        """Whether the month is the view that is on."""
        return self.views.selected() == MONTH

    def show_day(self, day: str) -> None:
        """The day that a new follow-up is for."""
        self.new.setPlaceholderText(self.tr("Add a follow-up on {day}").format(day=day))
        self.new.setAccessibleName(self.new.placeholderText())

    def show_folded(self, folded: bool) -> None:
        """Whether the lists at the side need a button to be seen."""
        self._to_side.setVisible(folded)

    def stored(self, typed: str) -> None:
        """A follow-up was stored; what was typed meanwhile stays."""
        if self.new.text() == typed:
            self.new.clear()

    def _on_return(self) -> None:
        if self.new.text().strip():
            self.entered.emit(self.new.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = self.width() * 3 // 10 if self.width() > theme.px(FULL) else 0
        self.new.setFixedWidth(max(theme.px(NARROWEST), min(theme.px(WIDEST), share)))
