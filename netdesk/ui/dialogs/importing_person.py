"""One person of an import: what would change, what stays as the user has it, and the choices about both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QRadioButton, QVBoxLayout, QWidget

from netdesk.domain.import_preview import Fate, FieldChange, PersonPreview
from netdesk.ui import theme
from netdesk.ui.dialogs.importing_decisions import AS_SHOWN, LEAVE_OUT, RESTORE, Decisions
from netdesk.ui.dialogs.importing_words import LIKENESSES, field_name, said
from netdesk.ui.widgets.basics import ScrollColumn, SectionLabel, Words

MOST = 400
"""Characters of a value that are shown."""


class PersonPanel(ScrollColumn):
    """Shows the person that is chosen in the list."""

    def __init__(self, decisions: Decisions) -> None:
        super().__init__(margin=16, spacing=8)
        self._decisions = decisions
        self._part = QWidget()
        self.body.addWidget(self._part)
        self.body.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.options: dict[str | int, QRadioButton] = {}
        self.boxes: list[QCheckBox] = []

    def show_person(self, person: PersonPreview | None) -> None:
        """Another person, or nobody."""
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        self.options, self.boxes = {}, []
        if person is not None:
            self._fill(layout, person)
        self.body.replaceWidget(self._part, part)
        self._part.hide()  # it goes when the event loop turns
        self._part.deleteLater()
        self._part = part

    def _fill(self, layout: QVBoxLayout, person: PersonPreview) -> None:
        layout.addWidget(Words(person.name, "heading", wrap=True))
        layout.addWidget(Words(" · ".join(filter(None, (person.detail, person.where))), "second", wrap=True))
        self._add_options(layout, person)
        if person.changes:
            layout.addSpacing(theme.px(4))
            layout.addWidget(SectionLabel(self.tr("What changes")))
        for change in person.changes:
            layout.addWidget(_line(field_name(change.field), _sentence(change)))
        if person.kept_yours:
            layout.addSpacing(theme.px(4))
            layout.addWidget(SectionLabel(self.tr("Kept as you have it")))
        for change in person.kept_yours:
            self._add_kept(layout, person, change)

    def _add_options(self, layout: QVBoxLayout, person: PersonPreview) -> None:
        group = QButtonGroup(layout.parentWidget())
        now = self._decisions.of(person.number)
        for what, text in self._offers(person).items():
            button = QRadioButton(text)
            button.setChecked(what == now)
            button.clicked.connect(lambda _=False, chosen=what: self._decisions.decide([person], chosen))
            group.addButton(button)
            layout.addWidget(button)
            self.options[what] = button

    def _offers(self, person: PersonPreview) -> dict[str | int, str]:
        match person.fate:
            case Fate.DOUBTFUL:
                offers: dict[str | int, str] = {AS_SHOWN: self.tr("Somebody new")}
                for like in person.like:
                    offers[like.id] = self._same(like.name, said(LIKENESSES[like.likeness]))
                return offers | {LEAVE_OUT: self.tr("Leave out")}
            case Fate.IN_TRASH:
                return {AS_SHOWN: self.tr("Leave in the trash"), RESTORE: self.tr("Restore")}
            case Fate.NEW:
                return {AS_SHOWN: self.tr("Add"), LEAVE_OUT: self.tr("Leave out")}
            case Fate.UPDATED:
                return {AS_SHOWN: self.tr("Update"), LEAVE_OUT: self.tr("Leave out")}
            case _:
                return {}

    def _same(self, name: str, reason: str) -> str:
        return self.tr("The same person as {0} ({1})").format(name, reason)

    def _add_kept(self, layout: QVBoxLayout, person: PersonPreview, change: FieldChange) -> None:
        text = self.tr("You removed it; the file has “{1}”")
        if change.before:
            text = self.tr("You have “{0}”; the file has “{1}”")
        text = text.format(_short(change.before), _short(change.after))
        layout.addWidget(_line(field_name(change.field), text))
        box = QCheckBox(self._taking(change))
        box.setAccessibleDescription(f"{field_name(change.field)}: {text}")
        box.setChecked(self._decisions.takes(person.number, change.key))
        box.toggled.connect(lambda taken: self._decisions.take(person.number, change.key, taken))
        layout.addWidget(box)
        self.boxes.append(box)

    def _taking(self, change: FieldChange) -> str:
        if change.field == "notes" and change.before:
            return self.tr("Add it below yours")
        return self.tr("Take what the file has") if change.before else self.tr("Bring it back")


def _line(name: str, text: str) -> Words:
    words = Words(f"{name}: {text}", wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words


def _sentence(change: FieldChange) -> str:
    return (
        f"{_short(change.before)} → {_short(change.after)}" if change.before else f"+ {_short(change.after)}"
    )


def _short(text: str) -> str:
    return text if len(text) <= MOST else f"{text[: MOST - 1]}…"
