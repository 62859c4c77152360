"""What narrows the list: a field to type in, the stages with their counts, and the way to more contacts."""

from __future__ import annotations

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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField(self.tr("Filter contacts"), shortcut_hint=self.tr("Ctrl+F"))
        self._chips = ChipRow(self._choices(None))
        self._chips.setAccessibleName(self.tr("Stages"))
        self._chips.select(ALL)
        self._import = GhostButton(self.tr("Import…"))
        self._columns = IconButton("columns", self.tr("Choose columns"))
        self._bulk_bar: BulkBar | None = None
        self._lay_out()
        self.field.textChanged.connect(self.changed)
        self._chips.changed.connect(self.changed)
        self._import.clicked.connect(self.import_asked)
        self._columns.clicked.connect(self.columns_asked)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(22), theme.px(12), theme.px(16), theme.px(8))
        layout.setSpacing(theme.px(10))
        layout.addLayout(line_of(self.field, None, self._columns))
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
        return ContactQuery(text=self.field.text(), stage=stage, quiet=key == QUIET)

    def columns_button(self) -> QWidget:
        """Where the choice of columns opens."""
        return self._columns

    def narrows(self) -> bool:
        """Whether any contact may be filtered out."""
        query = self.query()
        return bool(query.text.strip() or query.stage or query.quiet)

    def named(self) -> str:
        """What is being looked for, in words; nothing when everybody is wanted."""
        query = self.query()
        if query.text.strip():
            return query.text.strip()
        if query.quiet:
            return self.tr("Going quiet")
        return stage_text(query.stage) if query.stage else ""

    @Slot()
    def clear(self) -> None:
        """Wants everybody again; one signal."""
        blocked = self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(blocked)
        self._chips.select(ALL)
        self.changed.emit()

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
