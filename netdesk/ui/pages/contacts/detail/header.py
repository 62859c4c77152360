"""Who it is, and what is done most often with a contact."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.pages.contacts.choosing import open_menu
from netdesk.ui.pages.contacts.detail.edits import Edits
from netdesk.ui.pages.contacts.detail.parts import LinkButton
from netdesk.ui.pages.contacts.detail.view import ContactView
from netdesk.ui.photos import decoded
from netdesk.ui.widgets.basics import Avatar, IconButton, PrimaryButton, SmallButton, line_of
from netdesk.ui.widgets.inline_edit import InlineEdit
from netdesk.ui.widgets.navigation import ElidedLabel

AVATAR = 48


class Header(QWidget):
    """Face, name, title and organisation; plan, write, log and the rest."""

    plan_asked = Signal()
    write_asked = Signal()
    touch_asked = Signal()
    call_asked = Signal()
    note_asked = Signal()
    stage_asked = Signal()
    tag_asked = Signal()
    delete_asked = Signal()
    organisation_asked = Signal(int)

    def __init__(self, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._organisation_id = 0
        self._avatar = Avatar(size=AVATAR)
        self.name = InlineEdit(name=self.tr("Name"), placeholder=self.tr("Name"), kind="title")
        self._title = ElidedLabel("", "small")
        self._dot = ElidedLabel("·", "small")
        self._place = LinkButton()
        self._plan = PrimaryButton(self.tr("Plan a meeting"), small=True)
        self._write = SmallButton(self.tr("Write"))
        self._touch = SmallButton(self.tr("Log a touch"))
        self._more = IconButton("more", self.tr("More"))
        self._lay_out()
        self.name.edited.connect(self._on_renamed)
        self._place.clicked.connect(lambda: self.organisation_asked.emit(self._organisation_id))
        self._plan.clicked.connect(self.plan_asked)
        self._touch.clicked.connect(self.touch_asked)
        self._write.clicked.connect(self.write_asked)
        self._more.clicked.connect(self._open_menu)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        below = line_of(self._title, self._dot, self._place, None, spacing=4)
        below.setContentsMargins(theme.px(6), 0, 0, 0)
        words.addLayout(below)
        who = QHBoxLayout()
        who.setSpacing(theme.px(8))
        who.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        who.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(20), theme.px(18), theme.px(12), theme.px(12))
        layout.setSpacing(theme.px(14))
        layout.addLayout(who)
        layout.addLayout(line_of(self._plan, self._write, self._touch, None, self._more, spacing=6))

    def show_view(self, view: ContactView) -> None:
        """Another contact, or the same with other data."""
        contact = view.card.contact
        photo = decoded(view.card.photo)
        self._avatar.show_name(contact.full_name, QPixmap.fromImage(photo) if photo is not None else None)
        self.name.show_text(contact.full_name)
        role = next((role for role in view.card.roles if not role.ended), None)
        self._title.setText(role.title if role else "")
        self._title.setVisible(bool(role and role.title))
        self._place.show_text(role.organisation if role else "")
        self._dot.setVisible(bool(role and role.title and role.organisation))
        self._organisation_id = (role.organisation_id or 0) if role else 0

    def _on_renamed(self, name: str) -> None:
        if name.strip():
            self._edits.rename(name)
        else:
            self.name.show_text(self._avatar.accessibleName())

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, asked in (
            (self.tr("Log a call"), self.call_asked),
            (self.tr("Add a note"), self.note_asked),
            (self.tr("Set stage…"), self.stage_asked),
            (self.tr("Add a tag…"), self.tag_asked),
            (self.tr("Delete"), self.delete_asked),
        ):
            menu.addAction(text).triggered.connect(asked)
        open_menu(menu, self._more)
