"""The story so far: everything that happened with a contact, in time order."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from netdesk.domain.clock import Clock
from netdesk.domain.contact_story import StoryItem, StoryKind
from netdesk.ui import theme
from netdesk.ui.pages.contacts.detail.parts import INDENT, LABEL_WIDTH, LinkButton, Section
from netdesk.ui.pages.contacts.detail.view import ContactView
from netdesk.ui.pages.contacts.table_rows import short_moment
from netdesk.ui.widgets.basics import Words
from netdesk.ui.widgets.paint import fill, focus_ring

LATEST = 12
LEADING = frozenset({StoryKind.MEETING, StoryKind.MENTION})
"""Kinds of which Enter or a click brings up the meeting."""


class StoryRow(QWidget):
    """One part: Enter or a click leads to its meeting or unfolds what was sent.

    Delete removes a touch that was logged wrongly.
    """

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: StoryItem | None = None
        self._day = Words("", "faint")
        self._title, self._detail = Words("", "", wrap=True), Words("", "small", wrap=True)
        self.letter = Words("", "second", wrap=True)
        self._day.setFixedWidth(theme.px(LABEL_WIDTH))
        layout = QGridLayout(self)
        layout.setContentsMargins(theme.px(INDENT), theme.px(4), theme.px(INDENT), theme.px(4))
        layout.setHorizontalSpacing(theme.px(4))
        layout.setVerticalSpacing(theme.px(2))
        layout.addWidget(self._day, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._title, 0, 1)
        layout.addWidget(self._detail, 1, 1)
        layout.addWidget(self.letter, 2, 1)
        layout.setColumnStretch(1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_item(self, item: StoryItem, day: str) -> None:
        """Tell of something else."""
        self._item = item
        self._day.setText(day)
        self._title.setText(item.title)
        self._detail.setText(item.detail)
        self._detail.setVisible(bool(item.detail))
        self.letter.setText(item.letter)
        self.letter.hide()
        self.setAccessibleName(", ".join(filter(None, (day, item.title, item.detail))))
        self.setToolTip(self.tr("Show what was sent") if item.letter else "")
        leads = self._leads()
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def _leads(self) -> bool:
        """Whether there is more of it than the row shows."""
        return self._item is not None and (self._item.kind in LEADING or bool(self._item.letter))

    def _open(self) -> None:
        if self._item is not None and self._item.letter:
            self.letter.setVisible(not self.letter.isVisible())
            self.setAccessibleDescription(self._item.letter if self.letter.isVisible() else "")
        else:
            self.opened.emit(self._item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._is_touch():
            self.removed.emit(self._item)
        else:
            super().keyPressEvent(event)

    def _is_touch(self) -> bool:
        return self._item is not None and self._item.kind is StoryKind.TOUCH

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() and self._leads():
            fill(painter, self.rect(), theme.tokens().hover, 6)
        if self.hasFocus():
            focus_ring(painter, self.rect(), 6, theme.tokens())


class Story(Section):
    """The latest parts, the earlier ones on demand."""

    meeting_asked = Signal(int)
    touch_removed = Signal(int)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Story", "Story so far"), parent)
        self._clock = clock
        self._items: tuple[StoryItem, ...] = ()
        self._contact_id = 0
        self._rows: list[StoryRow] = []
        self._earlier = LinkButton()
        self._earlier.clicked.connect(self._show_all)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addWidget(self._earlier)
        self.bare.addLayout(self._list)

    def show_view(self, view: ContactView) -> None:
        """The story of this contact."""
        if view.id == self._contact_id and view.story == self._items:
            return
        self._contact_id, self._items = view.id, view.story
        self._show(self._items[-LATEST:])

    def _show_all(self) -> None:
        self._show(self._items)

    def _show(self, items: tuple[StoryItem, ...]) -> None:
        today, locale = self._clock.today(), self.locale()
        while len(self._rows) < len(items):
            self._rows.append(self._row())
        for row, item in zip(self._rows, items, strict=False):
            row.show_item(item, short_moment(item.at, today, locale))
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(items))
        left = len(self._items) - len(items)
        self._earlier.show_text(self.tr("Show {0} earlier").format(left) if left else "")

    def _row(self) -> StoryRow:
        row = StoryRow()
        row.opened.connect(self._on_opened)
        row.removed.connect(lambda item: self.touch_removed.emit(item.link_id))
        self._list.addWidget(row)
        return row

    def _on_opened(self, item: StoryItem) -> None:
        if item.kind in LEADING:
            self.meeting_asked.emit(item.link_id)
