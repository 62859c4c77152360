"""Makes each page with the services it needs; a page's module is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.pages.page import Page
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk


class Entry(NamedTuple):
    """A page's place in the navigation."""

    key: str
    text: str
    action: ActionId

    def title(self) -> str:
        """The page's name in the user's language."""
        return QCoreApplication.translate("Page", self.text)


ENTRIES = (
    Entry("today", QT_TRANSLATE_NOOP("Page", "Today"), ActionId.SHOW_TODAY),
    Entry("contacts", QT_TRANSLATE_NOOP("Page", "Contacts"), ActionId.SHOW_CONTACTS),
    Entry("organisations", QT_TRANSLATE_NOOP("Page", "Organisations"), ActionId.SHOW_ORGANISATIONS),
    Entry("meetings", QT_TRANSLATE_NOOP("Page", "Meetings"), ActionId.SHOW_MEETINGS),
    Entry("calendar", QT_TRANSLATE_NOOP("Page", "Calendar"), ActionId.SHOW_CALENDAR),
    Entry("questions", QT_TRANSLATE_NOOP("Page", "Questions"), ActionId.SHOW_QUESTIONS),
)
"""In the order of the navigation; the key is also the icon's name."""


class PageFactory:
    """Makes the pages of one open desk."""

    def __init__(self, desk: Desk, tasks: Tasks, bus: ChangeBus) -> None:
        self.desk, self.tasks, self.bus = desk, tasks, bus

    def make(self, key: str) -> Page:
        """A new page for this place in the navigation."""
        makers: dict[str, Callable[[], Page]] = {
            "today": self._today,
            "organisations": self._organisations,
            "meetings": self._meetings,
            "calendar": self._calendar,
            "questions": self._questions,
        }
        return makers[key]()

    def _today(self) -> Page:
        from netdesk.ui.pages.today.page import TodayPage

        return TodayPage(self.desk.today, self.desk.follow_ups, self.tasks, self.bus, self.desk.clock)

    def _organisations(self) -> Page:
        from netdesk.ui.pages.organisations.page import OrganisationsPage

        desk = self.desk
        return OrganisationsPage(desk.organisations, desk.research, desk.search, self.tasks, self.bus)

    def _meetings(self) -> Page:
        from netdesk.ui.pages.meetings.page import MeetingsPage

        return MeetingsPage(self.desk, self.tasks, self.bus)

    def _calendar(self) -> Page:
        from netdesk.ui.pages.calendar.page import CalendarPage

        return CalendarPage(self.desk.calendar, self.desk.follow_ups, self.tasks, self.bus, self.desk.clock)

    def _questions(self) -> Page:
        from netdesk.ui.pages.questions.page import QuestionsPage

        return QuestionsPage(self.desk.questions, self.desk.stories, self.tasks, self.bus)
