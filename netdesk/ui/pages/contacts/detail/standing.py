"""Where a contact stands: stage, cadence, closeness, relevance, why this person, how you met, tags."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.contact import Contact, Stage
from netdesk.ui import dates, theme
from netdesk.ui.pages.contacts.choosing import cadence_text, cadences, latest_text, latests, stages
from netdesk.ui.pages.contacts.detail.edits import Edits
from netdesk.ui.pages.contacts.detail.parts import LinkButton, Picked, Section
from netdesk.ui.pages.contacts.detail.view import ContactView
from netdesk.ui.pages.contacts.table_rows import INTRODUCED
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import line_of
from netdesk.ui.widgets.chips import Chip, ChipButton
from netdesk.ui.widgets.flow_layout import FlowLayout
from netdesk.ui.widgets.inline_edit import InlineEdit


class Standing(Section):
    """What the user judged about the contact."""

    def __init__(self, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Standing", "Where they stand"), parent)
        self.stage: Picked[Stage] = Picked(self.tr("Stage"), edits.stage)
        self._introduced = Chip(self.tr("Introduced"), Tone.ACCENT)
        self._cadence: Picked[int] = Picked(self.tr("In touch"), edits.cadence)
        self.latest: Picked[int] = Picked(
            self.tr("At the latest"), lambda value: edits.fields(latest_days=value)
        )
        self.put_off = LinkButton()
        self.put_off.clicked.connect(lambda: edits.fields(quiet_until=None))
        self._edits = edits
        self._closeness: Picked[int] = Picked(
            self.tr("Closeness"), lambda value: edits.fields(closeness=value)
        )
        self._relevance: Picked[int] = Picked(
            self.tr("Relevance"), lambda value: edits.fields(relevance=value)
        )
        self._why = InlineEdit(placeholder=self.tr("Why this person?"), several_lines=True)
        self._met = InlineEdit(placeholder=self.tr("How did you meet?"))
        for label, widget in (
            (self.tr("Stage"), _side_by_side(self.stage, self._introduced)),
            (self.tr("In touch"), _under(_side_by_side(self._cadence, self.latest), self.put_off)),
            (self.tr("Close"), self._closeness),
            (self.tr("Relevant"), self._relevance),
            (self.tr("Why"), self._why),
            (self.tr("Met"), self._met),
        ):
            self.add_row(label, widget)
        self._why.edited.connect(lambda text: edits.fields(why=text.strip()))
        self._met.edited.connect(lambda text: edits.fields(how_met=text.strip()))

    def show_view(self, view: ContactView) -> None:
        """The standing of this contact."""
        contact = view.card.contact
        self.stage.show_value(contact.stage, stages())
        self._introduced.setVisible(view.introduction in INTRODUCED)
        self._show_cadence(contact)
        self._closeness.show_value(contact.closeness, self._closenesses())
        self._relevance.show_value(contact.relevance, self._relevances())
        self._why.show_text(contact.why)
        self._met.show_text(contact.how_met)

    def _show_cadence(self, contact: Contact) -> None:
        choices, latest = cadences(), latests(contact.cadence_days)
        if contact.cadence_days not in dict(choices):
            choices.append((contact.cadence_days, cadence_text(contact.cadence_days)))
        if contact.latest_days not in dict(latest):
            latest.append((contact.latest_days, latest_text(contact.latest_days)))
        self._cadence.show_value(contact.cadence_days, choices)
        self.latest.show_value(contact.latest_days, latest)
        self.latest.setVisible(contact.cadence_days > 0)
        until = contact.quiet_until
        said = self.tr("Put off to {0}: remind again")
        waits = until is not None and until > self._edits.today
        self.put_off.show_text(said.format(dates.in_words(until)) if waits and until else "")

    def _closenesses(self) -> list[tuple[int, str]]:
        words = (
            self.tr("Not said"),
            self.tr("Barely know them"),
            self.tr("Know them"),
            self.tr("Know them well"),
        )
        return list(enumerate(words))

    def _relevances(self) -> list[tuple[int, str]]:
        words = (self.tr("Not said"), self.tr("A little"), self.tr("Quite"), self.tr("Very"))
        return list(enumerate(words))


def _side_by_side(first: QWidget, second: QWidget) -> QWidget:
    row = QWidget()
    line = line_of(first, second)
    line.setStretch(0, 1)
    row.setLayout(line)
    return row


def _under(first: QWidget, second: QWidget) -> QWidget:
    rows = QWidget()
    column = QVBoxLayout(rows)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(first)
    column.addWidget(second)
    return rows


class Tags(Section):
    """The tags, each with a cross, and a line to add one."""

    def __init__(self, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Tags", "Tags"), parent)
        self._edits = edits
        self._shown: tuple[str, ...] | None = None
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing=theme.px(6))
        self.add = InlineEdit(placeholder=self.tr("Add a tag"))
        self.body.addWidget(self._chips)
        self.bare.addWidget(self.add)
        self.add.edited.connect(self._on_added)

    def show_view(self, view: ContactView) -> None:
        """The tags of this contact."""
        self.add.show_text("")
        if view.card.tags == self._shown:
            return
        self._shown = view.card.tags
        self._flow.clear()
        for name in view.card.tags:
            chip = ChipButton(f"{name}  ×")
            chip.setCheckable(False)
            chip.setAccessibleName(self.tr("Remove tag {0}").format(name))
            chip.clicked.connect(partial(self._edits.untag, name))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(view.card.tags))

    def _on_added(self, text: str) -> None:
        if text.strip():
            self._edits.tag(text.strip())
