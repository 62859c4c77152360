"""Wavy lines under the words that the ask coach warns of, in any text field; the text stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QToolTip

from netdesk.domain.coach.findings import Finding, Rule
from netdesk.ui.widgets.basics import plain_tip
from netdesk.ui.widgets.coach_menu import CoachMenu
from netdesk.ui.widgets.coach_paint import dress, moved, sentence_around
from netdesk.ui.widgets.pad_text import Offsets

Field: TypeAlias = QLineEdit | QPlainTextEdit | QTextEdit
PAUSE = 250  # milliseconds after the last key: nobody is coached in the middle of a word


class CoachMarks(QObject):
    """Asks for findings when typing pauses, and marks them; hovering, a menu and screen readers tell them."""

    asked = Signal(str)
    """The text to be looked at: whoever knows the coach answers with `show_findings`."""
    mute_asked = Signal(object)  # Rule
    changed = Signal()
    """Other findings, or the cursor stands in another one."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.field = field
        self.findings: list[Finding] = []
        self._told = field.accessibleDescription()
        self._seen = self.text()
        self._composing = self._dressing = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.ask)
        field.textChanged.connect(self._on_text)
        field.cursorPositionChanged.connect(self.changed)
        for watched in {field, self._surface()}:
            watched.installEventFilter(self)

    def text(self) -> str:
        """What the field holds."""
        return self.field.text() if isinstance(self.field, QLineEdit) else self.field.toPlainText()

    @Slot()
    def ask(self) -> None:
        """Has the text looked at, now."""
        self._timer.stop()
        if self.text().strip():
            self.asked.emit(self.text())
        else:
            self._show([])

    def show_findings(self, text: str, findings: Sequence[Finding]) -> None:
        """Marks what was found in `text`; too late for a field that holds another one by now."""
        if text == self.text():
            self._show(list(findings))

    def current(self) -> Finding | None:
        """The finding that the cursor stands in, else the first."""
        return self.at(self._cursor()) or next(iter(self.findings), None)

    def at(self, unit: int) -> Finding | None:
        """The finding at a position of the field."""
        point = Offsets(self.text()).from_qt(unit)
        return next((one for one in self.findings if one.start <= point <= one.end), None)

    def replace(self, finding: Finding) -> None:
        """Puts the better words in the place of the sentence; typing's own undo takes it back."""
        text = self.text()
        start, end = (Offsets(text).to_qt(point) for point in sentence_around(text, finding))
        if isinstance(self.field, QLineEdit):
            self.field.setSelection(start, end - start)
            self.field.insert(finding.instead)
        else:
            cursor = QTextCursor(self.field.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(finding.instead)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask()

    @Slot()
    def _on_text(self) -> None:
        if self._dressing:
            return
        before, self._seen = self._seen, self.text()
        self._show(moved(self.findings, before, self._seen))
        if self._seen.strip():
            self._timer.start()

    def _show(self, findings: list[Finding]) -> None:
        same, self.findings = findings == self.findings, findings
        self._dress()
        if not same:
            said = [f"“{self.text()[one.start : one.end]}”: {told(one)}" for one in findings]
            self.field.setAccessibleDescription("\n".join(filter(None, [self._told, *said])))
            self.changed.emit()

    def _dress(self) -> None:
        if self._composing:
            return  # what an input method shows in a line is kept in the same place as our marks
        self._dressing = True
        try:
            offsets = Offsets(self.text())
            dress(self.field, [(offsets.to_qt(one.start), offsets.to_qt(one.end)) for one in self.findings])
        finally:
            self._dressing = False

    # What the field is told by Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._tip(event)
        if isinstance(event, QContextMenuEvent):
            return self._menu(event)
        if isinstance(event, QInputMethodEvent) and not self._dressing:
            self._composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.PaletteChange and watched is self.field:
            QTimer.singleShot(0, self, self._dress)
        return False

    def _tip(self, event: QHelpEvent) -> bool:
        finding = self.at(self._under(event.pos())) if self.findings else None
        if finding is None:
            return False
        QToolTip.showText(event.globalPos(), plain_tip(told(finding)), self.field)
        return True

    def _menu(self, event: QContextMenuEvent) -> bool:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        finding = self.current() if by_key else self.at(self._under(event.pos()))
        if finding is None or not self.findings:
            return False
        menu = CoachMenu(self.field.createStandardContextMenu(), finding)
        menu.replace_asked.connect(self.replace)
        menu.mute_asked.connect(self.mute)
        menu.popup(event.globalPos())
        return True

    @Slot(object)
    def mute(self, rule: Rule) -> None:
        """Hears no more of a rule: its marks go at once."""
        self._show([one for one in self.findings if one.rule is not rule])
        self.mute_asked.emit(rule)

    def _surface(self) -> QObject:
        return self.field if isinstance(self.field, QLineEdit) else self.field.viewport()

    def _cursor(self) -> int:
        field = self.field
        return field.cursorPosition() if isinstance(field, QLineEdit) else field.textCursor().position()

    def _under(self, place: QPoint) -> int:
        if isinstance(self.field, QLineEdit):
            return self.field.cursorPositionAt(place)
        return self.field.cursorForPosition(place).position()


def told(finding: Finding) -> str:
    """A finding in words: the reason, and what to say instead."""
    return f"{finding.why} “{finding.instead}”"
