"""Makes each page with the services it needs; a page's module is imported when it is first shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.ui import pages
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.follow_up_editing import FollowUpEditing
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

    @cached_property
    def _editing(self) -> FollowUpEditing:
        """The editor of follow-ups, the same one for all pages."""
        desk = self.desk
        return FollowUpEditing(desk.follow_ups, desk.contacts, desk.search, self.tasks, desk.clock)

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

        desk = self.desk
        services = (desk.today, desk.follow_ups, desk.in_touch)
        return TodayPage(*services, self._editing, self.tasks, self.bus, desk.clock)

    def _organisations(self) -> Page:
        from netdesk.ui.pages.organisations.page import OrganisationsPage

        desk = self.desk
        return OrganisationsPage(desk.organisations, desk.research, desk.search, self.tasks, self.bus)

    def _meetings(self) -> Page:
        from netdesk.ui.pages.meetings.page import MeetingsPage

        return MeetingsPage(self.desk, self.tasks, self.bus)

    def _calendar(self) -> Page:
        from netdesk.ui.pages.calendar.page import CalendarPage

        desk = self.desk
        return CalendarPage(
            desk.calendar, desk.follow_ups, desk.plain_words, desk.meetings, self._editing, self.tasks,
            self.bus, desk.clock,
        )  # fmt: skip

    def _questions(self) -> Page:
        from netdesk.ui.pages.questions.page import QuestionsPage

        page = QuestionsPage(self.desk.questions, self.desk.stories, self.tasks, self.bus)
        page.bank.line.add_coach(self.desk.coach, self.tasks)
        return page


def page_modules() -> Iterator[str]:
    """The modules of all pages, small ones first: each page's own brings nothing new any more."""
    found = [info.name for info in walk_packages(pages.__path__, f"{pages.__name__}.") if not info.ispkg]
    return iter(sorted(found, key=lambda name: name.endswith(".page")))


def imported(names: Iterable[str]) -> Iterator[None]:
    """Imports one module a step: the first look at a page is 30 ms shorter for it.

    On the window's thread, in steps of a few milliseconds: PySide's classes cannot be made on another
    one while the window works (one start in 200 crashed).
    """
    for name in names:
        if name not in sys.modules:
            import_module(name)
            yield
