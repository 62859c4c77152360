"""The page of the questions: the bank by category with one's own in it, and the stories beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from netdesk.domain.changes import Changes, Kind
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.pages.page import Page
from netdesk.ui.pages.questions.bank import BankView
from netdesk.ui.pages.questions.stories import StoriesView
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import PrimaryButton
from netdesk.ui.widgets.inputs import SegmentedControl
from netdesk.ui.widgets.navigation import TopBar
from netdesk.ui.widgets.search_button import SearchButton

if TYPE_CHECKING:
    from netdesk.services.questions import QuestionService, StoryService

BANK, STORIES = "bank", "stories"


class QuestionsPage(Page):
    """Switches between the questions and the stories."""

    def __init__(
        self, questions: QuestionService, stories: StoryService, tasks: Tasks, bus: ChangeBus
    ) -> None:
        super().__init__()
        self._missed = True
        self.bank = BankView(questions, tasks)
        self.stories = StoriesView(stories, tasks)
        self._parts = SegmentedControl(
            {BANK: self.tr("Questions"), STORIES: self.tr("Stories")}, name=self.tr("Questions or stories")
        )
        self._stack = QStackedWidget()
        self._new = PrimaryButton(self.tr("New"), icon_name="plus")
        self._lay_out()
        self._parts.changed.connect(self._show_part)
        self._new.clicked.connect(self._add)
        bus.changed.connect(self._on_changed)
        for view in (self.bank, self.stories):
            view.removed.connect(self.removed)
        self.stories.meeting_asked.connect(lambda key: self.record_asked.emit(Kind.MEETING, key, ""))
        self.bank.meeting_asked.connect(lambda key: self.record_asked.emit(Kind.MEETING, key, ""))
        self.bank.said.connect(self.said)

    def _lay_out(self) -> None:
        bar = TopBar(self.tr("Questions"))
        bar.add_centre(self._parts)
        search = SearchButton(self.tr("Search people, notes, questions…"))
        search.clicked.connect(lambda: self.action_asked.emit(ActionId.PALETTE))
        bar.add_right(search, 1)
        bar.add_right(self._new)
        self._stack.addWidget(self.bank)
        self._stack.addWidget(self.stories)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._stack, 1)

    def handlers(self) -> Mapping[ActionId, Callable[[], None]]:
        shown = self.bank if self._part() == BANK else self.stories
        found: dict[ActionId, Callable[[], None]] = {
            ActionId.NEW_QUESTION: self._add_question,
            ActionId.NEW_STORY: self._add_story,
            ActionId.FILTER: self._filter,
            ActionId.EDIT: shown.edit,
            ActionId.DELETE: shown.delete,
        }
        return found

    def activated(self) -> None:
        (self.bank if self._part() == BANK else self.stories).activated()

    def settle(self) -> None:
        self.stories.settle()

    def show_record(self, kind: Kind, record_id: int, phase: str = "") -> None:
        self._go(STORIES if kind is Kind.STORY else BANK)
        if kind is Kind.STORY:
            self.stories.show_story(record_id)
        else:
            self.bank.show_question(record_id, phase)

    def _part(self) -> str:
        return self._parts.selected()

    def _go(self, part: str) -> None:
        self._parts.select(part)
        self._show_part(part)

    @Slot(str)
    def _show_part(self, part: str) -> None:
        self.settle()
        self._stack.setCurrentWidget(self.bank if part == BANK else self.stories)

    def _add(self) -> None:
        (self._add_question if self._part() == BANK else self._add_story)()

    def _add_question(self) -> None:
        self._go(BANK)
        self.bank.add()

    def _add_story(self) -> None:
        self._go(STORIES)
        self.stories.add()

    def _filter(self) -> None:
        self._go(BANK)
        self.bank.filter.setFocus()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns(Kind.QUESTION, Kind.STORY, Kind.MEETING):
            self._missed = True
            if self.isVisible():
                self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed:
            self._refresh()

    def _refresh(self) -> None:
        self._missed = False
        self.bank.search()
        self.stories.refresh()
