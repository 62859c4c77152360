"""The saved filters as chips: pressed they filter; their menu renames and removes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QVBoxLayout, QWidget

from netdesk.domain.contact_filter import NamedFilter, narrowing
from netdesk.domain.contact_list import ContactQuery
from netdesk.ui import theme
from netdesk.ui.widgets.basics import plain_tip
from netdesk.ui.widgets.chips import ChipButton
from netdesk.ui.widgets.flow_layout import FlowLayout

OWN_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class SavedChips(QWidget):
    """One chip for each filter; the one that asks for what is shown is on."""

    chosen = Signal(object)
    """The ContactQuery of a chip; without anything to narrow when it was on."""
    rename_asked = Signal(int, str)
    remove_asked = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Saved filters"))
        self._layout = FlowLayout(self, spacing=theme.px(6))
        self._filters: list[NamedFilter] = []
        self._chips: dict[int, ChipButton] = {}

    def show_filters(self, filters: Sequence[NamedFilter], now: ContactQuery) -> None:
        """Shows these chips; a number that is known stays until the next one."""
        if [(one.id, one.name) for one in filters] != [(one.id, one.name) for one in self._filters]:
            self._layout.clear()
            self._chips = {one.id: self._made(one) for one in filters}
        self._filters = list(filters)
        self.setVisible(bool(filters))
        self.show_query(now)

    def show_counts(self, counts: Mapping[int, int]) -> None:
        """How many contacts each of them lets through."""
        for key, count in counts.items():
            if key in self._chips:
                self._chips[key].set_count(count)

    def show_query(self, now: ContactQuery) -> None:
        """Which of them asks for what is shown."""
        for one in self._filters:
            self._chips[one.id].setChecked(narrowing(now) == narrowing(one.query))

    def chips(self) -> list[ChipButton]:
        """The chips, in their order."""
        return list(self._chips.values())

    def _made(self, one: NamedFilter) -> ChipButton:
        chip = ChipButton(one.name)
        chip.setToolTip(plain_tip(self.tr("F2 renames, Delete removes this filter")))
        chip.clicked.connect(lambda on, key=one.id: self._choose(key, on))
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(lambda place, key=one.id: self._open_menu(key, place))
        chip.installEventFilter(self)
        self._layout.addWidget(chip)
        chip.show()
        return chip

    def _named(self, key: int) -> NamedFilter:
        return next(one for one in self._filters if one.id == key)

    def _choose(self, key: int, on: bool) -> None:
        self.chosen.emit(self._named(key).query if on else ContactQuery())

    def _open_menu(self, key: int, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename…")).triggered.connect(lambda: self._ask_name(key))
        menu.addAction(self.tr("Remove")).triggered.connect(lambda: self._ask_to_remove(key))
        menu.popup(self._chips[key].mapToGlobal(place))

    def _ask_name(self, key: int) -> None:
        popup = NamePopup(self._named(key).name, self)
        popup.entered.connect(lambda name: self.rename_asked.emit(key, name))
        popup.open_below(self._chips[key])

    def _ask_to_remove(self, key: int) -> None:
        self.remove_asked.emit(key, self._named(key).name)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in OWN_KEYS:
            event.accept()  # else they would edit or delete the contact that is shown
            return True
        key = next((key for key, chip in self._chips.items() if chip is watched), 0)
        return event.type() == QEvent.Type.KeyPress and bool(key) and self._key(key, Qt.Key(event.key()))

    def _key(self, key: int, pressed: Qt.Key) -> bool:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(pressed, 0)
        if step:
            chips = self.chips()
            place = chips.index(self._chips[key]) + step
            chips[place % len(chips)].setFocus(Qt.FocusReason.TabFocusReason)
        elif pressed == Qt.Key.Key_F2:
            self._ask_name(key)
        elif pressed in OWN_KEYS:
            self._ask_to_remove(key)
        else:
            return False
        return True


class NamePopup(QFrame):
    """A line with the name of a filter; Enter takes it, Esc leaves it as it was."""

    entered = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self.line = QLineEdit(name)
        self.line.setAccessibleName(self.tr("Name of this filter"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        layout.addWidget(self.line)
        self.setFixedWidth(theme.px(220))

    def open_below(self, place: QWidget) -> None:
        """Shows itself under a widget, ready to be typed over."""
        self.move(place.mapToGlobal(QPoint(0, place.height())))
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
            self.entered.emit(self.line.text())
        else:
            super().keyPressEvent(event)
