"""What can be done with the selected contacts, one or 100,000: each is one undo step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from netdesk.domain.contact import Stage
from netdesk.ui.pages.contacts.bulk_bar import BulkBar
from netdesk.ui.pages.contacts.choosing import TagPopup, cadences, choice_menu, open_menu, stages
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk
    from netdesk.ui.pages.contacts.page import ContactsPage


class Bulk(QObject):
    """Opens the small lists to choose from and asks the services."""

    removed = Signal(str)
    plan_asked = Signal(list)

    def __init__(self, desk: Desk, tasks: Tasks, page: ContactsPage) -> None:
        super().__init__(page)
        self._desk, self._tasks, self._table = desk, tasks, page.table
        self._said = page.said
        self.bar = BulkBar()
        self.bar.stage_asked.connect(self.set_stage)
        self.bar.tag_asked.connect(self.add_tag)
        self.bar.untag_asked.connect(self.remove_tag)
        self.bar.cadence_asked.connect(self.set_cadence)
        self.bar.delete_asked.connect(self.delete)
        self.bar.plan_asked.connect(self.plan)
        self.bar.clear_asked.connect(self._clear)

    def _ids(self) -> list[int]:
        ids = self._table.selected_ids()
        if not ids:
            self._said.emit(self.tr("Choose a contact first"))
        return ids

    def _place(self, button: QWidget) -> QWidget:
        """Where a list opens: at its button, else at the top of the table."""
        return button if button.isVisible() else self._table.horizontalHeader()

    @Slot()
    def set_stage(self) -> None:
        """Asks for a stage."""
        ids = self._ids()
        if ids:
            menu = choice_menu(self._table, stages(), partial(self._stage, ids))
            open_menu(menu, self._place(self.bar.stage))

    def _stage(self, ids: list[int], stage: Stage) -> None:
        self._tasks.act(partial(self._desk.contacts.set_stage, ids, stage))

    @Slot()
    def set_cadence(self) -> None:
        """Asks how often to be in touch."""
        ids = self._ids()
        if ids:
            menu = choice_menu(self._table, cadences(), partial(self._cadence, ids))
            open_menu(menu, self._place(self.bar.cadence))

    def _cadence(self, ids: list[int], days: int) -> None:
        self._tasks.act(partial(self._desk.contacts.set_cadence, ids, days))

    @Slot()
    def add_tag(self) -> None:
        """Asks for a tag, with those that exist to complete from."""
        ids = self._ids()
        if ids:
            self._tasks.find("tags", self._desk.contacts.tags, partial(self._ask_tag, ids))

    def _ask_tag(self, ids: list[int], tags: list[str]) -> None:
        popup = TagPopup(tags, self._table)
        popup.entered.connect(lambda tag: self._tasks.act(partial(self._desk.contacts.tag, ids, [tag])))
        popup.open_below(self._place(self.bar.tag))

    @Slot()
    def remove_tag(self) -> None:
        """Asks which tag goes."""
        ids = self._ids()
        if ids:
            self._tasks.find("tags", self._desk.contacts.tags, partial(self._ask_tag_to_remove, ids))

    def _ask_tag_to_remove(self, ids: list[int], tags: list[str]) -> None:
        if not tags:
            self._said.emit(self.tr("There is no tag to remove"))
            return
        menu = choice_menu(self._table, [(tag, tag) for tag in tags], partial(self._untag, ids))
        open_menu(menu, self._place(self.bar.untag))

    def _untag(self, ids: list[int], tag: str) -> None:
        self._tasks.act(partial(self._desk.contacts.untag, ids, tag))

    @Slot()
    def delete(self) -> None:
        """Puts the selected contacts into the trash, without a question: undo brings them back."""
        ids = self._ids()
        if not ids:
            return
        text = self._deleted_text(ids)
        following = self._table.following(ids)
        self._tasks.act(
            partial(self._desk.contacts.delete, ids), lambda _deletion: self._on_deleted(text, following)
        )

    def _deleted_text(self, ids: list[int]) -> str:
        row = self._table.paged.row_at(self._table.paged.row_of(ids[0]) or 0) if len(ids) == 1 else None
        if row is not None:
            return self.tr("Deleted {0}").format(getattr(row, "name", ""))
        return self.tr("Deleted {0} contacts").format(self._table.locale().toString(len(ids)))

    def _on_deleted(self, text: str, following: int | None) -> None:
        if following is not None:
            self._table.select_ids([following], following)
        self.removed.emit(text)

    @Slot()
    def plan(self) -> None:
        """A meeting with the selected contacts."""
        ids = self._ids()
        if ids:
            self.plan_asked.emit(ids)

    @Slot()
    def _clear(self) -> None:
        current = self._table.current_id()
        self._table.select_ids([current] if current is not None else [], current)
