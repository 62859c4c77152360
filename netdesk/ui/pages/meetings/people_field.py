"""Choosing contacts by typing: chips of those chosen, and a line that completes from the desk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.meeting_view import ContactBrief
from netdesk.ui import theme
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.widgets.basics import Avatar, IconButton, Words
from netdesk.ui.widgets.flow_layout import FlowLayout
from netdesk.ui.widgets.pad_completion import CompletionList, Suggestion

MOST = 7
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PersonChip(QWidget):
    """A chosen contact with a button that takes it out again."""

    removed = Signal()

    def __init__(self, person: ContactBrief) -> None:
        super().__init__()
        cross = IconButton("close", self.tr("Remove {0}").format(person.name))
        cross.clicked.connect(self.removed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        for part in (Avatar(person.name, size=22), Words(person.name), cross):
            line.addWidget(part)


class PeopleField(QWidget):
    """Several contacts, found by the beginnings of their names; somebody new is added to the desk."""

    changed = Signal(list)
    """Ids of the contacts that are chosen now."""

    def __init__(self, parts: Parts, hint: str) -> None:
        super().__init__()
        self._parts = parts
        self._people: list[ContactBrief] = []
        self._loading: list[int] = []  # chosen, and not read yet
        self._list: CompletionList | None = None
        self._chips = FlowLayout(spacing=theme.px(8))
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._look)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self._chosen = QWidget()
        self._chosen.setLayout(self._chips)
        column.addWidget(self._chosen)
        column.addWidget(self.line)
        self._chosen.hide()

    def ids(self) -> list[int]:
        """The contacts that are chosen."""
        return self._loading or [person.id for person in self._people]

    def show_people(self, people: Sequence[ContactBrief]) -> None:
        """Starts from these."""
        self._loading = []
        if list(people) == self._people:
            return
        self._people = list(people)
        self._chips.clear()
        for person in self._people:
            chip = PersonChip(person)
            chip.removed.connect(partial(self._remove, person.id))
            self._chips.addWidget(chip)
        self._chosen.setVisible(bool(self._people))

    def load(self, contact_ids: Sequence[int]) -> None:
        """Starts from the contacts with these ids."""
        self._loading = list(contact_ids)
        load = partial(self._parts.meetings.people, self._loading)
        self._parts.tasks.find("people to meet", load, self.show_people)

    # Finding

    @Slot(str)
    def _look(self, text: str) -> None:
        if not text.strip():
            self._hide()
            return
        self._parts.tasks.find("people found", partial(self._find, text), partial(self._offer, text))

    def _find(self, text: str) -> list[ContactBrief]:
        ids = self._parts.contact_list.find(ContactQuery(text=text))
        return self._parts.meetings.people([key for key in ids if key not in self.ids()][:MOST])

    def _offer(self, text: str, found: list[ContactBrief]) -> None:
        if text != self.line.text():
            return
        rows = [
            Suggestion(
                uid=str(one.id), label=one.name, detail=", ".join(filter(None, (one.title, one.organisation)))
            )
            for one in found
        ]
        rows.append(Suggestion(uid=None, label=text.strip(), detail=self.tr("new contact")))
        corner = self.line.mapTo(self.window(), QPoint(0, 0))
        self._completions().offer(rows, self.tr("Contacts"), QRect(corner, self.line.size()))

    def _completions(self) -> CompletionList:
        if self._list is None:
            self._list = CompletionList(self.window())
            self._list.taken.connect(self._take)
        return self._list

    def _hide(self) -> None:
        if self._list is not None:
            self._list.hide()

    # Choosing

    @Slot(object)
    def _take(self, chosen: Suggestion) -> None:
        self._hide()
        if chosen.uid is None:
            self._parts.tasks.act(partial(self._parts.contacts.add_from_line, chosen.label), self._add)
        else:
            self._add(int(chosen.uid))

    def _add(self, contact_id: int) -> None:
        self.line.clear()
        self._choose([*self.ids(), contact_id])

    def _remove(self, contact_id: int) -> None:
        self._choose([key for key in self.ids() if key != contact_id])
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, ids: list[int]) -> None:
        def show(people: list[ContactBrief]) -> None:
            self.show_people(people)
            self.changed.emit(self.ids())

        self._parts.tasks.find("people to meet", partial(self._parts.meetings.people, ids), show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._hide()
        if not isinstance(event, QKeyEvent) or self._list is None or not self._list.isVisible():
            return False
        if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._key(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        return event.key() in (*STEPS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)

    def _key(self, event: QKeyEvent) -> bool:
        shown = self._completions()
        if event.key() in STEPS:
            shown.step(STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            shown.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            chosen = shown.chosen()
            if chosen is not None:
                self._take(chosen)
        else:
            return False
        return True
