"""How you got here: the people who opened the doors on the way to a contact."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from netdesk.ui import theme
from netdesk.ui.pages.contacts.detail.parts import Section
from netdesk.ui.pages.contacts.detail.view import ContactView
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import Words
from netdesk.ui.widgets.chips import Chip, ChipButton
from netdesk.ui.widgets.flow_layout import FlowLayout

HEIGHT = 26


class WayHere(Section):
    """You, whoever led on, and the contact; hidden when nobody did."""

    contact_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("WayHere", "How you got here"), parent)
        chain = QWidget()
        self._flow = FlowLayout(chain, spacing=theme.px(6))
        self.body.addWidget(chain)
        self._shown: tuple[tuple[int, str], ...] = ()

    def show_view(self, view: ContactView) -> None:
        """The chain that leads to this contact."""
        self.setVisible(len(view.chain) > 1)
        if view.chain == self._shown:
            return
        self._shown = view.chain
        self._flow.clear()
        self._add(Chip(self.tr("You")))
        for contact_id, name in view.chain[:-1]:
            self._add(Words("→", "second"))
            button = ChipButton(name)
            button.setCheckable(False)
            button.clicked.connect(partial(self.contact_asked.emit, contact_id))
            self._add(button)
        for _contact_id, name in view.chain[-1:]:
            self._add(Words("→", "second"))
            self._add(Chip(name, Tone.ACCENT))

    def _add(self, widget: QWidget) -> None:
        widget.setFixedHeight(theme.px(HEIGHT))
        self._flow.addWidget(widget)
        widget.show()
