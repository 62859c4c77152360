"""The contacts: the list beside what is known about the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.changes import Changes, Kind, merged
from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactLine
from netdesk.settings import SettingsFile
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.pages.contacts.contact_table import Found, find
from netdesk.ui.pages.contacts.list_pane import ListPane
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

LISTED = (
    Kind.CONTACT, Kind.ORGANISATION, Kind.TOUCH, Kind.FOLLOW_UP, Kind.MEETING, Kind.INTRODUCTION,
)  # fmt: skip
"""Kinds of which the list shows something."""
MANY = 1000


class ContactsPage(Page):
    """Shows the first rows before the desk is open, and everything once it is attached."""

    painted = Signal()
    """Once, after the first paint of the table."""

    def __init__(self, tasks: Tasks, bus: ChangeBus, clock: Clock, settings: SettingsFile) -> None:
        super().__init__()
        self._tasks, self._clock = tasks, clock
        self._desk: Desk | None = None
        self._missed: list[Changes] = []  # while another page was shown
        self._wanted = 0  # a contact to be selected as soon as the list has it
        self.detail: DetailPane | None = None
        self.bulk: Bulk | None = None
        self.list = ListPane(clock, settings)
        self.filter, self.table = self.list.filter_bar.field, self.list.table
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
        search = SearchButton(self.tr("Search people, notes, questions…"), self.tr("Ctrl K"))
        search.clicked.connect(lambda: self.action_asked.emit(ActionId.PALETTE))
        new = PrimaryButton(self.tr("New"), icon_name="plus")
        new.clicked.connect(lambda: self.action_asked.emit(ActionId.NEW_CONTACT))
        bar.add_right(search, 1)
        bar.add_right(new)
        return bar

    def _connect(self) -> None:
        self.table.painted.connect(self.painted)
        self.table.order_changed.connect(self.search)
        self.table.opened.connect(self._on_opened)
        self.table.selection_changed.connect(self._on_selection)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.list.filter_bar.changed.connect(self.search)
        self.list.action_asked.connect(self.action_asked)
        self.list.new_line.entered.connect(self._add)
        self.list.new_line.closed.connect(self.table.setFocus)

    # The desk

    def show_first(self, lines: list[ContactLine]) -> None:
        """Shows these rows before the desk is open."""
        self.table.show_first(lines)
        self.list.show_emptiness(not lines)

    def attach(self, desk: Desk) -> None:
        """The desk is open: everything can be shown and done."""
        self._desk = desk
        self.table.attach(desk.contact_list, self._tasks)
        self._add_detail(desk)
        self.search()
        self._count()

    def _add_detail(self, desk: Desk) -> None:
        # Nothing of this is in the first picture, which must not wait for it.
        from netdesk.ui.pages.contacts.bulk import Bulk
        from netdesk.ui.pages.contacts.detail.pane import DetailPane

        self.bulk = Bulk(desk, self._tasks, self)
        self.list.use_bulk_bar(self.bulk.bar)
        self.bulk.removed.connect(self.removed)
        self.bulk.plan_asked.connect(self.plan_asked)
        detail = DetailPane(desk, self._tasks, self._clock)
        detail.record_asked.connect(self._on_record_asked)
        detail.said.connect(self.said)
        detail.removed.connect(self.removed)
        detail.left.connect(self.table.setFocus)
        detail.header.plan_asked.connect(lambda: self.plan_asked.emit([detail.contact_id]))
        detail.header.stage_asked.connect(lambda: self.bulk_of_shown().set_stage())
        detail.header.tag_asked.connect(lambda: self.bulk_of_shown().add_tag())
        detail.header.delete_asked.connect(lambda: self.bulk_of_shown().delete())
        layout = self._holder.layout()
        assert layout is not None
        layout.addWidget(detail)
        self.detail = detail

    def bulk_of_shown(self) -> Bulk:
        """What can be done with the contact that is shown, whatever else is selected."""
        assert self.bulk is not None
        assert self.detail is not None
        if self.detail.contact_id not in self.table.selected_ids():
            self.table.select_ids([self.detail.contact_id], self.detail.contact_id)
        return self.bulk

    # Finding

    @Slot()
    def search(self) -> None:
        """Asks for what the filter wants; a newer question drops the older one's answer."""
        if self._desk is not None:
            query = self.table.ordered(self.list.filter_bar.query())
            work = partial(find, self._desk.contact_list, query, self.table.rows_in_view())
            self._tasks.find("contacts", work, self._show_found)

    def _show_found(self, found: Found) -> None:
        self.table.show_found(found, self.list.filter_bar.named())
        self._on_selection()  # a reset of the model is silent about it
        if self._wanted:
            self._select_wanted()
        elif not self.table.selected_count() and found.ids and not self.list.filter_bar.narrows():
            self.table.select_ids(found.ids[:1], found.ids[0])

    def _select_wanted(self) -> None:
        if self.table.paged.row_of(self._wanted) is not None:
            wanted, self._wanted = self._wanted, 0
            self.table.select_ids([wanted], wanted)
            self._show_detail(wanted)

    def _count(self) -> None:
        if self._desk is not None:
            self._tasks.find("contact counts", self._desk.contact_list.counts, self.list.show_counts)

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
        self._refresh_list(changes)

    def _refresh_list(self, changes: Changes) -> None:
        if not changes.concerns(*LISTED):
            return
        ids = changes.updated(Kind.CONTACT)
        if changes.everything or len(ids) > MANY or changes.updated(Kind.ORGANISATION):
            self.table.paged.refresh_all()
        else:
            self.table.paged.refresh(ids)
        self.search()
        self._count()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed:
            missed, self._missed = merged(self._missed), []
            self._on_changed(missed)

    # Selection

    @Slot()
    def _on_selection(self) -> None:
        self.list.show_selected(self.table.selected_count())

    @Slot()
    def _on_current(self) -> None:
        current = self.table.current_id()
        if current is not None and self.detail is not None and current != self.detail.contact_id:
            self.detail.show_contact(current)

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
        """Selects and shows a contact; a filter that hides it is cleared."""
        if kind is not Kind.CONTACT:
            return
        self._wanted = record_id
        if self.table.paged.row_of(record_id) is None and self.list.filter_bar.narrows():
            self.list.filter_bar.clear()  # searches
        else:
            self.search()

    # Actions

    def handlers(self) -> Mapping[ActionId, Callable[[], None]]:
        """Everything that can be done with contacts, once the desk is open."""
        first = {ActionId.FILTER: self.list.focus_filter, ActionId.NEW_CONTACT: self.list.new_line.open}
        if self.detail is None or self.bulk is None:
            return first
        return {
            **first,
            ActionId.LOG_CALL: self._on_shown(self.detail.log_call),
            ActionId.LOG_TOUCH: self._on_shown(self.detail.log_touch),
            ActionId.ADD_NOTE: self._on_shown(self.detail.add_note),
            ActionId.EDIT: self._on_shown(self.detail.edit_name),
            ActionId.MARK_DONE: self.detail.step.finish,
            ActionId.SNOOZE: self._on_shown(self.detail.step.snooze),
            ActionId.DELETE: self.bulk.delete,
            ActionId.SET_STAGE: self.bulk.set_stage,
            ActionId.ADD_TAG: self.bulk.add_tag,
            ActionId.PLAN_MEETING: self.bulk.plan,
        }

    def _on_shown(self, act: Callable[[], None]) -> Callable[[], None]:
        """Does it where a contact is shown, which a folded window brings up first."""

        def run() -> None:
            if self.detail is not None and self.detail.contact_id:
                self._sides.show_detail()
                act()
            else:
                self.said.emit(self.tr("Choose a contact first"))

        return run

    @Slot(str)
    def _add(self, line: str) -> None:
        if self._desk is not None:
            add = partial(self._desk.contacts.add_from_line, line)
            self._tasks.act(add, self._on_added, lambda error: self.list.new_line.say(str(error)))

    def _on_added(self, contact_id: int) -> None:
        self.list.new_line.added()
        self.show_record(Kind.CONTACT, contact_id)
        self.table.setFocus()

    def activated(self) -> None:
        """The filter takes the keyboard."""
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Stores what is typed and how the columns stand."""
        self.table.keep_columns()
        if self.detail is not None:
            self.detail.settle()
