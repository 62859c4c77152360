"""The palette: one field over everything that can be done and everything that can be found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.changes import Kind
from netdesk.ui import theme
from netdesk.ui.actions import ActionId
from netdesk.ui.delegates.list_row import ListRowDelegate
from netdesk.ui.dialogs.palette_lines import (
    Line,
    action_lines,
    back_line,
    found_lines,
    hit_line,
    nothing_line,
)
from netdesk.ui.models.row_list import RowListModel
from netdesk.ui.widgets.inputs import SearchField
from netdesk.ui.widgets.paint import fill

if TYPE_CHECKING:
    from netdesk.services.search import Hit
    from netdesk.ui.dialogs.palette_follow_up import FollowUpOffer
    from netdesk.ui.tasks import Tasks

WIDTH = 640
ROWS_SHOWN = 9
ACTIONS_FIRST = 5
"""So many actions stand before what was found in the desk; the rest follow it."""


class Palette(QWidget):
    """Lies over the window; Up, Down and Enter choose while the field keeps the keyboard, Esc closes."""

    action_chosen = Signal(object)
    record_chosen = Signal(object, int)
    question_chosen = Signal(str)
    """The key of a question of the bank, which is no record."""
    contacts_asked = Signal(str)
    """All contacts with these words, on their page."""

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        find: Callable[[str], Sequence[Hit]],
        find_more: Callable[[Kind, str], Sequence[Hit]] = lambda kind, text: (),
        offer: FollowUpOffer | None = None,
    ) -> None:
        super().__init__(window)
        self._offer = offer
        self._found: tuple[str, list[Line]] = "", []
        self._find_more = find_more
        self._only: Kind | None = None  # one kind is looked through, all of it
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
        self._only = None
        self.field.clear()
        self._search("")
        self._place()
        self.show()
        self.raise_()
        self._cover()
        self.field.setFocus()

    def _cover(self) -> None:
        """Opaque parts spare each key the painting of the page behind them; the style sheet undoes this."""
        for part in (self.field, self.list.viewport()):
            part.setAutoFillBackground(True)

    def close_palette(self) -> None:
        """Goes away and gives the keyboard back."""
        before, self._before = self._before, None  # first: hiding moves the keyboard on, as the Tab key does
        self.hide()
        if before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _search(self, text: str) -> None:
        if not text.strip():
            self._only = None
            self._show(text, action_lines(text, self._possible))
            return
        if self._only is not None:
            work: Callable[[], Sequence[Hit]] = partial(self._find_more, self._only, text)
        else:
            work = partial(self._find, text)
        self._tasks.find("palette", work, partial(self._show_found, text))
        if self._offer is not None and self._only is None:
            reading = partial(self._offer.read, text)
            self._tasks.find("palette follow-up", reading, lambda _none: self._show_offer(text))

    def _show_found(self, text: str, hits: Sequence[Hit]) -> None:
        if text != self.field.text():
            return  # the field was emptied meanwhile
        if self._only is not None:
            self._show(text, [back_line(), *map(hit_line, hits)])
            return
        actions, found = action_lines(text, self._possible), found_lines(hits, text.strip())
        self._found = text, [*actions[:ACTIONS_FIRST], *found, *actions[ACTIONS_FIRST:]]
        self._show(text, self._with_offer(text))

    def _with_offer(self, text: str) -> list[Line]:
        first, last = self._offer.lines(text) if self._offer is not None else ([], [])
        return [*first, *self._found[1], *last]

    def _show_offer(self, text: str) -> None:
        """A line is read later than things are found: whoever went down the rows stays on the same one."""
        if self._only is not None or text != self.field.text() or text != self._found[0]:
            return
        place, before = self.list.currentIndex().row(), self.model.rowCount()
        self._show(text, self._with_offer(text))
        if place > 0 and before < self.model.rowCount():
            self._go_to(place + len(self._offer.lines(text)[0] if self._offer is not None else ()))

    def _show(self, text: str, rows: Sequence[Line]) -> None:
        self.model.set_rows(rows or [nothing_line(text.strip())])
        self._go_to(1 if self._only is not None and len(rows) > 1 else 0)

    def _look_through(self, kind: Kind | None) -> None:
        """All of one kind, or some of each again."""
        self._only = kind
        self._search(self.field.text())

    def _go_to(self, place: int) -> None:
        """The chosen row is told to screen readers by the field, which keeps the keyboard."""
        index = self.model.index(place)
        self.list.setCurrentIndex(index)
        self.field.setAccessibleDescription(index.data() or "")

    def _choose(self, row: int) -> None:
        line = self.model.row_at(row) if 0 <= row < self.model.rowCount() else None
        if not isinstance(line, Line) or not line.leads_somewhere():
            return
        if line.more and line.kind is not Kind.CONTACT:
            self._look_through(None if self._only is not None else line.kind)
            return
        text = self.field.text().strip()
        self.close_palette()
        self._tell(line, text)

    def _tell(self, line: Line, text: str) -> None:
        if line.follow_up is not None:
            line.follow_up()
        elif line.action is not None:
            self.action_chosen.emit(line.action)
        elif line.more:
            self.contacts_asked.emit(text)
        elif line.question:
            self.question_chosen.emit(line.question)
        else:
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
        elif key == Qt.Key.Key_Escape and self._only is not None:
            self._look_through(None)
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
