"""One desk in its window: from the first rows on the screen to the desk with all its services."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from netdesk.domain.acts import Act
from netdesk.domain.changes import EVERYTHING, Changes, Kind
from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactLine
from netdesk.settings import SettingsFile
from netdesk.ui import theme
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.cloud_notice import warn_of_cloud
from netdesk.ui.desk_faults import DeskFaults
from netdesk.ui.main_window import MainWindow
from netdesk.ui.page_factory import ENTRIES, PageFactory, imported, page_modules
from netdesk.ui.pages.contacts.page import ContactsPage
from netdesk.ui.pages.page import Page
from netdesk.ui.tasks import Reporter, Tasks, ThreadTasks, giving_way

if TYPE_CHECKING:
    from netdesk.desk import Desk, DeskLock
    from netdesk.services.overview import Overview
    from netdesk.ui.window_actions import WindowActions

CONTACTS = "contacts"
KEYS = tuple(entry.key for entry in ENTRIES)
PAGE_OF = {
    Kind.CONTACT: CONTACTS,
    Kind.ORGANISATION: "organisations",
    Kind.MEETING: "meetings",
    Kind.FOLLOW_UP: "calendar",
    Kind.QUESTION: "questions",
    Kind.STORY: "questions",
}
PREPARED_AFTER_MS = 500
WINDOW_PARTS = tuple(
    f"netdesk.ui.{name}"
    for name in (
        "dialogs.sheet", "dialogs.palette", "dialogs.shortcuts", "dialogs.trash", "dialogs.importing",
        "window_files", "window_safety", "window_actions",
    )
)  # fmt: skip
"""What brings the actions of the window, one module after the other."""
SHEETS = ("netdesk.ui.dialogs.writing", "netdesk.ui.dialogs.templates")
"""What is opened often enough to be imported ahead, behind the pages."""
COUNTED = (Kind.CONTACT, Kind.ORGANISATION, Kind.QUESTION)
HOME = {
    ActionId.NEW_CONTACT: CONTACTS,
    ActionId.NEW_ORGANISATION: "organisations",
    ActionId.PLAN_MEETING: "meetings",
    ActionId.NEW_NOTE: "meetings",
    ActionId.NEW_FOLLOW_UP: "calendar",
    ActionId.NEW_QUESTION: "questions",
    ActionId.NEW_STORY: "questions",
}
"""Where an action begins when the page that is shown does not offer it itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a desk is opened with: its lock, and the first rows (None for a desk that is still to be made)."""

    path: Path
    clock: Clock
    lock: DeskLock | None
    settings: SettingsFile
    lines: list[ContactLine] | None


class Session(QObject):
    """Shows the first rows at once and wires everything else when the desk has opened behind them."""

    ready = Signal()
    """The desk is open and every page can be shown."""
    failed = Signal(object)
    another_asked = Signal(object)
    """Says which desk to open, called when this one is closed; None for the user's own desk."""
    _opened = Signal(object)

    def __init__(self, opening: Opening, make_tasks: Callable[[Reporter], Tasks] = ThreadTasks) -> None:
        super().__init__()
        self._opening = opening
        self._wanted = opening.settings.values.last_page
        self._desk: Desk | None = None
        self._opener: threading.Thread | None = None
        self._factory: PageFactory | None = None
        self._actions: WindowActions | None = None
        self._reporter = Reporter()
        self._tasks = make_tasks(self._reporter)
        self._bus = ChangeBus()
        self.contacts = ContactsPage(self._tasks, self._bus, opening.clock, opening.settings)
        self.window = MainWindow(self._go_actions(), self._may_show, complete=False)
        self._fill_navigation()
        self._reporter.refused.connect(self.window.say)
        self._faults = DeskFaults(self._reporter, self.window.notices, self._bus, self)
        self._reporter.broken.connect(self._on_broken)
        self._opened.connect(self._on_opened)
        self.window.closing.connect(self.close)
        self.contacts.painted.connect(self._load, Qt.ConnectionType.QueuedConnection)

    @property
    def path(self) -> Path:
        """The desk's file."""
        return self._opening.path

    def start(self, page: str = "") -> None:
        """Puts the window on the screen; the desk opens behind the first picture."""
        self._wanted = page or self._wanted
        self.window.restore_place(self._opening.settings.values.geometry)
        warn_of_cloud(self.window.notices, self.path, self._opening.clock, self.another_asked.emit)
        if self._opening.lines is not None:
            self.contacts.show_first(self._opening.lines)
        if self._wanted == CONTACTS:
            self.window.show_page(CONTACTS)
        else:
            self.window.expect_page(self._wanted if self._wanted in KEYS else KEYS[0])
            QTimer.singleShot(0, self._load)
        theme.dress(self.window)  # now that everything is in its place
        self.window.show()

    def close(self) -> None:
        """Stores what is typed, brings everything onto the disk and gives the desk to others."""
        if self._opening.lock is None:
            return
        self.window.settle()
        self._tasks.flush()
        self._keep_place()
        self.window.hide()  # whatever still runs need not be watched
        self._tasks.stop()
        self._give_back()
        self._opening = replace(self._opening, lock=None)

    def _give_back(self) -> None:
        """Closes the desk, also one that is only just being opened."""
        if self._opener is not None:
            self._opener.join()
        if self._desk is not None:
            self._desk.close()
        elif self._opening.lock is not None:
            self._opening.lock.release()

    # Opening behind the first picture

    @Slot()
    def _load(self) -> None:
        if self._desk is not None or self._opener is not None or self._opening.lock is None:
            return
        self._opener = threading.Thread(target=self._open, name="open", daemon=True)
        self._opener.start()
        self._tasks.turns("complete", self._completing())

    def _completing(self) -> Iterator[None]:
        """What the first picture did without: the menus, and an ear for second starts."""
        yield
        self.window.complete()
        yield
        self._listen()

    def _listen(self) -> None:
        """From now on a second start of this desk brings this window up."""
        from netdesk.ui.single_instance import SingleInstance  # brings QtNetwork

        single = SingleInstance(self.path, self)
        single.asked.connect(self.window.bring_up)
        self.window.closing.connect(single.close)

    def _open(self) -> None:
        from netdesk.ui.spare_memory import without_ssl  # brings ctypes, which no first picture needs

        try:
            with giving_way():
                with without_ssl():
                    # This brings SQLAlchemy: 130 to 330 ms that the first picture does without.
                    from netdesk.desk import open_desk
                self._desk = open_desk(self.path, self._opening.clock, lock=self._opening.lock)
        except Exception as error:
            self._opened.emit(error)
        else:
            self._opened.emit(self._desk)

    @Slot(object)
    def _on_opened(self, desk: Desk | Exception) -> None:
        if self._opening.lock is None:
            return  # the window was closed before the desk was open
        if isinstance(desk, Exception):
            self.failed.emit(desk)
            return
        self._tasks.turns("attach", self._attaching(desk, watched=True))

    def attach(self, desk: Desk) -> None:
        """Wires the open desk: from here on every page can be shown and every action done."""
        for _ in self._attaching(desk):
            pass

    def _attaching(self, desk: Desk, *, watched: bool = False) -> Iterator[None]:
        """What `attach` does, in steps that are short enough for the keys in between."""
        self._desk = desk
        self.window.complete()
        desk.listen(self._bus.publish)
        self._faults.watch(self.path, desk.listen)
        self._bus.changed.connect(self._on_changed)
        self._factory = PageFactory(desk, self._tasks, self._bus)
        yield
        if self._wanted not in (CONTACTS, self.window.current_key()):
            self.window.show_page(self._wanted if self._wanted in KEYS else KEYS[0])
            yield
        yield from self.contacts.attaching(desk)
        yield from imported(WINDOW_PARTS)
        self._add_window_actions(desk)
        yield
        self._on_changed(EVERYTHING)
        if watched:
            self.actions().safety.watch_over()
            self.actions().in_touch.watch_over()
            QTimer.singleShot(PREPARED_AFTER_MS, self, self._prepare)
        self.ready.emit()

    def _prepare(self) -> None:
        """Makes the pages ahead of their first look, which is twice as quick then."""
        self._tasks.turns("prepare", self._preparing())

    def _preparing(self) -> Iterator[None]:
        yield from imported(page_modules())
        yield from imported(SHEETS)
        for key in KEYS:
            self.window.page(key)
            yield

    def actions(self) -> WindowActions:
        """What the window does with the open desk."""
        assert self._actions is not None
        return self._actions

    def _add_window_actions(self, desk: Desk) -> None:
        from netdesk.ui.window_actions import WindowActions  # dialogs that no first picture needs

        self._actions = WindowActions(desk, self.window, self._tasks, self._bus, self._opening.settings)
        self._actions.another_asked.connect(self.another_asked)
        self._actions.record_asked.connect(self.show_record)
        self.window.set_actions(self._actions.handlers())

    # Pages

    def _fill_navigation(self) -> None:
        for entry in ENTRIES:
            self.window.add_page(entry.key, entry.title(), entry.key, partial(self._make, entry.key))
        self.window.page_shown.connect(self._remember_page)

    def _make(self, key: str) -> Page:
        page = self.contacts if key == CONTACTS else self._made_with_desk().make(key)
        page.record_asked.connect(self.show_record)
        page.plan_asked.connect(self._plan)
        page.write_asked.connect(lambda purpose: self.actions().method.write(purpose))
        page.draft_asked.connect(lambda step: self.actions().method.write_for(step))
        page.said.connect(self.window.say)
        page.removed.connect(self.window.say_removed)
        page.action_asked.connect(self.window.run)
        return page

    def _made_with_desk(self) -> PageFactory:
        assert self._factory is not None  # `may_show` keeps every other page away until the desk is open
        return self._factory

    def _go_actions(self) -> dict[ActionId, Callable[[], None]]:
        going = {entry.action: partial(self._go, entry.key) for entry in ENTRIES}
        starting = {action: partial(self._begin, key, action) for action, key in HOME.items()}
        return {**going, **starting}

    def _go(self, key: str) -> None:
        if self._may_show(key):
            self.window.show_page(key)

    def _may_show(self, key: str) -> bool:
        """Before the desk is open only the contacts can be shown; the page asked for comes up then."""
        if self._factory is None and key != CONTACTS:
            self._wanted = key
            return False
        return True

    def _begin(self, key: str, action: ActionId) -> None:
        """Does an action on the page where it is at home."""
        if self._may_show(key):
            handler = self.window.show_page(key).handlers().get(action)
            if handler is not None:
                handler()

    @Slot(object, int, str)
    def show_record(self, kind: Kind, record_id: int, phase: str = "") -> None:
        """Brings up a contact, an organisation, a meeting, … on the page where it is at home."""
        key = PAGE_OF.get(kind)
        if key is not None and self._may_show(key):
            self.window.show_page(key).show_record(kind, record_id, phase)

    @Slot(list)
    def _plan(self, contact_ids: list[int]) -> None:
        if self._may_show("meetings"):
            self.window.show_page("meetings").plan(contact_ids)

    # Counts, steps and settings

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        assert self._desk is not None
        if any(map(changes.resized, COUNTED)) or changes.concerns(Kind.MEETING, Kind.FOLLOW_UP):
            self._tasks.find("overview", self._count, self._show_counts)
        self._tasks.find("steps", self._desk.history.next_acts, self._name_steps)

    def _count(self) -> tuple[Overview, int]:
        assert self._desk is not None
        return self._desk.overview.counts(), self._desk.questions.count()

    def _show_counts(self, found: tuple[Overview, int]) -> None:
        counts, questions = found
        self.window.show_count("contacts", counts.contacts)
        self.window.show_count("organisations", counts.organisations)
        self.window.show_count("meetings", counts.meetings)
        self.window.show_count("today", counts.due or None, hot=True)
        self.window.show_count("questions", questions)

    def _name_steps(self, acts: tuple[Act | None, Act | None]) -> None:
        self.window.menus.name_steps(*acts)

    @Slot(str)
    def _remember_page(self, key: str) -> None:
        self._wanted = key

    def _keep_place(self) -> None:
        stored = self._opening.settings
        stored.put(replace(stored.values, last_page=self._wanted, geometry=self.window.place()))

    @Slot(object)
    def _on_broken(self, error: Exception) -> None:
        self.window.say(self.tr("Something went wrong inside NetDesk: {0}").format(type(error).__name__))
