"""A line in which one record of the desk is chosen by typing the beginning of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from netdesk.ui.widgets.pad_completion import CompletionList, Suggestion

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class RecordField(QLineEdit):
    """Asks for names while one is typed; Up, Down, Enter or a click choose, Esc shows who was chosen."""

    asked = Signal(str)
    """What was typed: whoever knows the records answers with `offer`."""
    taken = Signal(int)
    """The id of the record that was chosen; 0 when the line was emptied."""

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = ""
        self._name = name
        self._list: CompletionList | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._ask)
        self.installEventFilter(self)

    def show_name(self, name: str) -> None:
        """The record that is chosen now; what is being typed stays."""
        self._chosen = name
        if not self.hasFocus() or not self.isModified():
            self.setText(name)

    def offer(self, typed: str, found: Sequence[tuple[int, str, str]]) -> None:
        """Ids, names and details for what was typed; too late for a text that has changed since."""
        if typed != self.text() or not self.hasFocus():
            return
        rows = [Suggestion(uid=str(key), label=name, detail=detail) for key, name, detail in found]
        corner = self.mapTo(self.window(), QPoint(0, 0))
        self._suggestions().offer(rows, self._name, QRect(corner, self.size()))

    @property
    def undecided(self) -> bool:
        """Whether something is typed that was not chosen yet."""
        return bool(self.text().strip()) and self.text() != self._chosen

    @Slot(str)
    def _ask(self, text: str) -> None:
        if text.strip():
            self.asked.emit(text)
        else:
            self._hide()

    def _suggestions(self) -> CompletionList:
        if self._list is None:
            self._list = CompletionList(self.window())
            self._list.taken.connect(self._take)
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    @Slot(object)
    def _take(self, suggestion: Suggestion) -> None:
        self._hide()
        self._chosen = suggestion.label
        self.setText(suggestion.label)
        self.taken.emit(int(suggestion.uid or 0))

    def _hide(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _offers(self) -> CompletionList | None:
        return self._list if self._list is not None and self._list.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        if event.type() == QEvent.Type.FocusOut:
            self._leave()
        return False

    def _key(self, key: Qt.Key) -> bool:
        shown = self._offers()
        if key in STEPS and shown is not None:
            shown.step(STEPS[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(shown)
            return shown is not None  # else Enter is the form's
        if key == Qt.Key.Key_Escape and (shown is not None or self.text() != self._chosen):
            self._hide()
            self.setText(self._chosen)
            return True
        return False

    def _enter(self, shown: CompletionList | None) -> None:
        chosen = shown.chosen() if shown is not None else None
        if chosen is not None:
            self._take(chosen)
        elif not self.text().strip() and self._chosen:
            self._chosen = ""
            self.taken.emit(0)

    def _leave(self) -> None:
        """Emptied and left: nobody is chosen. Anything else that was not chosen gives way to what was."""
        self._hide()
        if not self.text().strip():
            self._enter(None)
        else:
            self.setText(self._chosen)
