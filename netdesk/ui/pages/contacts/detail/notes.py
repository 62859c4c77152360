"""The free notes on a contact, stored while they are typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from netdesk.ui.autosave import Done, SaveState, bind_autosave, load_text, text_of
from netdesk.ui.pages.contacts.detail.edits import Edits
from netdesk.ui.pages.contacts.detail.parts import Section
from netdesk.ui.pages.contacts.detail.view import ContactView
from netdesk.ui.widgets.basics import Words
from netdesk.ui.widgets.inline_edit import GrowingEdit


class Notes(Section):
    """A text that grows; "Saved" is said only when it is on the disk."""

    def __init__(self, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Notes", "Notes"), parent)
        self._edits = edits
        self._contact_id = 0
        self._typed = False  # something was typed that is not one complete undo step yet
        self.editor = GrowingEdit()
        self.editor.setPlaceholderText(self.tr("Anything worth keeping"))
        self.editor.setAccessibleName(self.tr("Notes"))
        self._state = Words("", "faint")
        self.body.addWidget(self.editor)
        self.body.addWidget(self._state)
        self._state.hide()
        self._autosave = bind_autosave(self.editor, self._save)
        self._autosave.state_changed.connect(self._show_state)

    @property
    def typing(self) -> int:
        """The contact whose notes are being typed, or 0."""
        busy = self._autosave.state is not SaveState.SAVED or self.editor.hasFocus()
        return self._contact_id if busy and self._typed else 0

    def show_view(self, view: ContactView) -> None:
        """The notes of this contact; what is being typed stays."""
        same = view.id == self._contact_id
        if same and self._autosave.state is not SaveState.SAVED:
            return
        self._contact_id = view.id
        if text_of(self.editor) != view.card.notes:
            load_text(self.editor, view.card.notes)
            self.editor.updateGeometry()
        if not same:
            self._say("")

    def settle(self) -> None:
        """Stores what is typed; another contact may be shown afterwards."""
        if self._autosave.state is not SaveState.SAVED:
            self._autosave.flush()
        if self._typed:
            self._typed = False
            self._edits.leave_notes()

    def _save(self, text: str, done: Done) -> None:
        self._typed = True
        self._edits.type_notes(self._contact_id, text, lambda _result: done(None), done)

    @Slot(object)
    def _show_state(self, state: SaveState) -> None:
        words = {
            SaveState.SAVED: self.tr("Saved"),
            SaveState.UNSAVED: "",
            SaveState.FAILED: self.tr("Not saved yet; it is tried again"),
        }
        self._say(words[state])

    def _say(self, text: str) -> None:
        self._state.setText(text)
        self._state.setVisible(bool(text))
