"""Naming somebody in the pad: from the sign `@` or `#` to the mark on the name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from netdesk.domain.folding import fold
from netdesk.domain.note import SpanKind
from netdesk.ui.widgets.pad_completion import CompletionList, Suggestion
from netdesk.ui.widgets.pad_names import Complete, goes_on, has_stop, is_name, meant
from netdesk.ui.widgets.pad_text import Change, text_between, units

_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Naming(QObject):
    """Follows the one name that is being typed and offers whom it may mean.

    `named` tells kind, name, uid of the known one or None, and the stretch to mark in Qt positions.
    """

    named = Signal(object, str, object, int, int)

    def __init__(self, editor: QTextEdit, complete: Complete) -> None:
        super().__init__(editor)
        self._editor = editor
        self._complete = complete
        self._list: CompletionList | None = None
        self._kind: SpanKind | None = None
        self._sign = self._reach = 0

    @property
    def is_open(self) -> bool:
        """Whether a name is being typed."""
        return self._kind is not None

    @property
    def is_listed(self) -> bool:
        """Whether the list shows, and takes Enter, Tab, the arrows and Esc."""
        return self._list is not None and self._list.isVisible()

    def open(self, kind: SpanKind, sign: int) -> None:
        """A sign was typed at this position."""
        self._kind, self._sign, self._reach = kind, sign, sign + 1

    def cancel(self) -> None:
        """Leave the sign plain."""
        self._kind = None
        if self._list is not None:
            self._list.hide()

    def edit(self, change: Change) -> None:
        """Follow an edit of the text: the sign moves, or goes."""
        at, removed, added = change.at, change.removed, change.added
        if at <= self._sign < at + removed:
            self.cancel()
        elif at <= self._sign:
            self._sign += added - removed
            self._reach += added - removed
        elif at <= self._reach:
            self._reach = max(at, self._reach - removed) + added

    def follow(self) -> None:
        """After a key: offer, go on silently, or see that the name is over."""
        if self._kind is None:
            return
        if not self._sign < self._cursor() <= self._reach or has_stop(self._typed()):
            self.settle()
        else:
            self._offer(self._kind, self._typed())

    def settle(self) -> None:
        """The name is left: take whom the text names, and never change the text."""
        kind, line = self._kind, self._line() if self._kind is not None else ""
        self.cancel()
        if kind is not None and (found := meant(kind, line, self._complete)) is not None:
            end = self._sign + 1 + units(line[: found.length])
            self.named.emit(kind, found.name, found.uid, self._sign, end)

    def key(self, event: QKeyEvent) -> bool:
        """Whether the open list takes this key, which is then done."""
        if not self.takes(event):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._press(Qt.Key(event.key()))
        return True

    def takes(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return self.is_listed and plain and event.key() in (*_TAKE, *_STEPS, Qt.Key.Key_Escape)

    def _press(self, key: Qt.Key) -> None:
        chosen = self._list.chosen() if self._list is not None else None
        if key == Qt.Key.Key_Escape:
            self.cancel()
        elif key in _STEPS and self._list is not None:
            self._list.step(_STEPS[key])
        elif chosen is not None:
            self._take(chosen)

    @Slot(object)
    def _take(self, chosen: Suggestion) -> None:
        """Put the chosen name behind the sign, over what was typed of it and nothing else."""
        kind, sign, name = self._kind, self._sign, chosen.label
        if kind is None:
            return
        if chosen.uid is None:
            name = self._typed().strip()
        end = self._end_of(name)
        self.cancel()
        self._write(name, sign + 1, end)
        self.named.emit(kind, name, chosen.uid, sign, sign + 1 + units(name))

    def _end_of(self, name: str) -> int:
        """Where the typed part ends: at the cursor, or behind the name if the line has it already."""
        rest = self._line_from(self._sign + 1)
        whole = (
            rest[: len(name)].casefold() == name.casefold() and not rest[len(name) : len(name) + 1].isalnum()
        )
        return self._sign + 1 + units(name) if whole else self._cursor()

    def _write(self, name: str, start: int, end: int) -> None:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        if text_between(self._editor.document(), start, end) != name:
            cursor.insertText(name)
        cursor.setPosition(start + units(name))
        self._editor.setTextCursor(cursor)

    def _offer(self, kind: SpanKind, typed: str) -> None:
        name = typed.strip()
        known = [one for one in self._complete(kind, name) if one.uid]
        if not known and not goes_on(kind, typed):
            self.settle()
            return
        longer = any(fold(one.label) != fold(name) for one in known)
        # With a blank typed and nothing left to complete, Enter must end the line and not the name.
        rows = known + self._new(name) if longer or not typed[-1:].isspace() else []
        self._show(kind, rows)

    def _new(self, name: str) -> list[Suggestion]:
        if not is_name(name):
            return []
        return [Suggestion(uid=None, label=self.tr("New: %1").replace("%1", name))]

    def _show(self, kind: SpanKind, rows: list[Suggestion]) -> None:
        window = self._editor.window()
        if self._list is None or self._list.parentWidget() is not window:
            self._list = CompletionList(window)  # a child of the window: no second window, no focus lost
            self._list.taken.connect(self._take)
        place = self._editor.cursorRect(self._at(self._sign))
        corner = self._editor.viewport().mapTo(window, place.topLeft() if place else QPoint())
        title = self.tr("People") if kind is SpanKind.PERSON else self.tr("Organisations")
        self._list.offer(rows, title, QRect(corner, place.size()))

    def _at(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(position)
        return cursor

    def _cursor(self) -> int:
        return self._editor.textCursor().position()

    def _typed(self) -> str:
        return text_between(self._editor.document(), self._sign + 1, self._cursor())

    def _line(self) -> str:
        """What was typed behind the sign, with the rest of a word that it stands against."""
        document, end = self._editor.document(), self._reach
        if self._reach == self._sign + 1:
            return self._line_from(self._reach)  # a sign set before a name that was there
        while document.characterAt(end).isalnum():
            end += 1
        return text_between(document, self._sign + 1, end)

    def _line_from(self, position: int) -> str:
        block = self._editor.document().findBlock(position)
        return text_between(self._editor.document(), position, block.position() + block.length() - 1)
