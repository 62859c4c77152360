"""The lines of the sheet on staying in touch: a rule, and one that is to be made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from netdesk.domain.cadence import GRACE
from netdesk.domain.in_touch import LONGEST, Group, RuleLine
from netdesk.domain.stage import Stage
from netdesk.ui import dates, theme
from netdesk.ui.pages.contacts.table_rows import stage_text
from netdesk.ui.widgets.basics import IconButton, SmallButton, Words
from netdesk.ui.widgets.inputs import with_margin

USUAL = 91


def tr(text: str) -> str:
    return QCoreApplication.translate("InTouchRows", text)


def group_name(tag: str, stage: Stage | None) -> str:
    """A tag or a stage, and which of the two it is."""
    if stage is None:
        return tr("Tag: {0}").format(tag)
    return tr("Stage: {0}").format(stage_text(stage))


def people_text(count: int) -> str:
    """So many people."""
    return dates.many(count, tr("1 person"), tr("%n people"))


class Intervals(QWidget):
    """Two numbers of days: how often it should be, and what is too long; the second goes along."""

    edited = Signal()
    """Enter was pressed or the field was left."""

    def __init__(self, group: str = "") -> None:
        super().__init__()
        self.ideal = _days(tr("Every so many days"), group)
        self.latest = _days(tr("After so many days at the latest"), group)
        self.show_days(USUAL, USUAL + GRACE)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        for words, box in ((tr("every"), self.ideal), (tr("at the latest"), self.latest)):
            line.addWidget(Words(words, "small"))
            line.addWidget(with_margin(box))
            box.editingFinished.connect(self.edited)
        self.ideal.valueChanged.connect(self._move_latest)

    def show_days(self, ideal: int, latest: int) -> None:
        """Other intervals; who types at the moment is not interrupted."""
        self._distance = max(0, latest - ideal)
        for box, days in ((self.ideal, ideal), (self.latest, latest)):
            if not box.hasFocus():
                box.blockSignals(True)
                box.setValue(days)
                box.blockSignals(False)

    def days(self) -> tuple[int, int]:
        """Both as they stand."""
        ideal = self.ideal.value()
        return ideal, max(ideal, self.latest.value())

    def _move_latest(self, ideal: int) -> None:
        self.latest.setValue(ideal + self._distance)


class RuleRow(QWidget):
    """A rule with whom it concerns; what is changed is stored when the field is left."""

    edited = Signal(int, int)
    removed = Signal()

    def __init__(self, line: RuleLine) -> None:
        super().__init__()
        name = group_name(line.tag, line.stage)
        self.intervals = Intervals(name)
        self.people = Words("", "small")
        self.remove = IconButton("close", tr("Remove the rule for {0}").format(name))
        first, second = QHBoxLayout(), QHBoxLayout()
        for part, stretch in ((Words(name, "heading"), 1), (self.people, 0), (self.remove, 0)):
            first.addWidget(part, stretch)
        second.addWidget(self.intervals)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(8))
        column.setSpacing(theme.px(2))
        column.addLayout(first)
        column.addLayout(second)
        self.intervals.edited.connect(self.commit)
        self.remove.clicked.connect(self.removed)
        self.show_line(line)

    def show_line(self, line: RuleLine) -> None:
        """The rule as it is stored, and the people as they are now."""
        self.line = line
        self.intervals.show_days(line.ideal_days, line.latest_days)
        self.people.setText(self._people(line))

    def _people(self, line: RuleLine) -> str:
        if line.concerns == line.people:
            return people_text(line.people)
        shown = self.locale().toString
        return tr("{0} of {1} people").format(shown(line.concerns), shown(line.people))

    def commit(self) -> None:
        """Asks to store what is not stored yet."""
        days = self.intervals.days()
        if days != (self.line.ideal_days, self.line.latest_days):
            self.edited.emit(*days)


class NewRule(QWidget):
    """A tag or stage to choose, with how many people there are, and its intervals."""

    asked = Signal(object, int, int)  # the Group, ideal and latest days

    def __init__(self) -> None:
        super().__init__()
        self.groups = QComboBox()
        self.groups.setAccessibleName(tr("Tag or stage"))
        self.groups.setMinimumContentsLength(24)
        self.intervals = Intervals()
        self.add = SmallButton(tr("Add"), icon_name="plus")
        self.add.setAccessibleName(tr("Add a rule"))
        self.add.clicked.connect(self._ask)
        line = QHBoxLayout()
        line.addWidget(self.intervals)
        line.addStretch(1)
        line.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.groups)
        column.addLayout(line)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Those without a rule; the chosen one stays chosen."""
        chosen = self._chosen()
        self._groups = list(groups)
        self.groups.clear()
        for group in self._groups:
            self.groups.addItem(f"{group_name(group.tag, group.stage)} · {people_text(group.people)}")
        same = [place for place, one in enumerate(self._groups) if chosen and _key(one) == _key(chosen)]
        self.groups.setCurrentIndex(same[0] if same else 0)
        self.add.setEnabled(bool(self._groups))

    def _chosen(self) -> Group | None:
        place = self.groups.currentIndex()
        return self._groups[place] if place >= 0 else None

    def _ask(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.asked.emit(chosen, *self.intervals.days())


def _key(group: Group) -> tuple[int | None, Stage | None]:
    return group.tag_id, group.stage


def _days(name: str, group: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, LONGEST)
    box.setSuffix(tr(" days"))
    box.setAccessibleName(f"{group}, {name}" if group else name)
    return box
