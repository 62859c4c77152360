"""The questions beside the pad: ticked as they are asked, each with room for its answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.agenda import AgendaItem, current
from netdesk.ui import theme
from netdesk.ui.pages.meetings.keyed import Keyed
from netdesk.ui.pages.meetings.looks import PlainText, restyle
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.typed import Saving, Typed
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import ScrollColumn, SectionLabel, Words
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.paint import fill, focus_ring
from netdesk.ui.widgets.rows import Tick


class QuestionRow(QWidget):
    """One question; the one that is being asked has an editor for its answer."""

    ticked = Signal(bool)
    chosen = Signal()

    def __init__(self, item: AgendaItem, parts: Parts, saving: Saving) -> None:
        super().__init__()
        self.item = item
        self._asked = False
        self.tick = Tick()
        self.tick.setFixedWidth(theme.px(20))
        self.tick.leave_keyboard()
        self.wording = Words("", wrap=True)
        self.chip = Chip(self.tr("come back"), Tone.MEET)
        self.told = Words("", "small", wrap=True)
        self._parts, self._saving = parts, saving
        self._typed: Typed | None = None
        self._lay_out()
        self.tick.clicked.connect(self.ticked)
        self.tick.entered.connect(self.chosen)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(self.wording)
        words.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.told)
        self._words = words
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(10), theme.px(7), theme.px(10), theme.px(7))
        line.setSpacing(theme.px(8))
        line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    @cached_property
    def answer(self) -> PlainText:
        """The editor of the answer, made for the question that is asked: editors are dear."""
        editor = PlainText(self.tr("What they answer"))
        store = partial(self._parts.agenda.type_answer, self.item.entry.id)
        leave = self._parts.pad.leave_field
        self._typed = Typed(editor, store, self._parts.tasks, self._saving, leave)
        self._typed.show(self.item.answer)
        editor.installEventFilter(self)
        self._words.addWidget(editor)
        self.setTabOrder(self.tick, editor)
        return editor

    def answer_text(self) -> str:
        """What was typed, or is stored."""
        return self.item.answer if self._typed is None else self.answer.text()

    def is_answered(self) -> bool:
        """Whether the cursor is in the answer."""
        return self._typed is not None and self.answer.hasFocus()

    def show_item(self, item: AgendaItem) -> None:
        """Shows the question as it is now."""
        self.item = item
        self.tick.setChecked(item.ticked)
        self.tick.setAccessibleName(item.entry.wording)
        self.wording.setText(item.entry.wording)
        restyle(self.wording, "second" if item.ticked and not self._asked else "")
        self.chip.setVisible(item.entry.come_back and not item.ticked)
        if self._typed is not None:
            self._typed.show(item.answer)
        self._show_answer()

    def show_asked(self, asked: bool) -> None:
        """Whether this is the one that is being asked."""
        self._asked = asked
        restyle(self.wording, "second" if self.item.ticked and not asked else "")
        self._show_answer()
        self.update()

    def _show_answer(self) -> None:
        if self._asked or self._typed is not None:
            self.answer.setVisible(self._asked)
        text = self.answer_text().strip()
        self.told.setText(text)
        self.told.setVisible(bool(text) and not self._asked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._asked:
            painter, colours = QPainter(self), theme.tokens()
            fill(painter, self.rect(), colours.accent2, 8)
            if self.is_answered():
                focus_ring(painter, self.rect(), 8, colours)


class QuestionList(QWidget):
    """All questions of a meeting; the first unticked one is asked, unless another was chosen."""

    def __init__(self, parts: Parts, meeting_id: int, saving: Saving) -> None:
        super().__init__()
        self._parts, self._meeting_id, self._saving = parts, meeting_id, saving
        self._items: tuple[AgendaItem, ...] = ()
        self._chosen = 0
        self._heading = SectionLabel()
        self._none = Words(
            self.tr("No questions yet. A line that begins with ? adds one to come back to."),
            "small",
            wrap=True,
        )
        scroll = ScrollColumn(margin=14, spacing=2)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        self._heading.setContentsMargins(theme.px(10), 0, 0, theme.px(6))
        self._none.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
        scroll.body.addWidget(self._heading)
        scroll.body.addWidget(self._none)
        scroll.body.addLayout(column)
        scroll.body.addStretch(1)
        self._scroll = scroll
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self._rows: Keyed[QuestionRow, AgendaItem] = Keyed(
            column, lambda item: item.entry.id, self._make, QuestionRow.show_item
        )

    def show_items(self, items: Sequence[AgendaItem]) -> None:
        """Shows the questions as they are now."""
        self._items = tuple(items)
        self._rows.show(self._items)
        for row in self._rows.rows:
            row.tick.setChecked(row.item.ticked)  # it may have been ticked in vain
        ticked = sum(item.ticked for item in items)
        many = self.tr("Questions · {0} of {1}").format(ticked, len(items))
        self._heading.setText(many if items else self.tr("Questions"))
        self._none.setVisible(not items)
        self._mark()

    def asked(self) -> QuestionRow | None:
        """The question that is being asked."""
        chosen = next((row for row in self._rows.rows if row.item.entry.id == self._chosen), None)
        if chosen is not None and not chosen.item.ticked:
            return chosen
        item = current(self._items)
        return chosen if item is None else self._rows.row(item.entry.id)

    def tick_asked(self) -> None:
        """Ticks the question that is being asked, and goes on to the next."""
        row = self.asked()
        if row is None or row.item.ticked:
            return
        answering = row.is_answered()
        following = current(one for one in self._items if one.entry.id != row.item.entry.id)
        self._chosen = following.entry.id if following else 0  # at once: the desk answers later
        row.tick.setChecked(True)
        self._parts.tasks.act(partial(self._parts.agenda.tick, row.item.entry.id))
        if answering and following:
            self._go_on(following.entry.id)
        else:
            self._mark()

    def text(self) -> str:
        """The questions and what was answered."""
        told = ((row.item.entry.wording, row.answer_text()) for row in self._rows.rows)
        return "\n\n".join(f"{wording}\n{answer}" for wording, answer in told if answer)

    def _make(self, item: AgendaItem) -> QuestionRow:
        row = QuestionRow(item, self._parts, self._saving)
        entry = item.entry.id
        row.ticked.connect(lambda on: self._parts.tasks.act(partial(self._parts.agenda.tick, entry, on)))
        row.chosen.connect(lambda: self._choose(entry))
        return row

    def _choose(self, entry: int) -> None:
        self._chosen = entry
        self._mark()
        self._go_on(entry)

    def _go_on(self, entry: int) -> None:
        """Puts the cursor into the answer."""
        row = self._rows.row(entry)
        if row is not None:
            self._mark(row)
            row.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self, asked: QuestionRow | None = None) -> None:
        asked = asked or self._being_answered() or self.asked()
        for row in self._rows.rows:
            row.show_asked(row is asked)
        if asked is not None:
            self._scroll.ensureWidgetVisible(asked, 0, theme.px(24))

    def _being_answered(self) -> QuestionRow | None:
        """An answer that is being typed keeps its editor, ticked or not."""
        return next((row for row in self._rows.rows if row.is_answered()), None)
