"""What was asked of a contact, the answers, and what they led to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.ask import MOST_OPEN, Ask, AskKind, AskState, is_much
from netdesk.domain.clock import Clock
from netdesk.domain.reference import Reference
from netdesk.ui import theme
from netdesk.ui.method_words import text_of
from netdesk.ui.pages.contacts.detail.method_edits import MethodEdits
from netdesk.ui.pages.contacts.detail.once_more import OnceMore
from netdesk.ui.pages.contacts.detail.parts import INDENT, LinkButton, Picked, Section, emptied
from netdesk.ui.pages.contacts.detail.parts_edit import PartsEdit
from netdesk.ui.pages.contacts.detail.record_row import Choice, RecordRow
from netdesk.ui.pages.contacts.detail.view import ContactView
from netdesk.ui.pages.contacts.table_rows import short_day
from netdesk.ui.widgets.basics import Words, line_of

MOST = 6


class Asks(Section):
    """The asks, the open ones and then the latest first, and a line to add one with what it is for."""

    contact_asked = Signal(int)

    def __init__(self, edits: MethodEdits, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Asks", "Asked of them"), parent)
        self._edits, self._clock = edits, clock
        self._shown: tuple[int, tuple[Ask, ...]] = (0, ())
        self._reference: Reference | None = None
        self._kind = AskKind.ADVICE
        self.rows: list[RecordRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.gentle = Words("", "small", wrap=True)
        self.once_more = OnceMore()
        self._more = LinkButton()
        self.kind: Picked[AskKind] = Picked(self.tr("What for"), self._pick)
        self.add = PartsEdit(
            {"text": self.tr("What did you ask? A few words")},
            placeholder=self.tr("Add an ask"), name=self.tr("Ask"),
        )  # fmt: skip
        self._lay_out()
        self.add.edited.connect(self._on_added)
        self._more.clicked.connect(self._show_all)
        self._pick(self._kind)

    def _lay_out(self) -> None:
        self.body.addWidget(self.gentle)
        self.body.addWidget(self.once_more)
        self.bare.addLayout(self._list)
        more = line_of(self._more, None)
        more.setContentsMargins(theme.px(INDENT), 0, 0, 0)
        self.bare.addLayout(more)
        line = line_of(self.add, self.kind, spacing=4)
        line.setStretch(0, 1)
        self.bare.addLayout(line)

    def _pick(self, kind: AskKind) -> None:
        self._kind = kind
        self.kind.show_value(kind, [(one, text_of(one)) for one in AskKind])

    def show_view(self, view: ContactView) -> None:
        """What was asked of this contact."""
        self._reference = view.reference
        if (view.id, view.asks) == self._shown:
            return
        if self._shown[0] != view.id:
            self.once_more.hide()
        self._shown = (view.id, view.asks)
        self.gentle.setVisible(is_much(view.asks))
        self.gentle.setText(self._gentle_word(sum(ask.state is AskState.OPEN for ask in view.asks)))
        self._fill(_open_first(view.asks)[:MOST])
        left = len(view.asks) - len(self.rows)
        self._more.show_text(self.tr("Show {0} more").format(left) if left else "")

    def _gentle_word(self, count: int) -> str:
        if count == MOST_OPEN:
            return self.tr("Two asks are open already. Before a third: is there something that you can give?")
        told = self.tr("{0} asks are open already. Before one more: is there something that you can give?")
        return told.format(count)

    def _fill(self, asks: Sequence[Ask]) -> None:
        emptied(self._list)
        self.rows = [self._row(ask) for ask in asks]

    def _show_all(self) -> None:
        self._more.show_text("")
        self._fill(_open_first(self._shown[1]))

    def _row(self, ask: Ask) -> RecordRow:
        row = RecordRow(
            {
                "text": self.tr("What did you ask?"),
                "answer": self.tr("What did they answer?"),
                "led_to": self.tr("What did it lead to? A name, a meeting, a thought"),
            },
            self.tr("Ask"),
        )
        words = {"text": ask.text, "answer": ask.answer, "led_to": ask.led_to}
        row.edit.show_parts(words, ask.text or text_of(ask.kind), self._below(ask))
        row.edit.edited.connect(partial(self._edits.edit_ask, ask.id))
        row.show_state(ask.state, self._choices(ask))
        self._list.addWidget(row)
        if ask.led_to_contact_id:
            self._list.addWidget(self._link(ask.led_to_contact_id, ask.led_to))
        return row

    def _link(self, contact_id: int, name: str) -> QWidget:
        link = LinkButton(self.tr("Go to {0}").format(name), self)
        link.clicked.connect(partial(self.contact_asked.emit, contact_id))
        holder = QWidget()
        line = line_of(link, None)
        line.setContentsMargins(theme.px(INDENT) - theme.px(2), 0, 0, 0)  # in line with the words above
        holder.setLayout(line)
        return holder

    def _below(self, ask: Ask) -> str:
        day = short_day(ask.asked_on, self._clock.today(), self.locale()) if ask.asked_on else ""
        kind = text_of(ask.kind) if ask.text else ""
        led = self.tr("led to: {0}").format(ask.led_to) if ask.led_to else ""
        said = f"“{ask.answer}”" if ask.answer else ""
        return " · ".join(filter(None, (kind, day, said, led)))

    def _choices(self, ask: Ask) -> tuple[list[Choice], ...]:
        edits = self._edits
        return (
            [
                Choice(text_of(state), partial(edits.answer, ask.id, state), state is ask.state)
                for state in AskState
            ],
            [
                Choice(text_of(kind), partial(edits.ask_kind, ask.id, kind), kind is ask.kind)
                for kind in AskKind
            ],
            [Choice(self.tr("Remove this ask"), partial(edits.delete_ask, ask.id))],
        )

    def _on_added(self, parts: dict[str, str]) -> None:
        def add(again: bool) -> None:
            self._edits.add_ask(kind, parts["text"], again=again)

        kind = self._kind
        self.once_more.ask(self._reference if kind is AskKind.REFERENCE else None, add)


def _open_first(asks: Sequence[Ask]) -> list[Ask]:
    return sorted(asks, key=lambda ask: ask.state is not AskState.OPEN)
