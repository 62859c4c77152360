"""What the window does that belongs to the method and to no page: the profile and the references."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netdesk.domain.changes import Kind
from netdesk.domain.draft import Purpose
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.main_window import MainWindow
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.desk import Desk


FOUND = (Kind.PROFILE, Kind.RESUME, Kind.TEMPLATE)
"""What a search finds and a sheet shows."""


class WindowMethod(QObject):
    """Opens sheets; each is imported when it is first wanted."""

    contact_asked = Signal(int)

    def __init__(self, desk: Desk, window: MainWindow, tasks: Tasks, bus: ChangeBus) -> None:
        super().__init__(window)
        self._desk, self._window, self._tasks, self._bus = desk, window, tasks, bus

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done whichever page is shown."""
        return {
            ActionId.PROFILE: self._show_profile,
            ActionId.REFERENCES: self._show_references,
            ActionId.TEMPLATES: self._show_templates,
        }

    @Slot(object)
    def write(self, purpose: Purpose) -> None:
        """Opens a message to somebody, or the one that is open already for another purpose."""
        from netdesk.ui.dialogs.writing import WriteSheet

        self._window.settle()
        open_ones = (one for one in self._window.findChildren(WriteSheet) if one.isVisible())
        sheet = next(open_ones, None)
        if sheet is None:
            sheet = WriteSheet(self._window, self._desk, self._tasks, self._bus)
            sheet.said.connect(self._window.say)
            sheet.removed.connect(self._window.say_removed)
            sheet.templates_asked.connect(self.show_template)
        sheet.begin(purpose)

    @Slot(int)
    def write_for(self, follow_up_id: int) -> None:
        """Opens the message that carries out a follow-up."""
        self._tasks.find("write", partial(self._desk.drafts.for_step, follow_up_id), self.write)

    def show_found(self, kind: Kind, record_id: int) -> None:
        """Opens the sheet in which something stands that was found: the template's own, or the profile."""
        if kind is Kind.TEMPLATE:
            work = partial(self._desk.templates.edited, record_id)
            self._tasks.find("template found", work, self._show_templates)
        else:
            self._show_profile()

    def _show_templates(self, template_id: str = "") -> None:
        page = self._window.current()
        contact = next(iter(page.selected_contacts()), 0) if page is not None else 0
        self.show_template(template_id, contact)

    @Slot(str, int)
    def show_template(self, template_id: str, contact_id: int) -> None:
        """Opens the templates at one of them, as it would read to a contact."""
        from netdesk.ui.dialogs.templates import TemplatesSheet

        self._window.settle()
        sheet = TemplatesSheet(self._window, self._desk, self._tasks, self._bus)
        sheet.removed.connect(self._window.say_removed)
        sheet.begin(template_id, contact_id)

    def _show_profile(self) -> None:
        from netdesk.ui.dialogs.profile import ProfileSheet

        sheet = ProfileSheet(self._window, self._desk.profile, self._desk.coach, self._tasks, self._bus)
        sheet.said.connect(self._window.say)
        sheet.show()
        sheet.fields["name"].setFocus()

    def _show_references(self) -> None:
        from netdesk.ui.dialogs.references import ReferencesSheet

        self._window.settle()
        desk = self._desk
        sheet = ReferencesSheet(self._window, desk.references, desk.profile, self._tasks, self._bus)
        sheet.said.connect(self._window.say)
        sheet.contact_asked.connect(self.contact_asked)
        sheet.show()
