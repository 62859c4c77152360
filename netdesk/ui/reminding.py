"""Reminds of meetings and follow-ups when their time comes, and once of what was missed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.reminders import Reminder, ReminderKind, Watch, once_each
from netdesk.settings import SettingsFile
from netdesk.ui import reminder_words
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.main_window import MainWindow
from netdesk.ui.system_notices import SystemNotices
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk

LONGEST_WAIT = timedelta(minutes=10)
"""A computer that slept, or whose clock was set, is noticed after so long at the latest."""
LOOKS_AHEAD = timedelta(hours=12)
DESKS = 8
Tell = Callable[[str, Callable[[], object]], bool]


class Reminding(QObject):
    """Waits for the next due moment; nothing is told while a meeting is being held."""

    record_asked = Signal(object, int, str)

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        tasks: Tasks,
        settings: SettingsFile,
        tell: Tell | None = None,
    ) -> None:
        super().__init__(window)
        self._desk, self._window, self._tasks, self._settings = desk, window, tasks, settings
        self._system = SystemNotices(window)
        self._tell = tell or self._system.tell
        self._after = desk.clock.now()
        self._next = self._after
        self._held = False
        self._known: set[tuple[ReminderKind, int, datetime]] = set()
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.wake)

    def start(self, bus: ChangeBus) -> None:
        """Lists what was missed since this desk was last watched, and watches from now on."""
        self._after = min(self._kept() or self._after, self._after)
        bus.changed.connect(self._on_changed)
        self._window.closing.connect(self._leave)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)
        self.look()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns(Kind.MEETING, Kind.FOLLOW_UP):
            self._pass_time()
            self.look()

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        """Whoever comes back to a computer that slept is told at once."""
        if state is Qt.ApplicationState.ApplicationActive:
            self.wake()

    @Slot()
    def wake(self) -> None:
        """Looks when it is time to, else waits on."""
        if self._desk.clock.now() >= self._next or self._desk.clock.now() < self._after:
            self.look()
        else:
            self._wait()

    def _pass_time(self) -> None:
        """Nothing was due until now: what is put into the past from here on was not missed."""
        now = self._desk.clock.now()
        if not self._held and self._after < now < self._next:
            self._after = now

    @Slot()
    def look(self) -> None:
        """Reads what there is to remind of."""
        self._after = min(self._after, self._desk.clock.now())  # the clock may have been set back
        self._tasks.find("reminders", partial(self._desk.reminders.watch, self._after), self._show)

    def _show(self, found: Watch) -> None:
        now = self._desk.clock.now()
        wanted = [one for one in found.reminders if self._wants(one)]
        self._held = found.held
        if not found.held:
            self._tell_all([one for one in wanted if one.at <= now], now)
            self._after = now
            self._keep(now)
        ahead = LONGEST_WAIT if found.held else LOOKS_AHEAD
        self._next = min([now + ahead, *(one.at for one in wanted if one.at > now)])
        self._wait()

    def _wants(self, one: Reminder) -> bool:
        values = self._settings.values
        on = {
            ReminderKind.SOON: values.remind_before,
            ReminderKind.EVENING: values.remind_evening,
            ReminderKind.STEP: values.remind_steps,
        }
        return on[one.kind] and one.key not in self._known

    def _wait(self) -> None:
        left = min(max(self._next - self._desk.clock.now(), timedelta(0)), LONGEST_WAIT)
        self.timer.start(left // timedelta(milliseconds=1) + 1)

    # Telling

    def _tell_all(self, due: Sequence[Reminder], now: datetime) -> None:
        self._known |= {one.key for one in due}
        each = once_each(due)
        missed = [one for one in each if one.missed(now)]
        for one in each:
            if one not in missed:
                self._tell_one(one)
        if missed:
            text = reminder_words.missed(missed, hidden=self._settings.values.hide_names)
            answers = {self.tr("Calendar"): self._show_calendar}
            self._window.notices.show_notice("missed", text, answers, tone="accent")

    def _tell_one(self, one: Reminder) -> None:
        today, hidden = self._desk.clock.today(), self._settings.values.hide_names
        text = reminder_words.told(one, today, hidden=hidden)
        if not self._tell(text, partial(self._bring_up, one)):
            key = f"reminder {one.about}"
            self._window.notices.show_notice(
                key, text, {self.tr("Open"): partial(self._open, one, key)}, tone="accent"
            )

    def _bring_up(self, one: Reminder) -> None:
        self._window.bring_up()
        self._open(one)

    def _open(self, one: Reminder, notice: str = "") -> None:
        self._window.notices.remove(notice)
        if one.kind is ReminderKind.STEP:
            self.record_asked.emit(Kind.FOLLOW_UP, one.id, "")
        else:
            self.record_asked.emit(Kind.MEETING, one.id, "prepare")

    def _show_calendar(self) -> None:
        self._window.notices.remove("missed")
        self._window.run(ActionId.SHOW_CALENDAR)

    # Until when this desk was watched

    def _kept(self) -> datetime | None:
        for line in self._settings.values.reminded_until:
            moment, _, path = line.partition(" ")
            if path == str(self._desk.path):
                return _moment(moment)
        return None

    def _keep(self, now: datetime) -> None:
        path = str(self._desk.path)
        others = [line for line in self._settings.values.reminded_until if line.partition(" ")[2] != path]
        lines = (f"{now.isoformat(timespec='seconds')} {path}", *others)
        self._settings.put(replace(self._settings.values, reminded_until=lines[:DESKS]))

    @Slot()
    def _leave(self) -> None:
        self.timer.stop()
        self._system.hide()
        self._pass_time()
        self._keep(self._after)


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None
