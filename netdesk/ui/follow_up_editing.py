"""Opens the editor of a follow-up from any page, and stores what it says."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject

from netdesk.domain.changes import Kind
from netdesk.domain.clock import Clock
from netdesk.domain.errors import Gone, UserError
from netdesk.domain.follow_up import FollowUp
from netdesk.ui.pages.page import Page
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.services.contacts import ContactService
    from netdesk.services.follow_ups import FollowUpService
    from netdesk.services.search import SearchService
    from netdesk.ui.dialogs.follow_up import FollowUpSheet

_log = logging.getLogger(__name__)


class Typed(NamedTuple):
    """What was typed into an editor that was closed: the fields by name, and the contact's name."""

    changes: dict[str, Any]
    contact: str


class FollowUpEditing(QObject):
    """One editor at a time; what was typed and not stored is kept while the desk is open."""

    def __init__(
        self,
        follow_ups: FollowUpService,
        contacts: ContactService,
        search: SearchService,
        tasks: Tasks,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._follow_ups, self._contacts, self._search = follow_ups, contacts, search
        self._tasks, self._clock = tasks, clock
        self._typed: dict[int, Typed] = {}
        self.sheet: FollowUpSheet | None = None

    def open(self, page: Page, follow_up_id: int) -> None:
        """Brings the editor up over a page's window."""
        if self.sheet is not None and self.sheet.form.stored.id == follow_up_id:
            self.sheet.activateWindow()
            return
        self._tasks.find(
            "follow-up to edit",
            lambda: self._look(follow_up_id),
            lambda found: self._show(page, *found),
        )

    def _look(self, follow_up_id: int) -> tuple[FollowUp, str]:
        stored = self._follow_ups.load(follow_up_id)
        try:
            name = self._contacts.card(stored.contact_id).contact.full_name if stored.contact_id else ""
        except Gone:  # in the trash: the follow-up still knows it
            name = ""
        return stored, name

    def _show(self, page: Page, stored: FollowUp, contact: str) -> None:
        from netdesk.ui.dialogs.follow_up import FollowUpSheet  # fields that no first picture shows

        if self.sheet is not None:
            self.sheet.close()
        kept = self._typed.get(stored.id, Typed({}, contact))
        name = kept.contact if "contact_id" in kept.changes else contact
        sheet = FollowUpSheet(page.window(), stored, name, self._clock.today(), kept.changes)
        sheet.store_asked.connect(lambda changes: self._store(page, sheet, changes))
        sheet.left.connect(lambda changes, who: self._keep(stored.id, Typed(changes, who)))
        sheet.finished.connect(self._forget_sheet)
        sheet.contact_opened.connect(lambda key: page.record_asked.emit(Kind.CONTACT, key, ""))
        sheet.form.contact.asked.connect(lambda typed: self._offer(sheet, typed))
        self.sheet = sheet
        sheet.show()
        sheet.activateWindow()
        sheet.form.title.setFocus()

    def _store(self, page: Page, sheet: FollowUpSheet, changes: dict[str, Any]) -> None:
        key, title = sheet.form.stored.id, sheet.form.edited().title

        def then(_none: None) -> None:
            self._typed.pop(key, None)
            if self.sheet is sheet:
                sheet.end()
            page.removed.emit(self.tr("Changed: {title}").format(title=title))

        self._tasks.act(
            lambda: self._follow_ups.edit(key, **changes),
            then,
            lambda error: self._refuse(page, sheet, error),
        )

    def _refuse(self, page: Page, sheet: FollowUpSheet, error: Exception) -> None:
        if not isinstance(error, UserError):
            _log.error("a follow-up could not be stored", exc_info=error)
        known = isinstance(error, UserError)
        said = str(error) if known else self.tr("It could not be stored. Try again.")
        if self.sheet is sheet:
            sheet.show_problem(said)
        else:
            page.said.emit(said)

    def _keep(self, follow_up_id: int, typed: Typed) -> None:
        if typed.changes:
            self._typed[follow_up_id] = typed
        else:
            self._typed.pop(follow_up_id, None)

    def _forget_sheet(self) -> None:
        self.sheet = None

    def _offer(self, sheet: FollowUpSheet, typed: str) -> None:
        def look() -> list[tuple[int, str, str]]:
            return [(hit.id, hit.title, hit.detail) for hit in self._search.of_kind(Kind.CONTACT, typed)]

        self._tasks.find("contact of a follow-up", look, lambda found: sheet.form.contact.offer(typed, found))
