"""What is rarely wanted: the parts of the name, days to remember, what an import brought besides."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.remembered_day import parse_day, shown_day
from netdesk.ui import theme
from netdesk.ui.pages.contacts.detail.edits import Edits
from netdesk.ui.pages.contacts.detail.parts import ClosedPart, Section, emptied
from netdesk.ui.pages.contacts.detail.parts_edit import PartsEdit
from netdesk.ui.pages.contacts.detail.view import ContactView
from netdesk.ui.widgets.basics import Words
from netdesk.ui.widgets.inline_edit import InlineEdit

NAME_PARTS = ("prefix", "given", "additional", "family", "suffix", "nickname")


class More(Section):
    """Birthday, anniversary, the name in its parts, and kept properties behind their heading."""

    refused = Signal(str)

    def __init__(self, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("More", "More"), parent)
        self._edits = edits
        self._days = {
            "birthday": InlineEdit(
                placeholder=self.tr("Add, such as 21 Mar or 1970-03-21"), name=self.tr("Birthday")
            ),
            "anniversary": InlineEdit(placeholder=self.tr("Add a day"), name=self.tr("Anniversary")),
        }
        self._stored = dict.fromkeys(self._days, "")
        self._name = PartsEdit(
            dict(zip(NAME_PARTS, self._name_words(), strict=True)),
            placeholder=self.tr("Add given and family name"), name=self.tr("Name in parts"),
        )  # fmt: skip
        self.add_row(self.tr("Name"), self._name)
        self.add_row(self.tr("Birthday"), self._days["birthday"])
        self.add_row(self.tr("Anniversary"), self._days["anniversary"])
        self._kept = ClosedPart()
        self._list = QVBoxLayout(self._kept.content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.px(4))
        self.body.addWidget(self._kept)
        self._name.edited.connect(lambda parts: edits.fields(**parts))
        for field, edit in self._days.items():
            edit.edited.connect(lambda text, field=field: self._on_day(field, text))

    def _name_words(self) -> tuple[str, ...]:
        return (
            self.tr("Prefix"), self.tr("Given name"), self.tr("Additional names"),
            self.tr("Family name"), self.tr("Suffix"), self.tr("Nickname"),
        )  # fmt: skip

    def show_view(self, view: ContactView) -> None:
        """The rest of what is known about this contact."""
        contact = view.card.contact
        parts = {name: getattr(contact, name) for name in NAME_PARTS}
        self._name.show_parts(parts, " ".join(filter(None, parts.values())))
        for field, edit in self._days.items():
            self._stored[field] = getattr(contact, field)
            edit.show_text(shown_day(self._stored[field]))
        kept = view.card.kept
        self._kept.show_heading(self.tr("Kept from the import ({0})").format(len(kept)) if kept else "")
        emptied(self._list)
        for each in kept:
            self._list.addWidget(Words(f"{each.name}: {each.value}", "small", wrap=True))

    def _on_day(self, field: str, text: str) -> None:
        day = parse_day(text)
        if day is None:
            self._days[field].show_text(shown_day(self._stored[field]))
            self.refused.emit(
                self.tr("“{0}” is no day: type 21 Mar, 21 Mar 1970 or 1970.").format(text.strip())
            )
        else:
            self._edits.fields(**{field: day})
