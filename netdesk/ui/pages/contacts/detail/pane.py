"""Everything known about one contact, editable where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.clock import Clock
from netdesk.domain.touch import CallResult, TouchKind
from netdesk.ui import theme
from netdesk.ui.pages.contacts.detail.asks import Asks
from netdesk.ui.pages.contacts.detail.drafts import Drafts
from netdesk.ui.pages.contacts.detail.edits import Edits
from netdesk.ui.pages.contacts.detail.header import Header
from netdesk.ui.pages.contacts.detail.leads import Leads
from netdesk.ui.pages.contacts.detail.method_edits import MethodEdits
from netdesk.ui.pages.contacts.detail.more import More
from netdesk.ui.pages.contacts.detail.next_step import NextStepCard
from netdesk.ui.pages.contacts.detail.notes import Notes
from netdesk.ui.pages.contacts.detail.parts import Section
from netdesk.ui.pages.contacts.detail.parts_edit import PartsEdit
from netdesk.ui.pages.contacts.detail.reach import Reach
from netdesk.ui.pages.contacts.detail.referee import RefereePart
from netdesk.ui.pages.contacts.detail.standing import Standing, Tags
from netdesk.ui.pages.contacts.detail.story import Story
from netdesk.ui.pages.contacts.detail.view import ContactView, read_view
from netdesk.ui.pages.contacts.detail.way_here import WayHere
from netdesk.ui.pages.contacts.detail.work import Research, Roles
from netdesk.ui.pages.contacts.log_touch import Logged, LogStrip
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.charts import GiveGetBar
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.inline_edit import InlineEdit

if TYPE_CHECKING:
    from netdesk.desk import Desk

MARGIN = 14
SCROLLED = 4  # the scroll bar takes the rest of the margin
GAP = 18
TOLD = (
    Kind.CONTACT,
    Kind.ORGANISATION,
    Kind.MEETING,
    Kind.FOLLOW_UP,
    Kind.INTRODUCTION,
    Kind.MENTION,
    Kind.TOUCH,
)


class DetailPane(QWidget):
    """Shows one contact; its sections ask through `Edits`, and the desk's notices bring the result back."""

    record_asked = Signal(object, int)
    said = Signal(str)
    removed = Signal(str)
    write_asked = Signal(object)
    """The Purpose of a message to this contact."""
    left = Signal()
    """Esc: the keyboard goes back to the list."""

    def __init__(self, desk: Desk, tasks: Tasks, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._view: ContactView | None = None
        self._unsaid: dict[int, str] = {}  # what was typed into the strip and not logged, by contact
        self._clock = clock
        self.edits = Edits(desk, tasks)
        self._method = MethodEdits(desk, tasks, self.edits)

    def building(self) -> Iterator[None]:
        """Makes the parts, in steps that are short enough for the keys in between."""
        edits, clock = self.edits, self._clock
        self.header, self.strip = Header(edits), LogStrip(clock)
        yield
        self.way, self.step, self.reach = WayHere(), NextStepCard(edits, clock), Reach(edits)
        yield
        self.standing, self.tags, self.roles = Standing(edits), Tags(edits), Roles(edits)
        yield
        self.asks, self.leads = Asks(self._method, clock), Leads(self._method, clock)
        self.referee = RefereePart(self._method, clock)
        yield
        self.drafts = Drafts(clock)
        self.research, self.notes = Research(edits, clock), Notes(edits)
        self.story, self.more = Story(clock), More(edits)
        self._balance_part = Section(self.tr("Give and get"))
        self._balance = GiveGetBar()
        self._balance_part.body.addWidget(self._balance)
        yield
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._stack = QStackedLayout(self)
        self._empty = EmptyState("person", "")
        self._stack.addWidget(self._empty)
        self._say_nobody()
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.strip)
        layout.addWidget(self._scrolled(), 1)
        self._stack.addWidget(body)

    def _scrolled(self) -> QScrollArea:
        content = QWidget()
        content.setProperty("scrolled", True)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(theme.px(MARGIN), theme.px(4), theme.px(SCROLLED), theme.px(24))
        layout.setSpacing(theme.px(GAP))
        for part in (
            self.way, self.step, self.drafts, self.reach, self._balance_part, self.asks, self.leads,
            self.standing, self.tags, self.roles, self.notes, self.research, self.referee, self.story,
            self.more,
        ):  # fmt: skip
            layout.addWidget(part)
        layout.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        return self._scroll

    def _connect(self) -> None:
        self.header.organisation_asked.connect(partial(self.record_asked.emit, Kind.ORGANISATION))
        self.header.touch_asked.connect(self.log_touch)
        self.header.call_asked.connect(self.log_call)
        self.header.note_asked.connect(self.add_note)
        self.way.contact_asked.connect(partial(self.record_asked.emit, Kind.CONTACT))
        self.step.meeting_asked.connect(partial(self.record_asked.emit, Kind.MEETING))
        self.story.meeting_asked.connect(partial(self.record_asked.emit, Kind.MEETING))
        self.story.touch_removed.connect(self._on_touch_removed)
        self.asks.contact_asked.connect(partial(self.record_asked.emit, Kind.CONTACT))
        for part in (self.more, self.reach, self.research):
            part.refused.connect(self.said)
        self.header.write_asked.connect(self.write)
        self.drafts.write_asked.connect(self.write_asked)
        self.strip.entered.connect(self._on_logged)
        self.strip.closed.connect(self.left)

    # What is shown

    @property
    def contact_id(self) -> int:
        """The contact that is shown, or 0."""
        return self.edits.contact_id

    def show_contact(self, contact_id: int) -> None:
        """Shows another contact; what is typed for the one before is stored first."""
        if contact_id != self.contact_id:
            self._turn_to(contact_id)
        self._read()

    def show_nobody(self) -> None:
        """There is no contact to show."""
        self._turn_to(0)
        self._say_nobody()

    def show_several(self, count: int) -> None:
        """So many are selected: none of them is the one to show."""
        if self.contact_id:
            self._turn_to(0)
        selected = self.tr("{0} contacts selected").format(self.locale().toString(count))
        self._empty.say(selected, self.tr("What is chosen above the list is done with all of them."))

    def _say_nobody(self) -> None:
        self._empty.say(self.tr("Choose a contact"), self.tr("What you know about them shows here."))

    def _turn_to(self, contact_id: int) -> None:
        """Stores what is typed for the one before; from here on typing is for this one, or for nobody."""
        self.settle()
        for edit in self.findChildren(InlineEdit):
            edit.forget()
        for form in self.findChildren(PartsEdit):
            form.forget()
        self._put_strip_by()
        self.edits.contact_id = contact_id
        self._scroll.verticalScrollBar().setValue(0)
        if not contact_id:
            self._stack.setCurrentIndex(0)

    def _put_strip_by(self) -> None:
        """What is typed into the strip and not logged waits for its contact."""
        if self.contact_id and self.strip.line.text():
            self._unsaid[self.contact_id] = self.strip.line.text()
        self.strip.line.clear()
        self.strip.hide()

    def on_changed(self, changes: Changes) -> None:
        """Reads again what may look different now."""
        others = any(changes.updated(kind) for kind in TOLD[1:])
        if self.contact_id and (changes.has(Kind.CONTACT, self.contact_id) or others):
            self._read()

    def types_notes_of(self) -> int:
        """The contact whose notes are being typed, or 0."""
        return self.notes.typing

    def _read(self) -> None:
        contact_id = self.contact_id
        if contact_id:
            self._tasks.find("contact", partial(read_view, self._desk, contact_id), self._show)

    def _show(self, view: ContactView | None) -> None:
        if view is None:
            self._stack.setCurrentIndex(0)
            return
        if view.id != self.contact_id:
            return
        self._view = view
        for part in (
            self.header, self.way, self.step, self.drafts, self.reach, self.standing, self.tags, self.roles,
            self.asks, self.leads, self.notes, self.research, self.referee, self.story, self.more,
        ):  # fmt: skip
            part.show_view(view)
        self._show_balance(view)
        self._stack.setCurrentIndex(1)

    def _show_balance(self, view: ContactView) -> None:
        self._balance_part.setVisible(bool(view.given or view.received))
        text = self.tr("{0} given · {1} received").format(view.given, view.received)
        self._balance.show_balance(view.given, view.received, text)

    # What can be done

    @Slot()
    def log_call(self) -> None:
        """Opens the strip for a call."""
        self._open_strip(TouchKind.CALL)

    @Slot()
    def add_note(self) -> None:
        """Opens the strip for a note."""
        self._open_strip(TouchKind.NOTE)

    @Slot()
    def log_touch(self) -> None:
        """Opens the strip with the choice of kinds."""
        self._open_strip(TouchKind.E_MAIL, choose_kind=True)

    def _open_strip(self, kind: TouchKind, *, choose_kind: bool = False) -> None:
        if self.contact_id and self._view is not None:
            self.strip.open(kind, self._view.card.contact.full_name, choose_kind=choose_kind)
            if unsaid := self._unsaid.pop(self.contact_id, ""):
                self.strip.line.setText(unsaid)
            script = partial(self._desk.drafts.script, self.contact_id)
            self._tasks.find("script", script, self.strip.show_script)

    @Slot()
    def write(self) -> None:
        """Asks for what is to be written to this contact first."""
        if self.contact_id:
            purpose = partial(self._desk.drafts.for_contact, self.contact_id)
            self._tasks.find("write", purpose, self.write_asked.emit)

    @Slot(object)
    def _on_logged(self, logged: Logged) -> None:
        self.edits.log(logged, lambda _touch: self._after_log(logged))

    def _after_log(self, logged: Logged) -> None:
        self.strip.logged()
        if logged.result is CallResult.ANSWERED and logged.go_on:
            self.header.plan_asked.emit()

    @Slot(int)
    def _on_touch_removed(self, touch_id: int) -> None:
        self.edits.delete_touch(touch_id, lambda _result: self.removed.emit(self.tr("Touch removed")))

    def open_part(self, part: PartsEdit) -> None:
        """Opens a form, in sight."""
        part.open()
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, theme.px(GAP)))

    def edit_name(self) -> None:
        """The name is ready to be typed over."""
        self.header.name.open()

    def settle(self) -> None:
        """Stores what is typed in any field."""
        for edit in self.findChildren(InlineEdit):
            edit.commit()
        for form in self.findChildren(PartsEdit):
            form.commit()
        self.notes.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
