"""Roles now and before, and what was found out about a contact."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.clock import Clock
from netdesk.domain.contact import Role
from netdesk.domain.organisation import Finding
from netdesk.ui.pages.contacts.detail.edits import Edits
from netdesk.ui.pages.contacts.detail.parts import Section, emptied, open_link, openable
from netdesk.ui.pages.contacts.detail.parts_edit import PartsEdit
from netdesk.ui.pages.contacts.detail.view import ContactView
from netdesk.ui.pages.contacts.table_rows import short_day
from netdesk.ui.widgets.basics import IconButton, line_of


class Roles(Section):
    """What the contact is and was, and where."""

    def __init__(self, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Roles", "Roles"), parent)
        self._edits = edits
        self._roles: tuple[Role, ...] = ()
        self._shown: object = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.bare.addLayout(self._list)

    def show_view(self, view: ContactView) -> None:
        """The roles of this contact."""
        self._roles = view.card.roles
        if (view.id, self._roles) != self._shown:
            self._shown = (view.id, self._roles)
            emptied(self._list)
            for place in range(len(self._roles) + 1):
                self._list.addWidget(self._row(place))

    def _row(self, place: int) -> PartsEdit:
        known = self._roles[place] if place < len(self._roles) else Role()
        edit = PartsEdit(
            {
                "title": self.tr("Title"), "organisation": self.tr("Organisation"), "unit": self.tr("Unit"),
                "started": self.tr("From, such as 2019 or 2019-04"), "ended": self.tr("To"),
            },
            placeholder=self.tr("Add a role"), name=self.tr("Role"),
        )  # fmt: skip
        values = {
            name: getattr(known, name) for name in ("title", "organisation", "unit", "started", "ended")
        }
        place_text = " · ".join(filter(None, (known.title, known.organisation)))
        edit.show_parts(values, place_text, self._below(known))
        edit.edited.connect(lambda parts: self._on_edited(place, parts))
        return edit

    def _below(self, role: Role) -> str:
        span = ""
        if role.started or role.ended:
            span = f"{role.started or '…'} – {role.ended or self.tr('now')}"
        return " · ".join(filter(None, (role.unit.replace(";", ", "), span)))

    def _on_edited(self, place: int, parts: dict[str, str]) -> None:
        roles = [*self._roles, Role()]
        known = roles[place]
        same_place = known.organisation_id if parts["organisation"] == known.organisation else None
        changed = replace(
            known, organisation_id=same_place, title=parts["title"], organisation=parts["organisation"]
        )
        changed = replace(changed, unit=parts["unit"], started=parts["started"], ended=parts["ended"])
        roles[place] = changed
        self._edits.roles([role for role in roles if role.title or role.organisation])


class Research(Section):
    """Findings with their source and day, and a line to add one."""

    refused = Signal(str)

    def __init__(self, edits: Edits, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Research", "Research"), parent)
        self._edits, self._clock = edits, clock
        self._shown: object = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.bare.addLayout(self._list)

    def show_view(self, view: ContactView) -> None:
        """What was found about this contact."""
        if (view.id, view.findings) == self._shown:
            return
        self._shown = (view.id, view.findings)
        emptied(self._list)
        for finding in view.findings:
            self._list.addWidget(self._row(finding))
        add = self._edit()
        add.edited.connect(lambda parts: self._edits.add_finding(parts["text"], parts["source"]))
        self._list.addWidget(add)

    def _edit(self) -> PartsEdit:
        parts = {"text": self.tr("What did you find?"), "source": self.tr("Where? A page, a person, a paper")}
        return PartsEdit(parts, placeholder=self.tr("Add a finding"), name=self.tr("Finding"))

    def _row(self, finding: Finding) -> QWidget:
        edit = self._edit()
        found = short_day(finding.found_on, self._clock.today(), self.locale()) if finding.found_on else ""
        below = " · ".join(filter(None, (finding.source, found)))
        edit.show_parts({"text": finding.text, "source": finding.source}, finding.text, below)
        key = finding.id
        edit.edited.connect(lambda parts: self._edits.edit_finding(key, parts["text"], parts["source"]))
        url = openable(finding.source) if "://" in finding.source else None
        if url is None:
            return edit
        row = QWidget()
        line = line_of(edit, self._link(url), spacing=4)
        line.setStretch(0, 1)
        row.setLayout(line)
        return row

    def _link(self, url: QUrl) -> IconButton:
        button = IconButton("link", self.tr("Open the source"))
        button.clicked.connect(lambda: self._open(url))
        return button

    def _open(self, url: QUrl) -> None:
        if not open_link(url):
            self.refused.emit(self.tr("No program here opens {0}: copy it instead.").format(url.toString()))
