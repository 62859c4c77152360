"""The palette: one field over everything that can be done and everything that can be found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.changes import Kind
from netdesk.domain.folding import fold_for_search
from netdesk.ui import theme
from netdesk.ui.actions import ACTIONS, ActionId, Declared, Menu
from netdesk.ui.delegates.list_row import ListRowDelegate
from netdesk.ui.menus import key_sequences
from netdesk.ui.models.row_list import RowListModel
from netdesk.ui.widgets.inputs import SearchField
from netdesk.ui.widgets.paint import fill

if TYPE_CHECKING:
    from netdesk.services.search import Hit
    from netdesk.ui.tasks import Tasks

WIDTH = 640
ROWS_SHOWN = 9
ACTIONS_FIRST = 5
"""So many actions stand before what was found in the desk; the rest follow it."""
ORDER = (Menu.CONTACT, Menu.MEETING, Menu.GO, Menu.EDIT, Menu.DESK, Menu.HELP)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the palette: an action, or a record that was found."""

    title: str
    detail: str = ""
    chip: str = ""
    chip_tone: str = "plain"
    avatar: str = ""
    square: bool = False
    icon: str = ""
    action: ActionId | None = None
    kind: Kind | None = None
    record_id: int = 0


class Palette(QWidget):
    """Lies over the window; Up, Down and Enter choose while the field keeps the keyboard, Esc closes."""

    action_chosen = Signal(object)
    record_chosen = Signal(object, int)

    def __init__(self, window: QWidget, tasks: Tasks, find: Callable[[str], Sequence[Hit]]) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._find = find
        self._possible: Mapping[ActionId, str] = {}
        self._before: QWidget | None = None
        self.field = SearchField(self.tr("Search people, notes, questions, or type a command"))
        self.model = RowListModel()
        self.list = QListView()
        self._set_up()
        self.hide()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Search and commands"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(ListRowDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.viewport().setAutoFillBackground(True)  # else each key paints the page behind it anew
        self.list.setAccessibleName(self.tr("Results"))
        self.field.setSizePolicy(
            self.list.sizePolicy().horizontalPolicy(), self.field.sizePolicy().verticalPolicy()
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        self._window.installEventFilter(self)

    def open(self, possible: Mapping[ActionId, str]) -> None:
        """Shows itself with what can be done now, by its names."""
        self._possible = {key: text for key, text in possible.items() if key is not ActionId.PALETTE}
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.field.clear()
        self._search("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_palette(self) -> None:
        """Goes away and gives the keyboard back."""
        before, self._before = self._before, None  # first: hiding moves the keyboard on, as the Tab key does
        self.hide()
        if before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _search(self, text: str) -> None:
        lines = _actions(text, self._possible)
        if not text.strip():
            self._show(lines, [])
            return
        self._tasks.find("palette", lambda: self._find(text), lambda hits: self._show(lines, hits))

    def _show(self, actions: list[Line], hits: Sequence[Hit]) -> None:
        found = [self._line(hit) for hit in hits]
        rows = [*actions[:ACTIONS_FIRST], *found, *actions[ACTIONS_FIRST:]] if found else actions
        if not rows:
            query = self.field.text().strip()
            rows = [Line(self.tr("No results for “{0}”").format(query), self.tr("Esc closes"), icon="search")]
        self.model.set_rows(rows)
        self._go_to(0)

    def _go_to(self, place: int) -> None:
        """The chosen row is told to screen readers by the field, which keeps the keyboard."""
        index = self.model.index(place)
        self.list.setCurrentIndex(index)
        self.field.setAccessibleDescription(index.data() or "")

    def _line(self, hit: Hit) -> Line:
        names = {
            Kind.CONTACT: self.tr("Contact"),
            Kind.ORGANISATION: self.tr("Organisation"),
            Kind.MEETING: self.tr("Meeting"),
            Kind.FOLLOW_UP: self.tr("Follow-up"),
            Kind.QUESTION: self.tr("Question"),
            Kind.STORY: self.tr("Story"),
        }
        faced = hit.kind in (Kind.CONTACT, Kind.ORGANISATION)
        icon = {Kind.MEETING: "meetings", Kind.FOLLOW_UP: "calendar"}.get(hit.kind, "questions")
        return Line(
            hit.title, hit.detail, names[hit.kind], avatar=hit.title if faced else "",
            square=hit.kind is Kind.ORGANISATION, icon=icon, kind=hit.kind, record_id=hit.id,
        )  # fmt: skip

    def _choose(self, row: int) -> None:
        if not 0 <= row < self.model.rowCount():
            return
        line = self.model.row_at(row)
        assert isinstance(line, Line)
        if line.action is None and line.kind is None:
            return  # it only says that nothing was found
        self.close_palette()
        if line.action is not None:
            self.action_chosen.emit(line.action)
        elif line.kind is not None:
            self.record_chosen.emit(line.kind, line.record_id)

    def _step(self, rows: int) -> None:
        place = self.list.currentIndex().row() + rows
        self._go_to(max(0, min(place, self.model.rowCount() - 1)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        if watched is self.field and isinstance(event, QFocusEvent) and event.lostFocus():
            self._on_left(event.reason())
        return False

    def _on_left(self, reason: Qt.FocusReason) -> None:
        """A click elsewhere in the window closes it; another window or its own context menu does not."""
        if reason in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
            self._before = None
            self.hide()

    def _key(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if key in steps:
            self._step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _place(self) -> None:
        width = min(theme.px(WIDTH), self._window.width() - theme.px(32))
        height = min(theme.px(64 + 52 * ROWS_SHOWN), self._window.height() - theme.px(96))
        self.setGeometry((self._window.width() - width) // 2, theme.px(64), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        fill(QPainter(self), self.rect(), colours.panel, 12, colours.edge)


def _actions(text: str, possible: Mapping[ActionId, str]) -> list[Line]:
    """The actions whose words begin like those typed; without any, what is done most stands first."""
    wanted = fold_for_search(text).split()
    found = [one for one in ACTIONS if one.id in possible and _matches(possible[one.id], wanted)]
    if not wanted:
        found.sort(key=lambda one: ORDER.index(one.menu))
    return [_action_line(one, possible[one.id]) for one in found]


def _matches(text: str, wanted: list[str]) -> bool:
    words = fold_for_search(text).split()
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _action_line(action: Declared, text: str) -> Line:
    keys = key_sequences(action)
    shown = keys[0].toString(keys[0].SequenceFormat.NativeText) if keys else ""
    icon = action.icon or "chevron-right"
    return Line(text.replace("&", ""), chip=shown, icon=icon, action=action.id)
