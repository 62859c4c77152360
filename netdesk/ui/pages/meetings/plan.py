"""Planning a meeting, and changing the plan: who, how, when, how long, where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.meeting import MeetingKind
from netdesk.domain.meeting_view import MeetingView
from netdesk.ui import theme
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.people_field import PeopleField
from netdesk.ui.pages.meetings.scrolled import Scrolled
from netdesk.ui.pages.meetings.wording import kind_text, minutes_text
from netdesk.ui.widgets.basics import Button, Card, PrimaryButton, Words, line_of
from netdesk.ui.widgets.chips import ChipChoice, ChipRow
from netdesk.ui.widgets.inputs import with_margin

LENGTHS = (15, 20, 30, 45)
WIDEST = 760


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What was filled in; `planned_at` is wall time."""

    contact_ids: tuple[int, ...]
    kind: MeetingKind
    planned_at: datetime | None
    minutes: int
    place: str


class PlanForm(QWidget):
    """A form that stands in the page; Enter stores it, Esc closes it and keeps what was typed."""

    stored = Signal(object)
    """A Plan."""
    closed = Signal()
    said = Signal(str)

    def __init__(self, parts: Parts, button: str) -> None:
        super().__init__()
        self._parts = parts
        self.people = PeopleField(parts, self.tr("Type a name"))
        self.kind = ChipRow([ChipChoice(key=str(kind), text=kind_text(kind)) for kind in MeetingKind])
        self.minutes = ChipRow([ChipChoice(key=str(count), text=minutes_text(count)) for count in LENGTHS])
        self.when = with_margin(QDateTimeEdit())
        self.open_time = QCheckBox(self.tr("No time yet"))
        self.place = QLineEdit()
        self.store = PrimaryButton(button)
        self.cancel = Button(self.tr("Cancel"))
        self._lay_out()
        self._name()
        self.open_time.toggled.connect(lambda on: self.when.setEnabled(not on))
        self.store.clicked.connect(self._store)
        self.cancel.clicked.connect(self.closed)
        self._start()

    def _lay_out(self) -> None:
        card = Card()
        card.setMaximumWidth(theme.px(WIDEST))
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(12))
        grid.setColumnStretch(1, 1)
        self.when.setMinimumWidth(theme.px(220))
        rows = (
            (self.tr("With whom"), self.people),
            (self.tr("How"), self.kind),
            (self.tr("When"), _in_line(self.when, self.open_time)),
            (self.tr("How long you ask for"), self.minutes),
            (self.tr("Where"), self.place),
        )
        for number, (text, field) in enumerate(rows):
            grid.addWidget(Words(text, "second"), number, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, number, 1)
        card.body.addWidget(Scrolled(fields))
        card.body.addLayout(line_of(None, self.cancel, self.store))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(22), theme.px(16), theme.px(22), theme.px(8))
        column.addWidget(card)

    def _name(self) -> None:
        self.when.setCalendarPopup(True)
        short = QLocale.FormatType.ShortFormat
        shape = f"ddd {QLocale().dateFormat(short)} {QLocale().timeFormat(short)}"
        self.when.setDisplayFormat(shape.replace("yyyy", "yy").replace("yy", "yyyy"))
        self.when.setAccessibleName(self.tr("Day and time"))
        self.place.setAccessibleName(self.tr("Where"))
        self.place.setPlaceholderText(self.tr("A café, an address, a link"))
        self.kind.setAccessibleName(self.tr("How"))
        self.minutes.setAccessibleName(self.tr("How long you ask for"))

    # Filling

    def _start(self) -> None:
        today = self._parts.clock.today()
        usual = datetime.combine(today + timedelta(days=1), time(10))
        self.when.setDateTime(_shown(usual))
        self.kind.select(str(MeetingKind.COFFEE))
        self.minutes.select("20")

    def open_with(self, contact_ids: Sequence[int]) -> None:
        """Opens the form for a new meeting; what was typed before Esc is still there."""
        self.show()
        if contact_ids:
            self.people.load(contact_ids)
            self.when.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.begin()

    def show_plan(self, view: MeetingView) -> None:
        """Shows the plan of a meeting, to be changed."""
        meeting = view.meeting
        self.people.show_people(view.contacts)
        self.kind.select(str(meeting.kind))
        self.minutes.select(str(meeting.asked_minutes))
        self.open_time.setChecked(meeting.planned_at is None)
        if meeting.planned_at is not None:
            self.when.setDateTime(_shown(meeting.planned_at))
        self.place.setText(meeting.place)

    def begin(self) -> None:
        """Gives the keyboard to the first field that is empty."""
        first = self.people.line if not self.people.ids() else self.when
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forgets what was filled in."""
        self.people.show_people(())
        self.people.line.clear()
        self.place.clear()
        self.open_time.setChecked(False)
        self._start()

    def plan(self) -> Plan:
        """What is filled in."""
        return Plan(
            contact_ids=tuple(self.people.ids()),
            kind=MeetingKind(next(iter(self.kind.selected()), MeetingKind.COFFEE)),
            planned_at=None if self.open_time.isChecked() else _moment(self.when.dateTime()),
            minutes=int(next(iter(self.minutes.selected()), "20")),
            place=self.place.text().strip(),
        )

    @Slot()
    def _store(self) -> None:
        if not self.people.ids():
            self.said.emit(self.tr("Choose whom you want to meet"))
            self.people.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.stored.emit(self.plan())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._store()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _shown(moment: datetime) -> QDateTime:
    return QDateTime(moment.year, moment.month, moment.day, moment.hour, moment.minute, 0)


def _moment(chosen: QDateTime) -> datetime:
    day, clock = chosen.date(), chosen.time()
    return datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute())


def _in_line(*parts: QWidget) -> QWidget:
    widget = QWidget()
    widget.setLayout(line_of(*parts, None, spacing=12))
    return widget
