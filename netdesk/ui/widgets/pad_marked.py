"""A plain editor with marks: they follow every edit, are painted, and go along with cut text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Signal, Slot
from PySide6.QtGui import QPaintEvent

from netdesk.domain.note import Span, SpanKind
from netdesk.ui.theme import is_theme_change
from netdesk.ui.widgets.pad_edit import PlainEdit
from netdesk.ui.widgets.pad_marks import Clip, Marks, edited_lines
from netdesk.ui.widgets.pad_paint import MarkLooks, MarkPainter, paint_hint
from netdesk.ui.widgets.pad_text import Change, Mirror, text_between


class MarkedEdit(PlainEdit):
    """Keeps its marks true to the text; what they mean is for the class above to say."""

    edited = Signal()  # the text or its marks: time to store them

    def __init__(self) -> None:
        super().__init__()
        self.marks = Marks()
        self.touched: set[str] = set()  # tokens of marks that an edit touched, made or took away
        self.is_changing = False  # between an edit and its end
        self._clip = Clip()
        self._painter = MarkPainter(self, self.marks)
        self._looks = MarkLooks(self.marks)
        self.document_changed.connect(self._on_contents_change)
        self._watch_document()

    def hint(self) -> str:
        """What stands in an empty editor."""
        return ""

    def load(self, text: str, spans: tuple[Span, ...]) -> dict[str, Span]:
        """Show a text with its spans (Qt positions); returns the token of each."""
        document = self.made_document(text)
        tokens = self.marks.load(spans)
        self.touched.clear()
        self._painter.forget()
        self._looks.dress_all(document)
        self.show_document(document)
        self._watch_document()
        return tokens

    def text_of(self, span: Span) -> str:
        """What stands behind the sign of a mark."""
        return text_between(self.document(), span.start + 1, span.end).strip()

    def mark(self, start: int, end: int, kind: SpanKind) -> Span:
        """Mark a stretch of the text as it stands."""
        span = self.marks.add(start, end, kind)
        self._looks.dress_again(self.document(), start)
        return span

    def unmark(self, span: Span) -> None:
        self.marks.remove(span.uid)
        self._looks.dress_again(self.document(), span.start)

    def show_chip(self, span: Span, text: str) -> None:
        """Paint a word behind the line of a mark."""
        self._painter.chips[span.uid] = text
        self.viewport().update()

    def on_change(self, change: Change) -> None:
        """The text changed and the marks moved; nothing is laid out yet."""

    def on_changed(self) -> None:
        """The edit is over, or the cursor moved."""

    @Slot(int, int, int)
    def _on_contents_change(self, at: int, removed: int, added: int) -> None:
        change = self._mirror.follow(at, removed, added)
        if self.marks.is_repaint(self.document(), change, self.travelling):
            return
        self.is_changing = True
        self.touched |= self.marks.edit(self.document(), change, self.travelling)
        self.on_change(change)
        self._looks.dress(self.document(), *edited_lines(self.document(), change))

    @Slot()
    def _on_contents_changed(self) -> None:
        if self.is_changing:
            self.is_changing = False
            self.on_changed()
            self.edited.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        data, cursor = super().createMimeDataFromSelection(), self.textCursor()
        self._clip.take(data.text(), self.marks, cursor.selectionStart(), cursor.selectionEnd())
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What was cut from this editor keeps its marks where it is pasted."""
        at = self.textCursor().selectionStart()
        super().insertFromMimeData(source)
        self.pasting = True
        for span in self._clip.put(source.text(), self.marks, self.document(), at):
            self.touched.add(span.uid)
            self._looks.dress_again(self.document(), span.start)
        self.on_changed()
        self.pasting = False

    def paintEvent(self, event: QPaintEvent) -> None:
        self._painter.paint()
        if self.document().characterCount() == 1 and not self.textCursor().block().layout().preeditAreaText():
            paint_hint(self, self.hint())
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_theme_change(event) and hasattr(self, "_looks"):  # Qt asks before it is made, too
            self._looks.dress_all(self.document())
            self.document().markContentsDirty(0, self.document().characterCount())

    def _watch_document(self) -> None:
        """Follow the document that shows now."""
        self._mirror = Mirror(self.document())
        self.document().contentsChanged.connect(self._on_contents_changed)
