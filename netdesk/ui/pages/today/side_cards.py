"""The cards at the side: momentum in numbers and bars, and who is going quiet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from netdesk.domain.in_touch import Quiet
from netdesk.domain.momentum import Momentum
from netdesk.ui import dates, theme
from netdesk.ui.pages.today.person_row import PersonLink
from netdesk.ui.widgets.basics import Card, SmallButton, Words
from netdesk.ui.widgets.charts import BarChart


class MomentumCard(Card):
    """Four numbers of this month, and the conversations of the last twelve weeks."""

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(Words(self.tr("Momentum"), "heading"))
        self._captions = (
            self.tr("conversations\nthis month"),
            self.tr("people named\nby them"),
            self.tr("introductions\nmade for you"),
            self.tr("thanked within\na day"),
        )
        self._numbers = [Words("", "display") for _caption in self._captions]
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(2))
        for column, (number, caption) in enumerate(zip(self._numbers, self._captions, strict=True)):
            grid.addWidget(number, 0, column)
            grid.addWidget(Words(caption, "small"), 1, column)
            grid.setColumnStretch(column, 1)
        self._chart = BarChart()
        self.body.addLayout(grid)
        self.body.addSpacing(theme.px(8))
        self.body.addWidget(self._chart)
        self.body.addWidget(Words(self.tr("conversations a week, last 12 weeks"), "faint"))

    def show_momentum(self, momentum: Momentum) -> None:
        """Other numbers."""
        shown = self.locale().toString
        counts = (momentum.conversations, momentum.named, momentum.introductions)
        thanked = "–" if momentum.thanked is None else f"{shown(momentum.thanked)} %"
        for label, text, caption in zip(
            self._numbers, (*map(shown, counts), thanked), self._captions, strict=True
        ):
            label.setText(text)
            label.setAccessibleName(f"{text} {caption}".replace("\n", " "))
        bars = [number for _monday, number in momentum.weeks]
        said = [
            self.tr("{number} in the week of {day}").format(number=shown(number), day=dates.short(monday))
            for monday, number in momentum.weeks
        ]
        self._chart.show_values(bars, said, self.tr("Conversations a week"))


class QuietCard(Card):
    """Contacts that were not heard of for longer than was meant; the longest silent first."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Going quiet"))
        self._shown: tuple[object, ...] | None = None
        self.buttons: list[SmallButton] = []
        self.body.addWidget(Words(self.tr("Going quiet"), "heading"))
        self._none = Words(self.tr("Nobody whom you want to stay in touch with."), "second", wrap=True)
        self._more = Words("", "faint")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(2))
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self.body.addWidget(self._more)

    def show_quiet(self, quiet: tuple[Quiet, ...], count: int) -> None:
        """Other contacts, and how many there are in all."""
        if self._shown == (quiet, count):
            return
        self._shown = (quiet, count)
        self._clear()
        self.buttons = [self._row(each) for each in quiet]
        self._none.setVisible(not quiet)
        self._more.setVisible(count > len(quiet))
        self._more.setText(
            self.tr("and {0} more in Contacts").format(self.locale().toString(count - len(quiet)))
        )

    def _clear(self) -> None:
        while item := self._list.takeAt(0):
            line = item.layout()
            while line is not None and (part := line.takeAt(0)):
                widget = part.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()

    def _row(self, quiet: Quiet) -> SmallButton:
        link = PersonLink(quiet.name, quiet.organisation)
        link.activated.connect(lambda: self.opened.emit(quiet.contact_id))
        days = Words(dates.many(quiet.days, self.tr("1 day"), self.tr("%n days")), "small")
        reach = SmallButton(self.tr("Reach out"))
        reach.setAccessibleName(self.tr("Reach out to {name}").format(name=quiet.name))
        reach.clicked.connect(lambda: self.opened.emit(quiet.contact_id))
        line = QHBoxLayout()
        line.setSpacing(theme.px(10))
        line.addWidget(link, 1)
        line.addWidget(days)
        line.addWidget(reach)
        self._list.addLayout(line)
        return reach
