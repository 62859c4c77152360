"""The pad of one meeting, bound to the desk: its text, whom it names, what it promises and asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.errors import UserError
from netdesk.domain.meeting_view import MeetingView
from netdesk.domain.note import SpanKind
from netdesk.ui import theme
from netdesk.ui.autosave import Autosave, Done, SaveState
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.typed import Saving
from netdesk.ui.pages.meetings.wording import near_day_text
from netdesk.ui.widgets.basics import Words
from netdesk.ui.widgets.pad import Pad, Suggestion

MOST_TRIES = 5
WIDE_MARGIN, MARGIN = 40, 24
Job = tuple[Callable[[], Any], Callable[[Any], None] | None, int]


class MeetingPad(Pad):
    """The pad below a line that says what its signs do."""

    def hint(self) -> str:
        """A word for the empty pad."""
        return self.tr("What is said, in your words")


class Notes(QWidget):
    """Stores the notes while they are typed, and what their marks stand for as soon as they are told."""

    said = Signal(str)

    def __init__(self, parts: Parts, meeting_id: int, saving: Saving) -> None:
        super().__init__()
        self._parts, self._meeting_id = parts, meeting_id
        self._under_way = 0  # marks that are being stored
        self._later: list[Job] = []  # what could not be stored, to be tried again with the text
        self._open = False  # typed in since it was left
        self._shown = False
        self.pad = MeetingPad(self._complete)
        self.autosave = Autosave(self._save, self)
        self.pad.edited.connect(self.autosave.touch)
        self.autosave.flushing.connect(self.pad.settle)
        self.autosave.state_changed.connect(self._on_state)
        saving.watch(self.autosave)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        hint = Words(Pad.hint(self.pad), "faint", wrap=True)
        self.top = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addLayout(self.top)
        column.addWidget(hint)
        column.addWidget(self.pad, 1)
        self.set_margin(WIDE_MARGIN)

    def _wire(self) -> None:
        pad, store = self.pad, self._parts.pad
        pad.named.connect(self._name)
        pad.promised.connect(self._promise)
        pad.asked.connect(self._ask)
        pad.mention_dropped.connect(self._drop_mention)
        for signal, method in (
            (pad.mention_changed, store.rename_mention),
            (pad.mention_restored, store.restore_mention),
            (pad.promise_changed, store.change_promise),
            (pad.promise_dropped, store.drop_promise),
            (pad.promise_restored, store.restore_promise),
            (pad.question_changed, store.change_question),
            (pad.question_dropped, store.drop_question),
            (pad.question_restored, store.restore_question),
        ):
            signal.connect(lambda *told, method=method: self._do(partial(method, *told)))

    # The text

    def show_view(self, view: MeetingView) -> None:
        """Shows what the desk holds, unless something is typed that it does not hold yet."""
        if self.autosave.state is SaveState.SAVED and not self._under_way:
            self.pad.set_note(view.text, view.spans)
            self._begin_at_end()
        today = self._parts.clock.today()
        for item in view.promises:
            self.pad.set_chip(item.uid, near_day_text(item.day, today))

    def _begin_at_end(self) -> None:
        """Who comes back to a note goes on where it ends; later changes from elsewhere move nothing."""
        if not self._shown:
            self._shown = True
            self.pad.moveCursor(QTextCursor.MoveOperation.End)

    def set_margin(self, pixels: int) -> None:
        """Room at both sides of the text."""
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(theme.px(pixels), theme.px(24), theme.px(pixels), theme.px(16))

    def begin(self) -> None:
        """Puts the cursor into the pad."""
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Stores everything that is typed, with the marks in it."""
        self.pad.settle()
        if self._under_way:
            self._parts.tasks.flush()
        if self.autosave.state is not SaveState.SAVED:
            self.autosave.flush()
        if self._open and self.autosave.state is SaveState.SAVED:
            self._open = False
            self._parts.tasks.act(self._parts.pad.leave_field)

    def text(self) -> str:
        """The notes as typed."""
        return self.pad.note()[0]

    def _save(self, done: Done) -> None:
        self._open = True
        text, spans = self.pad.note()
        work = partial(self._parts.pad.type_notes, self._meeting_id, text, spans)
        self._parts.tasks.act(work, lambda _: done(None), done)

    def _complete(self, kind: SpanKind, prefix: str) -> list[Suggestion]:
        found = self._parts.pad.complete(kind, prefix)
        return [Suggestion(uid=one.uid, label=one.label, detail=one.detail) for one in found]

    # The marks

    @Slot(object, str, object, str)
    def _name(self, kind: SpanKind, name: str, uid: str | None, token: str) -> None:
        work = partial(self._parts.pad.name, self._meeting_id, kind, name, uid)
        self._do(work, partial(self.pad.bind, token))

    @Slot(str, str)
    def _promise(self, text: str, token: str) -> None:
        self._do(partial(self._parts.pad.promise, self._meeting_id, text), partial(self.pad.bind, token))

    @Slot(str, str)
    def _ask(self, text: str, token: str) -> None:
        self._do(partial(self._parts.pad.ask, self._meeting_id, text), partial(self.pad.bind, token))

    @Slot(str)
    def _drop_mention(self, uid: str) -> None:
        """The notes without the mark are stored first: the mention stays if they name it elsewhere."""
        text, spans = self.pad.note()

        def drop() -> None:
            self._parts.pad.type_notes(self._meeting_id, text, spans)
            self._parts.pad.drop_mention(uid)

        self._do(drop)

    def _do(self, work: Callable[[], Any], then: Callable[[Any], None] | None = None, tries: int = 0) -> None:
        self._under_way += 1

        def done(result: Any) -> None:
            self._under_way -= 1
            if then is not None:
                then(result)

        self._parts.tasks.act(work, done, partial(self._on_failed, (work, then, tries + 1)))

    def _on_failed(self, job: Job, error: Exception) -> None:
        """What the disk refused is tried again when the text can be stored."""
        self._under_way -= 1
        if isinstance(error, UserError) or job[2] >= MOST_TRIES:
            self.said.emit(str(error))
            return
        self._later.append(job)
        self.autosave.touch()

    @Slot(object)
    def _on_state(self, state: SaveState) -> None:
        if state is SaveState.SAVED and self._later:
            later, self._later = self._later, []
            for work, then, tries in later:
                self._do(work, then, tries)
