"""Beside the pad: who and what was named, what to come back to before one goes, what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from math import ceil

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.before_you_go import Prompt, PromptKind, before_you_go, due
from netdesk.domain.follow_up import FollowUp
from netdesk.domain.meeting import MentionKind
from netdesk.domain.meeting_view import MeetingView, MentionLine
from netdesk.ui import theme
from netdesk.ui.pages.meetings.keyed import Keyed
from netdesk.ui.pages.meetings.meet.leads import MeetLeads
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.wording import near_day_text
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import Avatar, Card, ScrollColumn, SectionLabel, Words, line_of
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.inline_edit import InlineEdit
from netdesk.ui.widgets.rows import CheckRow

SHORT = {
    PromptKind.WAY: QT_TRANSLATE_NOOP("PromptCard", "A call or an e-mail?"),
    PromptKind.USE_NAME: QT_TRANSLATE_NOOP("PromptCard", "May I use your name?"),
    PromptKind.INTRODUCTION: QT_TRANSLATE_NOOP("PromptCard", "Would you introduce us?"),
}
"""What else to ask about somebody, in few words."""
MINUTES = {
    2: QT_TRANSLATE_NOOP("SidePanel", "Two"),
    3: QT_TRANSLATE_NOOP("SidePanel", "Three"),
    4: QT_TRANSLATE_NOOP("SidePanel", "Four"),
    5: QT_TRANSLATE_NOOP("SidePanel", "Five"),
}


class NamedCard(Card):
    """A person or organisation that was named, and where they belong."""

    def __init__(self, line: MentionLine, parts: Parts) -> None:
        super().__init__(tone="")
        self._parts = parts
        self._line = line
        place = line.mention.kind is MentionKind.ORGANISATION
        self._avatar = Avatar(line.mention.name, organisation=place)
        self._name = Words("", "heading", wrap=True)
        self._detail = Words("", "small", wrap=True)
        self._at = InlineEdit(placeholder=self.tr("at which organisation?"), name=self.tr("Where"))
        self._at.edited.connect(self._set_at)
        self._new = Chip(self.tr("new"), Tone.MEET if place else Tone.ACCENT)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self._name, self._detail):
            label.setContentsMargins(theme.px(6), 0, 0, 0)
        for part in (self._name, self._detail, self._at):
            words.addWidget(part)
        row = line_of(self._avatar, spacing=4)
        row.addLayout(words, 1)
        row.addWidget(self._new)
        self.body.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self.body.addLayout(row)

    def show_line(self, line: MentionLine) -> None:
        """Shows the mention as it is now."""
        self._line = line
        mention = line.mention
        self.setAccessibleName(mention.name)
        self._avatar.show_name(mention.name)
        self._name.setText(mention.name)
        place = mention.kind is MentionKind.ORGANISATION
        known = _known_there(line.acquainted) if place else line.detail
        asks = not place and line.new
        self._at.setVisible(asks)
        self._at.show_text(mention.at)
        self._detail.setText(known)
        self._detail.setVisible(bool(known) and not asks)
        self._new.setVisible(line.new)

    def _set_at(self, text: str) -> None:
        self._parts.tasks.act(partial(self._parts.pad.set_at, self._line.mention.id, text))


def _known_there(count: int) -> str:
    if not count:
        return QCoreApplication.translate("NamedCard", "you know nobody there")
    return QCoreApplication.translate("NamedCard", "you know {0} there").format(count)


class PromptCard(Card):
    """What to ask about one who was named, or one of the closing questions."""

    def __init__(self, prompts: Sequence[Prompt]) -> None:
        super().__init__(tone="accent")
        self.body.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        self.body.setSpacing(theme.px(4))
        self.body.addWidget(Words(f"“{prompt_text(prompts[0])}”", wrap=True))
        more = " ".join(_short(prompt.kind) for prompt in prompts if prompt.kind in SHORT)
        if more:
            self.body.addWidget(Words(more, "small", wrap=True))
        self.setAccessibleName(" ".join(prompt_text(prompt) for prompt in prompts))


def _short(kind: PromptKind) -> str:
    return QCoreApplication.translate("PromptCard", SHORT[kind])


def prompt_text(prompt: Prompt) -> str:
    """A prompt in the user's language."""
    said = QCoreApplication.translate("BeforeYouGo", prompt.template)
    return said.format(name=prompt.name, at=prompt.at)


