"""Which organisation it is, how much it is aimed for, and what is rarely done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from netdesk.domain.organisation_list import OrganisationView
from netdesk.ui import dates, theme
from netdesk.ui.pages.organisations.columns import kind_text, level_of, level_text
from netdesk.ui.widgets.basics import Avatar, IconButton, Words
from netdesk.ui.widgets.chips import ChipChoice, ChipRow
from netdesk.ui.widgets.inline_edit import InlineEdit

AVATAR = 48
LEVELS = 4


class Header(QWidget):
    """Letter, name and a line about it; the more-button offers merging and deleting."""

    renamed = Signal(str)
    merge_asked = Signal()
    delete_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._avatar = Avatar(size=AVATAR, organisation=True)
        self.name = InlineEdit(name=self.tr("Name"), placeholder=self.tr("Name"), kind="title")
        self._about = Words("", "small", wrap=True)
        self._about.setContentsMargins(theme.px(6), 0, 0, 0)
        self.more = IconButton("more", self.tr("More"))
        self._lay_out()
        self.name.edited.connect(self._rename)
        self.more.clicked.connect(self._open_menu)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self._about)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(6), 0, 0, 0)
        line.setSpacing(theme.px(8))
        line.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(names, 1)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def show_view(self, view: OrganisationView) -> None:
        """Another organisation, or the same with other data."""
        self._avatar.show_name(view.organisation.name)
        self.name.show_text(view.organisation.name)
        self._about.setText(self._summary(view))

    def _summary(self, view: OrganisationView) -> str:
        now = sum(not person.former for person in view.people)
        before = len(view.people) - now
        known = dates.many(now, self.tr("1 known there"), self.tr("%n known there"))
        parts = [kind_text(view.organisation.kind), known if now else self.tr("you know nobody there")]
        if before:
            parts.append(dates.many(before, self.tr("1 before"), self.tr("%n before")))
        return " · ".join(parts)

    def _rename(self, name: str) -> None:
        if name.strip():
            self.renamed.emit(name.strip())
        else:
            self.name.show_text(self._avatar.accessibleName())

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Merge with another…")).triggered.connect(self.merge_asked)
        menu.addAction(self.tr("Delete")).triggered.connect(self.delete_asked)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])


class Aim(ChipRow):
    """How much the user aims for an organisation: no target, a target, important, first choice."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__([ChipChoice(key=str(level), text=level_text(level)) for level in range(LEVELS)])
        self.setAccessibleName(self.tr("Target"))
        self.changed.connect(lambda keys: self.chosen.emit(int(next(iter(keys)))))

    def show_view(self, view: OrganisationView) -> None:
        """The level of this organisation."""
        self.select(str(level_of(view.organisation.target, view.organisation.priority)))
