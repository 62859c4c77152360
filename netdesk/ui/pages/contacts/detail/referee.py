"""A contact's standing as a referee: asked once, named when it counts, thanked."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from netdesk.domain.clock import Clock
from netdesk.domain.reference import Reference, ReferenceState
from netdesk.ui.method_words import text_of
from netdesk.ui.pages.contacts.detail.method_edits import MethodEdits
from netdesk.ui.pages.contacts.detail.once_more import OnceMore
from netdesk.ui.pages.contacts.detail.parts import LinkButton, Picked, Section
from netdesk.ui.pages.contacts.detail.view import ContactView
from netdesk.ui.pages.contacts.table_rows import short_day
from netdesk.ui.widgets.basics import Words, line_of
from netdesk.ui.widgets.inline_edit import InlineEdit


class RefereePart(Section):
    """The standing alone until there is one; then what they speak to, how they are reached, when used."""

    def __init__(self, edits: MethodEdits, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("RefereePart", "As a referee"), parent)
        self._edits, self._clock = edits, clock
        self._contact_id = 0
        self._known: Reference | None = None
        self.standing: Picked[ReferenceState | None] = Picked(self.tr("Standing"), self._choose)
        self.speaks_to = InlineEdit(
            placeholder=self.tr("What can they speak to?"), name=self.tr("Speaks to"), several_lines=True
        )
        self.reach = InlineEdit(placeholder=self.tr("How does one reach them?"), name=self.tr("Reach"))
        self.used_on = Words("", wrap=True)
        self.used = LinkButton(self.tr("Named today"), self)
        self.thanked = LinkButton(self.tr("Thanked"), self)
        self.once_more = OnceMore()
        self._lay_out()
        self.speaks_to.edited.connect(lambda text: edits.reference_words(speaks_to=text))
        self.reach.edited.connect(lambda text: edits.reference_words(reach=text))
        self.used.clicked.connect(edits.reference_used)
        self.thanked.clicked.connect(edits.reference_thanked)

    def _lay_out(self) -> None:
        self.add_row(self.tr("Standing"), self.standing)
        self._more = more = Section()
        more.add_row(self.tr("Speaks to"), self.speaks_to)
        more.add_row(self.tr("Reach"), self.reach)
        use = QWidget()
        use.setLayout(line_of(self.used_on, self.used, self.thanked, None))
        more.add_row(self.tr("Last used"), use)
        self.body.addWidget(self.once_more)
        self.bare.addWidget(more)

    def show_view(self, view: ContactView) -> None:
        """The standing of this contact."""
        if view.id != self._contact_id:
            self._contact_id = view.id
            self.once_more.hide()
        self._known = known = view.reference
        choices = [(None, self.tr("Not a referee")), *((state, text_of(state)) for state in ReferenceState)]
        self.standing.show_value(known.state if known else None, choices)
        self._more.setVisible(known is not None)
        if known is not None:
            self._show(known)

    def _show(self, known: Reference) -> None:
        self.speaks_to.show_text(known.speaks_to)
        self.reach.show_text(known.reach)
        day = short_day(known.last_used_on, self._clock.today(), self.locale()) if known.last_used_on else ""
        self.used_on.setText(", ".join(filter(None, (day, known.used_for))) or self.tr("Not yet"))
        agreed = known.state is ReferenceState.AGREED
        self.used.setVisible(agreed and known.last_used_on != self._clock.today())
        self.thanked.setVisible(known.unthanked)

    def _choose(self, state: ReferenceState | None) -> None:
        def move(again: bool) -> None:
            self._edits.standing(state, again=again)

        self.once_more.ask(self._known if state is ReferenceState.ASKED else None, move)
