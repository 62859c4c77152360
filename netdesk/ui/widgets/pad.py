"""The pad: the editor that takes the notes of a meeting."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QTextDocument

from netdesk.domain.note import Span, SpanKind, fitting
from netdesk.ui.theme import is_theme_change
from netdesk.ui.widgets.pad_completion import Suggestion
from netdesk.ui.widgets.pad_edit import PlainEdit
from netdesk.ui.widgets.pad_ledger import Ledger, News, What
from netdesk.ui.widgets.pad_marks import LINE_KINDS, NAME_KINDS, SIGNS, Clip, Marks, edited_lines
from netdesk.ui.widgets.pad_names import Complete, before_word
from netdesk.ui.widgets.pad_naming import Naming
from netdesk.ui.widgets.pad_paint import MarkLooks, MarkPainter, paint_hint
from netdesk.ui.widgets.pad_text import Mirror, Offsets, clean, document_text, text_between

__all__ = ["Complete", "Pad", "Suggestion"]


KEY_EVENTS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_MENTION = {
    What.NEW: "named",
    What.CHANGED: "mention_changed",
    What.DROPPED: "mention_dropped",
    What.RESTORED: "mention_restored",
}
SIGNALS = {
    SpanKind.PERSON: _MENTION,
    SpanKind.ORGANISATION: _MENTION,
    SpanKind.FOLLOW_UP: {
        What.NEW: "promised",
        What.CHANGED: "promise_changed",
        What.DROPPED: "promise_dropped",
        What.RESTORED: "promise_restored",
    },
    SpanKind.QUESTION: {
        What.NEW: "asked",
        What.CHANGED: "question_changed",
        What.DROPPED: "question_dropped",
        What.RESTORED: "question_restored",
    },
}


class Pad(PlainEdit):
    """Takes notes as typed, and marks whom they name and what they promise or ask.

    Every mark has a token. The owner answers `named`, `promised` and `asked` with `bind(token, uid)`
    once it is stored; `note()` holds the bound marks. Tab moves the focus, or takes a listed name.
    """

    edited = Signal()  # the text or its marks: time to store them
    named = Signal(object, str, object, str)  # SpanKind, name, uid of whom it names or None, token
    mention_changed = Signal(str, str)  # uid of the mention, name
    mention_dropped = Signal(str)
    mention_restored = Signal(str, str)
    promised = Signal(str, str)  # text, token
    promise_changed = Signal(str, str)  # uid of the follow-up, text
    promise_dropped = Signal(str)
    promise_restored = Signal(str, str)
    asked = Signal(str, str)  # text, token
    question_changed = Signal(str, str)  # uid of the agenda entry, text
    question_dropped = Signal(str)
    question_restored = Signal(str, str)

    def __init__(self, complete: Complete) -> None:
        super().__init__()
        self._marks = Marks()
        self._clip = Clip()
        self._ledger = Ledger()
        self._dirty: set[str] = set()  # marks whose owner may have to hear something
        self._changed = False
        self._cursor_at = 0
        self._naming = Naming(self, complete)
        self._naming.named.connect(self._on_named)
        self._painter = MarkPainter(self, self._marks)
        self._looks = MarkLooks(self._marks)
        self.document_changed.connect(self._on_contents_change)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self._watch_document()
        self._describe()

    # --- the note -------------------------------------------------------------------------------

    def note(self) -> tuple[str, tuple[Span, ...]]:
        """The text as typed and its bound spans, in code points."""
        text = document_text(self.document())
        spans = [
            Span(s.start, s.end, s.kind, uid) for s in self._marks.spans if (uid := self._ledger.uid(s.uid))
        ]
        return text, fitting(Offsets(text).spans_from_qt(tuple(spans)), text)

    def set_note(self, text: str, spans: tuple[Span, ...] = ()) -> None:
        """Show another note; the same one again keeps cursor and undo."""
        text = clean(text)
        spans = fitting(spans, text)
        if (text, spans) == self.note():
            return
        self._naming.cancel()
        self._ledger, self._dirty = Ledger(), set()
        self._painter.chips.clear()
        document = self.made_document(text)
        for token, span in self._marks.load(Offsets(text).spans_to_qt(spans)).items():
            self._ledger.load(token, span.uid, span.kind, _text_of(span, document))
        self._looks.dress_all(document)
        self.show_document(document)
        self._watch_document()

    def bind(self, token: str, uid: str) -> None:
        """The owner has stored what a mark stands for."""
        self._ledger.bind(token, uid)
        self._dirty.add(token)
        self._tell()
        self.edited.emit()

    def set_chip(self, uid: str, text: str) -> None:
        """Show a word behind the line of a follow-up, such as its day; an empty one takes it away."""
        for span in self._marks.spans:
            if self._ledger.uid(span.uid) == uid:
                self._painter.chips[span.uid] = text
        self.viewport().update()

    def settle(self) -> None:
        """Take in whatever is unfinished: input method, name, line. To be called before leaving the note."""
        self.commit_input_method()
        self._naming.settle()
        self._tell(leaving=True)

    def createMimeDataFromSelection(self) -> QMimeData:
        data, cursor = super().createMimeDataFromSelection(), self.textCursor()
        self._clip.take(data.text(), self._marks, cursor.selectionStart(), cursor.selectionEnd())
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What was cut from this pad keeps its marks where it is pasted."""
        at = self.textCursor().selectionStart()
        super().insertFromMimeData(source)
        for span in self._clip.put(source.text(), self._marks, self.document(), at):
            self._repaint(span)
            self._tell_of(span.uid, span)

    # --- following the text ---------------------------------------------------------------------

    @Slot(int, int, int)
    def _on_contents_change(self, at: int, removed: int, added: int) -> None:
        change = self._mirror.follow(at, removed, added)
        if self._marks.is_repaint(self.document(), change, self.travelling):
            return
        self._changed = True
        self._dirty |= self._marks.edit(self.document(), change, self.travelling)
        self._naming.edit(change)
        if self.travelling:
            self._naming.cancel()
        elif change.added and not self.pasting:
            self._read_sign(change.at)
        self._looks.dress(self.document(), *edited_lines(self.document(), change))

    def _read_sign(self, at: int) -> None:
        """A sign was typed at the start of a word or line."""
        document = self.document()
        kind, block = SIGNS.get(document.characterAt(at)), document.findBlock(at)
        at_line_start = at == block.position()
        if kind in LINE_KINDS and at_line_start:
            self._dirty.add(self._marks.add(at, at + block.length() - 1, kind).uid)
        elif kind in NAME_KINDS and (at_line_start or before_word(document.characterAt(at - 1))):
            self._naming.settle()
            self._naming.open(kind, at)

    @Slot()
    def _on_contents_changed(self) -> None:
        """After the document and its layout took the edit."""
        if not self._changed:
            return
        self._changed = False
        self._cursor_at = self.textCursor().position()
        self._naming.follow()
        self._tell()
        self.edited.emit()

    @Slot()
    def _on_cursor_moved(self) -> None:
        if self._changed or self.textCursor().position() == self._cursor_at:
            return  # moved by an edit, which is followed when it is done
        self._cursor_at = self.textCursor().position()
        self._marks.rest()
        self._naming.follow()
        self._tell()

    @Slot(object, str, object, int, int)
    def _on_named(self, kind: SpanKind, name: str, uid: str | None, start: int, end: int) -> None:
        span = self._marks.add(start, end, kind)
        self._repaint(span)
        for news in self._ledger.stands(span.uid, kind, _text_of(span, self.document())):
            self.named.emit(kind, name, uid, news.token)
        self.edited.emit()

    # --- telling the owner ----------------------------------------------------------------------

    def _tell(self, *, leaving: bool = False) -> None:
        """Tell what became of the marks that were touched; of those on the cursor's line only on leaving."""
        if not self._dirty:
            return
        spans = self._marks.by_token()
        for token in tuple(self._dirty):
            span = spans.get(token)
            if span is None or leaving or not self._is_in_work(span):
                self._tell_of(token, span)

    def _tell_of(self, token: str, span: Span | None) -> None:
        if not self._ledger.waits(token):
            self._dirty.discard(token)
        if span is None:
            self._emit(self._ledger.gone(token))
        else:
            self._emit(self._ledger.stands(token, span.kind, _text_of(span, self.document())))

    def _is_in_work(self, span: Span) -> bool:
        """Whether the cursor is on the mark's line; a mark that undo brought back is news at once."""
        back = self.travelling and self._ledger.is_told(span.uid) and not self._ledger.is_alive(span.uid)
        return not back and self.document().findBlock(span.start) == self.textCursor().block()

    def _emit(self, all_news: Iterable[News]) -> None:
        for news in all_news:
            signal: SignalInstance = getattr(self, SIGNALS[news.kind][news.what])
            signal.emit(*_arguments(news))

    # --- Qt -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keys of the list come before Tab's and the window's own use of them."""
        if isinstance(event, QKeyEvent) and event.type() in KEY_EVENTS and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self._tell(leaving=True)  # a look into another window ends no name
        elif event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

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

    def _takes(self, event: QKeyEvent) -> bool:
        return self._naming.key(event) or self._unsigned(event)

    def _unsigned(self, event: QKeyEvent) -> bool:
        """Esc right behind the sign of a line leaves it plain."""
        at = self.textCursor().position()
        fresh = [s for s in self._marks.on_lines(at - 1, at) if s.kind in LINE_KINDS and s.end == at]
        if event.key() != Qt.Key.Key_Escape or not fresh or self._ledger.is_told(fresh[0].uid):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._marks.remove(fresh[0].uid)
            self._repaint(fresh[0])
        return True

    def _repaint(self, span: Span) -> None:
        self._looks.dress_again(self.document(), span.start)

    def _watch_document(self) -> None:
        """Follow the document that shows now."""
        self._mirror = Mirror(self.document())
        self.document().contentsChanged.connect(self._on_contents_changed)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Notes of the meeting"))
        self.setAccessibleDescription(self.hint())

    def hint(self) -> str:
        """One line on what the signs do."""
        return self.tr(
            "Say that you are going to take notes. @ person · # organisation · ! follow-up · ? question"
        )


def _text_of(span: Span, document: QTextDocument) -> str:
    """What stands behind the sign of a mark."""
    return text_between(document, span.start + 1, span.end).strip()


def _arguments(news: News) -> tuple[object, ...]:
    if news.what is What.DROPPED:
        return (news.uid,)
    if news.what is not What.NEW:
        return (news.uid, news.text)
    return (news.text, news.token) if news.kind in LINE_KINDS else (news.kind, news.text, None, news.token)
