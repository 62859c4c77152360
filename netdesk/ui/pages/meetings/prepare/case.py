"""The case for the meeting: why this person, what to leave with, what is in it for them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.meeting import Meeting
from netdesk.ui import theme
from netdesk.ui.pages.meetings.looks import PlainText, RingCard
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.typed import Saving, Typed
from netdesk.ui.widgets.basics import SectionLabel

PURPOSE, OUTCOME, FOR_THEM = "purpose", "outcome", "for_them"


class Case(QWidget):
    """Three texts, each stored while it is typed."""

    def __init__(self, parts: Parts, meeting_id: int, saving: Saving) -> None:
        super().__init__()
        self.fields: dict[str, PlainText] = {}
        self._typed: dict[str, Typed] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for field, title, hint in self._texts():
            editor = PlainText(hint, title, lines=2)
            store = partial(parts.meetings.type_field, meeting_id, field)
            self.fields[field] = editor
            self._typed[field] = Typed(editor, store, parts.tasks, saving, parts.meetings.leave_field)
            column.addWidget(text_card(title, editor))

    def _texts(self) -> tuple[tuple[str, str, str], ...]:
        return (
            (PURPOSE, self.tr("Why you are calling"), self.tr("In one sentence: why this person, why now")),
            (
                OUTCOME,
                self.tr("The outcome you want"),
                self.tr("What you would like to know or have afterwards"),
            ),
            (FOR_THEM, self.tr("What is in it for them"), self.tr("What they get out of these minutes")),
        )

    def show_meeting(self, meeting: Meeting) -> None:
        """Shows the texts as they are stored."""
        for field, typed in self._typed.items():
            typed.show(getattr(meeting, field))

    def begin(self, field: str = "") -> None:
        """Puts the cursor into a text, or into the first empty one."""
        empty = (name for name, editor in self.fields.items() if not editor.text().strip())
        self.fields[field or next(empty, PURPOSE)].setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """All three."""
        return "\n\n".join(editor.text() for editor in self.fields.values() if editor.text().strip())


def text_card(title: str, editor: PlainText) -> RingCard:
    """A card with a small heading and an editor that shows the ring around the card."""
    card = RingCard()
    card.setAccessibleName(title)
    card.watch(editor)
    card.body.addWidget(SectionLabel(title))
    card.body.addWidget(editor)
    card.setCursor(Qt.CursorShape.IBeamCursor)
    card.setFocusProxy(editor)
    return card
