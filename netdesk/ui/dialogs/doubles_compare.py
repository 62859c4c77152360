"""Doubles side by side: what each says, a choice where they differ, and at the right what comes of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from netdesk.domain.contact import Card, display_name
from netdesk.domain.doubles import Doubles
from netdesk.domain.doubles_merge import FIELDS, best, differing, is_blank, merged
from netdesk.ui import theme
from netdesk.ui.dialogs import doubles_words as words
from netdesk.ui.widgets.basics import Avatar, Rule, SectionLabel, Words, line_of
from netdesk.ui.widgets.chips import Chip

NARROW, WIDE = 112, 168
TOP, TOP_TO_BOTTOM = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
SAME_FOR_MOST = frozenset({"stage"})
"""Shown only where it differs."""


class Choice(QWidget):
    """A radio button whose words may be long: they wrap, and a click on them chooses too."""

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QRadioButton()
        self.button.setAccessibleName(name)
        self.button.setFixedWidth(theme.px(20))
        line = line_of(self.button)
        line.addWidget(Words(text, wrap=True), 1)
        self.setLayout(line)
        self.setFocusProxy(self.button)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.button.click()


class Compare(QScrollArea):
    """The contacts of one group in columns; `choices` says what was chosen for each field."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards: tuple[Card, ...] = ()
        self.choices: dict[str, int] = {}
        self._outcome: dict[str, Words] = {}
        self.radios: dict[tuple[str, int], QRadioButton] = {}

    def show_cards(self, group: Doubles, cards: Sequence[Card]) -> None:
        """Show this group; the choices begin with what is best."""
        self.cards = tuple(cards)
        self.choices = {name: best(cards, name) for name in differing(cards)}
        self._outcome, self.radios = {}, {}
        inside = QWidget()
        inside.setProperty("scrolled", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(16), 0, theme.px(8), theme.px(8))
        column.setSpacing(theme.px(8))
        self._add_head(column, group)
        column.addLayout(self._grid())
        column.addStretch(1)
        self.setWidget(inside)
        self._show_outcome()

    def forget(self) -> None:
        """Nobody is shown any more."""
        self.cards = ()

    def _add_head(self, column: QVBoxLayout, group: Doubles) -> None:
        chip = Chip(words.confidence(group), words.TONES[group.confidence])
        because = Words(words.because(group), wrap=True)
        line = line_of(chip)
        line.addWidget(because, 1)
        column.addLayout(line)
        doubts = words.against(group)
        if doubts:
            column.addWidget(Words(self.tr("Against it: {0}").format(doubts), "second", wrap=True))
        column.addWidget(Rule())

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnMinimumWidth(0, theme.px(NARROW))
        for place in range(1, len(self.cards) + 2):
            grid.setColumnMinimumWidth(place, theme.px(WIDE))
            grid.setColumnStretch(place, 1)
        self._add_names(grid)
        for name in self.choices:
            self._add_choice(grid, name)
        for name in FIELDS:
            if name not in {*self.choices, *SAME_FOR_MOST} and not all(
                is_blank(card, name) for card in self.cards
            ):
                self._add_row(grid, words.field(name), [words.value(card, name) for card in self.cards])
        lists = [words.lists(card) for card in self.cards]
        for title in lists[0]:
            if any(each[title] for each in lists):
                self._add_row(grid, title, [each[title] for each in lists])
        return grid

    def _add_names(self, grid: QGridLayout) -> None:
        for place, card in enumerate(self.cards, 1):
            name = display_name(card.contact)
            head = line_of(Avatar(name))
            head.addWidget(Words(name, "heading", wrap=True), 1)
            grid.addLayout(head, 0, place)
        grid.addWidget(SectionLabel(self.tr("Together")), 0, len(self.cards) + 1)

    def _add_choice(self, grid: QGridLayout, name: str) -> None:
        row = grid.rowCount()
        grid.addWidget(Words(words.field(name), "second"), row, 0)
        group = QButtonGroup(self.widget() or self)
        for place, card in enumerate(self.cards):
            said = words.value(card, name)
            if is_blank(card, name):
                grid.addWidget(Words("—", "faint"), row, place + 1)
                continue
            choice = Choice(f"{words.field(name)}: {said}", said)
            choice.button.setChecked(place == self.choices[name])
            choice.button.toggled.connect(lambda on, place=place: self._choose(name, place) if on else None)
            group.addButton(choice.button)
            self.radios[name, place] = choice.button
            grid.addWidget(choice, row, place + 1)
        self._add_outcome(grid, row, words.field(name), TOP_TO_BOTTOM)

    def _add_row(self, grid: QGridLayout, title: str, said: Sequence[str]) -> None:
        row = grid.rowCount()
        grid.addWidget(Words(title, "second"), row, 0, TOP)
        for place, text in enumerate(said, 1):
            kind = "" if text else "faint"
            grid.addWidget(Words(text or "—", kind, wrap=True), row, place, TOP)
        self._add_outcome(grid, row, title)

    def _add_outcome(self, grid: QGridLayout, row: int, title: str, place: Qt.AlignmentFlag = TOP) -> None:
        made = Words("", "heading", wrap=True)
        self._outcome[title] = made
        grid.addWidget(made, row, len(self.cards) + 1, place)

    def _choose(self, name: str, place: int) -> None:
        self.choices[name] = place
        self._show_outcome()
        self.changed.emit()

    def _show_outcome(self) -> None:
        """What comes of it, in the words of each row."""
        made = merged(self.cards, self.choices)
        texts = {words.field(name): words.value(made, name) for name in FIELDS} | words.lists(made)
        for title, shown in self._outcome.items():
            shown.setText(texts[title])

    def outcome(self) -> dict[str, str]:
        """What comes of it, as it is shown."""
        return {title: shown.text() for title, shown in self._outcome.items()}
