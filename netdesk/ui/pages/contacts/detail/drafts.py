"""The messages to a contact that were begun and not sent: each goes on with a click."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from netdesk.domain.clock import Clock
from netdesk.domain.draft_view import DraftLine
from netdesk.ui.pages.contacts.detail.parts import LinkButton, Section, emptied
from netdesk.ui.pages.contacts.detail.view import ContactView
from netdesk.ui.pages.contacts.table_rows import short_day
from netdesk.ui.widgets.basics import Words, line_of


class Drafts(Section):
    """One line for each; it takes no room while there is none."""

    write_asked = Signal(object)
    """The Purpose of a draft that goes on."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Drafts", "Drafts"), parent)
        self._clock = clock
        self._shown: tuple[DraftLine, ...] | None = None
        self.links: list[LinkButton] = []

    def show_view(self, view: ContactView) -> None:
        """The drafts to this contact."""
        self.setVisible(bool(view.drafts))
        if view.drafts == self._shown:
            return
        self._shown = view.drafts
        emptied(self.body)
        self.links = [self._row(line) for line in view.drafts]

    def _row(self, line: DraftLine) -> LinkButton:
        link = LinkButton(line.draft.subject or line.title, self)
        link.clicked.connect(partial(self.write_asked.emit, line.purpose))
        row = QWidget()
        row.setLayout(line_of(link, None, Words(self._about(line), "faint")))
        self.body.addWidget(row)
        return link

    def _about(self, line: DraftLine) -> str:
        opened = line.draft.opened_at
        if opened is None:
            return self.tr("not sent yet")
        today = self._clock.today()
        day = short_day(self._clock.wall_of(opened).date(), today, self.locale())
        return self.tr("opened {0}. Sent?").format(day)