def _time_left(left: timedelta) -> str:
    """What the clock of the meeting says, by the minute that has begun."""
    tr, minutes = partial(QCoreApplication.translate, "SidePanel"), ceil(left / timedelta(minutes=1))
    if minutes <= 0:
        return tr("The time is over: come back to what was named.")
    if minutes == 1:
        return tr("The last minute: come back to what was named.")
    return tr("{0} minutes left: come back to what was named.").format(tr(MINUTES[minutes]))


def grouped(prompts: Sequence[Prompt]) -> list[tuple[Prompt, ...]]:
    """The prompts about one mention together, each closing one by itself."""
    groups: dict[object, list[Prompt]] = {}
    for number, prompt in enumerate(prompts):
        alone = prompt.kind is PromptKind.CLOSING
        groups.setdefault(number if alone else prompt.mention_uid, []).append(prompt)
    return [tuple(group) for group in groups.values()]


class SidePanel(QWidget):
    """Named so far, before you go, you promised."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._view: MeetingView | None = None
        self._scroll = ScrollColumn(margin=16, spacing=8)
        self._none = Words(self.tr("Type @ before a name and # before an organisation."), "small", wrap=True)
        self._named_rows, named = _part(self._scroll, self.tr("Named so far"), self._none)
        self._time = Words("", "small", wrap=True)
        self.before, prompts = _part(self._scroll, self.tr("Before you go"), self._time)
        self.promised, promises = _part(self._scroll, self.tr("You promised"))
        self.leads = MeetLeads(parts)
        self._scroll.body.insertWidget(1, self.leads)
        self._scroll.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self._cards: Keyed[NamedCard, MentionLine] = Keyed(
            named, lambda line: line.mention.uid, lambda line: NamedCard(line, parts), NamedCard.show_line
        )
        self._prompts: Keyed[PromptCard, tuple[Prompt, ...]] = Keyed(
            prompts, lambda group: group, PromptCard, lambda card, group: None
        )
        self._promises: Keyed[CheckRow, FollowUp] = Keyed(
            promises, self._promise_key, self._promise_row, lambda row, item: None
        )

    def show_view(self, view: MeetingView, now: datetime) -> None:
        """Shows what was named and promised."""
        self._view = view
        self._cards.show(view.mentions)
        self.leads.show_view(view)
        self._none.setVisible(not view.mentions)
        self._promises.show(view.promises)
        for row, item in zip(self._promises.rows, view.promises, strict=True):
            row.set_checked(item.done_at is not None)  # it may have been ticked in vain
        self.promised.setVisible(bool(view.promises))
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """From five minutes before the end: what to come back to."""
        if self._view is None:
            return
        shown = due(self._view.meeting, now)
        appears = shown and self.before.isHidden()
        self.before.setVisible(shown)
        if shown:
            self._time.setText(_time_left(self._view.meeting.left(now)))
            mentions = [line.mention for line in self._view.mentions]
            prompts = before_you_go(mentions, [one.id for one in self._view.contacts])
            self._prompts.show(grouped(prompts))
        if appears:
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.before, 0, 0))

    def add_lead(self, said: str) -> None:
        """Is ready to take a lead down."""
        self.leads.open(said)
        self._scroll.ensureWidgetVisible(self.leads.line)

    def prompts(self) -> list[str]:
        """What is asked for now; empty before the last five minutes."""
        return [card.accessibleName() for card in self._prompts.rows] if not self.before.isHidden() else []

    def _promise_key(self, item: FollowUp) -> tuple[object, ...]:
        return item.uid, item.title, item.day, item.done_at is None

    def _promise_row(self, item: FollowUp) -> CheckRow:
        due_text = near_day_text(item.day, self._parts.clock.today())
        row = CheckRow(
            item.title, checked=item.done_at is not None, due=due_text, due_tone=Tone.WARM, rule=False
        )
        row.leave_keyboard()
        follow_ups = self._parts.follow_ups
        row.toggled.connect(
            lambda on: self._parts.tasks.act(partial(follow_ups.done if on else follow_ups.reopen, item.id))
        )
        return row


def _part(scroll: ScrollColumn, title: str, *first: QWidget) -> tuple[QWidget, QVBoxLayout]:
    """A part of the panel with its heading, and the column for its rows."""
    part = QWidget()
    outer = QVBoxLayout(part)
    outer.setContentsMargins(0, 0, 0, theme.px(12))
    outer.setSpacing(theme.px(8))
    outer.addWidget(SectionLabel(title))
    for widget in first:
        outer.addWidget(widget)
    rows = QVBoxLayout()
    rows.setSpacing(theme.px(8))
    outer.addLayout(rows)
    scroll.body.addWidget(part)
    return part, rows
