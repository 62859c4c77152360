"""What the parts of the meetings page work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netdesk.domain.clock import Clock
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk
    from netdesk.services.agenda import AgendaService
    from netdesk.services.coach import CoachService
    from netdesk.services.contact_list import ContactList
    from netdesk.services.contacts import ContactService
    from netdesk.services.follow_through import FollowThroughService
    from netdesk.services.follow_ups import FollowUpService
    from netdesk.services.leads import LeadService
    from netdesk.services.meetings import MeetingService
    from netdesk.services.pad import PadService
    from netdesk.services.questions import QuestionService, StoryService
    from netdesk.services.research import ResearchService


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The services behind the phases of a meeting."""

    meetings: MeetingService
    agenda: AgendaService
    desk: Desk
    coach: CoachService
    pad: PadService
    follow_through: FollowThroughService
    follow_ups: FollowUpService
    leads: LeadService
    questions: QuestionService
    stories: StoryService
    research: ResearchService
    contacts: ContactService
    contact_list: ContactList
    tasks: Tasks
    clock: Clock
