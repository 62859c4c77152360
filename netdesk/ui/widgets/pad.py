"""The pad: the editor that takes the notes of a meeting."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent

from netdesk.domain.note import Span, SpanKind, fitting
from netdesk.ui.widgets.pad_completion import Suggestion
from netdesk.ui.widgets.pad_ledger import Ledger, News, What
from netdesk.ui.widgets.pad_marked import MarkedEdit
from netdesk.ui.widgets.pad_marks import LINE_KINDS, NAME_KINDS, SIGNS
from netdesk.ui.widgets.pad_names import Complete, before_word
from netdesk.ui.widgets.pad_naming import Naming
from netdesk.ui.widgets.pad_text import Change, Offsets, clean, document_text

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


class Pad(MarkedEdit):
    """Takes notes as typed, and marks whom they name and what they promise or ask.

    Every mark has a token. The owner answers `named`, `promised` and `asked` with `bind(token, uid)`
    once it is stored; `note()` holds the bound marks. Tab moves the focus, or takes a listed name.
    """

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
        self._ledger = Ledger()
        self._cursor_at = 0
        self._naming = Naming(self, complete)
        self._naming.named.connect(self._on_named)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.setAccessibleName(self.tr("Notes of the meeting"))
        self.setAccessibleDescription(self.hint())

    def hint(self) -> str:
        """One line on what the signs do; it stands in an empty pad."""
        return self.tr(
            "Say that you are going to take notes. @ person · # organisation · ! follow-up · ? question"
        )

    def note(self) -> tuple[str, tuple[Span, ...]]:
        """The text as typed and its bound spans, in code points."""
        text = document_text(self.document())
        bound = [
            Span(s.start, s.end, s.kind, uid) for s in self.marks.spans if (uid := self._ledger.uid(s.uid))
        ]
        return text, fitting(Offsets(text).spans_from_qt(tuple(bound)), text)

    def set_note(self, text: str, spans: tuple[Span, ...] = ()) -> None:
        """Show another note; the same one again keeps cursor and undo."""
        text = clean(text)
        spans = fitting(spans, text)
        if (text, spans) == self.note():
            return
        self._naming.cancel()
        self._ledger = Ledger()
        for token, span in self.load(text, Offsets(text).spans_to_qt(spans)).items():
            self._ledger.load(token, span.uid, span.kind, self.text_of(span))

    def bind(self, token: str, uid: str) -> None:
        """The owner has stored what a mark stands for."""
        self._ledger.bind(token, uid)
        self.touched.add(token)
        self._tell()
        self.edited.emit()

    def set_chip(self, uid: str, text: str) -> None:
        """Show a word behind the line of a follow-up, such as its day; an empty one takes it away."""
        for span in self.marks.spans:
            if self._ledger.uid(span.uid) == uid:
                self.show_chip(span, text)

    def settle(self) -> None:
        """Take in whatever is unfinished: input method, name, line. To be called before leaving the note."""
        self.commit_input_method()
        self._naming.settle()
        self._tell(leaving=True)

    # --- following the text ---------------------------------------------------------------------

    def on_change(self, change: Change) -> None:
        self._naming.edit(change)
        if self.travelling:
            self._naming.cancel()
        elif change.added and not self.pasting:
            self._read_sign(change.at)

    def on_changed(self) -> None:
        self._cursor_at = self.textCursor().position()
        self._naming.follow()
        self._tell()

    @Slot()
    def _on_cursor_moved(self) -> None:
        if self.is_changing or self.textCursor().position() == self._cursor_at:
            return  # moved by an edit, which is followed when it is done
        self.marks.rest()
        self.on_changed()

    def _read_sign(self, at: int) -> None:
        """A sign was typed at the start of a word or line."""
        document = self.document()
        kind, block = SIGNS.get(document.characterAt(at)), document.findBlock(at)
        at_line_start = at == block.position()
        if kind in LINE_KINDS and at_line_start:
            self.touched.add(self.marks.add(at, at + block.length() - 1, kind).uid)
        elif kind in NAME_KINDS and (at_line_start or before_word(document.characterAt(at - 1))):
            self._naming.settle()
            self._naming.open(kind, at)

    @Slot(object, str, object, int, int)
    def _on_named(self, kind: SpanKind, name: str, uid: str | None, start: int, end: int) -> None:
        span = self.mark(start, end, kind)
        for news in self._ledger.stands(span.uid, kind, self.text_of(span)):
            self.named.emit(kind, name, uid, news.token)
        self.edited.emit()

    # --- telling the owner ----------------------------------------------------------------------

    def _tell(self, *, leaving: bool = False) -> None:
        """Tell what became of the marks that were touched; of those on the cursor's line only on leaving."""
        if not self.touched or (not leaving and self._is_all_in_work()):
            return
        spans = self.marks.by_token()
        for token in tuple(self.touched):
            span = spans.get(token)
            if span is None or leaving or not self._is_in_work(span):
                self._tell_of(token, span)

    def _tell_of(self, token: str, span: Span | None) -> None:
        if not self._ledger.waits(token):
            self.touched.discard(token)
        if span is None:
            self._emit(self._ledger.gone(token))
        else:
            self._emit(self._ledger.stands(token, span.kind, self.text_of(span)))

    def _is_all_in_work(self) -> bool:
        """What holds for nearly every key: only marks of the cursor's line were touched, and all stand."""
        block = self.textCursor().block()
        here = self.marks.on_lines(block.position(), block.position() + block.length() - 1)
        return not self.travelling and not self.pasting and self.touched <= {span.uid for span in here}

    def _is_in_work(self, span: Span) -> bool:
        """Whether the cursor is on the mark's line; a mark that came back whole is news at once."""
        whole = self.travelling or self.pasting
        back = whole and self._ledger.is_told(span.uid) and not self._ledger.is_alive(span.uid)
        return not back and self.document().findBlock(span.start) == self.textCursor().block()

    def _emit(self, all_news: Iterable[News]) -> None:
        for news in all_news:
            signal: SignalInstance = getattr(self, SIGNALS[news.kind][news.what])
            signal.emit(*_arguments(news))

    # --- keys and focus -------------------------------------------------------------------------

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

    def _takes(self, event: QKeyEvent) -> bool:
        return self._naming.key(event) or self._unsigned(event)

    def _unsigned(self, event: QKeyEvent) -> bool:
        """Esc right behind the sign of a line leaves it plain."""
        if event.key() != Qt.Key.Key_Escape:
            return False
        sign = self.textCursor().position() - 1
        fresh = [s for s in self.marks.on_lines(sign, sign) if s.kind in LINE_KINDS]
        if not fresh or self._ledger.is_told(fresh[0].uid):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.unmark(fresh[0])
        return True


def _arguments(news: News) -> tuple[object, ...]:
    if news.what is What.DROPPED:
        return (news.uid,)
    if news.what is not What.NEW:
        return (news.uid, news.text)
    return (news.text, news.token) if news.kind in LINE_KINDS else (news.kind, news.text, None, news.token)
