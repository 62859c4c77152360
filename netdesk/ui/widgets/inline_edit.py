"""Text that turns into an editor where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.basics import Words
from netdesk.ui.widgets.opening import OpensByTyping
from netdesk.ui.widgets.paint import fill, focus_ring

LINES_SHOWN = range(3, 12)


class GrowingEdit(QPlainTextEdit):
    """A plain text editor as high as its text; it keeps no-break spaces, which toPlainText() loses."""

    def __init__(self, parent: QWidget | None = None, *, lines: range = LINES_SHOWN) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the lines wrap elsewhere now, of which the document tells nothing

    def text(self) -> str:
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def replace_all(self, text: str) -> None:
        """Put another text in, as one step that Ctrl+Z takes back."""
        self.selectAll()
        self.insertPlainText(text)

    def sizeHint(self) -> QSize:
        lines = min(max(int(self.document().size().height()), self._lines.start), self._lines.stop)
        frame = 2 * int(self.document().documentMargin()) + theme.px(16)
        return QSize(theme.px(200), lines * self.fontMetrics().lineSpacing() + frame)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self.sizeHint().height())


class InlineEdit(OpensByTyping):
    """A label that a click, Enter, F2 or typing opens for editing.

    Enter (Ctrl+Enter with several lines) or leaving commits through `edited`. Esc shows the old text
    again, but loses nothing: at the next opening Ctrl+Z brings back what had been typed.
    """

    edited = Signal(str)
    cancelled = Signal()
    typed = Signal(str)  # at each key, for those who save while typing

    def __init__(
        self, text: str = "", *, placeholder: str = "", name: str = "", several_lines: bool = False,
        kind: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._text = text
        self._kind = kind  # how the text looks, as in `Words`
        self._placeholder = placeholder
        self._name = name or placeholder
        self._several_lines = several_lines
        self._left_behind = ""
        self._waves: Sequence[tuple[int, int]] = ()
        self._editor: QLineEdit | GrowingEdit | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._label = Words(wrap=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.px(6), theme.px(4), theme.px(6), theme.px(4))
        self._layout.addWidget(self._label)
        self._show_label()

    def text(self) -> str:
        """What is committed; not what is being typed."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show another text; one that is being typed over stays as it is."""
        self._text = text
        self._show_label()

    def show_waves(self, spans: Sequence[tuple[int, int]]) -> None:
        """Draws the coach's wavy line below these words of the text, in Qt's positions."""
        if list(spans) != list(self._waves):
            self._waves = spans
            self.update()

    def forget(self) -> None:
        """What Esc left behind was meant for something else."""
        self._left_behind = ""

    @property
    def editing(self) -> bool:
        return self._editor is not None

    def open(self) -> None:
        """Turn into an editor with everything selected."""
        if self._editor is not None:
            return
        editor: QLineEdit | GrowingEdit = GrowingEdit() if self._several_lines else QLineEdit()
        self._editor = editor
        self._fill(editor)
        editor.setPlaceholderText(self._placeholder)
        editor.setAccessibleName(self._name)
        editor.installEventFilter(self)
        editor.textChanged.connect(lambda: self.typed.emit(editor.text()))
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._label.hide()
        self._layout.addWidget(editor)
        editor.show()  # a hidden editor gets no focus
        self.setFocusProxy(editor)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, editor: QLineEdit | GrowingEdit) -> None:
        # What Esc left behind goes in first, so that undo finds it.
        first = self._left_behind or self._text
        editor.setText(first) if isinstance(editor, QLineEdit) else editor.setPlainText(first)
        if self._left_behind:
            editor.selectAll()
            editor.insert(self._text) if isinstance(editor, QLineEdit) else editor.replace_all(self._text)
        editor.selectAll()

    def commit(self) -> None:
        """Close the editor and tell what was typed, if it differs."""
        if self._editor is None:
            return
        typed = self._editor.text()
        self._left_behind = ""
        self._close()
        self._take(typed)

    def _take(self, typed: str) -> None:
        if typed != self._text:
            self._text = typed
            self._show_label()
            self.edited.emit(typed)

    def cancel(self) -> None:
        """Close the editor and show the old text; the typed one can be had back by undo."""
        if self._editor is None:
            return
        typed = self._editor.text()
        self._left_behind = typed if typed != self._text else ""
        self._close()
        self.cancelled.emit()

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        editor.removeEventFilter(self)
        self.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes null for none
        editor.hide()
        self._layout.removeWidget(editor)
        editor.deleteLater()
        self._layout.setContentsMargins(theme.px(6), theme.px(4), theme.px(6), theme.px(4))
        self._show_label()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_label(self) -> None:
        self._label.setVisible(self._editor is None)
        self._label.setText(self._text or self._placeholder)
        kind = self._kind if self._text else "second"
        if self._label.property("words") != kind:
            self._label.setProperty("words", kind)
            self._label.style().unpolish(self._label)
            self._label.style().polish(self._label)
        self.setAccessibleName(f"{self._name}: {self._text}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._editor_key(event)
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self._editor_left(event.reason())
        return False

    def _editor_left(self, reason: Qt.FocusReason) -> None:
        if reason == Qt.FocusReason.ActiveWindowFocusReason and self._editor is not None:
            self._take(self._editor.text())  # another window: kept, and the editor stays open
        elif reason != Qt.FocusReason.PopupFocusReason:  # its own context menu
            self.commit()

    def _editor_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return True
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if enter and (control or not self._several_lines):
            self.commit()
            return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.open()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._editor is not None:
            return
        painter = QPainter(self)
        if self.underMouse():
            fill(painter, self.rect(), theme.tokens().hover, 6)
        if self._waves:
            from netdesk.ui.widgets.waves import paint_waves  # no first picture needs it

            paint_waves(painter, self._label.geometry(), self._label.text(), self._label.font(), self._waves)
        if self.hasFocus():
            focus_ring(painter, self.rect(), 6, theme.tokens())
