"""What else is known of an organisation: its kind, website, other names, and an association's membership."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from netdesk.domain.changes import Kind
from netdesk.domain.organisation import Organisation, OrganisationKind
from netdesk.domain.organisation_list import OrganisationView
from netdesk.domain.remembered_day import parse_day, shown_day
from netdesk.ui import theme
from netdesk.ui.pages.organisations.columns import kind_text
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import Words, line_of
from netdesk.ui.widgets.inline_edit import InlineEdit
from netdesk.ui.widgets.record_field import RecordField

if TYPE_CHECKING:
    from netdesk.services.search import Hit, SearchService

LABEL_WIDTH = 106
FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Details(QWidget):
    """Labelled rows, each edited where it stands; joined and left only for an association."""

    edited = Signal(object)
    """Fields of the record with their new values, as a dict."""
    aliases_edited = Signal(list)
    refused = Signal(str)

    def __init__(self, search: SearchService, tasks: Tasks) -> None:
        super().__init__()
        self._search, self._tasks = search, tasks
        self.kind = QComboBox()
        self.website = InlineEdit(placeholder=self.tr("Add a website"), name=self.tr("Website"))
        self.aliases = InlineEdit(placeholder=self.tr("Add other names"), name=self.tr("Also called"))
        self.recommended = RecordField(self.tr("Recommended by"), self.tr("Type a name"))
        self.joined = InlineEdit(placeholder=self.tr("Add a date"), name=self.tr("Joined"))
        self.left = InlineEdit(placeholder=self.tr("Add a date"), name=self.tr("Left"))
        self._rows: list[QWidget] = []
        self._days = {"joined_on": "", "left_on": ""}
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.kind.setAccessibleName(self.tr("Kind"))
        for kind in OrganisationKind:
            self.kind.addItem(kind_text(kind), kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        rows = (
            (self.tr("Kind"), self.kind),
            (self.tr("Website"), self.website),
            (self.tr("Also called"), self.aliases),
            (self.tr("Recommended by"), self.recommended),
            (self.tr("Joined"), self.joined),
            (self.tr("Left"), self.left),
        )
        self._rows = [_row(label, field) for label, field in rows]
        for row in self._rows:
            column.addWidget(row)

    def _wire(self) -> None:
        self.kind.activated.connect(lambda _: self.edited.emit({"kind": self.kind.currentData()}))
        self.website.edited.connect(lambda text: self.edited.emit({"website": text.strip()}))
        self.aliases.edited.connect(lambda text: self.aliases_edited.emit(text.split(",")))
        self.recommended.asked.connect(self._look)
        self.recommended.taken.connect(lambda key: self.edited.emit({"recommended_by": key or None}))
        self.joined.edited.connect(partial(self._take_day, "joined_on", self.joined))
        self.left.edited.connect(partial(self._take_day, "left_on", self.left))

    def show_view(self, view: OrganisationView) -> None:
        """Shows this organisation."""
        found = view.organisation
        self.kind.setCurrentIndex(self.kind.findData(found.kind))
        self.website.show_text(found.website)
        self.aliases.show_text(", ".join(view.aliases))
        self.recommended.show_name(view.recommended_by)
        self._days = {"joined_on": _shown(found.joined_on), "left_on": _shown(found.left_on)}
        self.joined.show_text(self._days["joined_on"])
        self.left.show_text(self._days["left_on"])
        self._show_rows(found)

    def _show_rows(self, found: Organisation) -> None:
        association = found.kind is OrganisationKind.ASSOCIATION
        for row, value in zip(
            self._rows[3:], (found.recommended_by, found.joined_on, found.left_on), strict=True
        ):
            row.setVisible(association or value is not None)
        self._rows[-1].setVisible(found.joined_on is not None or found.left_on is not None)

    @Slot(str)
    def _look(self, typed: str) -> None:
        look = partial(self._search.of_kind, Kind.CONTACT, typed)
        self._tasks.find("recommended by", look, partial(self._offer, typed))

    def _offer(self, typed: str, hits: list[Hit]) -> None:
        self.recommended.offer(typed, [(hit.id, hit.title, "") for hit in hits])

    def _take_day(self, field: str, editor: InlineEdit, text: str) -> None:
        day = _read_day(text)
        if text.strip() and day is None:
            self.refused.emit(self.tr("“{0}” is no full date. Write it like 21 Mar 2026.").format(text))
            editor.show_text(self._days[field])
        else:
            self.edited.emit({field: day})


def _row(label: str, field: QWidget) -> QWidget:
    row = QWidget()
    words = Words(label, "small", wrap=True)
    words.setFixedWidth(theme.px(LABEL_WIDTH))
    line = line_of(words, field, spacing=4)
    line.setStretch(1, 1)
    row.setLayout(line)
    return row


def _shown(day: date | None) -> str:
    return shown_day(day.isoformat()) if day else ""


def _read_day(text: str) -> date | None:
    stored = parse_day(text) or ""
    return date.fromisoformat(stored) if FULL_DAY.fullmatch(stored) else None
