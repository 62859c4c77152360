"""The card at the side: momentum in numbers and bars."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout

from netdesk.domain.momentum import Momentum
from netdesk.ui import dates, theme
from netdesk.ui.widgets.basics import Card, Words
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
