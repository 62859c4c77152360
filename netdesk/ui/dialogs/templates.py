"""The templates in one's own words, each seen at once as it would read to a real contact."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.drafting import fields_of
from netdesk.domain.template import Template, TemplateBook, one_line
from netdesk.ui import theme
from netdesk.ui.autosave import Autosave, Done, SaveState, bind_autosave, load_text, text_of
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.coaching import FieldCoach
from netdesk.ui.contact_offers import offer_contacts
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.left_field import LeftField
from netdesk.ui.tab_order import move_focus
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import Card, GhostButton, ScrollColumn, SectionLabel
from netdesk.ui.widgets.chips import ChipChoice, ChipRow
from netdesk.ui.widgets.gap_marks import GapMarks
from netdesk.ui.widgets.inline_edit import GrowingEdit
from netdesk.ui.widgets.record_field import RecordField
from netdesk.ui.widgets.subject_edit import SeenText, SubjectEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netdesk.desk import Desk

Preview = tuple[str, str, str]


class TemplatesSheet(Sheet):
    """What is typed is stored at once and used from then on; the shipped words can be had back."""

    removed = Signal(str)

    def __init__(self, window: QWidget, desk: Desk, tasks: Tasks, bus: ChangeBus) -> None:
        super().__init__(window, self.tr("Templates"), width=980, height=700)
        self._desk, self._tasks = desk, tasks
        self._book: TemplateBook | None = None
        self._wanted, self._contact = "", 0
        self.kinds = ChipRow()
        self.kinds.setAccessibleName(self.tr("Template"))
        self.subject, self.text, self.script = (
            SubjectEdit(), GrowingEdit(lines=range(8, 400)), GrowingEdit(lines=range(4, 400))
        )  # fmt: skip
        self.fields = ChipRow()
        self.fields.setAccessibleName(self.tr("Fields, put in at the cursor"))
        self.person = RecordField(self.tr("Seen on"), self.tr("See it on … type a name"))
        self.preview = [SeenText(self.tr("{0}, as it would read").format(name)) for name in self._names()]
        self._marks = [GapMarks(editor) for editor in self.preview]
        self.reset = GhostButton(self.tr("Take the shipped words again"))
        self._script_label = SectionLabel(self.tr("To say"))
        self._lay_out()
        self._saves = [self._bound(editor) for editor in (self.subject, self.text, self.script)]
        self._wire(bus)

    def _bound(self, editor: GrowingEdit) -> Autosave:
        save = self._save_script if editor is self.script else self._save_text
        autosave = bind_autosave(editor, save)
        LeftField(editor, autosave, lambda: self._tasks.act(self._desk.templates.leave_field))
        FieldCoach(editor, self._desk.draft_coach, self._tasks)
        editor.textChanged.connect(self._look)
        return autosave

    def _names(self) -> tuple[str, str, str]:
        return self.tr("Subject"), self.tr("Message"), self.tr("To say")

    def _lay_out(self) -> None:
        left, right = ScrollColumn(margin=0, spacing=8), ScrollColumn(margin=0, spacing=8)
        names = self._names()
        labels = (SectionLabel(names[0]), SectionLabel(names[1]), self._script_label)
        for name, label, editor in zip(names, labels, (self.subject, self.text, self.script), strict=True):
            editor.setAccessibleName(name)
            left.body.addWidget(label)
            if editor is self.text:
                left.body.addWidget(self.fields)
            left.body.addWidget(editor)
        right.body.addWidget(self.person)
        seen = Card()
        for editor in self.preview:
            seen.body.addWidget(editor)
        right.body.addWidget(seen)
        for column in (left, right):
            column.body.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(20))
        columns.addWidget(left, 1)
        columns.addWidget(right, 1)
        self.body.addWidget(self.kinds)
        self.body.addLayout(columns, 1)
        self.add_button(self.reset)
        self.add_close()

    def _wire(self, bus: ChangeBus) -> None:
        self.kinds.changed.connect(lambda keys: self.begin(next(iter(keys)), self._contact))
        self.fields.changed.connect(lambda keys: self._put_field(next(iter(keys))))
        offer_contacts(self.person, self._desk.search, self._tasks)
        self.person.taken.connect(self._see_on)
        self.reset.clicked.connect(self._reset)
        bus.changed.connect(self._on_changed)

    # Showing

    def begin(self, template_id: str, contact_id: int) -> None:
        """Shows a template, as it would read to this contact (0: to the first of the list)."""
        self.settle()
        self._wanted, self._contact = template_id, contact_id
        self.show()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Reads the templates again."""
        self._tasks.find(f"templates {id(self)}", self._read, self._show)

    def _read(self) -> tuple[TemplateBook, int, str]:
        key = self._contact or next(iter(self._desk.contact_list.find(ContactQuery())), 0)
        name = self._desk.contacts.card(key).contact.full_name if key else ""
        return self._desk.templates.book(), key, name

    def _show(self, found: tuple[TemplateBook, int, str]) -> None:
        self._book, self._contact, name = found
        template = self._book.template(self._wanted)
        self._wanted = template.id
        self.kinds.set_choices([ChipChoice(key=one.id, text=one.title) for one in self._book.templates])
        self.kinds.select(template.id)
        self.fields.set_choices(
            [ChipChoice(key=key, text=f"{{{key}}}") for key in self._fields_of(self._shipped(self._book))]
        )
        self.fields.select()
        self.person.show_name(name)
        self.reset.setEnabled(template.own)
        asks = bool(self._shipped(self._book).script)
        for part in (self._script_label, self.script, self.preview[2]):
            part.setVisible(asks)
        if all(save.state is SaveState.SAVED for save in self._saves):
            for editor, text in zip(
                self._editors(), (template.subject, template.body, template.script), strict=True
            ):
                if text_of(editor) != text:
                    load_text(editor, text)
        for marks in self._marks:
            marks.use(self._book.words.gaps)
        self._look()

    def _shipped(self, book: TemplateBook) -> Template:
        return self._desk.templates.shipped.template(self._wanted)

    def _fields_of(self, template: Template) -> list[str]:
        """Those that the shipped words use, in their order: the others have nothing to say there."""
        return list(dict.fromkeys(key for text in template.texts for key in fields_of(text)))

    def _editors(self) -> tuple[GrowingEdit, ...]:
        return (self.subject, self.text, self.script)

    @Slot()
    def _look(self) -> None:
        """Asks how what is typed would read."""
        if self._book is None or not self._contact:
            return
        subject, body, script = map(text_of, self._editors())
        known = self._book.template(self._wanted)
        typed = replace(known, subject=one_line(subject), body=body, script=script)
        work = partial(self._desk.drafts.preview, typed, self._contact)
        self._tasks.find(f"preview {id(self)}", work, self._show_preview)

    def _show_preview(self, texts: Preview) -> None:
        for editor, text, marks in zip(self.preview, texts, self._marks, strict=True):
            if text_of(editor) != text:
                load_text(editor, text)
                marks.look()

    # Doing

    def _save_text(self, _text: str, done: Done) -> None:
        subject, body = one_line(text_of(self.subject)), text_of(self.text)
        work = partial(self._desk.templates.type, self._wanted, subject=subject, body=body)
        self._tasks.act(work, lambda _: done(None), done)

    def _save_script(self, text: str, done: Done) -> None:
        work = partial(self._desk.templates.type_script, self._wanted, text)
        self._tasks.act(work, lambda _: done(None), done)

    def _put_field(self, key: str) -> None:
        """Puts a field where the cursor was last."""
        self.fields.select()
        editor = self._last if self._last.isVisible() else self.text
        editor.insertPlainText(f"{{{key}}}")
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _last(self) -> GrowingEdit:
        touched = [one for one in self._editors() if one.textCursor().position()]
        return touched[-1] if touched else self.text

    @Slot()
    def _reset(self) -> None:
        self.settle()
        told = self.tr("The shipped words are back")
        work = partial(self._desk.templates.reset, self._wanted)
        self._tasks.act(work, lambda _: self.removed.emit(told))

    @Slot(int)
    def _see_on(self, contact_id: int) -> None:
        self._contact = contact_id
        self.refresh()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns(Kind.TEMPLATE, Kind.PROFILE, Kind.CONTACT):
            self.refresh()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_focus(self, forward)

    def settle(self) -> None:
        """Stores what is typed."""
        for save in self._saves:
            if save.state is not SaveState.SAVED:
                save.flush()

    def done(self, result: int) -> None:
        self.settle()
        super().done(result)
