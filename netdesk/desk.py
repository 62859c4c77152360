"""Wires one desk without Qt: its lock, its store and the services that are its only door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from netdesk import content
from netdesk.domain.changes import Changes
from netdesk.domain.clock import Clock
from netdesk.domain.errors import DeskLocked
from netdesk.domain.question_bank import Bank, bank_of
from netdesk.services.agenda import AgendaService
from netdesk.services.asks import AskService
from netdesk.services.calendar import CalendarService
from netdesk.services.calls import CallService
from netdesk.services.coach import CoachService
from netdesk.services.coach_words import read_coach
from netdesk.services.contact_list import ContactList
from netdesk.services.contact_story import ContactStory
from netdesk.services.contacts import ContactService
from netdesk.services.doubles import DoublesService
from netdesk.services.draft_coach import DraftCoach
from netdesk.services.draft_words import read_templates
from netdesk.services.drafts import DraftService
from netdesk.services.exporting import ExportService
from netdesk.services.follow_through import FollowThroughService
from netdesk.services.follow_ups import FollowUpService
from netdesk.services.history import History
from netdesk.services.importing import ImportService
from netdesk.services.in_touch import InTouchService
from netdesk.services.introductions import IntroductionService
from netdesk.services.leads import LeadService
from netdesk.services.meetings import MeetingService
from netdesk.services.organisations import OrganisationService
from netdesk.services.outbox import OutboxService
from netdesk.services.overview import OverviewService
from netdesk.services.pad import PadService
from netdesk.services.plain_words import PlainWordsService
from netdesk.services.profile import ProfileService
from netdesk.services.questions import QuestionService, StoryService
from netdesk.services.references import ReferenceService
from netdesk.services.reminders import ReminderService
from netdesk.services.research import ResearchService
from netdesk.services.safety import SafetyService
from netdesk.services.saved_filters import SavedFilters
from netdesk.services.search import SearchService
from netdesk.services.templates import TemplateService
from netdesk.services.today import TodayService
from netdesk.storage.lock import DeskLock
from netdesk.storage.opening import needs_opening, open_store, prepare
from netdesk.storage.store import Store

__all__ = ["Desk", "DeskLock", "make_sample", "open_desk", "open_to_read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An open desk: one attribute for each service."""

    path: Path
    clock: Clock
    store: Store
    lock: DeskLock | None
    contacts: ContactService
    contact_list: ContactList
    filters: SavedFilters
    history: History
    overview: OverviewService
    search: SearchService
    contact_story: ContactStory
    meetings: MeetingService
    agenda: AgendaService
    pad: PadService
    follow_through: FollowThroughService
    introductions: IntroductionService
    in_touch: InTouchService
    questions: QuestionService
    stories: StoryService
    research: ResearchService
    asks: AskService
    leads: LeadService
    references: ReferenceService
    reminders: ReminderService
    profile: ProfileService
    coach: CoachService
    calls: CallService
    templates: TemplateService
    drafts: DraftService
    outbox: OutboxService
    draft_coach: DraftCoach
    follow_ups: FollowUpService
    plain_words: PlainWordsService
    calendar: CalendarService
    today: TodayService
    organisations: OrganisationService
    importing: ImportService
    doubles: DoublesService
    exporting: ExportService
    safety: SafetyService

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """Calls `listener` with the Changes of every write, on the thread that wrote."""
        self.store.subscribe(listener)

    def close(self) -> None:
        """Brings everything onto the disk and gives the desk to others."""
        if self.lock is None:
            self.store.let_go()
            return
        try:
            self.store.close()
        finally:
            self.lock.release()


def open_desk(path: Path, clock: Clock, *, lock: DeskLock | None = None) -> Desk:
    """Opens a desk for reading and writing, making or migrating it where needed.

    Raises DeskLocked, DeskNewer, DeskDamaged or another UserError. `lock` is one that the caller
    took already; the desk releases it when it is closed.
    """
    held = lock or DeskLock(path)
    try:
        prepare(path, clock)
        store = open_store(path, clock)
    except BaseException:
        held.release()
        raise
    return _wired(path, clock, store, held)


def open_to_read(path: Path, clock: Clock) -> Desk:
    """A desk for a command that only reads: a window may have it open at the same time.

    Only a desk that must be migrated, or put in order after a kill, is opened as for writing.
    """
    if needs_opening(path):
        try:
            return open_desk(path, clock)
        except DeskLocked:
            pass  # whoever holds it has it in order, or is at it
    return _wired(path, clock, Store(path, clock), None)


def _wired(path: Path, clock: Clock, store: Store, lock: DeskLock | None) -> Desk:
    questions, follow_ups = QuestionService(store, read_bank, clock), FollowUpService(store, clock)
    contact_list = ContactList(store, clock)
    templates = TemplateService(store, read_templates)
    drafts = DraftService(store, clock, templates)
    coach = CoachService(store, read_coach)
    return Desk(
        path=path,
        clock=clock,
        store=store,
        lock=lock,
        contacts=ContactService(store, clock),
        contact_list=contact_list,
        filters=SavedFilters(store, contact_list),
        history=History(store, clock),
        overview=OverviewService(store, clock),
        search=SearchService(store, questions.find),
        contact_story=ContactStory(store, clock),
        meetings=MeetingService(store, clock),
        agenda=AgendaService(store, clock, questions),
        pad=PadService(store, clock),
        follow_through=FollowThroughService(store, clock),
        introductions=IntroductionService(store),
        in_touch=InTouchService(store, clock),
        questions=questions,
        stories=StoryService(store),
        research=ResearchService(store, clock),
        asks=AskService(store, clock),
        leads=LeadService(store, clock),
        references=ReferenceService(store, clock),
        reminders=ReminderService(store, clock),
        profile=ProfileService(store, clock),
        coach=coach,
        draft_coach=DraftCoach(coach, templates),
        calls=CallService(store, clock),
        templates=templates,
        drafts=drafts,
        outbox=OutboxService(store, clock, drafts),
        follow_ups=follow_ups,
        plain_words=PlainWordsService(store, clock, follow_ups),
        calendar=CalendarService(store, clock),
        today=TodayService(store, clock),
        organisations=OrganisationService(store, clock),
        doubles=DoublesService(store),
        importing=ImportService(store),
        exporting=ExportService(store, clock),
        safety=SafetyService(path, store, clock),
    )


def read_bank() -> Bank:
    """The bank of questions as it is shipped."""
    names = content.list_dir("questions", suffix=".toml")
    return bank_of(content.read_toml("questions", name) for name in names)


def make_sample(path: Path, clock: Clock, contacts: int) -> None:
    """Makes a desk of invented people, or nothing at all when it fails."""
    from netdesk.services.sample import make  # only whoever asks for it pays for the word lists

    make(path, clock, contacts)
