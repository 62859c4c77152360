"""Stores what is typed while it is typed, and says truly whether it is stored."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QObject,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
    Slot,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from netdesk.ui.widgets.pad_text import clean, document_text

# Below the promised 250 ms and 1 s, so that the commit too is over by then, also beside an import.
QUIET_MS = 200
LONGEST_MS = 500
RETRY_MS = 1000
PATIENCE_MS = 700  # a save under way for longer counts as failed until it ends
FLUSH_MS = 10_000

Done = Callable[[Exception | None], None]
Save = Callable[[Done], None]
TextEditor = QLineEdit | QPlainTextEdit | QTextEdit


class SaveState(StrEnum):
    """Whether all that was typed is stored."""

    SAVED = "saved"
    UNSAVED = "unsaved"
    FAILED = "failed"


class Timer(Protocol):
    """What Autosave uses of a single-shot QTimer."""

    @property
    def timeout(self) -> SignalInstance: ...
    def start(self, msec: int, /) -> None: ...
    def stop(self) -> None: ...


def precise_timer(parent: QObject) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    return timer


class Autosave(QObject):
    """Calls `save` soon after each edit, one at a time, and again until it succeeds.

    `save(done)` stores the text as it is when called, then calls `done(None)` or `done(error)`,
    at once or later, from any thread; what it raises counts as an error. A failed save loses
    nothing: the text stays in its editor and is tried again every second.
    """

    state_changed = Signal(object)  # SaveState
    failed = Signal(object)  # the Exception of a save, for its reason
    flushing = Signal()  # about to store all: take in what is unfinished
    _over = Signal()  # a save ended
    _ended = Signal(int, object)  # number of the save, error or None; crosses threads

    def __init__(
        self,
        save: Save,
        parent: QObject | None = None,
        *,
        timer: Callable[[QObject], Timer] = precise_timer,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._save, self._now = save, now
        self._state = SaveState.SAVED
        self._first: float | None = None  # when the oldest edit came that no save has taken
        self._saving = 0  # number of the save under way
        self._count = 0
        self._failures = 0
        self._timer, self._patience = timer(self), timer(self)
        self._timer.timeout.connect(self.commit)
        self._patience.timeout.connect(self._on_impatient)
        self._ended.connect(self._on_ended)

    @property
    def state(self) -> SaveState:
        return self._state

    @Slot()
    def touch(self) -> None:
        """The text was edited."""
        now = self._now()
        self._first = now if self._first is None else self._first
        if self._state is SaveState.SAVED:
            self._become(SaveState.UNSAVED)
        if not self._saving and self._state is SaveState.UNSAVED:
            left = LONGEST_MS - round((now - self._first) * 1000)
            self._timer.start(max(0, min(QUIET_MS, left)))

    def flush(self, timeout_ms: int = FLUSH_MS) -> bool:
        """Store now and wait until it is done; False when it failed, or did not end in time.

        For closing, switching and locking: keys wait meanwhile, and nothing is given up on False.
        """
        self.flushing.emit()
        known, deadline = self._failures, self._now() + timeout_ms / 1000
        while self._state is not SaveState.SAVED and self._failures == known and self._now() < deadline:
            if self._saving:
                self._wait(deadline)
            else:
                self.commit()
        return self._state is SaveState.SAVED

    @Slot()
    def commit(self) -> None:
        """Store now what is not stored, without waiting for it."""
        self._timer.stop()
        if self._saving or self._first is None:
            return
        self._count += 1
        self._saving, self._first = self._count, None
        self._patience.start(PATIENCE_MS)
        try:
            self._save(self._done(self._saving))
        except Exception as error:  # whatever it was, the text is not stored, and the user must hear of it
            self._on_ended(self._saving, error)

    def _done(self, number: int) -> Done:
        def done(error: Exception | None) -> None:
            self._ended.emit(number, error)

        return done

    @Slot(int, object)
    def _on_ended(self, number: int, error: Exception | None) -> None:
        if number != self._saving:
            return  # a second word of a save that is over
        self._saving = 0
        self._patience.stop()
        if error is not None:
            self._retry(error)
        elif self._first is None:
            self._become(SaveState.SAVED)
        else:
            self._become(SaveState.UNSAVED)
            self._again()
        self._over.emit()

    def _again(self) -> None:
        """There were edits during the save."""
        assert self._first is not None
        waited = round((self._now() - self._first) * 1000)
        self._timer.start(max(0, min(QUIET_MS, LONGEST_MS - waited)))

    def _retry(self, error: Exception) -> None:
        self._failures += 1
        self._first = self._now() if self._first is None else self._first
        self._timer.start(RETRY_MS)
        self._become(SaveState.FAILED)
        self.failed.emit(error)

    @Slot()
    def _on_impatient(self) -> None:
        self._become(SaveState.FAILED)

    def _become(self, state: SaveState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _wait(self, deadline: float) -> None:
        loop = QEventLoop()
        self._over.connect(loop.quit)
        QTimer.singleShot(max(1, round((deadline - self._now()) * 1000)), loop, loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def text_of(editor: TextEditor) -> str:
    """The text of any editor, with `\\n` line ends and as typed."""
    return editor.text() if isinstance(editor, QLineEdit) else document_text(editor.document())


def load_text(editor: TextEditor, text: str) -> None:
    """Show a stored text; this is no edit."""
    with QSignalBlocker(editor):
        if isinstance(editor, QLineEdit):
            editor.setText(text)
        else:
            editor.setPlainText(clean(text))


def bind_autosave(editor: TextEditor, save: Callable[[str, Done], None]) -> Autosave:
    """Store whatever is typed into an editor, and at once when it is left; fill it with `load_text`."""
    autosave = Autosave(lambda done: save(text_of(editor), done), editor)
    editor.textChanged.connect(lambda *_: autosave.touch())
    editor.installEventFilter(_Leaving(autosave))
    autosave.flushing.connect(lambda: _commit_input_method(editor))
    return autosave


class _Leaving(QObject):
    """Stores when the focus leaves the editor."""

    def __init__(self, autosave: Autosave) -> None:
        super().__init__(autosave)
        self._autosave = autosave

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            # After the editor has taken in its input method's text.
            QTimer.singleShot(0, self._autosave, self._autosave.commit)
        return False


def _commit_input_method(editor: TextEditor) -> None:
    if editor.hasFocus():
        QGuiApplication.inputMethod().commit()
