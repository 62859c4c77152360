"""The page of the organisations: the table with its filter, and the one that is selected beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.changes import EVERYTHING, Changes, Kind, merged
from netdesk.domain.organisation import OrganisationKind
from netdesk.domain.organisation_list import OrganisationCounts, OrganisationOrder, OrganisationQuery
from netdesk.ui import dates, theme
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.models.paged_table import PagedTableModel
from netdesk.ui.pages.organisations.columns import OrganisationRow, kind_text, organisation_columns, row_of
from netdesk.ui.pages.organisations.detail import OrganisationDetail
from netdesk.ui.pages.organisations.new_line import NewLine
from netdesk.ui.pages.page import Page
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import IconButton, PrimaryButton, line_of
from netdesk.ui.widgets.chips import ChipChoice, ChipRow
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.inputs import SearchField
from netdesk.ui.widgets.list_detail import ListDetail
from netdesk.ui.widgets.navigation import TopBar
from netdesk.ui.widgets.search_button import SearchButton
from netdesk.ui.widgets.table import Table

if TYPE_CHECKING:
    from netdesk.services.organisations import OrganisationService
    from netdesk.services.research import ResearchService
    from netdesk.services.search import SearchService

CONCERNS = (Kind.ORGANISATION, Kind.CONTACT, Kind.MENTION, Kind.MEETING, Kind.FINDING)
ALL, TARGETS = "all", "targets"


class OrganisationsPage(Page):
    """Lists the organisations and shows one in full."""

    def __init__(
        self,
        organisations: OrganisationService,
        research: ResearchService,
        search: SearchService,
        tasks: Tasks,
        bus: ChangeBus,
    ) -> None:
        super().__init__()
        self._organisations = organisations
        self._tasks = tasks
        self._missed: Changes | None = EVERYTHING
        self._wanted = 0
        self._with_detail = True
        self._place = 0  # where the row that was selected last stood
        self._order = OrganisationOrder.NAME
        self._descending = False
        self.filter = SearchField(self.tr("Filter organisations"), shortcut_hint=self.tr("Ctrl+F"))
        self._chips = ChipRow()
        self._columns = IconButton("columns", self.tr("Choose columns"))
        self._new = NewLine(self.tr("New organisation: type its name"))
        self.table = Table(PagedTableModel(organisation_columns(), self._rows), name=self.tr("Organisations"))
        self.detail = OrganisationDetail(organisations, research, search, tasks)
        self._lay_out()
        self._wire(bus)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._strip())
        column.addWidget(self._new)
        column.addWidget(self.table, 1)
        left.setFocusProxy(self.table)
        self._sides = ListDetail(left, self.detail)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top_bar())
        layout.addWidget(self._sides, 1)
        empty = EmptyState(
            "organisations",
            self.tr("No organisation yet"),
            self.tr("They come with the contacts who work there."),
        )
        empty.add_action(self.tr("Add an organisation"), self._new.open, primary=True)
        self.table.set_empty(empty)

    def _top_bar(self) -> TopBar:
        bar = TopBar(self.tr("Organisations"))
        search = SearchButton(self.tr("Search people, notes, questions…"))
        search.clicked.connect(lambda: self.action_asked.emit(ActionId.PALETTE))
        new = PrimaryButton(self.tr("New"), icon_name="plus")
        new.clicked.connect(self._new.open)
        bar.add_right(search, 1)
        bar.add_right(new)
        return bar

    def _strip(self) -> QVBoxLayout:
        self._chips.setAccessibleName(self.tr("Targets and kinds"))
        strip = QVBoxLayout()
        strip.setContentsMargins(theme.px(22), theme.px(12), theme.px(16), theme.px(8))
        strip.setSpacing(theme.px(10))
        strip.addLayout(line_of(self.filter, None, self._columns))
        strip.addWidget(self._chips)
        return strip

    def _wire(self, bus: ChangeBus) -> None:
        bus.changed.connect(self._on_changed)
        self.filter.textChanged.connect(self.search)
        self.filter.down_pressed.connect(self._to_table)
        self._chips.changed.connect(self.search)
        self.table.paged.sort_requested.connect(self._sort)
        self.table.selection_changed.connect(self._show_selected)
        self.table.opened.connect(self._open)
        self._columns.clicked.connect(self._choose_columns)
        self.table.clear_requested.connect(self.filter.clear)
        self._new.entered.connect(self._add)
        self._new.closed.connect(self.table.setFocus)
        self.detail.merged.connect(self._on_merged)
        self.detail.delete_asked.connect(self._delete)
        self.detail.refused.connect(self.said)
        self.detail.contact_asked.connect(lambda key: self.record_asked.emit(Kind.CONTACT, key, ""))
        self.detail.meeting_asked.connect(lambda key: self.record_asked.emit(Kind.MEETING, key, ""))

    # What the window asks

    def handlers(self) -> Mapping[ActionId, Callable[[], None]]:
        found: dict[ActionId, Callable[[], None]] = {
            ActionId.NEW_ORGANISATION: self._new.open,
            ActionId.FILTER: partial(self.filter.setFocus, Qt.FocusReason.ShortcutFocusReason),
            ActionId.EDIT: self._edit,
            ActionId.DELETE: self._delete,
        }
        return found

    def activated(self) -> None:
        self.filter.setFocus()

    def settle(self) -> None:
        self.detail.settle()

    def show_record(self, kind: Kind, record_id: int, phase: str = "") -> None:
        self._wanted = record_id
        if self.filter.text():
            self.filter.clear()
        self._chips.select(ALL)
        self.search()

    # Finding

    @Slot()
    def search(self) -> None:
        """Looks again for what the filter and the chips ask for."""
        query = self._query()
        self.table.set_query(query.text)
        self._tasks.find("organisations", partial(self._organisations.find, query), self._show_ids)

    def _query(self) -> OrganisationQuery:
        chosen = next(iter(self._chips.selected()), ALL)
        kind = OrganisationKind(chosen) if chosen not in (ALL, TARGETS) else None
        return OrganisationQuery(
            text=self.filter.text(), targets=chosen == TARGETS, kind=kind, order=self._order,
            descending=self._descending,
        )  # fmt: skip

    def _show_ids(self, ids: list[int]) -> None:
        self.table.paged.set_ids(ids)
        self._show_sides(bool(ids) or bool(self.filter.text()))
        if self._wanted in ids:
            wanted, self._wanted = self._wanted, 0
            self.table.select_ids([wanted], wanted)
            self._sides.show_detail()
        elif ids and not self.table.selected_count():
            near = ids[min(self._place, len(ids) - 1)]
            self.table.select_ids([near], near)

    def _show_sides(self, shown: bool) -> None:
        if shown != self._with_detail:  # asked for each time, it would fold away the detail that is read
            self._with_detail = shown
            self._sides.set_detail_shown(shown)

    def _rows(self, ids: Sequence[int]) -> list[OrganisationRow]:
        return [row_of(line) for line in self._organisations.lines(ids)]

    def _show_counts(self, counts: OrganisationCounts) -> None:
        kinds = [
            ChipChoice(key=str(kind), text=kind_text(kind), count=counts.kinds[kind])
            for kind in OrganisationKind
            if counts.kinds.get(kind)
        ]
        every = ChipChoice(key=ALL, text=self.tr("All"), count=counts.total)
        targets = ChipChoice(key=TARGETS, text=self.tr("Targets"), count=counts.targets)
        self._chips.set_choices([every, targets, *kinds])
        if not self._chips.selected():
            self._chips.select(ALL)

    @Slot(str, object)
    def _sort(self, key: str, order: Qt.SortOrder) -> None:
        self._order = OrganisationOrder(key)
        self._descending = order == Qt.SortOrder.DescendingOrder
        self.search()

    # Changes

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if not changes.concerns(*CONCERNS):
            return
        if not self.isVisible():
            self._missed = merged(filter(None, (self._missed, changes)))
            return
        self._refresh(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed is not None:
            missed, self._missed = self._missed, None
            self._refresh(missed)

    def _refresh(self, changes: Changes) -> None:
        self._tasks.find("organisation counts", self._organisations.counts, self._show_counts)
        self.search()
        self.table.paged.refresh_all()
        self.detail.refresh(changes)

    # Doing

    @Slot()
    def _show_selected(self) -> None:
        ids = self.table.selected_ids()
        if ids:
            self._place = self.table.paged.row_of(ids[0]) or 0
        self.detail.show_organisation(ids[0] if len(ids) == 1 else 0, len(ids))

    @Slot()
    def _open(self) -> None:
        self._sides.show_detail()
        self.detail.header.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _choose_columns(self) -> None:
        menu = self.table.columns.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._columns.mapToGlobal(self._columns.rect().bottomLeft()))

    def _to_table(self) -> None:
        self.table.setFocus()
        if self.table.current_id() is None and self.table.paged.rowCount():
            first = self.table.paged.id_at(0)
            self.table.select_ids([first], first)

    @Slot(str)
    def _add(self, name: str) -> None:
        def show(key: int) -> None:
            self.show_record(Kind.ORGANISATION, key)

        self._tasks.act(partial(self._organisations.add, name), show)

    @Slot(int, str)
    def _on_merged(self, kept: int, name: str) -> None:
        self.show_record(Kind.ORGANISATION, kept)
        self.removed.emit(self.tr("{0} was merged").format(name))

    def _edit(self) -> None:
        self._sides.show_detail()
        self.detail.edit_name()

    def _delete(self) -> None:
        ids = self.table.selected_ids()
        if not ids:
            return
        told = dates.many(
            len(ids),
            self.tr("Organisation moved to the trash"),
            self.tr("%n organisations moved to the trash"),
        )
        self._tasks.act(partial(self._organisations.delete, ids), lambda _: self.removed.emit(told))
