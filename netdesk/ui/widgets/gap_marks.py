"""Marks what is still to be filled in, and leads from one such place to the next; the text stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from netdesk.domain.drafting import Gap
from netdesk.ui import theme
from netdesk.ui.widgets.pad_text import Offsets

_OURS = int(QTextFormat.Property.UserProperty) + 62
Find = Callable[[str], Sequence[Gap]]


class GapMarks(QObject):
    """Tab leads to the next gap of the editor, and on to the next field behind the last one."""

    changed = Signal(int)
    """So many gaps there are now."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self.editor = editor
        self._find: Find = _nowhere
        self.gaps: Sequence[Gap] = ()
        editor.textChanged.connect(self.look)
        editor.installEventFilter(self)

    def use(self, find: Find) -> None:
        """Who knows the gaps of a text."""
        self._find = find
        self.look()

    @Slot()
    def look(self) -> None:
        """Finds the gaps of the text as it is now."""
        before, self.gaps = len(self.gaps), self._find(self.editor.toPlainText())
        self._dress()
        if len(self.gaps) != before:
            self.changed.emit(len(self.gaps))

    def go_on(self, *, around: bool = True) -> bool:
        """Selects the next gap, to be typed over, `around` from the first again; whether there is one."""
        cursor, spans = self.editor.textCursor(), self._spans()
        later = [span for span in spans if span[0] >= cursor.selectionEnd()]
        if not later and not (around and spans):
            return False
        self._select(*(later or spans)[0])
        return True

    def _select(self, start: int, end: int) -> None:
        self.editor.setTextCursor(self._cursor(start, end))
        self.editor.ensureCursorVisible()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _spans(self) -> list[tuple[int, int]]:
        """The gaps in Qt's positions."""
        offsets = Offsets(self.editor.toPlainText())
        return [(offsets.to_qt(gap.start), offsets.to_qt(gap.end)) for gap in self.gaps]

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _dress(self) -> None:
        others = [one for one in self.editor.extraSelections() if not _look(one).property(_OURS)]
        self.editor.setExtraSelections([*(self._mark(*span) for span in self._spans()), *others])

    def _mark(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = self._cursor(start, end)
        made.format = _marked()
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() == Qt.Key.Key_Tab and not event.modifiers() and self.go_on(around=False)
        return False


def _nowhere(text: str) -> Sequence[Gap]:
    return ()


def _look(selection: QTextEdit.ExtraSelection) -> QTextCharFormat:
    return selection.format


def _marked() -> QTextCharFormat:
    """A soft ground and a line below: the colour is not the only sign."""
    colour, ground = theme.tokens().tone("accent")
    look = QTextCharFormat()
    look.setBackground(QColor(ground))
    look.setForeground(QColor(colour))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    look.setUnderlineColor(QColor(colour))
    look.setProperty(_OURS, True)
    return look
