"""Typed text of a meeting: stored while it is typed, and one word on whether all of it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from netdesk.ui.autosave import Autosave, Done, SaveState, TextEditor, bind_autosave, load_text, text_of
from netdesk.ui.left_field import LeftField
from netdesk.ui.tasks import Tasks

WORST_FIRST = (SaveState.FAILED, SaveState.UNSAVED)


class Saving(QObject):
    """Sums up the states of several autosaves."""

    changed = Signal(object)
    """A SaveState: the worst of all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[int, Autosave] = {}
        self._told = SaveState.SAVED

    @property
    def state(self) -> SaveState:
        """The worst state of all."""
        states = {autosave.state for autosave in self._known.values()}
        return next((state for state in WORST_FIRST if state in states), SaveState.SAVED)

    def watch(self, autosave: Autosave) -> None:
        """Counts one more, as long as it lives."""
        key = id(autosave)
        self._known[key] = autosave
        autosave.state_changed.connect(self._tell)
        autosave.destroyed.connect(lambda: self._forget(key))

    def settle(self) -> bool:
        """Stores everything now; False when something could not be."""
        for autosave in list(self._known.values()):
            if autosave.state is not SaveState.SAVED:
                autosave.flush()
        return self.state is SaveState.SAVED

    def _forget(self, key: int) -> None:
        self._known.pop(key, None)

    @Slot()
    def _tell(self) -> None:
        if self.state is not self._told:
            self._told = self.state
            self.changed.emit(self._told)


class Typed(QObject):
    """An editor whose text goes to `store` while it is typed; another's text never covers unsaved typing."""

    def __init__(
        self,
        editor: TextEditor,
        store: Callable[[str], None],
        tasks: Tasks,
        saving: Saving,
        leave: Callable[[], None],
    ) -> None:
        super().__init__(editor)
        self.store = store
        self._editor, self._tasks = editor, tasks
        self.autosave = bind_autosave(editor, self._save)
        LeftField(editor, self.autosave, lambda: tasks.act(leave))
        saving.watch(self.autosave)

    def show(self, text: str) -> None:
        """Shows what the desk holds, unless something is typed that it does not hold yet."""
        if self.autosave.state is SaveState.SAVED and text_of(self._editor) != text:
            load_text(self._editor, text)

    def _save(self, text: str, done: Done) -> None:
        self._tasks.act(partial(self.store, text), lambda _: done(None), done)
