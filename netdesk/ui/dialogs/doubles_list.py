"""The list of possible doubles, the surest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from netdesk.domain.doubles import Confidence, Doubles
from netdesk.ui import theme
from netdesk.ui.delegates.list_row import ListRowDelegate
from netdesk.ui.dialogs import doubles_words as words
from netdesk.ui.models.columns import DISPLAY, ROLE_ROW
from netdesk.ui.models.row_list import NOWHERE, SPOKEN, Index

WIDTH = 312


class Row(NamedTuple):
    """A group as the list shows it."""

    title: str
    detail: str
    chip: str
    chip_tone: str
    avatar: str
    square: bool = False
    icon: str = ""


def row_of(group: Doubles, names: Mapping[int, str]) -> Row:
    """A group with the names of its contacts."""
    named = [names.get(each, "") for each in group.ids]
    different = list(dict.fromkeys(named))
    title = " · ".join(different) if len(different) > 1 else f"{named[0]} × {len(named)}"
    confidence = words.confidence(group)
    return Row(title, words.because(group), confidence, words.TONES[group.confidence], named[0])


class DoublesModel(QAbstractListModel):
    """Holds the groups and makes a row when it is shown: a large desk has thousands of them."""

    def __init__(self) -> None:
        super().__init__()
        self.groups: list[Doubles] = []
        self._names: Mapping[int, str] = {}

    def set_groups(self, groups: Sequence[Doubles], names: Mapping[int, str]) -> None:
        """Shows these from now on."""
        self.beginResetModel()
        self.groups, self._names = list(groups), names
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.groups)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid() or (role != ROLE_ROW and role not in SPOKEN):
            return None
        row = row_of(self.groups[index.row()], self._names)
        return row if role == ROLE_ROW else ", ".join((row.title, row.detail, row.chip))


class DoublesList(QListView):
    """One row for each group; the place stays where it is when groups go."""

    chosen = Signal(object)  # the group that the keys or the mouse have come to
    entered_by_key = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = DoublesModel()
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
        self.rows.set_groups(groups, names)
        if groups:
            self.setCurrentIndex(self.rows.index(min(place, len(groups) - 1)))
            self.setFocus()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.group_at(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_by_key.emit()  # and no further: the sheet presses the button that has the keys then
        else:
            super().keyPressEvent(event)

    def group_at(self, row: int) -> Doubles:
        """The group in a row."""
        return self.rows.groups[row]

    def groups(self) -> list[Doubles]:
        """All groups that are shown."""
        return self.rows.groups

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
