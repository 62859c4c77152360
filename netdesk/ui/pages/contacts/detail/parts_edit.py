"""Text made of several parts that opens into a small form where it stands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.basics import Words
from netdesk.ui.widgets.opening import OpensByTyping
from netdesk.ui.widgets.paint import fill, focus_ring


class PartsEdit(OpensByTyping):
    """A click, Enter, F2 or typing opens one line for each part; Enter or leaving stores them all.

    Esc shows the stored text again and keeps what was typed for the next opening.
    """

    edited = Signal(object)  # dict[str, str], when anything differs

    def __init__(
        self, parts: Mapping[str, str], *, placeholder: str, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._placeholder, self._name = placeholder, name or placeholder
        self._values = dict.fromkeys(parts, "")
        self._kept: dict[str, str] | None = None
        self._label, self._below = Words(wrap=True), Words("", "small", wrap=True)
        self._parts = dict(parts)
        self._form: QWidget | None = None  # made when it is first opened: there are many, and few are
        self._lines: dict[str, QLineEdit] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._lay_out()
        self.show_parts({}, "")
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(6), theme.px(4), theme.px(6), theme.px(4))
        layout.setSpacing(0)
        for widget in (self._label, self._below):
            layout.addWidget(widget)

    def _make_form(self) -> QWidget:
        made = QWidget(self)
        form = QVBoxLayout(made)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.px(4))
        for key, text in self._parts.items():
            line = self._lines[key] = QLineEdit()
            line.setPlaceholderText(text)
            line.setAccessibleName(f"{self._name}, {text}")
            line.installEventFilter(self)
            form.addWidget(line)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(made)
        return made

    def show_parts(self, values: Mapping[str, str], text: str, below: str = "") -> None:
        """What is stored, and how it reads; a form that is open stays as it is."""
        self._values = {key: values.get(key, "") for key in self._parts}
        self._label.setText(text or self._placeholder)
        kind = "" if text else "second"
        if self._label.property("words") != kind:
            self._label.setProperty("words", kind)
            self._label.style().polish(self._label)
        self._below.setText(below)
        self._below.setVisible(bool(below) and not self.editing)
        self.setAccessibleName(f"{self._name}: {text}" if text else self._name)

    @property
    def editing(self) -> bool:
        """Whether the form is open."""
        return self._form is not None and not self._form.isHidden()

    def open(self) -> None:
        """Turns into a form, the first line ready to type."""
        self._form = self._form or self._make_form()
        for key, value in (self._kept or self._values).items():
            self._lines[key].setText(value)
        self._set_open(True)
        first = next(iter(self._lines.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    def commit(self) -> None:
        """Closes the form and tells what was typed, if it differs."""
        if not self.editing:
            return
        typed = {key: line.text().strip() for key, line in self._lines.items()}
        self._kept = None
        self._close()
        if typed != self._values:
            self.edited.emit(typed)

    def cancel(self) -> None:
        """Closes the form; what was typed is there again at the next opening."""
        self._kept = {key: line.text() for key, line in self._lines.items()}
        self._close()

    def forget(self) -> None:
        """What was typed for another contact is not for this one."""
        self._kept = None

    def _close(self) -> None:
        had_focus = any(line.hasFocus() for line in self._lines.values())
        self._set_open(False)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_open(self, opened: bool) -> None:
        if self._form is not None:
            self._form.setVisible(opened)
        self._label.setVisible(not opened)
        self._below.setVisible(not opened and bool(self._below.text()))

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if self.editing and new is not None and not self.isAncestorOf(new) and old in self._lines.values():
            QTimer.singleShot(0, self.commit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.cancel()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commit()
                return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.editing:
            self.open()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.editing:
            return
        painter = QPainter(self)
        if self.underMouse():
            fill(painter, self.rect(), theme.tokens().hover, 6)
        if self.hasFocus():
            focus_ring(painter, self.rect(), 6, theme.tokens())
