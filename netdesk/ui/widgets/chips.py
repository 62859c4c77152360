"""Chips: small rounded labels, some of them to press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.palettes import Tone
from netdesk.ui.theme import Text, Weight
from netdesk.ui.widgets.flow_layout import FlowLayout
from netdesk.ui.widgets.paint import fill, focus_ring, text_in

HEIGHT = 22
PADDING = 9


def chip_size(text: str) -> QSize:
    """How much room a chip with that text takes."""
    width = QFontMetrics(theme.font(Text.SMALL, Weight.Medium)).horizontalAdvance(text)
    return QSize(width + 2 * theme.px(PADDING), theme.px(HEIGHT))


def paint_chip(painter: QPainter, rect: QRect, text: str, tone: str) -> None:
    """A chip that fills the rectangle."""
    colour, ground = theme.tokens().tone(tone)
    fill(painter, rect, ground, rect.height() / 2)
    room = rect.adjusted(theme.px(6), 0, -theme.px(6), 0)
    text_in(painter, room, text, theme.font(Text.SMALL, Weight.Medium), colour, Qt.AlignmentFlag.AlignHCenter)


class Chip(QWidget):
    """A chip that only tells something; its tone is never the only sign."""

    def __init__(self, text: str = "", tone: str = Tone.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        return self._text

    def show_text(self, text: str, tone: str = Tone.PLAIN) -> None:
        """Tell something else."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._text)

    def keep_within(self, width: int) -> None:
        """Be no wider than that: a longer text ends in an ellipsis, and the tool tip has all of it."""
        self.setMaximumWidth(width)
        self.setToolTip(self._text if self.sizeHint().width() > width else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._text
        if self.width() < self.sizeHint().width():
            metrics = QFontMetrics(theme.font(Text.SMALL, Weight.Medium))
            room = self.width() - 2 * theme.px(PADDING)
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
        paint_chip(QPainter(self), self.rect(), shown, self._tone)


class ChipButton(QAbstractButton):
    """A chip to press: checkable by default, with an optional count after its text."""

    def __init__(
        self, text: str, count: int | None = None, *, tone: str = Tone.ACCENT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._count = count
        self._tone = tone
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(text)
        self.setAccessibleName(self.shown_text())

    def set_count(self, count: int | None) -> None:
        """Show another number beside the text."""
        if count != self._count:
            self._count = count
            self.setAccessibleName(self.shown_text())
            self.updateGeometry()
            self.update()

    def show_tone(self, tone: str) -> None:
        """Look different while it is on."""
        self._tone = tone
        self.update()

    def shown_text(self) -> str:
        """The text with its count, the count in the user's way of writing numbers."""
        return self.text() if self._count is None else f"{self.text()} {self.locale().toString(self._count)}"

    def sizeHint(self) -> QSize:
        return chip_size(self.shown_text()) + QSize(0, theme.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.tokens()
        on = self.isChecked() or self.isDown()
        colour, ground = colours.tone(self._tone if on else Tone.PLAIN)
        hovered = self.underMouse() and not on
        edge = colour if on else (colours.edge if hovered else "")
        fill(painter, self.rect(), ground, self.height() / 2, edge)
        weight = Weight.DemiBold if on else Weight.Medium  # the colour is not the only sign
        text_in(painter, self.rect(), self.shown_text(), theme.font(Text.SMALL, weight),
                colour, Qt.AlignmentFlag.AlignHCenter)  # fmt: skip
        if self.hasFocus():
            focus_ring(painter, self.rect(), self.height() / 2, colours)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipChoice:
    """One chip of a row: what it stands for, its text, its count."""

    key: str
    text: str
    count: int | None = None
    tone: str = Tone.ACCENT


class ChipRow(QWidget):
    """Chips in a row that wraps; one of them is on, or several. Arrow keys move between them."""

    changed = Signal(object)  # frozenset[str] of the keys that are on

    def __init__(
        self, choices: Sequence[ChipChoice] = (), *, exclusive: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._exclusive = exclusive
        self._chips: dict[str, ChipButton] = {}
        self._layout = FlowLayout(self, spacing=theme.px(6))
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[ChipChoice]) -> None:
        """Show these chips; what was on and still exists stays on."""
        if list(self._chips) == [choice.key for choice in choices]:
            for choice in choices:
                self._chips[choice.key].setText(choice.text)
                self._chips[choice.key].set_count(choice.count)
            return
        on = self.selected()
        self._layout.clear()
        self._chips = {choice.key: self._make(choice, choice.key in on) for choice in choices}

    def _make(self, choice: ChipChoice, on: bool) -> ChipButton:
        chip = ChipButton(choice.text, choice.count, tone=choice.tone)
        chip.setChecked(on)
        chip.clicked.connect(lambda checked, key=choice.key: self._clicked(key, checked))
        chip.installEventFilter(self)
        self._layout.addWidget(chip)
        return chip

    def add_widget(self, widget: QWidget) -> None:
        """Put something else, such as a filter button, behind the chips."""
        self._layout.addWidget(widget)

    def set_count(self, key: str, count: int | None) -> None:
        self._chips[key].set_count(count)

    def selected(self) -> frozenset[str]:
        """The keys of the chips that are on."""
        return frozenset(key for key, chip in self._chips.items() if chip.isChecked())

    def select(self, *keys: str) -> None:
        """Switch exactly these on, without a signal."""
        for key, chip in self._chips.items():
            chip.setChecked(key in keys)

    def _clicked(self, key: str, checked: bool) -> None:
        if self._exclusive:
            self.select(key)
        self.changed.emit(self.selected())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
            if step and isinstance(watched, ChipButton):
                self._move(watched, step)
                return True
        return False

    def _move(self, chip: ChipButton, step: int) -> None:
        chips = list(self._chips.values())
        chips[(chips.index(chip) + step) % len(chips)].setFocus(Qt.FocusReason.TabFocusReason)
