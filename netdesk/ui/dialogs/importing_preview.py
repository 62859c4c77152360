"""What an import would do, before anything is written: counts, everybody concerned, and choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListView, QPlainTextEdit, QVBoxLayout, QWidget

from netdesk.domain.import_preview import Fate, Group, Groups, PersonPreview
from netdesk.domain.imports import FileReport
from netdesk.ui import theme
from netdesk.ui.delegates.list_row import ListRowDelegate
from netdesk.ui.dialogs.importing_decisions import LEAVE_OUT, RESTORE, Decisions
from netdesk.ui.dialogs.importing_person import PersonPanel
from netdesk.ui.dialogs.importing_words import GROUPS, counts, field_name, kind, places, said
from netdesk.ui.models.columns import DISPLAY, ROLE_ROW
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import SecondaryButton, Words
from netdesk.ui.widgets.chips import ChipChoice, ChipRow

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SPOKEN = (DISPLAY, int(Qt.ItemDataRole.AccessibleTextRole.value))
PLACES = "places"
MOST_FILES = 4


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as the list shows it."""

    title: str
    detail: str
    avatar: str
    chip: str = ""
    chip_tone: str = Tone.PLAIN
    square: bool = False
    icon: str = ""


class PeopleModel(QAbstractListModel):
    """People of an import; their rows are made as they are shown."""

    def __init__(self, decisions: Decisions) -> None:
        super().__init__()
        self._people: Sequence[PersonPreview] = ()
        self._kept = False
        self._decisions = decisions
        decisions.changed.connect(self._look_again)

    def set_people(self, people: Sequence[PersonPreview], *, kept: bool = False) -> None:
        """Shows these from now on; with the fields that change, or with those that are `kept`."""
        self.beginResetModel()
        self._people, self._kept = people, kept
        self.endResetModel()

    def person(self, row: int) -> PersonPreview | None:
        """Who stands there."""
        return self._people[row] if 0 <= row < len(self._people) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._people)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid() or role not in (ROLE_ROW, *SPOKEN):
            return None
        row = self._row(self._people[index.row()])
        return row if role == ROLE_ROW else ", ".join(filter(None, (row.title, row.detail, row.chip)))

    @Slot()
    def _look_again(self) -> None:
        if self._people:
            self.dataChanged.emit(self.index(0), self.index(len(self._people) - 1))

    def _row(self, person: PersonPreview) -> PersonRow:
        chip, tone = self._chip(person)
        changes = person.kept_yours if self._kept else person.changes
        fields = ", ".join(dict.fromkeys(field_name(change.field) for change in changes))
        return PersonRow(person.name, fields or person.detail, person.name, chip, tone)

    def _chip(self, person: PersonPreview) -> tuple[str, str]:
        decided = self._decisions.of(person.number)
        if decided == LEAVE_OUT:
            return self.tr("Left out"), Tone.PLAIN
        if decided == RESTORE:
            return self.tr("Restore"), Tone.OK
        if isinstance(decided, int):
            return self.tr("Same person"), Tone.OK
        return (self.tr("As new"), Tone.WARM) if person.fate is Fate.DOUBTFUL else ("", Tone.PLAIN)


class Preview(QWidget):
    """Chips for the kinds of people, the list of one kind, and the person that is chosen in it."""

    decided = Signal()

    def __init__(self, reports: Sequence[FileReport], groups: Groups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decisions = Decisions()
        self.decisions.setParent(self)
        self._groups = groups
        self._model = PeopleModel(self.decisions)
        self.files = Words("\n".join(self._files(reports)), wrap=True)
        self.chips = ChipRow(self._chips(reports))
        self.all = SecondaryButton("")
        self.list = QListView()
        self.panel = PersonPanel(self.decisions)
        self.places = QPlainTextEdit(readOnly=True)
        self.places.setPlainText(places(reports))
        self._set_up()
        self._show_first()

    def _set_up(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(ListRowDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("People of this import"))
        self.places.setAccessibleName(self.tr("What was left out, and why"))
        self.list.selectionModel().currentChanged.connect(self._show_person)
        self.chips.changed.connect(lambda keys: self.show_group(next(iter(keys), "")))
        self.all.clicked.connect(self._decide_all)
        self.decisions.changed.connect(self.decided)
        self._people = QWidget()
        people = QHBoxLayout(self._people)
        people.setContentsMargins(0, 0, 0, 0)
        people.setSpacing(theme.px(12))
        people.addWidget(self.list, 5)
        people.addWidget(self.panel, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        for part in (self.files, self.chips, self._people, self.places, self.all):
            layout.addWidget(part, 1 if part in (self._people, self.places) else 0)
        layout.setAlignment(self.all, Qt.AlignmentFlag.AlignLeft)

    def _files(self, reports: Sequence[FileReport]) -> list[str]:
        told = [f"{kind(report)} — {counts(report, done=False)}" for report in reports[:MOST_FILES]]
        more = len(reports) - len(told)
        others = self.tr("and another file") if more == 1 else self.tr("and {0} more files").format(more)
        return [*told, others] if more else told

    def _chips(self, reports: Sequence[FileReport]) -> list[ChipChoice]:
        tones = {Group.DOUBTFUL: Tone.WARM, Group.KEPT: Tone.WARM}
        found = [
            ChipChoice(
                key=group, text=said(GROUPS[group]), count=len(people), tone=tones.get(group, Tone.ACCENT)
            )
            for group, people in self._groups.items()
            if people
        ]
        count = sum(len(report.skipped) + len(report.remarks) for report in reports)
        if count:
            found.append(ChipChoice(key=PLACES, text=self.tr("Remarks"), count=count))
        return found

    def _show_first(self) -> None:
        shown = next((group for group, people in self._groups.items() if people), PLACES)
        self.chips.select(shown)
        self.show_group(shown)

    def show_group(self, key: str) -> None:
        """The people of one kind, or what is to be known of places in the files."""
        people = self._groups[Group(key)] if key in list(Group) else []
        self._model.set_people(people, kept=key == Group.KEPT)
        self._people.setVisible(bool(people))
        self.places.setVisible(key == PLACES and bool(self.places.toPlainText()))
        texts = {
            Group.DOUBTFUL: self.tr("All are the same people"),
            Group.IN_TRASH: self.tr("Restore all of them"),
        }
        self._shown = key
        self.all.setText(texts[Group(key)] if key in texts else "")
        self.all.setVisible(key in texts and bool(people))
        if people:
            self.list.setCurrentIndex(self._model.index(0))

    @Slot(QModelIndex)
    def _show_person(self, index: QModelIndex) -> None:
        self.panel.show_person(self._model.person(index.row()) if index.isValid() else None)

    @Slot()
    def _decide_all(self) -> None:
        people = self._groups[Group(self._shown)]
        if self._shown == Group.DOUBTFUL:
            self.decisions.decide_same(people)
        else:
            self.decisions.decide(people, RESTORE)
        self._show_person(self.list.currentIndex())
