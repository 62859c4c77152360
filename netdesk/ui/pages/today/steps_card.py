"""The card of the next steps: late, due and soon, each with its reason; ticked, put off, opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.calendar import Entry
from netdesk.domain.sending import WRITTEN
from netdesk.domain.today import Step, Steps
from netdesk.ui import theme
from netdesk.ui.pages.today import wording
from netdesk.ui.widgets.basics import Avatar, Card, GhostButton, IconButton, Rule, Words, line_of, plain_tip
from netdesk.ui.widgets.rows import CheckRow
from netdesk.ui.widgets.snooze_menu import SnoozeMenu

ROWS_A_TURN = 4
MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class StepRow(QWidget):
    """A follow-up with its check box, its reason, its day, and a button that puts it off."""

    ticked = Signal(bool)
    activated = Signal()
    snooze_asked = Signal()
    contact_asked = Signal()
    draft_asked = Signal()

    def __init__(self, step: Step, today: date, *, last: bool, done: bool = False) -> None:
        super().__init__()
        self.entry, self._done = step.entry, done
        said, tone = ("", "") if done else wording.due(step.entry, today)
        self.row = CheckRow(
            step.entry.title, wording.reason(step, today), checked=done, due=said, due_tone=tone,
            person=step.entry.contact, rule=False,
        )  # fmt: skip
        self.setFocusProxy(self.row)
        self.row.toggled.connect(self.ticked)
        self.row.activated.connect(self.activated)
        self._open_by_picture(step.entry)
        self.snooze = IconButton("clock", self.tr("Put off: {title}").format(title=step.entry.title))
        self.snooze.clicked.connect(self.snooze_asked)
        self.draft = IconButton("mail", self.tr("Draft: {title}").format(title=step.entry.title))
        self.draft.clicked.connect(self.draft_asked)
        if done:
            self.snooze.hide()
        if done or step.entry.contact_id is None or step.entry.form not in WRITTEN:
            self.draft.hide()
        line = QHBoxLayout()
        line.setSpacing(theme.px(4))
        line.addWidget(self.row, 1)
        line.addWidget(self.draft)
        line.addWidget(self.snooze)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        if not last:
            column.addWidget(Rule())

    def put_back(self) -> None:
        """The box shows what is stored."""
        self.row.set_checked(self._done)

    def _open_by_picture(self, entry: Entry) -> None:
        """A click on the contact's picture opens the contact, as the key C does."""
        picture = self.row.findChild(Avatar)
        if isinstance(picture, Avatar):
            picture.setCursor(Qt.CursorShape.PointingHandCursor)
            picture.setToolTip(plain_tip(self.tr("Open {name} (C)").format(name=entry.contact)))
            picture.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.contact_asked.emit()
            return True
        return event.type() == QEvent.Type.MouseButtonPress


class StepsCard(Card):
    """Lists the next steps; Up and Down move, Space ticks, Enter edits, C opens the contact."""

    done_asked = Signal(object)  # an Entry, as in the others
    reopen_asked = Signal(object)
    opened = Signal(object)
    contact_asked = Signal(int)
    draft_asked = Signal(int)  # the follow-up's id
    snoozed = Signal(object, object)  # an Entry and a date
    show_done_asked = Signal(bool)
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Follow through"))
        self._today = date.min
        self._shown: tuple[object, ...] = ()
        self.rows: list[StepRow] = []
        self._count = Words("", "second")
        self.show_done = GhostButton(self.tr("Show done"))
        self.show_done.setCheckable(True)
        self.show_done.toggled.connect(self.show_done_asked)
        self._none = Words(self.tr("Nothing is due. Well done."), "second", wrap=True)
        self._more = GhostButton("")
        self._more.clicked.connect(self.all_asked)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        head = line_of(Words(self.tr("Follow through"), "heading"), self._count, None, self.show_done)
        self.body.addLayout(head)
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_steps(self, steps: Steps, today: date, done: Sequence[Entry] = ()) -> None:
        """Other steps; the keyboard stays at its place in the list."""
        for _ in self.showing(steps, today, done):
            pass

    def showing(self, steps: Steps, today: date, done: Sequence[Entry] = ()) -> Iterator[None]:
        """What `show_steps` does; with a pause between some rows while nobody sees them yet."""
        if self._shown == (steps, today, tuple(done)):
            for row in self.rows:
                row.put_back()  # one may have been ticked in vain
            return
        self._shown, self._today = (steps, today, tuple(done)), today
        place = self._focused_place()
        yield from self._rebuilding(steps, done)
        self._count.setText(self.tr("{0} open").format(steps.open) if steps.open else "")
        self._none.setVisible(not steps.steps)
        more = steps.open - len(steps.steps)
        self._more.setVisible(more > 0)
        self._more.setText(self.tr("{0} more in the calendar").format(self.locale().toString(more)))
        if place is not None and self.rows:
            self.rows[min(place, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuilding(self, steps: Steps, done: Sequence[Entry]) -> Iterator[None]:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        every = [(step, False) for step in steps.steps] + [(Step(entry=entry), True) for entry in done]
        for place, (step, over) in enumerate(every, 1):
            self.rows.append(self._row(step, done=over, last=place == len(every)))
            if place % ROWS_A_TURN == 0 and not self.isVisible():
                yield

    def _row(self, step: Step, *, done: bool, last: bool) -> StepRow:
        row = StepRow(step, self._today, last=last, done=done)
        row.ticked.connect(lambda on: (self.done_asked if on else self.reopen_asked).emit(step.entry))
        row.activated.connect(lambda: self.opened.emit(step.entry))
        row.contact_asked.connect(lambda: self._ask_contact(row))
        row.snooze_asked.connect(lambda: self.ask_snooze(row))
        row.draft_asked.connect(lambda: self.draft_asked.emit(step.entry.id))
        tick = row.row.focusProxy()
        if tick is not None:
            tick.installEventFilter(self)
        self._list.addWidget(row)
        return row

    def ask_snooze(self, row: StepRow) -> None:
        """Offers the days that a step can be put off to."""
        menu = SnoozeMenu(self._today, self)
        menu.chosen.connect(lambda day: self.snoozed.emit(row.entry, day))
        menu.show_below(row.snooze)

    def _ask_contact(self, row: StepRow) -> None:
        if row.entry.contact_id is not None:
            self.contact_asked.emit(row.entry.contact_id)

    def focused(self) -> StepRow | None:
        """The row that has the keyboard."""
        place = self._focused_place()
        return None if place is None else self.rows[place]

    def _focused_place(self) -> int | None:
        holder = QApplication.focusWidget()
        places = (place for place, row in enumerate(self.rows) if holder and row.isAncestorOf(holder))
        return next(places, None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step, place = MOVES.get(Qt.Key(event.key()), 0), self._focused_place()
            if event.key() == Qt.Key.Key_C and not event.modifiers() and place is not None:
                self._ask_contact(self.rows[place])
                return True
            if step and place is not None and 0 <= place + step < len(self.rows):
                self.rows[place + step].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False
