"""A second word before somebody is asked again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from netdesk.domain.reference import AlreadyAsked, Reference, refuse_second_ask
from netdesk.ui.widgets.basics import Card, GhostButton, SmallButton, Words, line_of


class OnceMore(Card):
    """Says why not, and offers to do it all the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="warm", parent=parent)
        self._do: Callable[[], None] | None = None
        self.words = Words("", wrap=True)
        self.again, self._leave = SmallButton(self.tr("Ask again")), GhostButton(self.tr("Leave it"))
        self.body.addWidget(self.words)
        self.body.addLayout(line_of(self.again, self._leave, None))
        self.again.clicked.connect(self._on_again)
        self._leave.clicked.connect(self.hide)
        self.hide()

    def ask(self, known: Reference | None, do: Callable[[bool], None]) -> None:
        """Does it for who was not asked for a reference before; else says so first."""
        try:
            if known is not None:
                refuse_second_ask(known)
        except AlreadyAsked as error:
            self._offer(str(error), lambda: do(True))
        else:
            do(False)

    def _offer(self, why_not: str, do: Callable[[], None]) -> None:
        self._do = do
        self.words.setText(why_not)
        self.setAccessibleName(why_not)
        self.show()
        self.again.setFocus()

    def _on_again(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()
