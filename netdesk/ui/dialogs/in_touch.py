"""The sheet on staying in touch: how often with whom, by tag and stage, and what to be reminded of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.in_touch import Group, RuleLine, Rules
from netdesk.settings import SettingsFile
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.dialogs.in_touch_rows import NewRule, RuleRow
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import ScrollColumn, SectionLabel, Words

if TYPE_CHECKING:
    from netdesk.services.in_touch import InTouchService


class InTouchSheet(Sheet):
    """Rules are stored when a field is left, each as one undo step; reminders belong to this computer."""

    said = Signal(str)
    reminders_changed = Signal()

    def __init__(
        self,
        window: QWidget,
        in_touch: InTouchService,
        settings: SettingsFile,
        tasks: Tasks,
        bus: ChangeBus,
    ) -> None:
        super().__init__(window, self.tr("Staying in touch"), width=560, height=680)
        self._service, self._settings, self._tasks = in_touch, settings, tasks
        self.rows: dict[int, RuleRow] = {}
        self.new = NewRule()
        self._none = Words(self.tr("No tag and no stage has a rule yet."), "second", wrap=True)
        self._list = QVBoxLayout()
        self.reminders = {
            "remind_before": QCheckBox(self.tr("15 minutes before a conversation")),
            "remind_evening": QCheckBox(self.tr("The evening before a conversation")),
            "remind_steps": QCheckBox(self.tr("When a follow-up with a time is due")),
            "hide_names": QCheckBox(self.tr("Without names: “You have a conversation at 15:00”")),
        }
        self._lay_out()
        self._wire()
        bus.changed.connect(self._on_changed)
        self.refresh()

    def _lay_out(self) -> None:
        told = self.tr(
            "A contact’s own cadence comes first, then the tightest of their tags, then their stage. Past "
            "the first number of days they are cooling, past the second one quiet; those whom you have not "
            "met are neither."
        )
        column = ScrollColumn(margin=0, spacing=10)
        column.body.addWidget(Words(told, "second", wrap=True))
        for heading, parts in (
            (self.tr("How often"), (self._none, self._list)),
            (self.tr("A new rule"), (self.new,)),
            (self.tr("Remind me"), tuple(self.reminders.values())),
        ):
            column.body.addSpacing(6)
            column.body.addWidget(SectionLabel(heading))
            for part in parts:
                if isinstance(part, QWidget):
                    column.body.addWidget(part)
                else:
                    column.body.addLayout(part)
        column.body.addStretch(1)
        self.body.addWidget(column, 1)
        self.add_close()

    def _wire(self) -> None:
        self.new.asked.connect(self._add)
        for name, box in self.reminders.items():
            box.setChecked(getattr(self._settings.values, name))
            box.toggled.connect(partial(self._set_reminder, name))

    @Slot()
    def refresh(self) -> None:
        """Reads the rules again, and whom they concern."""
        self._tasks.find("cadence rules", self._service.rules, self._show)

    def _show(self, rules: Rules) -> None:
        for key in [key for key in self.rows if key not in {line.id for line in rules.lines}]:
            row = self.rows.pop(key)
            row.hide()
            row.deleteLater()
        for place, line in enumerate(rules.lines):
            row = self.rows.get(line.id) or self._row(line)
            row.show_line(line)
            self._list.insertWidget(place, row)
        self._none.setVisible(not rules.lines)
        self.new.show_groups(rules.groups)

    def _row(self, line: RuleLine) -> RuleRow:
        row = self.rows[line.id] = RuleRow(line)
        row.edited.connect(partial(self._edit, line.id))
        row.removed.connect(lambda: self._do(partial(self._service.remove_rule, line.id)))
        return row

    @Slot(object, int, int)
    def _add(self, group: Group, ideal: int, latest: int) -> None:
        add = self._service.add_rule
        self._do(partial(add, tag_id=group.tag_id, stage=group.stage, ideal_days=ideal, latest_days=latest))

    def _edit(self, rule_id: int, ideal: int, latest: int) -> None:
        self._do(partial(self._service.edit_rule, rule_id, ideal_days=ideal, latest_days=latest))

    def _do(self, work: Callable[[], object]) -> None:
        self._tasks.act(work, None, lambda error: self.said.emit(str(error)))

    def _set_reminder(self, name: str, on: bool) -> None:
        changed: dict[str, Any] = {name: on}
        self._settings.put(replace(self._settings.values, **changed))
        self.reminders_changed.emit()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns(Kind.CADENCE_RULE, Kind.CONTACT):
            self.refresh()

    def done(self, result: int) -> None:
        for row in self.rows.values():
            row.commit()
        super().done(result)
