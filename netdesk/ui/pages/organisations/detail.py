"""One organisation in full: target and priority, who is known there, who named it, research, notes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.organisation import OrganisationKind
from netdesk.domain.organisation_list import OrganisationView
from netdesk.ui import theme
from netdesk.ui.autosave import Done, SaveState, bind_autosave, load_text
from netdesk.ui.pages.organisations.columns import kind_text
from netdesk.ui.pages.organisations.people import NamedBy, PeopleList
from netdesk.ui.pages.organisations.research import ResearchList
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import Avatar, ScrollColumn, SectionLabel, Words
from netdesk.ui.widgets.chips import ChipChoice, ChipRow
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.inline_edit import GrowingEdit, InlineEdit

if TYPE_CHECKING:
    from netdesk.services.organisations import OrganisationService
    from netdesk.services.research import ResearchService

CONCERNS = (Kind.ORGANISATION, Kind.CONTACT, Kind.MENTION, Kind.FINDING)


class OrganisationDetail(QStackedWidget):
    """Shows one organisation; everything is edited where it stands."""

    contact_asked = Signal(int)
    meeting_asked = Signal(int)

    def __init__(self, organisations: OrganisationService, research: ResearchService, tasks: Tasks) -> None:
        super().__init__()
        self._organisations = organisations
        self._tasks = tasks
        self._shown = 0
        self._nothing = EmptyState(
            "organisations", self.tr("Select an organisation to see whom you know there")
        )
        self._column = ScrollColumn(margin=20, spacing=16)
        self._avatar = Avatar(size=44, organisation=True)
        self._name = InlineEdit(name=self.tr("Name"))
        self._line = Words("", "second", wrap=True)
        self._target = ChipRow()
        self._kind = ChipRow()
        self._website = InlineEdit(placeholder=self.tr("Add a website"), name=self.tr("Website"))
        self._aliases = InlineEdit(
            placeholder=self.tr("Add other names, parted by commas"), name=self.tr("Aliases")
        )
        self._people = PeopleList()
        self._named = NamedBy()
        self._findings = ResearchList(research, tasks)
        self._notes = GrowingEdit()
        self._autosave = bind_autosave(self._notes, self._save_notes)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.addWidget(self._nothing)
        self.addWidget(self._column)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self._avatar)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._line)
        head.addLayout(names, 1)
        self._column.body.addLayout(head)
        self._notes.setAccessibleName(self.tr("Notes"))
        self._notes.setPlaceholderText(self.tr("Whatever helps in a conversation about them"))
        for title, part in (
            (self.tr("Aim"), self._target),
            (self.tr("Kind"), self._kind),
            (self.tr("People you know there"), self._people),
            (self.tr("Who named it"), self._named),
            (self.tr("Research"), self._findings),
            (self.tr("Notes"), self._notes),
            (self.tr("Website"), self._website),
            (self.tr("Also called"), self._aliases),
        ):
            self._column.body.addLayout(_section(title, part))
        self._column.body.addStretch(1)
        self._set_choices()

    def _set_choices(self) -> None:
        levels = (self.tr("Not a target"), self.tr("Target"), self.tr("Important"), self.tr("First choice"))
        self._target.set_choices([ChipChoice(key=str(level), text=text) for level, text in enumerate(levels)])
        self._kind.set_choices([ChipChoice(key=str(kind), text=kind_text(kind)) for kind in OrganisationKind])

    def _wire(self) -> None:
        self._name.edited.connect(lambda text: self._edit(name=text))
        self._website.edited.connect(lambda text: self._edit(website=text))
        self._aliases.edited.connect(self._save_aliases)
        self._target.changed.connect(lambda keys: self._save_target(int(next(iter(keys)))))
        self._kind.changed.connect(lambda keys: self._edit(kind=OrganisationKind(next(iter(keys)))))
        self._people.contact_asked.connect(self.contact_asked)
        self._named.meeting_asked.connect(self.meeting_asked)

    # Showing

    def show_organisation(self, organisation_id: int, selected: int = 1) -> None:
        """Shows this one; 0 for none, or for several that are selected."""
        if organisation_id != self._shown:
            self.settle()
        self._shown = organisation_id
        if not organisation_id:
            many = self.tr("%n organisations are selected", "", selected)
            self._nothing.say(
                many if selected > 1 else self.tr("Select an organisation to see whom you know there")
            )
            self.setCurrentWidget(self._nothing)
            return
        self._tasks.find("organisation", partial(self._organisations.load, organisation_id), self._show)

    def refresh(self, changes: Changes) -> None:
        """Reads again what is shown when it may have changed."""
        if self._shown and changes.concerns(*CONCERNS):
            self._tasks.find("organisation", partial(self._organisations.load, self._shown), self._show)

    def _show(self, view: OrganisationView) -> None:
        found = view.organisation
        if found.trashed_at is not None:
            self.show_organisation(0, 0)
            return
        self._avatar.show_name(found.name)
        self._name.show_text(found.name)
        self._line.setText(self._summary(view))
        self._target.select(str(max(1, found.priority) if found.target else 0))
        self._kind.select(str(found.kind))
        self._website.show_text(found.website)
        self._aliases.show_text(", ".join(view.aliases))
        self._people.show_people(view.people)
        self._named.show_namings(view.namings)
        self._findings.show_findings(found.id, view.findings)
        if self._autosave.state is SaveState.SAVED and self._notes.text() != view.notes:
            load_text(self._notes, view.notes)
        self.setCurrentWidget(self._column)

    def _summary(self, view: OrganisationView) -> str:
        now = sum(not person.former for person in view.people)
        before = len(view.people) - now
        parts = [kind_text(view.organisation.kind)]
        parts.append(self.tr("%n known there", "", now) if now else self.tr("you know nobody there"))
        if before:
            parts.append(self.tr("%n before", "", before))
        if view.recommended_by:
            parts.append(self.tr("recommended by {0}").format(view.recommended_by))
        return " · ".join(parts)

    # Editing

    def edit_name(self) -> None:
        """Opens the name for editing."""
        if self._shown:
            self._name.open()

    def _edit(self, **fields: object) -> None:
        self._tasks.act(partial(self._organisations.edit, self._shown, **fields))

    def _save_target(self, level: int) -> None:
        self._edit(target=level > 0, priority=level)

    @Slot(str)
    def _save_aliases(self, text: str) -> None:
        self._tasks.act(partial(self._organisations.set_aliases, self._shown, text.split(",")))

    def _save_notes(self, text: str, done: Done) -> None:
        work = partial(self._organisations.type_notes, self._shown, text)
        self._tasks.act(work, lambda _: done(None), done)

    def settle(self) -> None:
        """Stores what is typed."""
        if self._autosave.state is not SaveState.SAVED:
            self._autosave.flush()


def _section(title: str, part: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.px(6))
    column.addWidget(SectionLabel(title))
    column.addWidget(part)
    return column
