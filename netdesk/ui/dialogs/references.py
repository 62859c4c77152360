"""Everybody with a standing as a referee; those who agreed are ticked and printed for an employer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.reference import Referee, ReferenceState
from netdesk.ui import pdf, theme
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.method_words import text_of, tone_of
from netdesk.ui.reference_list import reference_list, title
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import Avatar, GhostButton, PrimaryButton, ScrollColumn, Words, line_of
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.rows import CheckRow

if TYPE_CHECKING:
    from netdesk.services.profile import ProfileService
    from netdesk.services.references import ReferenceService


class ReferencesSheet(Sheet):
    """Enter or a click on somebody brings the contact up."""

    said = Signal(str)
    contact_asked = Signal(int)

    def __init__(
        self,
        window: QWidget,
        references: ReferenceService,
        profile: ProfileService,
        tasks: Tasks,
        bus: ChangeBus,
    ) -> None:
        super().__init__(window, self.tr("References"), width=560, height=560)
        self._references, self._profile, self._tasks = references, profile, tasks
        self._name = ""
        self._referees: Sequence[Referee] = ()
        self.rows: dict[int, CheckRow] = {}
        self.employer = QLineEdit()
        self.print = PrimaryButton(self.tr("Print…"), icon_name="print")
        self._lay_out()
        self.print.clicked.connect(self._ask_where)
        bus.changed.connect(self._on_changed)
        self.refresh()

    def _lay_out(self) -> None:
        self._words = Words("", "second", wrap=True)
        self.employer.setPlaceholderText(self.tr("For which employer? It is noted with each of them"))
        self.employer.setAccessibleName(self.tr("Employer"))
        column = ScrollColumn(margin=0, spacing=0)
        self._list = QVBoxLayout()
        column.body.addLayout(self._list)
        column.body.addStretch(1)
        self.body.addWidget(self._words)
        self.body.addWidget(column, 1)
        self.body.addWidget(self.employer)
        self.add_close()
        self.add_button(self.print)

    @Slot()
    def refresh(self) -> None:
        """Reads everybody again."""
        self._tasks.find(
            "references", lambda: (self._profile.load().name, self._references.all()), self._show
        )

    def _show(self, found: tuple[str, Sequence[Referee]]) -> None:
        unticked = {key for key, row in self.rows.items() if not row.checked}
        self._name, self._referees = found
        emptied(self._list)
        self.rows = {}
        for referee in self._referees:
            if referee.reference.state is ReferenceState.AGREED:
                self._add_agreed(referee, referee.person.id not in unticked)
            else:
                self._list.addWidget(self._other(referee))
        self._words.setText(
            self.tr("Who agreed can be printed on a list for an employer.")
            if self.rows
            else self.tr("Nobody has agreed yet. Whom to ask is said on a contact, under “As a referee”.")
        )
        self.employer.setVisible(bool(self.rows))
        self.print.setEnabled(bool(self.rows))

    def _add_agreed(self, referee: Referee, ticked: bool) -> None:
        person, state = referee.person, referee.reference.state
        row = self.rows[person.id] = CheckRow(
            person.name, self._about(referee), checked=ticked, due=text_of(state), due_tone=tone_of(state),
            person=person.name,
        )  # fmt: skip
        row.activated.connect(partial(self._open, person.id))
        self._list.addWidget(row)

    def _other(self, referee: Referee) -> QWidget:
        """Somebody who cannot be named yet, or not at all."""
        person, state = referee.person, referee.reference.state
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Words(person.name, "heading", wrap=True))
        words.addWidget(Words(self._about(referee), "small", wrap=True))
        show = GhostButton(self.tr("Open"))
        show.setAccessibleName(self.tr("Open {0}").format(person.name))
        show.clicked.connect(partial(self._open, person.id))
        line = line_of(Avatar(person.name), spacing=10)
        line.setContentsMargins(theme.px(30), theme.px(8), 0, theme.px(8))
        line.addLayout(words, 1)
        line.addWidget(show)
        line.addWidget(Chip(text_of(state), tone_of(state)))
        row = QWidget()
        row.setLayout(line)
        return row

    def _about(self, referee: Referee) -> str:
        person, known = referee.person, referee.reference
        role = ", ".join(filter(None, (person.title, person.organisation)))
        thanks = self.tr("to be thanked") if known.unthanked else ""
        return " · ".join(filter(None, (role, known.speaks_to, thanks)))

    def chosen(self) -> list[Referee]:
        """Those who are to stand on the list."""
        ticked = {key for key, row in self.rows.items() if row.checked}
        return [one for one in self._referees if one.person.id in ticked]

    @Slot()
    def _ask_where(self) -> None:
        if self.chosen():
            pdf.ask_where(self, self.tr("Print references"), title(self._name), self.write)
        else:
            self.said.emit(self.tr("Tick at least one of them first"))

    @Slot(str)
    def write(self, path: str) -> None:
        """Writes the list and notes that they were named."""
        chosen = self.chosen()
        trouble = pdf.store(reference_list(self._name, chosen), path)
        if trouble:
            self.said.emit(trouble)
            return
        ids = [one.person.id for one in chosen]
        told = self.tr("Written: {0}. Thank them when it is used.").format(path)
        used = partial(self._references.used, ids, self.employer.text())
        self._tasks.act(used, lambda _: self.said.emit(told))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns(Kind.REFERENCE, Kind.CONTACT, Kind.PROFILE):
            self.refresh()

    def _open(self, contact_id: int) -> None:
        self.contact_asked.emit(contact_id)
        self.close()


def emptied(layout: QVBoxLayout) -> None:
    """Takes all rows out."""
    while (item := layout.takeAt(0)) is not None:
        row = item.widget()
        if row is not None:
            row.hide()
            row.deleteLater()
