"""The list of possible doubles, the surest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from netdesk.domain.doubles import Confidence, Doubles
from netdesk.ui import theme
from netdesk.ui.delegates.list_row import ListRowDelegate
from netdesk.ui.dialogs import doubles_words as words
from netdesk.ui.models.row_list import RowListModel

WIDTH = 312


class Row(NamedTuple):
    """A group as the list shows it."""

    title: str
    detail: str
    chip: str
    chip_tone: str
    avatar: str
    group: Doubles
    square: bool = False
    icon: str = ""


def row_of(group: Doubles, names: Mapping[int, str]) -> Row:
    """A group with the names of its contacts."""
    named = [names.get(each, "") for each in group.ids]
    different = list(dict.fromkeys(named))
    title = " · ".join(different) if len(different) > 1 else f"{named[0]} × {len(named)}"
    confidence = words.confidence(group)
    return Row(title, words.because(group), confidence, words.TONES[group.confidence], named[0], group)


class DoublesList(QListView):
    """One row for each group; the place stays where it is when groups go."""

    chosen = Signal(object)  # the group that the keys or the mouse have come to

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowListModel()
        self.setModel(self.rows)
        self.setItemDelegate(ListRowDelegate(self))
        self.setAccessibleName(self.tr("Possible doubles"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(theme.px(WIDTH))

    def show_groups(self, groups: Sequence[Doubles], names: Mapping[int, str]) -> None:
        """Shows these groups and comes to the one that took the place of the one before."""
        place = max(0, self.currentIndex().row())
        self.rows.set_rows([row_of(group, names) for group in groups])
        if groups:
            self.setCurrentIndex(self.rows.index(min(place, len(groups) - 1)))
            self.setFocus()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.group_at(current.row()))

    def group_at(self, row: int) -> Doubles:
        """The group in a row."""
        found = self.rows.row_at(row)
        assert isinstance(found, Row)
        return found.group

    def groups(self) -> list[Doubles]:
        """All groups that are shown."""
        return [self.group_at(row) for row in range(self.rows.rowCount())]

    def sure(self) -> list[Doubles]:
        """Those that are sure."""
        return [group for group in self.groups() if group.confidence is Confidence.SURE]

    def summary(self) -> str:
        """How many there are of each confidence, in words."""
        shown = self.groups()
        said = {
            Confidence.SURE: self.tr("{0} sure: nothing speaks against it"),
            Confidence.LIKELY: self.tr("{0} likely"),
            Confidence.PERHAPS: self.tr("{0} perhaps"),
        }
        counts = {each: sum(group.confidence is each for group in shown) for each in Confidence}
        parts = (said[each].format(self.locale().toString(count)) for each, count in counts.items() if count)
        return " · ".join(parts)
