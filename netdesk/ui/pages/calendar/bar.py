"""The calendar's bar: the month, the way to others, the view, and the line that adds a follow-up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.basics import IconButton, SmallButton
from netdesk.ui.widgets.inputs import SegmentedControl
from netdesk.ui.widgets.navigation import TopBar
from netdesk.ui.widgets.understood_line import UnderstoodLine

WEEK, MONTH, AGENDA = "week", "month", "agenda"
FULL = 760  # a wider one has room for all of it in one line
ROOMY = 980  # and a wider one for words on its buttons
NARROWEST, WIDEST, LEAST_TITLE = 190, 380, 44
ANY_WIDTH = (1 << 24) - 1  # what Qt begins with


class CalendarBar(TopBar):
    """Says what is asked for; `new` keeps what is typed until it is stored.

    `second` is the line below, for `new` where the bar is narrow; `understood` lies over the page.
    """

    turned = Signal(int)  # months, or weeks, back or on
    today_asked = Signal()
    view_chosen = Signal(str)
    entered = Signal(str)
    side_asked = Signal()
    export_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        back, on = self._back, self._on = IconButton("chevron-left", ""), IconButton("chevron-right", "")
        today = SmallButton(self.tr("Today"))
        back.clicked.connect(lambda: self.turned.emit(-1))
        on.clicked.connect(lambda: self.turned.emit(1))
        today.clicked.connect(self.today_asked)
        self.views = SegmentedControl(
            {WEEK: self.tr("Week"), MONTH: self.tr("Month"), AGENDA: self.tr("Agenda")}, name=self.tr("View")
        )
        self.views.select(MONTH)
        self.name_ways()
        self.views.changed.connect(self.view_chosen)
        for part in (back, today, on, self.views):
            self.add_centre(part)
        self._title.least = LEAST_TITLE
        self._add_line()

    def _add_line(self) -> None:
        self.new = QLineEdit()
        self.understood = UnderstoodLine(self.new)
        self.new.returnPressed.connect(self._on_return)
        self._to_side = IconButton("list", self.tr("Show the chosen day and what is late"))
        self._to_side.clicked.connect(self.side_asked)
        self._to_side.hide()
        self._export = SmallButton(self.tr("Export .ics"))
        self._export.setAccessibleName(self.tr("Export calendar…"))
        self._export_small = IconButton("export", self.tr("Export calendar…"))
        self.add_right(self.new)
        for part in (self._to_side, self._export_small, self._export):
            self.add_right(part)
        for button in (self._export_small, self._export):
            button.clicked.connect(self.export_asked)
        self.second = QWidget()
        self._second_line = QHBoxLayout(self.second)
        self._second_line.setContentsMargins(theme.px(22), theme.px(8), theme.px(22), theme.px(8))
        self.second.hide()

    def name_ways(self) -> None:
        """The arrows lead on by what the view shows."""
        week = self.views.selected() == WEEK
        names = (
            (self.tr("Back by a week"), self.tr("On by a week"))
            if week
            else (self.tr("Back by a month"), self.tr("On by a month"))
        )
        for button, name in zip((self._back, self._on), names, strict=True):
            button.setAccessibleName(name)
            button.setToolTip(name)

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
        self._fold(self.width() <= theme.px(FULL))
        self._export.setVisible(self.width() > theme.px(ROOMY))
        self._export_small.setVisible(self.width() <= theme.px(ROOMY))
        if self.second.isHidden():
            share = 30 if self.width() > theme.px(ROOMY) else 22  # the month with its year comes first
            wanted = min(theme.px(WIDEST), self.width() * share // 100)
            self.new.setFixedWidth(max(theme.px(NARROWEST), wanted))

    def _fold(self, narrow: bool) -> None:
        """In a narrow window the line that adds stands below the bar."""
        if narrow is not self.second.isHidden():
            return
        typing = self.new.hasFocus()
        if narrow:
            self.new.setMinimumWidth(0)
            self.new.setMaximumWidth(ANY_WIDTH)
            self._second_line.addWidget(self.new)
            self._second_line.addWidget(self._export_small)
        else:
            self._right.insertWidget(0, self.new)
            self._right.addWidget(self._export_small)
        self.second.setVisible(narrow)
        self.new.show()  # a layout shows what it is given only later, and what is hidden takes no focus
        if typing:
            self.new.setFocus()
