"""Keeps a draft and its editors together: reading, storing while one types, opening, telling it as sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.draft import Purpose
from netdesk.domain.draft_view import DraftView
from netdesk.domain.errors import UserError
from netdesk.domain.reference import AlreadyAsked
from netdesk.ui.autosave import Autosave, Done, SaveState, bind_autosave, load_text, text_of
from netdesk.ui.coaching import FieldCoach
from netdesk.ui.left_field import LeftField
from netdesk.ui.mail import open_mail
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.gap_marks import GapMarks
from netdesk.ui.widgets.inline_edit import GrowingEdit

if TYPE_CHECKING:
    from netdesk.desk import Desk

TOLD = (Kind.DRAFT, Kind.TEMPLATE, Kind.PROFILE, Kind.RESUME, Kind.CONTACT, Kind.MEETING, Kind.REFERENCE)


class Drafting(QObject):
    """Wires the editors of one draft at a time; the widgets around them show what it tells."""

    shown = Signal(object)
    """The DraftView, after each look."""
    problem = Signal(str)
    """Why something was not done."""
    too_long = Signal()
    """No link holds so much: it goes through a file."""
    asked_before = Signal(str)
    """The reference was asked for already; `sent(again=True)` is what says that it is meant."""
    sent_off = Signal()
    """It was told as sent, and all that follows is made."""
    said = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, subject: GrowingEdit, body: GrowingEdit) -> None:
        super().__init__(body)
        self._desk, self._tasks = desk, tasks
        self._subject, self._body = subject, body
        self.purpose: Purpose | None = None
        self.view: DraftView | None = None
        self._told_for = 0
        self.marks = (GapMarks(subject), GapMarks(body))
        self.coach = FieldCoach(body, desk.draft_coach, tasks)
        self._saves = [self._bound(editor) for editor in (subject, body)]

    def _bound(self, editor: GrowingEdit) -> Autosave:
        autosave = bind_autosave(editor, self._save)
        LeftField(editor, autosave, lambda: self._tasks.act(self._desk.drafts.leave_field))
        return autosave

    # Reading

    def begin(self, purpose: Purpose) -> None:
        """Shows another draft; what was typed into the one before is stored first."""
        if purpose != self.purpose:  # else a look is enough, perhaps in the middle of storing
            if self.purpose is not None:
                self.settle()
            self.purpose, self.view = purpose, None
            self._wait(True)
        self.refresh()

    def _wait(self, waiting: bool) -> None:
        """Nothing is typed before it is known into what."""
        for editor in (self._subject, self._body):
            editor.setReadOnly(waiting)

    @Slot()
    def refresh(self) -> None:
        """Looks at the desk again; what is being typed stays."""
        if self.purpose is not None:
            self._tasks.find(f"draft {id(self)}", partial(self._load, self.purpose), self._show)

    def _load(self, purpose: Purpose) -> DraftView | UserError:
        try:
            return self._desk.drafts.load(purpose)
        except UserError as error:  # the contact is gone, or a name may be used no more
            return error

    @Slot(object)
    def on_changed(self, changes: Changes) -> None:
        """Another look where something else may stand in the draft now."""
        if changes.concerns(*TOLD):
            self.refresh()

    def _show(self, view: DraftView | UserError) -> None:
        if isinstance(view, UserError):
            self.problem.emit(str(view))
            return
        if self.purpose is None or view.purpose.contact_id != self.purpose.contact_id:
            return
        self.purpose, self.view = view.purpose, view
        self._wait(False)
        for marks in self.marks:
            marks.use(view.words.gaps)
        if all(save.state is SaveState.SAVED for save in self._saves):
            self._put(self._subject, view.subject)
            self._put(self._body, view.body)
        self.shown.emit(view)

    def _put(self, editor: GrowingEdit, text: str) -> None:
        if text_of(editor) != text:
            load_text(editor, text)
            for marks in self.marks:
                marks.look()
            self.coach.marks.ask()

    # Storing

    def _save(self, _text: str, done: Done) -> None:
        if self.purpose is None:
            done(None)
            return
        subject, body = " ".join(text_of(self._subject).split()), text_of(self._body)
        work = partial(self._desk.drafts.type, self.purpose, subject=subject, body=body)
        self._tasks.act(work, lambda _: done(None), done)

    def settle(self) -> bool:
        """Stores what is typed; False when it could not be."""
        stored = [save.state is SaveState.SAVED or save.flush() for save in self._saves]
        return all(stored)

    # Doing

    @property
    def gaps(self) -> int:
        """How many places are still to be filled in."""
        return sum(len(marks.gaps) for marks in self.marks)

    def next_gap(self) -> bool:
        """Leads to the next gap: in the field that has the keyboard, then in the other one."""
        first, second = self.marks if self._subject.hasFocus() else reversed(self.marks)
        return first.go_on(around=False) or second.go_on() or first.go_on()

    def copy(self) -> None:
        """Puts the text on the clipboard, to be pasted elsewhere."""
        QGuiApplication.clipboard().setText(text_of(self._body))
        self._do(self._desk.outbox.mark_opened, self.tr("Copied"))

    def open(self) -> None:
        """Hands it to the mail program; what is too long for a link goes through a file."""
        if self.purpose is not None and self.settle() and not self._lacks_address():
            work = partial(self._desk.outbox.link, self.purpose)
            self._tasks.act(work, partial(self._open_link, self.purpose), self._refused)

    def _lacks_address(self) -> bool:
        """A message to nowhere is opened at the second press only."""
        if self.view is None or self.view.to.email or self._told_for == self.view.to.id:
            return False
        self._told_for = self.view.to.id
        said = self.tr("{0} has no e-mail address here. Press again to open the message without one.")
        self.problem.emit(said.format(self.view.to.name))
        return True

    def _open_link(self, purpose: Purpose, link: str | None) -> None:
        if link is None:
            self.too_long.emit()
        elif open_mail(link):
            self._tasks.act(partial(self._desk.outbox.mark_opened, purpose), None, self._refused)
        else:
            self.problem.emit(self.tr("No mail program answered: copy the text or save it as a file."))

    def save(self, path: Path, resume_id: int | None = None) -> None:
        """Writes it to a file; the résumé goes along where one was chosen."""
        saved = self.tr("Saved: {0}. Open it with your mail program.").format(path.name)
        self._do(partial(self._desk.outbox.save, path=path, resume_id=resume_id), saved)

    def _do(self, work: Callable[[Purpose], None], told: str) -> None:
        if self.purpose is not None and self.settle():
            self._tasks.act(partial(work, self.purpose), lambda _: self.said.emit(told), self._refused)

    def sent(self, *, again: bool = False) -> None:
        """It went out: logs it and makes what follows, as one step."""
        if self.purpose is not None and self.settle():
            work = partial(self._desk.outbox.sent, self.purpose, again=again)
            self._tasks.act(work, lambda _: self.sent_off.emit(), self._refused)

    def discard(self) -> None:
        """Throws what was typed away, for what the template gives."""
        if self.purpose is not None and self.settle():
            self._tasks.act(partial(self._desk.drafts.discard, self.purpose))

    def _refused(self, error: Exception) -> None:
        if isinstance(error, AlreadyAsked):
            self.asked_before.emit(str(error))
        else:
            self.problem.emit(str(error))
