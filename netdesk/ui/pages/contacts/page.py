"""The contacts: the list beside what is known about the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.changes import Changes, Kind, merged
from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactLine, ContactQuery
from netdesk.settings import SettingsFile
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.pages.contacts.finder import Finder
from netdesk.ui.pages.contacts.list_pane import ListPane
from netdesk.ui.pages.contacts.offers import (
    ON_SELECTED,
    ON_SHOWN,
    detail_kinds,
    detail_modules,
    filter_keeper,
    pane_follower,
)
from netdesk.ui.pages.page import Page
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import PrimaryButton
from netdesk.ui.widgets.list_detail import ListDetail
from netdesk.ui.widgets.navigation import TopBar
from netdesk.ui.widgets.search_button import SearchButton

if TYPE_CHECKING:
    from netdesk.desk import Desk
    from netdesk.ui.pages.contacts.bulk import Bulk
    from netdesk.ui.pages.contacts.detail.pane import DetailPane
    from netdesk.ui.pages.contacts.filter_keeper import FilterKeeper
    from netdesk.ui.pages.contacts.pane_follower import PaneFollower


class ContactsPage(Page):
    """Shows the first rows before the desk is open, and everything once it is attached."""

    painted = Signal()
    """Once, after the first paint of the table."""

    def __init__(self, tasks: Tasks, bus: ChangeBus, clock: Clock, settings: SettingsFile) -> None:
        super().__init__()
        self._tasks, self._clock = tasks, clock
        self._desk: Desk | None = None
        self._missed: list[Changes] = []  # while another page was shown
        self.detail: DetailPane | None = None
        self.follower: PaneFollower | None = None
        self.bulk: Bulk | None = None
        self.filters: FilterKeeper | None = None
        self.list = ListPane(clock, settings)
        self.filter, self.table = self.list.filter_bar.field, self.list.table
        self.finder = Finder(self.list, tasks)
        self._lay_out()
        self._connect()
        bus.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        self._holder = QWidget()
        QVBoxLayout(self._holder).setContentsMargins(0, 0, 0, 0)
        self._sides = ListDetail(self.list, self._holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top_bar())
        layout.addWidget(self._sides, 1)

    def _top_bar(self) -> TopBar:
        bar = TopBar(self.tr("Contacts"))
        search = SearchButton(self.tr("Search people, notes, questions…"))
        search.clicked.connect(lambda: self.action_asked.emit(ActionId.PALETTE))
        new = PrimaryButton(self.tr("New"), icon_name="plus")
        new.clicked.connect(lambda: self.action_asked.emit(ActionId.NEW_CONTACT))
        bar.add_right(search, 1)
        bar.add_right(new)
        return bar

    def _connect(self) -> None:
        self.table.painted.connect(self.painted)
        self.finder.brought_up.connect(self._show_detail)
        self.table.opened.connect(self._on_opened)
        self.list.action_asked.connect(self.action_asked)
        self.list.emptied.connect(lambda empty: self._sides.set_detail_shown(not empty))

    # The desk

    def show_first(self, lines: list[ContactLine]) -> None:
        """Shows these rows before the desk is open."""
        self.table.show_first(lines)
        self.list.show_emptiness(not lines)

    def attach(self, desk: Desk) -> None:
        """The desk is open: everything can be shown and done."""
        for _ in self.attaching(desk):
            pass

    def attaching(self, desk: Desk) -> Iterator[None]:
        """What `attach` does, in steps that are short enough for the keys in between."""
        self._desk = desk
        self.list.new_line.entered.connect(self._add)
        self.list.new_line.closed.connect(self.table.setFocus)
        self.finder.attach(desk.contact_list)
        yield
        yield from detail_modules()
        bulk, detail = detail_kinds()
        self._add_bulk(bulk(desk, self._tasks, self))
        self._add_filters(filter_keeper()(desk, self._tasks, self.list.filter_bar))
        yield
        yield from self._adding_detail(detail(desk, self._tasks, self._clock))

    def _add_bulk(self, bulk: Bulk) -> None:
        self.bulk = bulk
        self.list.use_bulk_bar(self.bulk.bar)
        self.bulk.removed.connect(self.removed)
        self.bulk.plan_asked.connect(self.plan_asked)

    def _add_filters(self, filters: FilterKeeper) -> None:
        self.filters = filters
        filters.said.connect(self.said)
        filters.removed.connect(self.removed)

    def _adding_detail(self, detail: DetailPane) -> Iterator[None]:
        yield from detail.building()
        yield
        self._connect_detail(detail)
        layout = self._holder.layout()
        assert layout is not None
        layout.addWidget(detail)
        self.detail = detail
        yield  # it gets its style when it is shown
        self.follower = pane_follower()(self.list, self.finder, detail)
        self.follower.follow_selection()

    def _connect_detail(self, detail: DetailPane) -> None:
        detail.record_asked.connect(self._on_record_asked)
        detail.said.connect(self.said)
        detail.write_asked.connect(self.write_asked)
        detail.step.draft_asked.connect(self.draft_asked)
        detail.removed.connect(self.removed)
        detail.left.connect(self.table.setFocus)
        detail.header.plan_asked.connect(lambda: self.plan_asked.emit([detail.contact_id]))
        detail.header.stage_asked.connect(lambda: self.bulk_of_shown().set_stage())
        detail.header.tag_asked.connect(lambda: self.bulk_of_shown().add_tag())
        detail.header.delete_asked.connect(lambda: self.bulk_of_shown().delete())

    def bulk_of_shown(self) -> Bulk:
        """What can be done with the contact that is shown, whatever else is selected."""
        assert self.bulk is not None
        assert self.detail is not None
        if self.detail.contact_id not in self.table.selected_ids():
            self.table.select_ids([self.detail.contact_id], self.detail.contact_id)
        return self.bulk

    # Changes

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._desk is None:
            return
        if not self.isVisible():
            self._missed.append(changes)
            return
        if self.detail is not None:
            typed = self.detail.types_notes_of()
            self.detail.on_changed(changes)
            if typed and changes.updated(Kind.CONTACT) == {typed} and not changes.everything:
                return  # the list shows no notes: it need not be found anew at every pause of the typist
        self.finder.refresh(changes)
        if self.filters is not None:
            self.filters.refresh(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed:
            missed, self._missed = merged(self._missed), []
            self._on_changed(missed)

    # Selection

    @Slot(int)
    def _on_opened(self, contact_id: int) -> None:
        self._show_detail(contact_id)
        if self.detail is not None:
            self.detail.header.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_detail(self, contact_id: int) -> None:
        if self.detail is not None:
            self.detail.show_contact(contact_id)
            self._sides.show_detail()

    @Slot(object, int)
    def _on_record_asked(self, kind: Kind, record_id: int) -> None:
        if kind is Kind.CONTACT:
            self.show_record(kind, record_id)
        elif record_id:
            self.record_asked.emit(kind, record_id, "")

    def show_record(self, kind: Kind, record_id: int, phase: str = "") -> None:
        """Selects and shows a contact; a filter that hides it is cleared. Without one: all with the words."""
        if kind is Kind.CONTACT and record_id:
            self.finder.bring_up(record_id)
        elif kind is Kind.CONTACT:
            self.list.filter_bar.show_query(ContactQuery(text=phase))

    # Actions

    def handlers(self) -> Mapping[ActionId, Callable[[], None]]:
        """Everything that can be done with contacts, once the desk is open."""
        first = {ActionId.FILTER: self.list.focus_filter, ActionId.NEW_CONTACT: self.list.new_line.open}
        if self._desk is None:
            return first
        return {
            **first,
            ActionId.FILTER_BY: self.list.filter_bar.more_asked.emit,
            **{action: partial(self._on_shown, act) for action, act in ON_SHOWN.items()},
            **{action: partial(self._on_selected, act) for action, act in ON_SELECTED.items()},
        }

    def _on_shown(self, act: Callable[[DetailPane], None]) -> None:
        """Does it with the contact that is shown, which a folded window brings up first."""
        if self.detail is not None and self.detail.contact_id:
            self._sides.show_detail()
            act(self.detail)
        else:
            self.said.emit(self.tr("Choose a contact first"))

    def _on_selected(self, act: Callable[[Bulk], None]) -> None:
        if self.bulk is not None:
            act(self.bulk)

    @Slot(str)
    def _add(self, line: str) -> None:
        if self._desk is not None:
            add = partial(self._desk.contacts.add_from_line, line)
            self._tasks.act(add, self._on_added, lambda error: self.list.new_line.say(str(error)))

    def _on_added(self, contact_id: int) -> None:
        self.list.new_line.added()
        self.show_record(Kind.CONTACT, contact_id)
        self.table.setFocus()

    def selected_contacts(self) -> list[int]:
        """Those that are selected in the table."""
        return self.table.selected_ids()

    def activated(self) -> None:
        """The filter takes the keyboard."""
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Stores what is typed and how the columns stand."""
        self.table.keep_columns()
        if self.detail is not None:
            self.detail.settle()
