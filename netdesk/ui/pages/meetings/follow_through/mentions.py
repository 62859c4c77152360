"""What is to become of whom and what was named: one card each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.follow_through import Becoming, Outcome
from netdesk.domain.meeting import MentionKind, UseName, Way, Worth, Writer
from netdesk.ui import theme
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import Avatar, Card, Words, line_of
from netdesk.ui.widgets.chips import Chip, ChipButton
from netdesk.ui.widgets.inline_edit import InlineEdit
from netdesk.ui.widgets.inputs import ChoiceRow

YES, NO = "yes", "no"
TARGET_KEYS = {True: YES, False: NO, None: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is decided on a person: the field of the mention, how it is asked, the answers."""

    field: str
    text: str
    choices: Mapping[StrEnum, str]


DECISIONS = (
    Decision(
        field="worth",
        text=QT_TRANSLATE_NOOP("Mention", "Worth talking to?"),
        choices={
            Worth.YES: QT_TRANSLATE_NOOP("Mention", "yes"),
            Worth.NOT_NOW: QT_TRANSLATE_NOOP("Mention", "not now"),
            Worth.NO: QT_TRANSLATE_NOOP("Mention", "no"),
        },
    ),
    Decision(
        field="way",
        text=QT_TRANSLATE_NOOP("Mention", "Best way"),
        choices={
            Way.E_MAIL: QT_TRANSLATE_NOOP("Mention", "e-mail"),
            Way.CALL: QT_TRANSLATE_NOOP("Mention", "call"),
            Way.EITHER: QT_TRANSLATE_NOOP("Mention", "either"),
        },
    ),
    Decision(
        field="use_name",
        text=QT_TRANSLATE_NOOP("Mention", "Use the name?"),
        choices={
            UseName.YES: QT_TRANSLATE_NOOP("Mention", "yes"),
            UseName.NO: QT_TRANSLATE_NOOP("Mention", "no"),
            UseName.DID_NOT_ASK: QT_TRANSLATE_NOOP("Mention", "did not ask"),
        },
    ),
    Decision(
        field="writer",
        text=QT_TRANSLATE_NOOP("Mention", "Introduction"),
        choices={
            Writer.THEY: QT_TRANSLATE_NOOP("Mention", "will send"),
            Writer.I_WRITE: QT_TRANSLATE_NOOP("Mention", "I write"),
            Writer.NONE: QT_TRANSLATE_NOOP("Mention", "none"),
        },
    ),
)
OUTCOMES = {
    Outcome.ADDS_CONTACT: (QT_TRANSLATE_NOOP("Mention", "adds to contacts"), Tone.ACCENT),
    Outcome.IN_CONTACTS: (QT_TRANSLATE_NOOP("Mention", "in contacts"), Tone.PLAIN),
    Outcome.ADDS_TARGET: (QT_TRANSLATE_NOOP("Mention", "adds to targets"), Tone.MEET),
    Outcome.IN_TARGETS: (QT_TRANSLATE_NOOP("Mention", "in targets"), Tone.PLAIN),
}


class MentionCard(Card):
    """Somebody or something that was named, with what is decided on it."""

    def __init__(self, becoming: Becoming, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._mention_id = becoming.line.mention.id
        self._place = becoming.line.mention.kind is MentionKind.ORGANISATION
        self._avatar = Avatar(becoming.line.mention.name, organisation=self._place)
        self._name = Words("", "heading", wrap=True)
        hint = self.tr("what was said about it") if self._place else self.tr("at which organisation?")
        self._at = InlineEdit(placeholder=hint, name=self.tr("Where"))
        self._at.edited.connect(lambda text: self._act(partial(parts.pad.set_at, self._mention_id, text)))
        self._outcome = Chip()
        self._rows: dict[str, ChoiceRow] = {}
        self._target: ChoiceRow | None = None
        self.body.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(14))
        self.body.addLayout(self._head())
        if self._place:
            self._add_target()
        else:
            self._add_decisions()

    def _head(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name.setContentsMargins(theme.px(6), 0, 0, 0)
        words.addWidget(self._name)
        words.addWidget(self._at)
        row = line_of(self._avatar, spacing=4)
        row.addLayout(words, 1)
        row.addWidget(self._outcome)
        head = QVBoxLayout()
        head.addLayout(row)
        return head

    def _add_decisions(self) -> None:
        for decision in DECISIONS:
            choices = {str(key): _said(text) for key, text in decision.choices.items()}
            row = ChoiceRow(_said(decision.text), choices)
            row.changed.connect(partial(self._decide, decision))
            self._rows[decision.field] = row
            self.body.addWidget(row)

    def _add_target(self) -> None:
        yes_no = {YES: self.tr("yes"), NO: self.tr("no")}
        self._target = ChoiceRow(self.tr("Add to target list?"), yes_no)
        self._target.changed.connect(
            lambda key: self._act(partial(self._decide_now, self._mention_id, target=key == YES))
        )
        self.body.addWidget(self._target)

    def show_becoming(self, becoming: Becoming) -> None:
        """Shows the mention as it is decided now."""
        line, mention = becoming.line, becoming.line.mention
        self.setAccessibleName(mention.name)
        self._avatar.show_name(mention.name)
        self._name.setText(mention.name)
        self._at.show_text(mention.at or line.detail)
        self._at.setEnabled(line.new or self._place)
        text, tone = OUTCOMES.get(becoming.outcome, ("", Tone.PLAIN))
        self._outcome.setVisible(bool(text))
        self._outcome.show_text(_said(text) if text else "", tone)
        for field, row in self._rows.items():
            decided = getattr(mention, field)
            row.select("" if decided is None else str(decided))
        for field in ("way", "use_name", "writer"):
            if field in self._rows:
                self._rows[field].setVisible(mention.worth not in (Worth.NO, Worth.NOT_NOW))
        if self._target is not None:
            self._target.select(TARGET_KEYS[mention.target])

    def begin(self) -> None:
        """Gives the keyboard to the first decision."""
        first = self._target or self._rows["worth"]
        chip = first.findChild(ChipButton)
        if chip is not None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide(self, decision: Decision, key: str) -> None:
        chosen = next(choice for choice in decision.choices if str(choice) == key)
        self._act(partial(self._decide_now, self._mention_id, **{decision.field: chosen}))

    def _decide_now(self, mention_id: int, **decisions: object) -> None:
        self._parts.follow_through.decide(mention_id, **decisions)

    def _act(self, work: partial[None]) -> None:
        self._parts.tasks.act(work)


def _said(text: str) -> str:
    return QCoreApplication.translate("Mention", text)
