"""A notice above the pages that stays until it is answered or closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.basics import IconButton, SmallButton, Words

Answers = Mapping[str, Callable[[], object]]


class Notice(QFrame):
    """A sentence with what can be done about it, and a cross."""

    closed = Signal()

    def __init__(self, text: str, answers: Answers, *, tone: str = "warm", lasting: bool = False) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setProperty("tone", tone)
        self.setAccessibleName(text)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(14), theme.px(8), theme.px(8), theme.px(8))
        line.setSpacing(theme.px(8))
        line.addWidget(Words(_breakable(text), wrap=True), 1)
        for name, answer in answers.items():
            button = SmallButton(name)
            button.clicked.connect(lambda _=False, act=answer: act())
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        if not lasting:
            cross = IconButton("close", self.tr("Close this notice"))
            cross.clicked.connect(self.closed)
            line.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)


class Notices(QWidget):
    """The notices of a window, one below the other; no room is taken where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, Notice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(22), theme.px(8), theme.px(22), theme.px(8))
        self._column.setSpacing(theme.px(8))
        self.hide()

    def show_notice(
        self, key: str, text: str, answers: Answers, *, tone: str = "warm", lasting: bool = False
    ) -> None:
        """Shows a notice; it takes the place of another one with the same key."""
        self.remove(key)
        notice = Notice(text, answers, tone=tone, lasting=lasting)
        notice.closed.connect(lambda: self.remove(key))
        self._shown[key] = notice
        self._column.addWidget(notice)
        self.show()

    def remove(self, key: str) -> None:
        """Takes a notice away."""
        notice = self._shown.pop(key, None)
        if notice is not None:
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._shown))

    def shows(self, key: str) -> bool:
        """Whether a notice with this key is there."""
        return key in self._shown

    def texts(self) -> list[str]:
        """What is shown now."""
        return [notice.accessibleName() for notice in self._shown.values()]


def _breakable(text: str) -> str:
    """A long path may go on in the next line after each folder."""
    return text.replace("/", "/\u200b").replace("\\", "\\\u200b")
