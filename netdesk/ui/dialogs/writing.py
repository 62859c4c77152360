"""A message to somebody, begun in good words: choose what for, fill the gaps, open it in the mail program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.coach.findings import Missing
from netdesk.domain.draft import Purpose
from netdesk.domain.draft_view import DraftView
from netdesk.domain.template import REQUEST
from netdesk.ui import theme
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.contact_offers import offer_contacts
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.dialogs.writing_parts import Bottom, Head, SentStrip
from netdesk.ui.drafting import Drafting
from netdesk.ui.mail import ask_for_file
from netdesk.ui.tab_order import move_focus
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import ScrollColumn, Words
from netdesk.ui.widgets.inline_edit import GrowingEdit
from netdesk.ui.widgets.script_panel import ScriptPanel
from netdesk.ui.widgets.subject_edit import SubjectEdit

if TYPE_CHECKING:
    from netdesk.desk import Desk

SCRIPT_WIDTH = 270
NEXT_GAP = Qt.Key.Key_F4


class WriteSheet(Sheet):
    """Not modal; Esc closes it and keeps every word, and the next time they are there again."""

    said = Signal(str)
    removed = Signal(str)
    """Something was done that Undo takes back."""
    templates_asked = Signal(str, int)
    """A template's id, and the contact to see it on."""

    def __init__(self, window: QWidget, desk: Desk, tasks: Tasks, bus: ChangeBus) -> None:
        super().__init__(window, self.tr("Write"), width=920, height=680)
        self._desk, self._tasks = desk, tasks
        self.head = Head()
        self.subject, self.body_edit = SubjectEdit(), GrowingEdit(lines=range(9, 400))
        self.missing, self.gentle = Words("", "small", wrap=True), Words("", "small", wrap=True)
        self.script, self.strip, self.bottom = ScriptPanel(), SentStrip(), Bottom()
        self.drafting = Drafting(desk, tasks, self.subject, self.body_edit)
        self._warned = self._fresh = False
        self._lay_out()
        self._wire()
        bus.changed.connect(self.drafting.on_changed)

    def _lay_out(self) -> None:
        self.subject.setAccessibleName(self.tr("Subject"))
        self.body_edit.setAccessibleName(self.tr("Message"))
        left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        column = ScrollColumn(margin=0, spacing=8)
        column.body.addWidget(self.body_edit)
        column.body.addStretch(1)
        lower: tuple[QWidget, ...] = (self.drafting.coach.hint, self.missing, self.gentle)
        left.addWidget(self.subject)
        left.addWidget(column, 1)
        for words in lower:
            left.addWidget(words)
        self._side = ScrollColumn(margin=0, spacing=8)
        self._side.setFixedWidth(theme.px(SCRIPT_WIDTH))
        self._side.body.addWidget(self.script)
        self._side.body.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(20))
        columns.addLayout(left, 1)
        columns.addWidget(self._side)
        self.body.addWidget(self.head)
        self.body.addLayout(columns, 1)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.bottom)
        later: tuple[QWidget, ...] = (*lower[1:], self.strip, self._side)
        for part in later:
            part.hide()

    def _wire(self) -> None:
        draft, bottom = self.drafting, self.bottom
        draft.shown.connect(self._show)
        draft.problem.connect(self._on_problem)
        draft.said.connect(self.head.tell)
        draft.too_long.connect(self._save_long)
        draft.asked_before.connect(self.strip.ask_again)
        draft.sent_off.connect(self._on_sent)
        for marks in draft.marks:
            marks.changed.connect(self._count_gaps)
        self.head.chosen.connect(self._choose)
        offer_contacts(self.head.about, self._desk.search, self._tasks)
        self.head.about.taken.connect(self._take_other)
        self.subject.entered.connect(self.body_edit.setFocus)
        self.strip.sent.connect(lambda again: draft.sent(again=again))
        bottom.gaps.clicked.connect(draft.next_gap)
        bottom.copy.clicked.connect(draft.copy)
        bottom.save.clicked.connect(self._ask_where)
        bottom.open.clicked.connect(self._open)
        bottom.discard.clicked.connect(self._discard)
        bottom.templates.clicked.connect(self._edit_template)
        self.body_edit.textChanged.connect(self._on_typed)
        draft.coach.marks.asked.connect(self._look_for_missing)
        QShortcut(QKeySequence(NEXT_GAP), self).activated.connect(draft.next_gap)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._open)

    # Showing

    def begin(self, purpose: Purpose) -> None:
        """Shows the draft for a purpose, the keyboard at the first gap."""
        self.show()
        self.activateWindow()
        self._fresh = True
        self.drafting.begin(purpose)

    def _show(self, view: DraftView) -> None:
        self.head.show_for(view)
        self.setWindowTitle(self.tr("Write to {0}").format(view.to.name))
        self.gentle.setVisible(view.much)
        self.gentle.setText(
            self.tr("Two asks to {0} are open already. Is there something that you can give first?").format(
                view.to.first
            )
        )
        self._side.setVisible(view.spoken is not None)
        self.script.show_scripts([view.spoken] if view.spoken else [])
        self.strip.show_for(view)
        self.bottom.show_for(view)
        self._count_gaps()
        if self._fresh:
            self._fresh = False
            QTimer.singleShot(0, self, self._start)

    def _start(self) -> None:
        if not self.drafting.next_gap():
            self.body_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_problem(self, why: str) -> None:
        """Says why; where nothing could be shown at all, a plain request can be written instead."""
        self.head.tell(why)
        wanted = self.drafting.purpose
        if self.drafting.view is None and wanted is not None and wanted.template != REQUEST:
            self.drafting.begin(Purpose(template=REQUEST, contact_id=wanted.contact_id))

    @Slot()
    def _count_gaps(self) -> None:
        self.bottom.show_gaps(self.drafting.gaps)

    @Slot()
    def _on_typed(self) -> None:
        self._warned = False
        self.head.tell("")

    @Slot(str)
    def _look_for_missing(self, text: str) -> None:
        view = self.drafting.view
        if view is not None and not self.drafting.gaps:
            work = partial(self._desk.draft_coach.missing, text, view.template.kind)
            self._tasks.find(f"missing {id(self)}", work, self._show_missing)
        else:
            self.missing.hide()

    def _show_missing(self, found: list[Missing]) -> None:
        self.missing.setVisible(bool(found))
        self.missing.setText("\n".join(f"{one.why} “{one.instead}”" for one in found))

    # Choosing

    @Slot(str)
    def _choose(self, template_id: str) -> None:
        step = self.drafting.purpose.follow_up_id if self.drafting.purpose else None
        self._go_to(template_id, follow_up_id=step)

    @Slot(int)
    def _take_other(self, contact_id: int) -> None:
        view = self.drafting.view
        if view is not None:
            self._go_to(view.template.id, other_contact_id=contact_id or None)

    def _go_to(self, template_id: str, **more: int | None) -> None:
        """Shows another draft to the same contact; what was typed so far is kept for its own purpose."""
        view = self.drafting.view
        if view is not None:
            self._fresh = True
            self.drafting.begin(Purpose(template=template_id, contact_id=view.to.id, **more))

    # Doing

    @Slot()
    def _open(self) -> None:
        """A message with gaps is opened at the second press only."""
        if self.drafting.gaps and not self._warned:
            self.head.tell(self.tr("Something is still to be filled in. Press again to open it as it is."))
            self.drafting.next_gap()
            self._warned = True
        elif self.bottom.resume_id is not None:
            self._ask_where()
        else:
            self.drafting.open()

    @Slot()
    def _save_long(self) -> None:
        self.head.tell(self.tr("Too long for a link: save it, then open the file with your mail program."))
        self._ask_where()

    @Slot()
    def _ask_where(self) -> None:
        view = self.drafting.view
        if view is not None:
            ask_for_file(self, self.tr("Save the message"), view.to.name, self._save_to)

    def _save_to(self, path: Path) -> None:
        self.drafting.save(path, self.bottom.resume_id)

    @Slot()
    def _discard(self) -> None:
        self.drafting.discard()
        self.removed.emit(self.tr("Draft discarded"))

    @Slot()
    def _on_sent(self) -> None:
        view = self.drafting.view
        self.removed.emit(self.tr("Logged: {0}").format(view.subject if view else ""))
        self.close()

    @Slot()
    def _edit_template(self) -> None:
        view = self.drafting.view
        if view is not None:
            self.templates_asked.emit(view.template.id, view.to.id)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_focus(self, forward)

    def settle(self) -> None:
        """Stores what is typed."""
        self.drafting.settle()

    def done(self, result: int) -> None:
        self.settle()
        super().done(result)
