"""What the user does with entries of the calendar: each is one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QCursor

from netdesk.domain.calendar import Entry, EntryKind
from netdesk.domain.changes import Kind
from netdesk.domain.clock import Clock
from netdesk.ui import dates
from netdesk.ui.follow_up_editing import FollowUpEditing
from netdesk.ui.pages.calendar.keys import Deed
from netdesk.ui.pages.page import Page
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.snooze_menu import SnoozeMenu

if TYPE_CHECKING:
    from netdesk.domain.plain_words.said import Person, Understood
    from netdesk.services.calendar import CalendarService
    from netdesk.services.follow_ups import FollowUpService
    from netdesk.services.meetings import MeetingService
    from netdesk.services.plain_words import PlainWordsService


class Deeds(QObject):
    """Opens, ticks, puts off, removes, moves and adds."""

    moved = Signal(object, object)  # an Entry as it was, and a date or None

    def __init__(
        self,
        page: Page,
        calendar: CalendarService,
        follow_ups: FollowUpService,
        plain_words: PlainWordsService,
        meetings: MeetingService,
        editing: FollowUpEditing,
        tasks: Tasks,
        clock: Clock,
    ) -> None:
        super().__init__(page)
        self._page, self._calendar, self._follow_ups = page, calendar, follow_ups
        self._meetings, self._editing = meetings, editing
        self._plain_words = plain_words
        self._tasks, self._clock = tasks, clock
        self.menu_place: Callable[[], QPoint] = QCursor.pos

    @Slot(object, object)
    def do(self, deed: Deed, entry: Entry) -> None:
        """One of the deeds that a key stands for; of what is only to come the series can be opened."""
        deeds: dict[Deed, Callable[[Entry], None]] = {
            Deed.OPEN: self._open,
            Deed.CONTACT: self._open_contact,
            Deed.DONE: self._done,
            Deed.SNOOZE: self._snooze,
            Deed.DELETE: self._delete,
        }
        if entry.kind is EntryKind.REPEAT and deed not in (Deed.OPEN, Deed.CONTACT):
            self._page.said.emit(self.tr("This is a coming time of a series. Enter opens the series."))
        else:
            deeds[deed](entry)

    @Slot(object, object)
    def move(self, entry: Entry, day: date | None) -> None:
        """Puts an entry on another day; a meeting always has one."""
        if entry.kind is EntryKind.MEETING and day is None:
            self._page.said.emit(self.tr("A meeting needs a day. Open it to take its time away."))
        elif entry.movable and day != entry.day:
            said = (
                self.tr("Moved to {day}").format(day=dates.in_words(day))
                if day
                else self.tr("Without a day now")
            )
            self._tasks.act(lambda: self._write_move(entry, day), lambda _none: self._told(entry, day, said))

    def add(self, typed: str, day: date, person: Person | None, then: Callable[[str], None]) -> None:
        """Something to do in plain words, on this day if they name none; `then` gets it once it is stored."""

        def stored(added: tuple[int, Understood]) -> None:
            then(typed)
            self._tell_where(added[1].on(day), day)

        self._tasks.act(lambda: self._plain_words.add(typed, person, on=day), stored)

    def _tell_where(self, landed: date | None, day: date) -> None:
        """What went to another day than the one that is shown is told, with Undo."""
        if landed is not None and landed != day:
            self._page.removed.emit(self.tr("Added on {day}").format(day=dates.in_words(landed)))

    def understand(self, typed: str, then: Callable[[Understood], None]) -> None:
        """What a line says so far."""
        self._tasks.find("calendar line", lambda: self._plain_words.understand(typed), then)

    def day_of(self, follow_up_id: int) -> date | None:
        """The day that a follow-up counts for."""
        return self._follow_ups.load(follow_up_id).day

    def _write_move(self, entry: Entry, day: date | None) -> None:
        if entry.kind is EntryKind.MEETING and day is not None:
            self._calendar.move_meeting(entry.id, day)
        else:
            self._follow_ups.move(entry.id, day)

    def _told(self, entry: Entry, day: date | None, said: str) -> None:
        self.moved.emit(entry, day)
        self._page.removed.emit(said)

    def _open(self, entry: Entry) -> None:
        """A meeting on its own page; a follow-up in its editor, a coming time in that of its series."""
        if entry.kind is EntryKind.MEETING:
            self._page.record_asked.emit(Kind.MEETING, entry.id, "")
        else:
            self._editing.open(self._page, entry.id)

    def _open_contact(self, entry: Entry) -> None:
        if entry.contact_id is not None:
            self._page.record_asked.emit(Kind.CONTACT, entry.contact_id, "")
        else:
            self._page.said.emit(self.tr("This step is not about a contact."))

    def _done(self, entry: Entry) -> None:
        if entry.kind is not EntryKind.FOLLOW_UP:
            return
        if entry.done:
            self._tasks.act(lambda: self._follow_ups.reopen(entry.id))
            return
        told = self.tr("Done: {title}").format(title=entry.title)
        self._tasks.act(lambda: self._follow_ups.done(entry.id), lambda _again: self._page.removed.emit(told))

    def _snooze(self, entry: Entry) -> None:
        if entry.kind is not EntryKind.FOLLOW_UP or entry.done:
            return
        menu = SnoozeMenu(self._clock.today(), self._page, entry.day)
        menu.chosen.connect(lambda day: self._snooze_until(entry, day))
        menu.show_at(self.menu_place())

    def _snooze_until(self, entry: Entry, day: date) -> None:
        told = self.tr("Put off to {day}").format(day=dates.in_words(day))
        self._tasks.act(
            lambda: self._follow_ups.snooze(entry.id, day), lambda _none: self._page.removed.emit(told)
        )

    def _delete(self, entry: Entry) -> None:
        if entry.kind is EntryKind.MEETING:
            told, delete = self.tr("Meeting moved to the trash"), self._meetings.delete
        else:
            told, delete = self.tr("Follow-up moved to the trash"), self._follow_ups.delete
        self._tasks.act(lambda: delete([entry.id]), lambda _deletion: self._page.removed.emit(told))
