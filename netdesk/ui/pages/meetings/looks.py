"""Small looks that the phases share."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.icons import Role, paint_icon
from netdesk.ui.widgets.basics import Card, Words
from netdesk.ui.widgets.inline_edit import GrowingEdit
from netdesk.ui.widgets.paint import check_box, focus_ring

MOST_LINES = 60  # the page scrolls, so its editors need not


def restyle(words: Words, kind: str) -> None:
    """Gives a label another kind."""
    if words.property("words") != kind:
        words.setProperty("words", kind)
        words.style().unpolish(words)
        words.style().polish(words)


class PlainText(GrowingEdit):
    """An editor without an edge, as high as its text; `lines` is the least."""

    def __init__(self, hint: str, name: str = "", *, lines: int = 1) -> None:
        super().__init__(lines=range(lines, MOST_LINES))
        self.setProperty("plain", True)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._show_bar)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        lines = min(max(int(self.document().size().height()), self._lines.start), self._lines.stop)
        return QSize(theme.px(160), lines * self.fontMetrics().lineSpacing() + theme.px(4))

    def _show_bar(self) -> None:
        """A scroll bar only where there is more text than room: it would make lines wrap elsewhere."""
        long = self.document().size().height() > MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self.sizeHint().height())


class RingCard(Card):
    """A card that shows the ring when the keyboard is in the editor that stands in it."""

    def watch(self, editor: QWidget) -> None:
        """Shows the ring for this editor."""
        self._editor = editor
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._editor.hasFocus():
            focus_ring(QPainter(self), self.rect(), 10, theme.tokens())


class CheckMark(QWidget):
    """A box that shows whether something is so, and cannot be ticked."""

    def __init__(self) -> None:
        super().__init__()
        self._checked = False
        self.setFixedSize(theme.px(16), theme.px(16))

    def show_checked(self, checked: bool) -> None:
        """Shows whether it is so."""
        self._checked = checked
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        check_box(QPainter(self), self.rect(), self._checked, theme.tokens())


class IconMark(QWidget):
    """A small icon in the colour that its role has in the theme in force."""

    def __init__(self, name: str, role: Role) -> None:
        super().__init__()
        self._name, self._role = name, role
        self.setFixedSize(theme.px(16), theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self._name, getattr(theme.tokens(), self._role.value), self.rect())
