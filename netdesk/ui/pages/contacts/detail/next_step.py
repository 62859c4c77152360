"""What comes next with a contact."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.clock import Clock
from netdesk.domain.contact_story import ContactStep
from netdesk.ui import theme
from netdesk.ui.pages.contacts.choosing import choice_menu, open_menu, snoozes
from netdesk.ui.pages.contacts.detail.edits import Edits
from netdesk.ui.pages.contacts.detail.parts import INDENT
from netdesk.ui.pages.contacts.detail.view import ContactView
from netdesk.ui.pages.contacts.table_rows import when_text
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import Card, GhostButton, SmallButton, Words, line_of
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.inline_edit import InlineEdit


class NextStepCard(QWidget):
    """The next follow-up or meeting with what can be done about it, or a line to add one."""

    meeting_asked = Signal(int)
    draft_asked = Signal(int)
    """The follow-up that a message is to carry out."""

    def __init__(self, edits: Edits, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits, self._clock = edits, clock
        self._step: ContactStep | None = None
        self._card = Card(tone="warm")
        self._title, self._detail = Words("", "heading", wrap=True), Words("", "small", wrap=True)
        self._when = Chip()
        self._done, self._open = SmallButton(self.tr("Done")), SmallButton(self.tr("Open"))
        self._snooze, self.draft = GhostButton(self.tr("Snooze")), SmallButton(self.tr("Draft"))
        self.add = InlineEdit(
            placeholder=self.tr("Add a next step, such as “call on Thursday”"), name=self.tr("Next step")
        )
        self._lay_out()
        self._done.clicked.connect(self.finish)
        self._snooze.clicked.connect(self.snooze)
        self._open.clicked.connect(self._on_open)
        self.draft.clicked.connect(self._on_draft)
        self.add.edited.connect(self._on_added)

    def _lay_out(self) -> None:
        self._card.body.addWidget(self._title)
        self._card.body.addWidget(self._detail)
        self._card.body.addLayout(line_of(self._done, self._open, self.draft, self._snooze, None, self._when))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        around = QVBoxLayout()
        around.setContentsMargins(theme.px(INDENT), 0, theme.px(INDENT), 0)
        around.addWidget(self._card)
        layout.addLayout(around)
        layout.addWidget(self.add)

    def show_view(self, view: ContactView) -> None:
        """The next step of this contact."""
        self._step = step = view.step
        self._card.setVisible(step is not None)
        self.add.setVisible(step is None)
        self.add.show_text("")
        if step is None:
            return
        self._title.setText(self.tr("Next: {0}").format(step.title))
        self._card.setAccessibleName(self._title.text())
        self._detail.setText(step.detail)
        self._detail.setVisible(bool(step.detail))
        when, tone = when_text(step.on, self._clock.today(), QLocale(), meeting=bool(step.meeting_id))
        self._when.show_text(when, Tone.PLAIN if tone == Tone.WARM else tone)
        self._when.setVisible(bool(when))
        for button in (self._done, self._snooze, self.draft):
            button.setVisible(bool(step.follow_up_id))
        self._open.setVisible(bool(step.meeting_id))

    @Slot()
    def finish(self) -> None:
        """Marks it done."""
        if self._step is not None and self._step.follow_up_id:
            self._edits.finish_step(self._step.follow_up_id)

    @Slot()
    def snooze(self) -> None:
        """Asks until when to put it off."""
        if self._step is not None and self._step.follow_up_id:
            step = self._step.follow_up_id
            choices = snoozes(self._clock.today(), self._step.on)
            menu = choice_menu(self, choices, lambda until: self._edits.snooze_step(step, until))
            open_menu(menu, self._snooze)

    def _on_open(self) -> None:
        if self._step is not None:
            self.meeting_asked.emit(self._step.meeting_id)

    def _on_draft(self) -> None:
        if self._step is not None:
            self.draft_asked.emit(self._step.follow_up_id)

    def _on_added(self, text: str) -> None:
        if text.strip():
            self._edits.add_step(text)
