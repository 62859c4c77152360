"""The plain-text editor below the pad: what is typed, pasted or dropped stays plain, and undo is known."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from netdesk.ui.theme import px
from netdesk.ui.widgets.pad_text import clean, from_qt, new_document

TEXT_PX = 15
LINE_HEIGHT = 1.65


class PlainEdit(QTextEdit):
    """A QTextEdit without its rich side: no formats, no objects, no resources; Tab moves the focus.

    QTextEdit and not QPlainTextEdit, whose layout knows no line height; both stay far below 16 ms
    from key to paint in 50,000 words.
    """

    document_changed = Signal(int, int, int)  # position, UTF-16 units removed, and added

    def __init__(self) -> None:
        super().__init__()
        self.travelling = False  # while undo or redo runs
        self.pasting = False
        self._own: QTextDocument | None = None
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("plain", True)
        self.show_document(self.made_document(""))

    def made_document(self, text: str) -> QTextDocument:
        """A document with that text in the pad's font, not yet shown."""
        style = self.font()
        style.setPixelSize(px(TEXT_PX))
        self.setFont(style)
        return new_document(self, text, style, px(TEXT_PX * LINE_HEIGHT))

    def show_document(self, document: QTextDocument) -> None:
        self.setDocument(document)
        document.contentsChange.connect(self.document_changed)  # not before: Qt reports the loading too
        if self._own is not None:
            self._own.deleteLater()  # Qt deletes the first document only, which it made itself
        self._own = document

    def commit_input_method(self) -> None:
        """Take in what an input method has not finished; by ourselves where the platform does not."""
        if self.hasFocus():
            QGuiApplication.inputMethod().commit()
        if unfinished := self.textCursor().block().layout().preeditAreaText():
            event = QInputMethodEvent()
            event.setCommitString(unfinished)
            QCoreApplication.sendEvent(self, event)

    def undo(self) -> None:
        self._travel(back=True)

    def redo(self) -> None:
        self._travel(back=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.textCursor().insertBlock()  # a line is a line: no soft line ends in a note
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's menu, with our undo: its own would pass by the marks."""
        menu = self.createStandardContextMenu(event.pos())
        for name, ours in (("edit-undo", self.undo), ("edit-redo", self.redo)):
            for action in [found for found in menu.actions() if found.objectName() == name]:
                action.triggered.disconnect()
                action.triggered.connect(ours)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text as typed: Qt's own would turn no-break spaces into blanks."""
        data = QMimeData()
        data.setText(from_qt(self.textCursor().selectedText()))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, in which signs mean nothing."""
        self.pasting = True
        try:
            self.textCursor().insertText(clean(source.text()))
        finally:
            self.pasting = False
        self.ensureCursorVisible()

    def dropEvent(self, event: QDropEvent) -> None:
        """Text dragged within the pad moves in two edits: as one, it would cover all between, marks too."""
        if event.source() is not self and event.source() is not self.viewport():
            super().dropEvent(event)
            return
        target = self.cursorForPosition(event.position().toPoint())
        event.setDropAction(Qt.DropAction.CopyAction)  # the source must not remove it again
        event.accept()
        self.move_selection(target)

    def move_selection(self, target: QTextCursor) -> None:
        """Move the selected text to another place, as one step of undo."""
        taken = self.textCursor()
        if taken.selectionStart() <= target.position() <= taken.selectionEnd():
            return
        data = self.createMimeDataFromSelection()
        taken.removeSelectedText()
        self.setTextCursor(target)
        target.joinPreviousEditBlock()
        self.insertFromMimeData(data)
        target.endEditBlock()

    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Nothing is ever loaded into a note."""
        return None

    def _travel(self, *, back: bool) -> None:
        self.travelling = True
        try:
            super().undo() if back else super().redo()
        finally:
            self.travelling = False
