"""The user's profile: what templates, scripts and the list of questions begin from; what to be warned of."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.coach.findings import Rule
from netdesk.domain.profile import Profile, ResumeLine, Situation
from netdesk.ui import theme
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.dialogs.resumes import ResumeList
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.method_words import text_of
from netdesk.ui.tasks import Tasks, Work
from netdesk.ui.widgets.basics import ScrollColumn, SectionLabel, Words
from netdesk.ui.widgets.chips import ChipChoice, ChipRow
from netdesk.ui.widgets.inline_edit import InlineEdit

if TYPE_CHECKING:
    from netdesk.services.coach import CoachService
    from netdesk.services.profile import ProfileService

LABEL_WIDTH = 110


class ProfileSheet(Sheet):
    """Every field is stored when it is left, and is one undo step."""

    said = Signal(str)

    def __init__(
        self, window: QWidget, profile: ProfileService, coach: CoachService, tasks: Tasks, bus: ChangeBus
    ) -> None:
        super().__init__(window, self.tr("Profile"), width=600, height=640)
        self._service, self._coach, self._tasks = profile, coach, tasks
        self.fields = {
            "name": self._field(self.tr("Name"), self.tr("As you sign")),
            "field_from": self._field(self.tr("Field from"), self.tr("What you come from")),
            "field_to": self._field(self.tr("Field to"), self.tr("Where you want to go")),
            "best_at": self._field(self.tr("Best at"), self.tr("What you do best, in a few words"), True),
            "signature": self._field(self.tr("Signature"), self.tr("Below your messages"), True),
        }
        self.situations = ChipRow(
            [ChipChoice(key=one, text=text_of(one)) for one in Situation], exclusive=False
        )
        self.resumes = ResumeList(self)
        self.rules = ChipRow([ChipChoice(key=one, text=text_of(one)) for one in Rule], exclusive=False)
        self._lay_out()
        self._wire()
        bus.changed.connect(self._on_changed)
        self._muted: frozenset[Rule] = frozenset()
        self.refresh()

    def _field(self, name: str, hint: str, long: bool = False) -> InlineEdit:
        return InlineEdit(name=name, placeholder=hint, several_lines=long)

    def _lay_out(self) -> None:
        names = (self.tr("Name"), self.tr("Field from"), self.tr("Field to"), self.tr("Best at"),
                 self.tr("Signature"))  # fmt: skip
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.px(LABEL_WIDTH))
        grid.setVerticalSpacing(theme.px(4))
        for row, (label, field) in enumerate(zip(names, self.fields.values(), strict=True)):
            words = Words(label, "small")
            words.setMinimumHeight(theme.px(26))
            grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        self.situations.setAccessibleName(self.tr("Your situation"))
        self.rules.setAccessibleName(self.tr("The coach warns of"))
        column = ScrollColumn(margin=0, spacing=10)
        column.body.addLayout(grid)
        for heading, part in (
            (self.tr("Your situation"), self.situations),
            (self.tr("Résumé"), self.resumes),
            (self.tr("The coach warns of"), self.rules),
        ):
            column.body.addSpacing(theme.px(10))
            column.body.addWidget(SectionLabel(heading))
            column.body.addWidget(part)
        column.body.addStretch(1)
        self.body.addWidget(column, 1)
        self.add_close()

    def _wire(self) -> None:
        for name, field in self.fields.items():
            field.edited.connect(lambda text, name=name: self._edit(**{name: text.strip()}))
        self.situations.changed.connect(self._set_situations)
        self.rules.changed.connect(self._set_rules)
        service, rows = self._service, self.resumes
        rows.file_chosen.connect(lambda path: self._do(partial(service.add_resume, path)))
        rows.renamed.connect(self._rename)
        rows.place_chosen.connect(self._write)
        rows.removed.connect(lambda line: self._do(partial(service.delete_resume, line.id)))

    @Slot()
    def refresh(self) -> None:
        """Reads the profile again."""
        self._tasks.find("profile", self._read, self._show)

    def _read(self) -> tuple[Profile, list[ResumeLine], frozenset[Rule]]:
        return self._service.load(), self._service.resumes(), self._coach.muted()

    def _show(self, found: tuple[Profile, list[ResumeLine], frozenset[Rule]]) -> None:
        profile, resumes, self._muted = found
        self.rules.select(*(rule for rule in Rule if rule not in self._muted))
        for name, field in self.fields.items():
            field.show_text(getattr(profile, name))
        self.situations.select(*profile.situations)
        self.resumes.show_lines(resumes)

    def _edit(self, **fields: Any) -> None:
        self._do(partial(self._service.edit, **fields))

    @Slot(object)
    def _set_situations(self, chosen: frozenset[str]) -> None:
        self._edit(situations=tuple(one for one in Situation if one in chosen))

    @Slot(object)
    def _set_rules(self, chosen: frozenset[str]) -> None:
        """One chip was switched: its rule keeps quiet, or speaks again."""
        for rule in Rule:
            if (rule in chosen) is (rule in self._muted):
                self._do(partial(self._coach.unmute if rule in chosen else self._coach.mute, rule))

    def _rename(self, line: ResumeLine, name: str) -> None:
        self._do(partial(self._service.edit_resume, line.id, title=name, made_on=line.made_on))

    def _write(self, line: ResumeLine, path: Path) -> None:
        told = self.tr("Written: {0}").format(path)
        self._tasks.act(
            partial(self._service.write_resume, line.id, path),
            lambda _: self.said.emit(told),
            lambda error: self.said.emit(str(error)),
        )

    def _do(self, work: Work) -> None:
        self._tasks.act(work, None, lambda error: self.said.emit(str(error)))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns(Kind.PROFILE, Kind.RESUME, Kind.COACH):
            self.refresh()

    def done(self, result: int) -> None:
        for field in self.findChildren(InlineEdit):
            field.commit()
        super().done(result)
