"""What narrows the list: a field to type in, the stages with their counts, and the way to more contacts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.contact_list import ContactCounts, ContactQuery
from netdesk.domain.stage import Stage
from netdesk.ui import theme
from netdesk.ui.pages.contacts.table_rows import stage_text
from netdesk.ui.widgets.basics import GhostButton, IconButton, line_of
from netdesk.ui.widgets.chips import ChipChoice, ChipRow
from netdesk.ui.widgets.inputs import SearchField

if TYPE_CHECKING:
    from netdesk.ui.pages.contacts.bulk_bar import BulkBar

ALL, QUIET = "all", "quiet"


class FilterBar(QWidget):
    """Tells what is wanted by `query`; `changed` at each key and each press."""

    changed = Signal()
    import_asked = Signal()
    columns_asked = Signal()
    more_asked = Signal()
    """What else there is to filter by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField(self.tr("Filter contacts"), shortcut_hint=self.tr("Ctrl+F"))
        self._chips = ChipRow(self._choices(None))
        self._chips.setAccessibleName(self.tr("Stages"))
        self._chips.select(ALL)
        self._import = GhostButton(self.tr("Import…"))
        self._columns = IconButton("columns", self.tr("Choose columns"))
        self.more = GhostButton("", icon_name="filter")
        self._parts = ContactQuery()  # what is chosen beside the words and the chips
        self._saved: QWidget | None = None
        self._bulk_bar: BulkBar | None = None
        self._lay_out()
        self.field.textChanged.connect(self.changed)
        self._chips.changed.connect(self.changed)
        self._import.clicked.connect(self.import_asked)
        self._columns.clicked.connect(self.columns_asked)
        self.more.clicked.connect(self.more_asked)
        self.changed.connect(self._name_more)
        self._name_more()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(22), theme.px(12), theme.px(16), theme.px(8))
        layout.setSpacing(theme.px(10))
        layout.addLayout(line_of(self.field, self.more, None, self._columns))
        self._narrowing = QWidget()
        line = line_of(self._chips, self._import)
        line.setStretch(0, 1)
        line.setAlignment(self._import, Qt.AlignmentFlag.AlignTop)
        self._narrowing.setLayout(line)
        layout.addWidget(self._narrowing)

    def use_bulk_bar(self, bar: BulkBar) -> None:
        """What shows instead of the chips while several contacts are selected."""
        self._bulk_bar = bar
        bar.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(bar)

    def use_saved(self, chips: QWidget) -> None:
        """The saved filters, under the stages."""
        self._saved = chips
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(2, chips)

    def show_narrowing(self, shown: bool) -> None:
        """Without any contact there is nothing to narrow."""
        self._narrowing.setVisible(shown)

    def show_selected(self, count: int) -> None:
        """How many are selected; 0 brings the chips back."""
        if self._bulk_bar is None:
            return
        if count:
            self._bulk_bar.setMinimumHeight(self._narrowing.height())  # the table stays where it is
            self._bulk_bar.show_count(count)
        if bool(count) != self._bulk_bar.isVisibleTo(self):
            self._narrowing.setVisible(not count)
            self._bulk_bar.setVisible(bool(count))

    def query(self) -> ContactQuery:
        """What is wanted, in the list's usual order."""
        key = next(iter(self._chips.selected()), ALL)
        stage = Stage(key) if key in set(Stage) else None
        return replace(self._parts, text=self.field.text(), stage=stage, quiet=key == QUIET)

    @Slot(object)
    def show_parts(self, query: ContactQuery) -> None:
        """Wants these parts beside the words and the chips."""
        self._parts = query
        self.changed.emit()

    @Slot(object)
    def show_query(self, query: ContactQuery) -> None:
        """Wants exactly this; one signal."""
        blocked = self.field.blockSignals(True)
        self.field.setText(query.text)
        self.field.blockSignals(blocked)
        self._chips.select(QUIET if query.quiet else query.stage or ALL)
        self.show_parts(query)

    def columns_button(self) -> QWidget:
        """Where the choice of columns opens."""
        return self._columns

    def narrows(self) -> bool:
        """Whether any contact may be filtered out."""
        query = self.query()
        return replace(query, text=query.text.strip(), any_tag=False) != ContactQuery()

    def named(self) -> str:
        """What is being looked for, in words; nothing when everybody is wanted."""
        query = self.query()
        if query.text.strip():
            return query.text.strip()
        if query.quiet:
            return self.tr("Going quiet")
        if query.stage:
            return stage_text(query.stage)
        named = (*query.tags, query.organisation)
        return ", ".join(filter(None, named)) or (self.tr("this filter") if self.narrows() else "")

    @Slot()
    def clear(self) -> None:
        """Wants everybody again; one signal."""
        self.show_query(ContactQuery())

    @Slot()
    def _name_more(self) -> None:
        """The button says how many parts it hides."""
        query = self._parts
        chosen = sum(map(bool, (query.tags, query.organisation, query.batch)))
        chosen += query.target + query.no_next_step + query.referee
        name = self.tr("Filter by")
        self.more.setText(f"{name} · {self.locale().toString(chosen)}" if chosen else name)
        self.more.setAccessibleName(self.more.text())

    def show_counts(self, counts: ContactCounts) -> None:
        """The numbers in the chips."""
        self._chips.set_choices(self._choices(counts))

    def _choices(self, counts: ContactCounts | None) -> list[ChipChoice]:
        def count(stage: Stage) -> int | None:
            return counts.stages.get(stage, 0) if counts else None

        every = ChipChoice(key=ALL, text=self.tr("All"), count=counts.total if counts else None)
        stages = [ChipChoice(key=stage, text=stage_text(stage), count=count(stage)) for stage in Stage]
        quiet = ChipChoice(key=QUIET, text=self.tr("Going quiet"), count=counts.quiet if counts else None)
        return [every, *stages, quiet]
