"""One ask or lead: its words open where they stand, a chip tells its state and offers the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.ui import theme
from netdesk.ui.method_words import Word, text_of, tone_of
from netdesk.ui.pages.contacts.choosing import open_menu
from netdesk.ui.pages.contacts.detail.parts import INDENT
from netdesk.ui.pages.contacts.detail.parts_edit import PartsEdit
from netdesk.ui.widgets.basics import line_of
from netdesk.ui.widgets.chips import ChipButton


class Choice(NamedTuple):
    """An entry of the menu: its text, what it does, and whether it is the one that holds."""

    text: str
    do: Callable[[], object]
    holds: bool = False


class RecordRow(QWidget):
    """`edit` holds the words; the menu's groups are parted by lines, the digits choose as well."""

    def __init__(self, parts: Mapping[str, str], name: str) -> None:
        super().__init__()
        self.edit = PartsEdit(parts, placeholder=name, name=name)
        self.state = ChipButton("")
        self.state.setChecked(True)
        self._name = name
        self._groups: Sequence[Sequence[Choice]] = ()
        line = line_of(self.edit, self.state, spacing=4)
        line.setContentsMargins(0, 0, theme.px(INDENT), 0)
        line.setStretch(0, 1)
        line.setAlignment(self.state, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.state.clicked.connect(self.open_menu)

    def show_state(self, state: Word, groups: Sequence[Sequence[Choice]]) -> None:
        """The state in its tone, and what can be done."""
        self._groups = groups
        self.state.show_tone(tone_of(state))
        self.state.setText(text_of(state))
        self.state.setAccessibleName(f"{self._name}: {text_of(state)}")
        self.state.updateGeometry()

    def open_menu(self) -> None:
        """Shows what can be done."""
        self.state.setChecked(True)  # the chip is no switch
        open_menu(self._menu(), self.state)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = 0
        for group in self._groups:
            menu.addSeparator()
            for choice in group:
                place += 1
                self._add(menu, place, choice)
        return menu

    def _add(self, menu: QMenu, place: int, choice: Choice) -> None:
        escaped = choice.text.replace("&", "&&")
        action = menu.addAction(f"&{place}  {escaped}" if place < 10 else escaped)
        action.setCheckable(True)
        action.setChecked(choice.holds)
        action.triggered.connect(partial(_do, choice.do))


def _do(do: Callable[[], object], _checked: bool = False) -> None:
    do()
