"""The stories: short accounts of one's own, told in under a minute, that make people say “tell me more”."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from netdesk.domain.question import Story, seconds_to_tell
from netdesk.ui import theme
from netdesk.ui.autosave import Done, SaveState, bind_autosave, load_text
from netdesk.ui.delegates.list_row import ListRowDelegate
from netdesk.ui.left_field import LeftField
from netdesk.ui.models.row_list import RowListModel
from netdesk.ui.pages.questions.story_use import StoryUse
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import IconButton, ScrollColumn, Words, line_of
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.inline_edit import GrowingEdit, InlineEdit
from netdesk.ui.widgets.list_detail import ListDetail

if TYPE_CHECKING:
    from netdesk.services.questions import StoryService

LIST_WIDTH, WIDEST = 320, 720


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as the list shows it."""

    id: int
    title: str
    detail: str
    chip: str
    chip_tone: str = "plain"
    avatar: str = ""
    square: bool = False
    icon: str = "story"


class StoriesView(QStackedWidget):
    """The list of stories and the one that is being written."""

    removed = Signal(str)
    meeting_asked = Signal(int)

    def __init__(self, stories: StoryService, tasks: Tasks) -> None:
        super().__init__()
        self._service = stories
        self._tasks = tasks
        self._shown = 0
        self._begun = 0
        self._stories: dict[int, Story] = {}
        self._model = RowListModel()
        self._list = QListView()
        self._title = InlineEdit(name=self.tr("Title"), placeholder=self.tr("Title"), kind="title")
        self._shows = InlineEdit(
            name=self.tr("What it shows"),
            placeholder=self.tr("What it shows: calm, care, a head for figures…"),
        )
        self._use = StoryUse()
        self._text = GrowingEdit(lines=range(10, 28))
        self._pace = Words("", "small")
        self._autosave = bind_autosave(self._text, self._save_text)
        LeftField(self._text, self._autosave, lambda: tasks.act(stories.leave_field))
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._list.setModel(self._model)
        self._list.setItemDelegate(ListRowDelegate(self._list))
        self._list.setAccessibleName(self.tr("Stories"))
        self._list.setProperty("bare", True)
        self._text.setAccessibleName(self.tr("Story"))
        self._text.setPlaceholderText(self.tr("What was at stake, what you did, what came of it"))
        self._sides = ListDetail(self._list, self._editor(), list_width=LIST_WIDTH)
        self._empty = EmptyState(
            "story",
            self.tr("No story yet"),
            self.tr("A short account of yours that makes people say “tell me more”."),
        )
        self._empty.add_action(self.tr("Write a story"), self.add, primary=True)
        self.addWidget(self._empty)
        self.addWidget(self._sides)

    def _editor(self) -> ScrollColumn:
        remove = IconButton("trash", self.tr("Delete this story"))
        remove.clicked.connect(self.delete)
        page = QWidget()
        page.setMaximumWidth(theme.px(WIDEST))
        body = QVBoxLayout(page)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(12))
        body.addLayout(line_of(self._title, remove))
        body.addWidget(self._shows)
        inside = QVBoxLayout()
        inside.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        inside.setSpacing(theme.px(12))
        for part in (self._pace, self._text, self._use):
            inside.addWidget(part)
        body.addLayout(inside)
        column = ScrollColumn(margin=20)
        column.body.addWidget(page)
        column.body.addStretch(1)
        return column

    def _wire(self) -> None:
        self._list.selectionModel().currentChanged.connect(lambda index, _: self._show_row(index.row()))
        self._list.activated.connect(self._open)
        self._title.edited.connect(lambda title: self._edit(title=title))
        self._shows.edited.connect(lambda shows: self._edit(shows=shows))
        self._use.meeting_asked.connect(self.meeting_asked)
        self._text.textChanged.connect(self._show_pace)

    @Slot()
    def _open(self) -> None:
        self._sides.show_detail()
        self._text.setFocus()

    def activated(self) -> None:
        """The keyboard goes to the list."""
        self._list.setFocus()

    def text(self) -> str:
        """The story as it stands in the editor."""
        return self._text.text()

    # Showing

    @Slot()
    def refresh(self) -> None:
        """Reads the stories again."""
        self._tasks.find("stories", self._service.all, self._show)

    def _show(self, stories: list[Story]) -> None:
        self._stories = {story.id: story for story in stories}
        wanted = self._begun or self._shown
        shown = wanted if wanted in self._stories else next(iter(self._stories), 0)
        self._model.set_rows([self._row(story) for story in stories])
        self.setCurrentWidget(self._sides if stories else self._empty)
        self.show_story(shown)
        if self._begun and shown == self._begun:
            self._open_title()

    def _open_title(self) -> None:
        """A new story begins with its title, once it is the one that is shown: not with an earlier one's."""
        self._begun = 0
        self._sides.show_detail()
        self._title.open()

    def _row(self, story: Story) -> StoryRow:
        first = story.text.strip().split("\n")[0]
        seconds = seconds_to_tell(story.text)
        length = self.tr("{0} s").format(seconds) if seconds else ""
        return StoryRow(story.id, story.title, story.shows or first, length)

    def show_story(self, story_id: int) -> None:
        """Brings one story up."""
        places = list(self._stories)
        if story_id in self._stories:
            self._list.setCurrentIndex(self._model.index(places.index(story_id)))
            self._fill(self._stories[story_id])
        else:
            self._shown = story_id

    def _show_row(self, row: int) -> None:
        if 0 <= row < len(self._stories):
            self._fill(list(self._stories.values())[row])

    def _fill(self, story: Story) -> None:
        if story.id != self._shown:
            self.settle()
        self._shown = story.id
        self._title.show_text(story.title)
        self._shows.show_text(story.shows)
        if self._autosave.state is SaveState.SAVED and self._text.text() != story.text:
            load_text(self._text, story.text)
        self._show_pace()
        self._tasks.find(
            "meetings of a story", partial(self._service.used_in, story.id), self._use.show_lines
        )

    @Slot()
    def _show_pace(self) -> None:
        text = self._text.text()
        told = self.tr("{0} words, about {1} seconds to tell")
        self._pace.setText(told.format(len(text.split()), seconds_to_tell(text)))

    # Writing

    @Slot()
    def add(self) -> None:
        """Adds a story and opens its title."""

        def begin(key: int) -> None:
            self._begun = key
            self.refresh()

        self._tasks.act(partial(self._service.add, self.tr("New story")), begin)

    def edit(self) -> None:
        """Goes to the text of the story that is shown."""
        self._sides.show_detail()
        self._text.setFocus()

    def _edit(self, *, title: str | None = None, shows: str | None = None) -> None:
        if self._shown in self._stories:
            self._tasks.act(partial(self._service.edit, self._shown, title=title or None, shows=shows))

    def _save_text(self, text: str, done: Done) -> None:
        self._tasks.act(partial(self._service.type_text, self._shown, text), lambda _: done(None), done)

    def settle(self) -> None:
        """Stores what is typed."""
        if self._autosave.state is not SaveState.SAVED:
            self._autosave.flush()

    @Slot()
    def delete(self) -> None:
        """Removes the story that is shown."""
        if self._shown in self._stories and not self._text.hasFocus():
            told = self.tr("Story deleted")
            self._tasks.act(partial(self._service.delete, self._shown), lambda _: self.removed.emit(told))
