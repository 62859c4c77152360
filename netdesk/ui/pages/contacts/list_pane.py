"""The left side of the page: filter, chips or bulk bar, the line for a new contact, the table."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactCounts
from netdesk.settings import SettingsFile
from netdesk.ui.actions import ActionId
from netdesk.ui.pages.contacts.contact_table import ContactTable
from netdesk.ui.pages.contacts.filter_bar import FilterBar
from netdesk.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from netdesk.ui.pages.contacts.bulk_bar import BulkBar
    from netdesk.ui.pages.contacts.new_contact import NewContactLine

SEVERAL = 2


class ListPane(QWidget):
    """Lays the parts of the list out and says what is asked for outside it."""

    action_asked = Signal(object)
    emptied = Signal(bool)
    """Whether there is no contact at all."""

    def __init__(self, clock: Clock, settings: SettingsFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter_bar = FilterBar()
        self.table = ContactTable(clock, settings)
        self._empty: EmptyState | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.filter_bar)
        self._layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.filter_bar.import_asked.connect(lambda: self.action_asked.emit(ActionId.IMPORT))
        self.filter_bar.columns_asked.connect(self._choose_columns)
        self.filter_bar.field.down_pressed.connect(self._enter_table)
        self.filter_bar.field.returnPressed.connect(self._enter_table)
        self.table.clear_requested.connect(self.filter_bar.clear)

    @cached_property
    def new_line(self) -> NewContactLine:
        """The line for a new contact, made when it is first asked for: the first picture lacks it."""
        from netdesk.ui.pages.contacts.new_contact import NewContactLine

        line = NewContactLine()
        self._layout.insertWidget(1, line)
        return line

    def focus_filter(self) -> None:
        """The filter is ready to be typed over."""
        self.filter_bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_bar.field.selectAll()

    def use_bulk_bar(self, bar: BulkBar) -> None:
        """What shows instead of the chips while several are selected."""
        self.filter_bar.use_bulk_bar(bar)

    def show_selected(self, count: int) -> None:
        """How many are selected."""
        self.filter_bar.show_selected(count if count >= SEVERAL else 0)

    def show_counts(self, counts: ContactCounts) -> None:
        """The numbers in the chips; without any contact the list says how to begin."""
        self.filter_bar.show_counts(counts)
        self.show_emptiness(counts.total == 0)

    def show_emptiness(self, empty: bool) -> None:
        """Whether there is no contact at all."""
        if empty and self._empty is None:
            self._empty = self._made_empty()
            self.table.set_empty(self._empty)
        self.filter_bar.show_narrowing(not empty)
        self.table.horizontalHeader().setVisible(not empty)
        self.emptied.emit(empty)

    def _made_empty(self) -> EmptyState:
        made = EmptyState(
            "contacts",
            self.tr("Begin with the people you know"),
            self.tr("About 300 are usual: import them in minutes, or type the first one."),
        )
        for text, action in (
            (self.tr("Import contacts…"), ActionId.IMPORT),
            (self.tr("Add the first person"), ActionId.NEW_CONTACT),
            (self.tr("Open the sample desk"), ActionId.OPEN_SAMPLE),
        ):
            made.add_action(text, partial(self.action_asked.emit, action))
        return made

    def _enter_table(self) -> None:
        """From the filter into the rows: to the current one, else the first."""
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if self.table.current_id() is None and self.table.paged.rowCount():
            first = self.table.paged.id_at(0)
            self.table.select_ids([first], first)

    def _choose_columns(self) -> None:
        menu = self.table.columns.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.filter_bar.columns_button()
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        menu.aboutToHide.connect(self.table.keep_columns)
