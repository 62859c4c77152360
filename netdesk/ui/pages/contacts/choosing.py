"""Small lists to choose a stage, a cadence, a day or a tag from, opened by a key and answered by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QMenu, QVBoxLayout, QWidget

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.cadence import CADENCES
from netdesk.domain.contact import Stage
from netdesk.ui import theme
from netdesk.ui.pages.contacts.table_rows import stage_text, tr

V = TypeVar("V")
CADENCE_TEXTS = {
    0: QT_TRANSLATE_NOOP("ContactRows", "By tag or stage"),
    30: QT_TRANSLATE_NOOP("ContactRows", "Every month"),
    60: QT_TRANSLATE_NOOP("ContactRows", "Every 2 months"),
    91: QT_TRANSLATE_NOOP("ContactRows", "Every quarter"),
    182: QT_TRANSLATE_NOOP("ContactRows", "Every half year"),
    365: QT_TRANSLATE_NOOP("ContactRows", "Every year"),
}
SNOOZES = {
    1: QT_TRANSLATE_NOOP("ContactRows", "Tomorrow"),
    3: QT_TRANSLATE_NOOP("ContactRows", "In 3 days"),
    7: QT_TRANSLATE_NOOP("ContactRows", "In a week"),
    14: QT_TRANSLATE_NOOP("ContactRows", "In 2 weeks"),
    30: QT_TRANSLATE_NOOP("ContactRows", "In a month"),
}


def stages() -> list[tuple[Stage, str]]:
    """All stages in the order of the way."""
    return [(stage, stage_text(stage)) for stage in Stage]


def cadences() -> list[tuple[int, str]]:
    """The cadences on offer, in days."""
    return [(days, cadence_text(days)) for days in (0, *CADENCES.values())]


def cadence_text(days: int) -> str:
    """A cadence in words."""
    known = CADENCE_TEXTS.get(days)
    return tr(known) if known else tr("Every {0} days").format(days)


def latests(ideal: int) -> list[tuple[int, str]]:
    """The intervals after which it is too long, for an ideal one; 0 for the usual grace."""
    later = [days for days in CADENCES.values() if days > ideal]
    return [(0, tr("2 weeks’ grace")), *((days, latest_text(days)) for days in later)]


def latest_text(days: int) -> str:
    """The longest interval in words."""
    return tr("at most {0} days").format(days)


def snoozes(today: date, due: date | None = None) -> list[tuple[date, str]]:
    """The coming days that a step can be put off to: none that would bring it nearer."""
    after = max(today, due or today)
    later = {7: tr("A week later"), 28: tr("4 weeks later")} if after > today else {}
    days = [(today + timedelta(days=count), tr(text)) for count, text in SNOOZES.items()]
    days += [(after + timedelta(days=count), text) for count, text in later.items()]
    return [(day, text) for day, text in days if day > after]


def choice_menu(
    parent: QWidget, choices: Iterable[tuple[V, str]], chosen: Callable[[V], object], current: V | None = None
) -> QMenu:
    """A menu of values; the digits 1 to 9 choose as well as arrows and Enter."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for place, (value, text) in enumerate(choices, start=1):
        escaped = text.replace("&", "&&")
        action = menu.addAction(f"&{place}  {escaped}" if place < 10 else escaped)
        action.setCheckable(current is not None)
        action.setChecked(value == current)
        action.triggered.connect(partial(_choose, chosen, value))
    return menu


def _choose(chosen: Callable[[V], object], value: V, _checked: bool = False) -> None:
    chosen(value)


def open_menu(menu: QMenu, below: QWidget) -> None:
    """Opens a menu under a widget with its first entry ready for Enter."""
    menu.popup(below.mapToGlobal(QPoint(0, below.height())))
    if menu.actions():
        checked = next((action for action in menu.actions() if action.isChecked()), menu.actions()[0])
        menu.setActiveAction(checked)


class TagPopup(QFrame):
    """A line to type a tag into, with those that exist to complete from; Enter takes it, Esc leaves."""

    entered = Signal(str)

    def __init__(self, tags: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Tag"))
        self.line.setAccessibleName(tr("Tag"))
        completer = QCompleter(list(tags), self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        popup = completer.popup()
        if popup is not None:
            theme.dress(popup)  # a window without a parent
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        layout.addWidget(self.line)
        self.setFixedWidth(theme.px(220))

    def open_below(self, place: QWidget) -> None:
        """Shows itself under a widget, ready to type."""
        self.move(place.mapToGlobal(QPoint(0, place.height())))
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            typed = self.line.text().strip()
            self.close()
            if typed:
                self.entered.emit(typed)
        else:
            super().keyPressEvent(event)
