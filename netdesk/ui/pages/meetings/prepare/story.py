"""The story to tell this person: one of those that are kept, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from netdesk.domain.meeting_view import MeetingView
from netdesk.domain.question import Story, seconds_to_tell
from netdesk.ui.pages.meetings.looks import PlainText, RingCard
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.typed import Saving, Typed
from netdesk.ui.widgets.basics import SectionLabel, SmallButton, Words, line_of


class StoryChoice(QComboBox):
    """The stories by title; the wheel scrolls the page and chooses nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class StoryCard(RingCard):
    """Chooses a story for the meeting; its text is typed right here."""

    def __init__(self, parts: Parts, meeting_id: int, saving: Saving) -> None:
        super().__init__()
        self._parts, self._meeting_id = parts, meeting_id
        self._story: Story | None = None
        self._filled: tuple[list[tuple[int, str]], int] | None = None
        self._saving = saving
        self.choice = StoryChoice()
        self.choice.setAccessibleName(self.tr("Your story"))
        self.choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.new = SmallButton(self.tr("New"), icon_name="plus")
        self.title = QLineEdit()
        self.title.setPlaceholderText(self.tr("Title of the new story"))
        self.title.setAccessibleName(self.title.placeholderText())
        self.length = Words("", "faint")
        self.editor = PlainText(self.tr("What makes them say “tell me more”"), self.tr("Story"), lines=2)
        self._typed = Typed(self.editor, _nowhere, parts.tasks, saving, parts.stories.leave_field)
        self.watch(self.editor)
        self._lay_out()
        self.choice.activated.connect(self._choose)
        self.new.clicked.connect(self._open_title)
        self.title.returnPressed.connect(self._add)

    def _lay_out(self) -> None:
        self.body.addWidget(SectionLabel(self.tr("Your story")))
        row = line_of(self.choice, self.new)
        row.setStretch(0, 1)
        row.addStretch(0)  # holds the button left while there is nothing to choose
        self.body.addLayout(row)
        for part in (self.title, self.editor, self.length):
            self.body.addWidget(part)
        self.title.hide()

    def show_view(self, view: MeetingView) -> None:
        """Shows the story that was chosen."""
        self._parts.tasks.find(
            f"stories {self._meeting_id}", self._parts.stories.all, partial(self._fill, view.story)
        )

    def begin(self) -> None:
        """Gives the keyboard to the choice, or to a new title where there is nothing to choose."""
        if self.choice.count() > 1:
            self.choice.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._open_title()

    def _fill(self, chosen: Story | None, stories: Sequence[Story]) -> None:
        shown = [(story.id, story.title) for story in stories], chosen.id if chosen else 0
        if shown != self._filled:
            self._filled = shown
            self._offer(chosen, stories)
        self._show_story(chosen)

    def _offer(self, chosen: Story | None, stories: Sequence[Story]) -> None:
        with QSignalBlocker(self.choice):
            self.choice.clear()
            self.choice.addItem(self.tr("Choose a story"), 0)
            for story in stories:
                self.choice.addItem(story.title, story.id)
            self.choice.setCurrentIndex(max(0, self.choice.findData(chosen.id if chosen else 0)))
        self.choice.setVisible(bool(stories))

    def _show_story(self, story: Story | None) -> None:
        another = (story.id if story else 0) != (self._story.id if self._story else 0)
        if another and not self._saving.settle():
            return  # the text of the earlier one is not stored yet, and would be lost
        self._story = story
        self.editor.setVisible(story is not None)
        self.length.setVisible(story is not None and bool(story.text.strip()))
        if story is not None:
            self._typed.store = partial(self._parts.stories.type_text, story.id)
            self._typed.show(story.text)
            self.length.setText(self.tr("{0} seconds to tell").format(seconds_to_tell(story.text)))

    @Slot(int)
    def _choose(self, place: int) -> None:
        self._saving.settle()
        story_id = self.choice.itemData(place) or None
        self._parts.tasks.act(partial(self._parts.meetings.edit, self._meeting_id, story_id=story_id))

    @Slot()
    def _open_title(self) -> None:
        self.title.show()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _add(self) -> None:
        title = self.title.text().strip()
        if title:
            self._saving.settle()
            self._parts.tasks.act(partial(self._add_and_choose, title), lambda _: self._added())

    def _add_and_choose(self, title: str) -> None:
        story_id = self._parts.stories.add(title)
        self._parts.meetings.edit(self._meeting_id, story_id=story_id)

    def _added(self) -> None:
        self.title.clear()
        self.title.hide()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _nowhere(text: str) -> None:
    """No story is chosen, so none can be typed."""
