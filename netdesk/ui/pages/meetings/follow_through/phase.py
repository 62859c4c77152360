"""What follows: who was named at the left, the thank-you in the middle, the next steps at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.agenda import AgendaItem
from netdesk.domain.cadence import CADENCES
from netdesk.domain.follow_through import Becoming, FollowThroughView
from netdesk.domain.meeting_view import MeetingView
from netdesk.ui import theme
from netdesk.ui.pages.meetings.follow_through.mentions import MentionCard
from netdesk.ui.pages.meetings.follow_through.steps import NextSteps
from netdesk.ui.pages.meetings.follow_through.thanks import ThankYouCard
from netdesk.ui.pages.meetings.keyed import Keyed
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.phase import PhaseView
from netdesk.ui.pages.meetings.sheet import Column, Sheet
from netdesk.ui.widgets.basics import Card, Words
from netdesk.ui.widgets.chips import ChipChoice, ChipRow

NEVER = QT_TRANSLATE_NOOP("Cadence", "not regularly")
OFTEN = (
    QT_TRANSLATE_NOOP("Cadence", "month"),
    QT_TRANSLATE_NOOP("Cadence", "2 months"),
    QT_TRANSLATE_NOOP("Cadence", "quarter"),
    QT_TRANSLATE_NOOP("Cadence", "half year"),
    QT_TRANSLATE_NOOP("Cadence", "year"),
)
"""The words of CADENCES, for the translators."""


class LearnedCard(Card):
    """A question and what was answered."""

    def __init__(self, item: AgendaItem) -> None:
        super().__init__()
        self.body.setSpacing(theme.px(4))
        self.body.addWidget(Words(item.entry.wording, "small", wrap=True))
        self.body.addWidget(Words(item.answer.strip(), wrap=True))


class FollowThrough(PhaseView):
    """Decides on what was named and makes the next steps."""

    def __init__(self, parts: Parts, meeting_id: int) -> None:
        super().__init__(parts)
        self._meeting_id = meeting_id
        self.view: FollowThroughView | None = None
        self._begin_when_read = self._reading = False
        self.steps = NextSteps()
        self.thanks = ThankYouCard(parts)
        self.cadence = ChipRow(
            [ChipChoice(key="0", text=_said(NEVER))]
            + [ChipChoice(key=str(days), text=_said(words)) for words, days in CADENCES.items()]
        )
        self.cadence.setAccessibleName(self.tr("How often to be in touch"))
        self._nothing = Words("", "small", wrap=True)
        self._sheet = Sheet((self._left(), self._middle(), self._right()), (8, 8, 6), below=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sheet)
        self.steps.changed.connect(self.main_changed)
        self.thanks.said.connect(self.said)
        self.thanks.removed.connect(self.removed)
        self.thanks.write_asked.connect(self.write_asked)
        self.cadence.changed.connect(self._set_cadence)

    def _left(self) -> Column:
        column = Column()
        column.body.addWidget(Words(self.tr("People and places named"), "heading"))
        column.body.addWidget(self._nothing)
        cards, learned = QVBoxLayout(), QVBoxLayout()
        self._learned_title = Words(self.tr("What you learned"), "heading")
        column.body.addLayout(cards)
        column.body.addWidget(self._learned_title)
        column.body.addLayout(learned)
        column.body.addStretch(1)
        for part in (cards, learned):
            part.setSpacing(theme.px(12))
        self._mentions: Keyed[MentionCard, Becoming] = Keyed(
            cards,
            lambda one: one.line.mention.uid,
            lambda one: MentionCard(one, self._parts),
            MentionCard.show_becoming,
        )
        self._learned: Keyed[LearnedCard, AgendaItem] = Keyed(
            learned, lambda item: (item.entry.id, item.answer), LearnedCard, lambda card, item: None
        )
        return column

    def _middle(self) -> Column:
        column = Column()
        self._thanks_title = Words(self.tr("Thank-you note"), "heading")
        touch = Card(self.tr("Stay in touch"))
        touch.body.addWidget(Words(self.tr("How often do you want to hear from each other?"), "small"))
        touch.body.addWidget(self.cadence)
        self._touch = touch
        for part in (self._thanks_title, self.thanks, touch):
            column.body.addWidget(part)
        column.body.addStretch(1)
        return column

    def _right(self) -> Column:
        column = Column()
        column.body.addWidget(Words(self.tr("Next steps"), "heading"))
        column.body.addWidget(self.steps)
        column.body.addStretch(1)
        return column

    # Showing

    @property
    def cards(self) -> list[MentionCard]:
        """One card for each mention."""
        return self._mentions.rows

    def show_view(self, view: MeetingView) -> None:
        self._reading = True
        load = partial(self._parts.follow_through.view, self._meeting_id)
        self._parts.tasks.find(f"follow through {self._meeting_id}", load, self._show)

    def _show(self, view: FollowThroughView) -> None:
        self.view, self._reading = view, False
        self.fill(
            partial(self._show_mentions, view),
            partial(self._show_steps, view),
            partial(self._show_thanks, view),
            partial(self._show_learned, view),
        )

    def _show_mentions(self, view: FollowThroughView) -> None:
        self._mentions.show(view.mentions)
        self._nothing.setVisible(not view.mentions)
        self._nothing.setText(self._why_nobody(view))
        if self.cards:
            self._begin_if_asked()

    def _show_learned(self, view: FollowThroughView) -> None:
        self._learned.show(view.learned)
        self._learned_title.setVisible(bool(view.learned))

    def _show_thanks(self, view: FollowThroughView) -> None:
        thanked = bool(view.contacts) and view.meeting.held_at is not None
        if thanked:
            self.thanks.show_for(self._meeting_id, view.contacts, view.next_steps)
        for part in (self.thanks, self._thanks_title):
            part.setVisible(thanked)
        self._touch.setVisible(bool(view.contacts))
        self.cadence.select(str(view.cadence_days))
        self._begin_if_asked()

    def _show_steps(self, view: FollowThroughView) -> None:
        held = view.meeting.held_at is not None
        self.steps.show_steps(view.next_steps if held else (), self._parts.clock.today())
        self.main_changed.emit()

    def _why_nobody(self, view: FollowThroughView) -> str:
        if view.meeting.held_at is None:
            return self.tr("The meeting was not held yet.")
        return self.tr("Nobody was named. Next time ask: who else should I talk to?")

    def main_action(self, view: MeetingView) -> str:
        if self.view is None or view.meeting.held_at is None:
            return ""
        count = len(self.steps.chosen())
        if not count:
            return "" if view.meeting.finished_at is not None else self.tr("Finish")
        if count == 1:
            return self.tr("Finish: 1 next step")
        return self.tr("Finish: {0} next steps").format(count)

    def begin(self) -> None:
        self._begin_when_read = True
        if not self._reading and self.filled:
            self._begin_if_asked()

    def _begin_if_asked(self) -> None:
        """To the first decision, not into the thank-you: Ctrl+Z there is about its words alone."""
        if not self._begin_when_read or not self.isVisible():
            return
        self._begin_when_read = False
        if self.cards:
            self.cards[0].begin()
        elif not self.steps.begin():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        self.thanks.drafting.settle()

    # Doing

    def finish(self) -> None:
        """Makes what was decided and the chosen steps, as one action that Undo takes back."""
        if self.view is None or self.view.meeting.held_at is None:
            return
        chosen = self.steps.chosen()
        told = self.tr("Finished. Next steps made: {0}").format(len(chosen))
        work = partial(self._parts.follow_through.finish, self._meeting_id, chosen)
        self._parts.tasks.act(work, lambda _: self.removed.emit(told))

    @Slot(object)
    def _set_cadence(self, keys: frozenset[str]) -> None:
        days = int(next(iter(keys)))
        self._parts.tasks.act(partial(self._parts.follow_through.set_cadence, self._meeting_id, days))


def _said(text: str) -> str:
    return QCoreApplication.translate("Cadence", text)
