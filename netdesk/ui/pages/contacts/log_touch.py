"""A strip to log a call, a note or another touch: open, type, Enter."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.calling import CallNext, after_call
from netdesk.domain.clock import Clock
from netdesk.domain.draft_view import Script
from netdesk.domain.touch import CallResult, Direction, TouchKind
from netdesk.ui import dates, theme
from netdesk.ui.pages.contacts.table_rows import tr
from netdesk.ui.widgets.basics import Card, Words
from netdesk.ui.widgets.chips import ChipButton, ChipChoice, ChipRow
from netdesk.ui.widgets.script_panel import ScriptPanel, ScrolledScript

TOUCH_TEXTS = {
    TouchKind.CALL: QT_TRANSLATE_NOOP("ContactRows", "Call"),
    TouchKind.E_MAIL: QT_TRANSLATE_NOOP("ContactRows", "E-mail"),
    TouchKind.NOTE: QT_TRANSLATE_NOOP("ContactRows", "Note"),
    TouchKind.MEETING: QT_TRANSLATE_NOOP("ContactRows", "Meeting"),
    TouchKind.ARTICLE: QT_TRANSLATE_NOOP("ContactRows", "Article"),
}
DIRECTION_TEXTS = {
    Direction.GIVEN: QT_TRANSLATE_NOOP("ContactRows", "Given"),
    Direction.RECEIVED: QT_TRANSLATE_NOOP("ContactRows", "Received"),
    Direction.NEUTRAL: QT_TRANSLATE_NOOP("ContactRows", "Neutral"),
}
RESULT_TEXTS = {
    CallResult.ANSWERED: QT_TRANSLATE_NOOP("ContactRows", "1  Answered"),
    CallResult.NO_ANSWER: QT_TRANSLATE_NOOP("ContactRows", "2  No answer"),
    CallResult.NOT_NOW: QT_TRANSLATE_NOOP("ContactRows", "3  Not now"),
}
THEN_TEXTS = {
    CallNext.PLAN: QT_TRANSLATE_NOOP("ContactRows", "Then plan a meeting"),
    CallNext.TRY_AGAIN: QT_TRANSLATE_NOOP("ContactRows", "Then try again {0}"),
    CallNext.LATER: QT_TRANSLATE_NOOP("ContactRows", "Then call again {0}"),
}
DIGITS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
SIDE_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """What is to be logged; with `go_on` a call leads to what its result proposes."""

    kind: TouchKind
    direction: Direction
    result: CallResult | None
    text: str
    go_on: bool = False


class LogStrip(QWidget):
    """The cursor is in the text; Up and Down choose, digits too while it is empty.

    Enter logs; Esc closes and keeps what was typed for later.
    """

    entered = Signal(object)  # Logged
    closed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._title = Words("", "heading")
        self.line = QLineEdit()
        self._kinds = _chips(TOUCH_TEXTS, self.tr("Kind"))
        self._directions = _chips(DIRECTION_TEXTS, self.tr("Direction"))
        self._results = _chips(RESULT_TEXTS, self.tr("Result"))
        self.script, self.then = ScriptPanel(), ChipButton("")
        self._hint = Words(self.tr("Enter logs it, Esc keeps it for later."), "faint")
        self._kinds.changed.connect(self._on_kind)
        self._results.changed.connect(self._on_result)
        card = Card(tone="accent")
        card.body.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        self._results.add_widget(self.then)
        self._scroll = ScrolledScript(self.script)
        parts = (self._title, self.line, self._kinds, self._directions, self._results, self._scroll)
        for part in (*parts, self._hint):
            card.body.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(20), 0, theme.px(20), theme.px(12))
        layout.addWidget(card)
        self.line.installEventFilter(self)
        self.hide()

    def open(self, kind: TouchKind, name: str, *, choose_kind: bool = False) -> None:
        """Opens for one kind of touch, or with the choice of kinds, the cursor in the text."""
        self._kinds.setVisible(choose_kind)
        self._kinds.select(kind)
        self._results.select(CallResult.ANSWERED)
        self._directions.select(Direction.NEUTRAL)
        self._title.setText(self._name(None if choose_kind else kind).format(name))
        self.line.setPlaceholderText(self.tr("What was said, if anything"))
        self.line.setAccessibleName(self._title.text())
        self._show_choices()
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_script(self, script: Script) -> None:
        """What can be said to this contact."""
        self.script.show_scripts(script.spoken)
        self._show_result()

    def logged(self) -> None:
        """It is in the desk."""
        self.line.clear()
        self.close_strip()

    @Slot()
    def close_strip(self) -> None:
        """Goes out of the way; nothing that was typed is lost."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    @property
    def kind(self) -> TouchKind:
        """The kind that is chosen."""
        return TouchKind(next(iter(self._kinds.selected())))

    @Slot()
    def _on_kind(self) -> None:
        self._show_choices()
        self.line.setFocus()

    def _show_choices(self) -> None:
        call = self.kind is TouchKind.CALL
        for part in (self._results, self._scroll):
            part.setVisible(call)
        self._show_result()
        self._directions.setVisible(
            (not call and self.kind is not TouchKind.NOTE) or not self._kinds.isHidden()
        )

    @Slot()
    def _on_result(self) -> None:
        self._show_result()
        self.line.setFocus()

    @property
    def result(self) -> CallResult:
        """What came of the call."""
        return CallResult(next(iter(self._results.selected())))

    def _show_result(self) -> None:
        """The words for this result, and what it leads to; a meeting is planned only when that is wanted."""
        result = self.result
        self.script.show_lines(
            said=result is CallResult.ANSWERED,
            voicemail=result is CallResult.NO_ANSWER,
            not_now=result is CallResult.NOT_NOW,
        )
        step = after_call(result, self._clock.today())
        day = dates.near(step.due_on, self._clock.today()) if step.due_on else ""
        self.then.setText(tr(THEN_TEXTS[step.what]).format(day))
        self.then.setAccessibleName(self.then.text())
        self.then.setChecked(result is not CallResult.ANSWERED)
        self.then.updateGeometry()
        self._scroll.updateGeometry()

    def _fit(self) -> None:
        """Rows of chips as high as they wrap in this width."""
        for row in (self._kinds, self._directions, self._results):
            row.setFixedHeight(row.heightForWidth(max(self.line.width(), theme.px(200))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)  # once the line has its width too

    def _chosen(self) -> Logged:
        result = self.result if self.kind is TouchKind.CALL else None
        direction = Direction(next(iter(self._directions.selected())))
        text, go_on = self.line.text().strip(), self.then.isChecked()
        return Logged(kind=self.kind, direction=direction, result=result, text=text, go_on=go_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return False

    def _key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            self.close_strip()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in PAGES:
            self._scroll.turn(PAGES[key])
        else:
            return self._choose(key)
        return True

    def _enter(self) -> None:
        logged = self._chosen()
        if logged.text or logged.kind is not TouchKind.NOTE:
            self.entered.emit(logged)

    def _choose(self, key: Qt.Key) -> bool:
        row, keys = self._first_row()
        empty = not self.line.text()
        steps = {**STEPS, **SIDE_STEPS} if empty else STEPS
        if row is None:
            return False
        if key in DIGITS and empty and DIGITS[key] < len(keys):
            self._select(row, keys[DIGITS[key]])
        elif key in steps:
            self._select(row, keys[(keys.index(next(iter(row.selected()))) + steps[key]) % len(keys)])
        else:
            return False
        return True

    def _select(self, row: ChipRow, key: str) -> None:
        row.select(key)
        if row is self._results:
            self._show_result()

    def _first_row(self) -> tuple[ChipRow | None, list[str]]:
        """What digits and arrows choose from."""
        if not self._results.isHidden():
            return self._results, list(CallResult)
        if not self._directions.isHidden():
            return self._directions, list(Direction)
        return None, []

    def _name(self, kind: TouchKind | None) -> str:
        if kind is TouchKind.CALL:
            return self.tr("Call with {0}")
        return self.tr("Note on {0}") if kind is TouchKind.NOTE else self.tr("Touch with {0}")


def _chips(texts: dict[TouchKind, str] | dict[Direction, str] | dict[CallResult, str], name: str) -> ChipRow:
    row = ChipRow([ChipChoice(key=key, text=tr(text)) for key, text in texts.items()])
    row.setAccessibleName(name)
    row.select(next(iter(texts)))
    return row
