"""The choices of an export: which contacts, which format, and what each format keeps and leaves out."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from netdesk.domain.exports import OF_CONTACTS, ExportFormat, VCardVersion
from netdesk.ui import theme
from netdesk.ui.theme import Weight
from netdesk.ui.widgets.basics import Card, Words, line_of
from netdesk.ui.widgets.inputs import SegmentedControl

ALL, CHOSEN = "all", "chosen"
INDENT = 24


class Told(NamedTuple):
    """What is said of a format: its name, what it is for, what it keeps, what has no place in it."""

    name: str
    purpose: str
    keeps: str
    lacks: str


class ExportForm(QWidget):
    """Radio buttons for the formats, and beneath them what the chosen one does with the data."""

    changed = Signal()

    def __init__(self, chosen_contacts: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._several = chosen_contacts
        count = self.locale().toString(chosen_contacts)
        self.whom = SegmentedControl(
            {ALL: self.tr("All contacts"), CHOSEN: self.tr("{0} selected").format(count)},
            name=self.tr("Which contacts"),
        )
        self.version = SegmentedControl({"3.0": "3.0", "4.0": "4.0"}, name=self.tr("Version of the vCard"))
        self.buttons = {kind: QRadioButton(told.name) for kind, told in self.told().items()}
        self._group = QButtonGroup(self)
        self._keeps, self._lacks = Words("", wrap=True), Words("", wrap=True)
        self._lay_out()
        self._group.buttonToggled.connect(self._show_chosen)
        self.choose(ExportFormat.VCARD)
        if chosen_contacts > 1:
            self.whom.select(CHOSEN)

    def told(self) -> dict[ExportFormat, Told]:
        """The words for each format."""
        return {
            ExportFormat.VCARD: self._vcard(),
            ExportFormat.CSV: self._csv(),
            ExportFormat.CALENDAR: self._calendar(),
            ExportFormat.ZIP: self._zip(),
            ExportFormat.JSON: self._json(),
        }

    def _vcard(self) -> Told:
        return Told(
            self.tr("vCard (.vcf)"),
            self.tr("Contacts for address books and phones"),
            self.tr(
                "Names, e-mail, phone, links, addresses, roles, birthday and anniversary, notes, tags, "
                "photo, and what came with imported cards."
            ),
            self.tr(
                "Stage, cadence, how you met and why, when a role began and ended, touches, meetings, "
                "introductions, follow-ups, organisations, research, drafts, questions."
            ),
        )

    def _csv(self) -> Told:
        return Told(
            self.tr("Table (.csv)"),
            self.tr("Contacts for Google and spreadsheets"),
            self.tr(
                "Names, e-mail, phone, links, addresses, present roles, birthday and anniversary, notes, "
                "tags. A ' before + - = or @ keeps a spreadsheet from calculating; NetDesk takes it away."
            ),
            self.tr(
                "Photo, past roles, what came with imported vCards, and all that a vCard has no place for."
            ),
        )

    def _calendar(self) -> Told:
        return Told(
            self.tr("Calendar (.ics)"),
            self.tr("Meetings and follow-ups for any calendar"),
            self.tr(
                "Day, time and zone, repetition, place, purpose, outcome. Follow-ups are entries that do "
                "not block the time; those that are done begin with ✓."
            ),
            self.tr("Follow-ups without a day, notes, agenda and answers, contacts and all about them."),
        )

    def _zip(self) -> Told:
        return Told(
            self.tr("Everything (.zip)"),
            self.tr("The whole desk, readable without NetDesk"),
            self.tr(
                "vCards, table, calendar, a page of text for each meeting, and the JSON with everything, "
                "the trash included. Imported into an empty desk, it is the same desk again."
            ),
            self.tr("Backups and the steps that can be undone."),
        )

    def _json(self) -> Told:
        return Told(
            self.tr("Data (.json)"),
            self.tr("The whole desk for other programs"),
            self.tr(
                "Everything, the trash included. Imported into an empty desk, it is the same desk again."
            ),
            self.tr("Backups and the steps that can be undone."),
        )

    def choose(self, kind: ExportFormat) -> None:
        """Begins with a format."""
        self.buttons[kind].setChecked(True)

    def chosen(self) -> ExportFormat:
        """The format that is on."""
        return next(kind for kind, button in self.buttons.items() if button.isChecked())

    def vcard_version(self) -> VCardVersion:
        """The version of the vCards."""
        return "4.0" if self.version.selected() == "4.0" else "3.0"

    def only_chosen(self) -> bool:
        """Whether the selected contacts alone are meant."""
        return self.chosen() in OF_CONTACTS and self.whom.selected() == CHOSEN

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for kind, told in self.told().items():
            column.addLayout(self._choice(kind, told))
        column.addSpacing(theme.px(8))
        column.addWidget(self._details())

    def _choice(self, kind: ExportFormat, told: Told) -> QVBoxLayout:
        button = self.buttons[kind]
        button.setFont(theme.font(weight=Weight.DemiBold))
        button.setAccessibleDescription(told.purpose)
        self._group.addButton(button)
        choice = QVBoxLayout()
        choice.setSpacing(0)
        line = line_of(button, self.version if kind is ExportFormat.VCARD else None)
        line.addStretch(1)
        choice.addLayout(line)
        purpose = Words(told.purpose, "small")
        purpose.setContentsMargins(theme.px(INDENT), 0, 0, 0)
        choice.addWidget(purpose)
        return choice

    def _details(self) -> Card:
        card = Card()
        card.setAccessibleName(self.tr("What the format keeps"))
        self._whom_line = QWidget()
        self._whom_line.setLayout(line_of(Words(self.tr("Which contacts"), "second"), self.whom, None))
        card.body.addWidget(self._whom_line)
        for title, words in ((self.tr("Keeps"), self._keeps), (self.tr("Has no place for"), self._lacks)):
            card.body.addWidget(Words(title, "heading"))
            card.body.addWidget(words)
        return card

    @Slot()
    def _show_chosen(self) -> None:
        if self._group.checkedButton() is None:
            return
        chosen = self.chosen()
        told = self.told()[chosen]
        self._keeps.setText(told.keeps)
        self._lacks.setText(told.lacks)
        self._whom_line.setVisible(chosen in OF_CONTACTS and self._several > 0)
        self.version.setVisible(chosen is ExportFormat.VCARD)
        self.changed.emit()
