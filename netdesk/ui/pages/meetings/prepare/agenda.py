"""The agenda in the making: chosen, worded, ordered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from netdesk.domain import agenda
from netdesk.domain.agenda import AgendaItem
from netdesk.domain.coach.findings import Finding
from netdesk.domain.meeting_view import MeetingView
from netdesk.ui import theme
from netdesk.ui.coaching import FieldCoach, LinesCoach
from netdesk.ui.pages.meetings.keyed import Keyed
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.prepare.agenda_row import AgendaRow
from netdesk.ui.widgets.basics import Words, line_of


class OwnQuestion(QLineEdit):
    """Takes a question in one's own words; `/` in the empty line leads to the bank."""

    bank_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "/" and not self.text():
            self.bank_asked.emit()
        else:
            super().keyPressEvent(event)


class Agenda(QWidget):
    """The questions of a meeting in their order, and a line to write one."""

    bank_asked = Signal()
    removed = Signal(str)

    def __init__(self, parts: Parts, meeting_id: int) -> None:
        super().__init__()
        self._parts, self._meeting_id = parts, meeting_id
        self._titles: dict[str, str] = {}
        self._dragged: AgendaRow | None = None
        self._findings: dict[str, list[Finding]] = {}
        self._coach = LinesCoach(self, parts.coach, parts.tasks)
        self._coach.found.connect(self._mark)
        self._count = Words("", "second")
        self.own = OwnQuestion()
        self.own.setPlaceholderText(self.tr("Write your own question, or press / to search the bank…"))
        self.own.setAccessibleName(self.tr("Your own question"))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(8))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(line_of(Words(self.tr("Your questions"), "heading"), self._count, None))
        layout.addLayout(self._column)
        layout.addWidget(self.own)
        layout.addWidget(FieldCoach(self.own, parts.coach, parts.tasks).hint)
        self._rows: Keyed[AgendaRow, AgendaItem] = Keyed(
            self._column, lambda item: item.entry.id, self._make, self._update
        )
        self.own.returnPressed.connect(self._add)
        self.own.bank_asked.connect(self.bank_asked)

    @property
    def rows(self) -> list[AgendaRow]:
        """The rows, as they stand."""
        return self._rows.rows

    def show_view(self, view: MeetingView, titles: dict[str, str]) -> None:
        """Shows the agenda, not while a row is being dragged."""
        self._titles = titles
        if self._dragged is not None:
            return
        chosen = [item for item in view.agenda if not item.entry.come_back]
        self._rows.show(chosen)
        self._coach.look(item.entry.wording for item in chosen)
        minutes = self.tr("about {0} min").format(agenda.minutes(chosen))
        self._count.setText(f"{len(chosen)}, {minutes}" if chosen else self.tr("choose five to ten"))

    def begin(self) -> None:
        """Puts the cursor into the line."""
        self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_current(self) -> bool:
        """Removes the question that the keyboard is on."""
        row = next((row for row in self.rows if row.holds_focus()), None)
        if row is not None and not row.words.editing:
            self._remove(row.entry_id)
        return row is not None

    def _make(self, item: AgendaItem) -> AgendaRow:
        row, key = AgendaRow(item), item.entry.id
        act, store = self._parts.tasks.act, self._parts.agenda
        row.reworded.connect(lambda words: act(partial(store.reword, key, words)))
        row.moved.connect(lambda places: act(partial(store.move, key, places)))
        row.removed.connect(lambda: self._remove(key))
        row.stepped.connect(partial(self._step, row))
        row.dragged.connect(partial(self._drag, row))
        row.dropped.connect(self._drop)
        return row

    def _update(self, row: AgendaRow, item: AgendaItem) -> None:
        row.show_item(item, self._titles.get(item.entry.category, ""))
        row.show_findings(self._findings.get(item.entry.wording, []))

    @Slot(object)
    def _mark(self, findings: dict[str, list[Finding]]) -> None:
        """What the coach says of the lines, which may have other words by now."""
        self._findings = findings
        for row in self.rows:
            row.show_findings(findings.get(row.words.text(), []))

    def _remove(self, entry_id: int) -> None:
        told = self.tr("Question removed")
        remove = partial(self._parts.agenda.remove, entry_id)
        self._parts.tasks.act(remove, lambda _: self.removed.emit(told))

    @Slot()
    def _add(self) -> None:
        words = self.own.text()
        if words.strip():
            add = partial(self._parts.agenda.add_own, self._meeting_id, words)
            self._parts.tasks.act(add, lambda _: self._added(words))

    def _added(self, words: str) -> None:
        """The next question may have been begun behind this one while it was stored."""
        self.own.setText(self.own.text().removeprefix(words))

    def _step(self, row: AgendaRow, places: int) -> None:
        place = self.rows.index(row) + places
        target = self.rows[place] if 0 <= place < len(self.rows) else self.own if place > 0 else row
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # Dragging

    def _drag(self, row: AgendaRow, pointer: QPoint) -> None:
        """The row changes place with the one whose middle the pointer has passed."""
        self._dragged = row
        here, y = self._column.indexOf(row), self.mapFromGlobal(pointer).y()
        others = [one for one in self.rows if one is not row]
        place = sum(one.geometry().center().y() < y for one in others)
        if place != here:
            self._column.insertWidget(place, row)

    @Slot()
    def _drop(self) -> None:
        if self._dragged is None:
            return
        self._dragged = None
        rows = sorted(self.rows, key=self._column.indexOf)
        order = partial(self._parts.agenda.order, self._meeting_id, [row.entry_id for row in rows])
        self._parts.tasks.act(order)
