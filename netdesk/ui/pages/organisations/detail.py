"""One organisation in full: target and priority, who is known there, who named it, research, notes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.organisation_list import OrganisationView
from netdesk.ui import dates, theme
from netdesk.ui.autosave import Done, SaveState, bind_autosave, load_text
from netdesk.ui.left_field import LeftField
from netdesk.ui.pages.organisations.details import Details
from netdesk.ui.pages.organisations.header import Aim, Header
from netdesk.ui.pages.organisations.leads import LeadsThere
from netdesk.ui.pages.organisations.people import NamedBy, PeopleList
from netdesk.ui.pages.organisations.research import ResearchList
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import ScrollColumn, SectionLabel
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.inline_edit import GrowingEdit
from netdesk.ui.widgets.record_field import RecordField

if TYPE_CHECKING:
    from netdesk.services.organisations import OrganisationService
    from netdesk.services.research import ResearchService
    from netdesk.services.search import Hit, SearchService

CONCERNS = (Kind.ORGANISATION, Kind.CONTACT, Kind.MENTION, Kind.MEETING, Kind.FINDING, Kind.LEAD)
INDENT = 6
"""The room that inline editors keep beside their text; everything else is moved in by as much."""


class OrganisationDetail(QStackedWidget):
    """Shows one organisation; everything is edited where it stands."""

    contact_asked = Signal(int)
    meeting_asked = Signal(int)
    delete_asked = Signal()
    merged = Signal(int, str)
    """The id of the one that was kept, and the name of the other."""
    refused = Signal(str)

    def __init__(
        self,
        organisations: OrganisationService,
        research: ResearchService,
        search: SearchService,
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._organisations, self._search, self._tasks = organisations, search, tasks
        self._shown = 0
        self._view: OrganisationView | None = None
        self._nothing = EmptyState("organisations", self._nothing_chosen())
        self._column = ScrollColumn(margin=14, spacing=18)
        self.header = Header()
        self.merge_with = RecordField(
            self.tr("The one to keep"), self.tr("Merge into: type the name of the one to keep")
        )
        self.aim = Aim()
        self.people = PeopleList()
        self.named, self.leads = NamedBy(), LeadsThere()
        self.findings = ResearchList(research, tasks)
        self.notes = GrowingEdit()
        self.details = Details(search, tasks)
        self._autosave = bind_autosave(self.notes, self._save_notes)
        LeftField(self.notes, self._autosave, lambda: tasks.act(organisations.leave_field))
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.addWidget(self._nothing)
        self.addWidget(self._column)
        self.notes.setAccessibleName(self.tr("Notes"))
        self.notes.setPlaceholderText(self.tr("Whatever helps in a conversation about them"))
        self.merge_with.hide()
        body = self._column.body
        body.addWidget(self.header)
        body.addWidget(self.merge_with)
        for title, part, indent in (
            (self.tr("Target"), self.aim, INDENT),
            (self.tr("People you know there"), self.people, 0),
            (self.tr("Who named it"), self.named, 0),
            (self.tr("Leads"), self.leads, 0),
            (self.tr("Research"), self.findings, 0),
            (self.tr("Notes"), self.notes, INDENT),
            (self.tr("Details"), self.details, INDENT),
        ):
            body.addLayout(_section(title, part, theme.px(indent)))
        body.addStretch(1)

    def _wire(self) -> None:
        self.header.renamed.connect(lambda name: self._edit(name=name))
        self.header.delete_asked.connect(self.delete_asked)
        self.header.merge_asked.connect(self._open_merge)
        self.merge_with.asked.connect(self._look)
        self.merge_with.taken.connect(self._merge)
        self.aim.chosen.connect(lambda level: self._edit(target=level > 0, priority=level))
        self.details.edited.connect(lambda fields: self._edit(**fields))
        self.details.aliases_edited.connect(self._save_aliases)
        self.details.refused.connect(self.refused)
        self.people.contact_asked.connect(self.contact_asked)
        self.named.meeting_asked.connect(self.meeting_asked)
        self.leads.contact_asked.connect(self.contact_asked)

    def _nothing_chosen(self) -> str:
        return self.tr("Select an organisation to see whom you know there")

    # Showing

    def show_organisation(self, organisation_id: int, selected: int = 1) -> None:
        """Shows this one; 0 for none, or for several that are selected."""
        if organisation_id != self._shown:
            self.settle()
            self.merge_with.hide()
        self._shown = organisation_id
        if organisation_id:
            self._load()
            return
        many = dates.many(selected, self._nothing_chosen(), self.tr("%n organisations are selected"))
        self._nothing.say(many if selected else self._nothing_chosen())
        self.setCurrentWidget(self._nothing)

    def refresh(self, changes: Changes) -> None:
        """Reads again what is shown when it may have changed."""
        if self._shown and changes.concerns(*CONCERNS):
            self._load()

    def _load(self) -> None:
        self._tasks.find("organisation", partial(self._organisations.load, self._shown), self._show)

    def _show(self, view: OrganisationView) -> None:
        if view.organisation.trashed_at is not None or view.organisation.id != self._shown:
            return  # the list has chosen another one by now
        if self._view is None or view.organisation.id != self._view.organisation.id:
            self._column.verticalScrollBar().setValue(0)
        self._view = view
        self.header.show_view(view)
        self.aim.show_view(view)
        self.people.show_people(view.people)
        self.named.show_namings(view.namings)
        self.leads.show_leads(view.leads)
        self.findings.show_findings(view.organisation.id, view.findings)
        self.details.show_view(view)
        if self._autosave.state is SaveState.SAVED and self.notes.text() != view.notes:
            load_text(self.notes, view.notes)
        self.setCurrentWidget(self._column)

    # Editing

    def edit_name(self) -> None:
        """Opens the name for editing."""
        if self._shown:
            self.header.name.open()

    def _edit(self, **fields: object) -> None:
        self._tasks.act(partial(self._organisations.edit, self._shown, **fields))

    @Slot(list)
    def _save_aliases(self, names: list[str]) -> None:
        self._tasks.act(partial(self._organisations.set_aliases, self._shown, names))

    def _save_notes(self, text: str, done: Done) -> None:
        work = partial(self._organisations.type_notes, self._shown, text)
        self._tasks.act(work, lambda _: done(None), done)

    def settle(self) -> None:
        """Stores what is typed."""
        if self._autosave.state is not SaveState.SAVED:
            self._autosave.flush()

    # Merging

    @Slot()
    def _open_merge(self) -> None:
        self.merge_with.clear()
        self.merge_with.show()
        self.merge_with.setFocus()

    @Slot(str)
    def _look(self, typed: str) -> None:
        look = partial(self._search.of_kind, Kind.ORGANISATION, typed)
        self._tasks.find("merge with", look, partial(self._offer, typed))

    def _offer(self, typed: str, hits: list[Hit]) -> None:
        others = [(hit.id, hit.title, "") for hit in hits if hit.id != self._shown]
        self.merge_with.offer(typed, others)

    @Slot(int)
    def _merge(self, keep: int) -> None:
        if not keep or self._view is None:
            return
        name = self._view.organisation.name
        self.settle()
        self.merge_with.hide()
        merge = partial(self._organisations.merge, keep, self._shown)
        self._tasks.act(merge, lambda _: self.merged.emit(keep, name))


def _section(title: str, part: QWidget, indent: int) -> QVBoxLayout:
    label = SectionLabel(title)
    label.setContentsMargins(theme.px(INDENT), 0, 0, 0)
    held = QVBoxLayout()
    held.setContentsMargins(indent, 0, indent, 0)
    held.addWidget(part)
    column = QVBoxLayout()
    column.setSpacing(theme.px(6))
    column.addWidget(label)
    column.addLayout(held)
    return column
