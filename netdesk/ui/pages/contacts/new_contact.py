"""A new contact in one line, with what was understood of it shown while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.one_line import OneLine, parse
from netdesk.ui import theme
from netdesk.ui.widgets.basics import Card, IconButton, PrimaryButton, Words, line_of
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.flow_layout import FlowLayout

PARTS = ("name", "title", "organisation", "email", "phone", "link", "note")


class NewContactLine(QWidget):
    """Enter adds, Esc closes; what was typed is there again at the next opening."""

    entered = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Name, title at organisation, e-mail or phone"))
        self.line.setAccessibleName(self.tr("New contact"))
        self._add = PrimaryButton(self.tr("Add"))
        self._cross = IconButton("close", self.tr("Close"))
        self._hint = Words("", "small")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing=theme.px(6))
        self._lay_out()
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._show_understood)
        self._add.clicked.connect(self._enter)
        self._cross.clicked.connect(self.close_line)
        self._show_understood("")
        self.hide()

    def _lay_out(self) -> None:
        card = Card(tone="accent")
        card.body.setSpacing(theme.px(8))
        card.body.addLayout(line_of(self.line, self._add, self._cross))
        card.body.addWidget(self._hint)
        card.body.addWidget(self._chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(22), 0, theme.px(16), theme.px(8))
        layout.addWidget(card)

    def open(self) -> None:
        """Shows the line with what was typed before, if anything."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def added(self) -> None:
        """The contact is in the desk: the line is ready for another one."""
        self.line.clear()
        self.close_line()

    def say(self, text: str) -> None:
        """Why it could not be added."""
        self._hint.setText(text)
        self._hint.show()

    @Slot()
    def close_line(self) -> None:
        """Goes out of the way; nothing that was typed is lost."""
        self.hide()
        self.closed.emit()

    @Slot()
    def _enter(self) -> None:
        if self.line.text().strip():
            self.entered.emit(self.line.text())
        else:
            self.line.setFocus()

    @Slot(str)
    def _show_understood(self, text: str) -> None:
        self._flow.clear()
        said = parse(text)
        for key in PARTS:
            value = getattr(said, key)
            if value:
                chip = Chip(f"{self._title(key)}: {value}", "accent" if key == "name" else "plain")
                self._flow.addWidget(chip)
                chip.show()
        self._chips.setVisible(said != OneLine())
        self._fit()
        self._hint.setText(self.tr("In any order, parted by commas. Enter adds, Esc keeps it for later."))
        self._hint.setVisible(said == OneLine())
        self.line.setAccessibleDescription(", ".join(filter(None, (getattr(said, key) for key in PARTS))))

    def _fit(self) -> None:
        """As high as the chips need: a layout that wraps asks for two lines before it knows its width."""
        self._chips.setFixedHeight(self._flow.heightForWidth(max(self.line.width(), theme.px(320))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _title(self, key: str) -> str:
        return {
            "name": self.tr("Name"),
            "title": self.tr("Title"),
            "organisation": self.tr("Organisation"),
            "email": self.tr("E-mail"),
            "phone": self.tr("Phone"),
            "link": self.tr("Link"),
            "note": self.tr("Note"),
        }[key]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_line()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return False
