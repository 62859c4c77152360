"""A list and what is chosen in it, side by side or one at a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.basics import GhostButton

FOLD_BELOW = 900
DETAIL_WIDTH = 336


class ListDetail(QWidget):
    """List and detail side by side; in a window narrower than 900 px one of them, with a way back.

    The list takes the room that is left, unless it is given a width: then the detail does.
    """

    folded_changed = Signal(bool)

    def __init__(
        self, master: QWidget, detail: QWidget, parent: QWidget | None = None, *, list_width: int = 0
    ) -> None:
        super().__init__(parent)
        self._folded = False
        self._detail_wanted = True
        self._list = master
        self._pane = self._make_pane(detail)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(master)
        self._splitter.addWidget(self._pane)
        self._splitter.setStretchFactor(1 if list_width else 0, 1)
        sizes = (theme.px(list_width), 10_000) if list_width else (10_000, theme.px(DETAIL_WIDTH))
        self._splitter.setSizes(list(sizes))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    def _make_pane(self, detail: QWidget) -> QWidget:
        pane = QWidget()
        pane.setProperty("pane", True)
        pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._back = GhostButton(self.tr("Back to the list"), icon_name="chevron-left")
        self._back.clicked.connect(self.show_list)
        self._back.hide()
        layout = QVBoxLayout(pane)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._back)
        layout.addWidget(detail, 1)
        pane.installEventFilter(self)
        return pane

    @property
    def folded(self) -> bool:
        return self._folded

    def show_detail(self) -> None:
        """Folded: go to the detail. Side by side: make sure that it is there."""
        self._detail_wanted = True
        self._list.setVisible(not self._folded)
        self._pane.show()

    def show_list(self) -> None:
        """Go back to the list, which takes the keyboard again."""
        self._list.show()
        self._pane.setVisible(not self._folded and self._detail_wanted)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_detail_shown(self, shown: bool) -> None:
        """Whether there is a detail at all; without one the list takes the whole room."""
        self._detail_wanted = shown
        self._pane.setVisible(shown and not self._folded)
        self._list.setVisible(True)

    def sizes(self) -> list[int]:
        """The widths of list and detail, to be kept."""
        return self._splitter.sizes()

    def set_sizes(self, sizes: list[int]) -> None:
        self._splitter.setSizes(sizes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = self.window().width() < FOLD_BELOW
        if folded != self._folded:
            self._folded = folded
            self._back.setVisible(folded)
            self._pane.setVisible(self._detail_wanted and not folded)
            self._list.setVisible(True)
            self.folded_changed.emit(folded)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        back = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if back and self._folded and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.show_list()
            return True
        return False
