"""The rows of the palette: actions, what was found, the way to more of a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.changes import Kind
from netdesk.domain.folding import fold_for_search
from netdesk.ui.actions import ACTIONS, ActionId, Declared, Menu
from netdesk.ui.menus import key_sequences

if TYPE_CHECKING:
    from netdesk.services.search import Hit

ORDER = (Menu.CONTACT, Menu.MEETING, Menu.GO, Menu.EDIT, Menu.DESK, Menu.HELP)
FACED = (Kind.CONTACT, Kind.ORGANISATION)
ICONS = {
    Kind.MEETING: "meetings", Kind.FOLLOW_UP: "calendar", Kind.STORY: "story",
    Kind.PROFILE: "person", Kind.RESUME: "note", Kind.TEMPLATE: "mail",
}  # fmt: skip
NAMES = {
    Kind.CONTACT: QT_TRANSLATE_NOOP("Palette", "Contact"),
    Kind.ORGANISATION: QT_TRANSLATE_NOOP("Palette", "Organisation"),
    Kind.MEETING: QT_TRANSLATE_NOOP("Palette", "Meeting"),
    Kind.FOLLOW_UP: QT_TRANSLATE_NOOP("Palette", "Follow-up"),
    Kind.QUESTION: QT_TRANSLATE_NOOP("Palette", "Question"),
    Kind.STORY: QT_TRANSLATE_NOOP("Palette", "Story"),
    Kind.PROFILE: QT_TRANSLATE_NOOP("Palette", "Profile"),
    Kind.RESUME: QT_TRANSLATE_NOOP("Palette", "Résumé"),
    Kind.TEMPLATE: QT_TRANSLATE_NOOP("Palette", "Template"),
}
MORE = {
    Kind.CONTACT: QT_TRANSLATE_NOOP("Palette", "All contacts with “{0}”"),
    Kind.ORGANISATION: QT_TRANSLATE_NOOP("Palette", "More organisations with “{0}”"),
    Kind.MEETING: QT_TRANSLATE_NOOP("Palette", "More meetings with “{0}”"),
    Kind.FOLLOW_UP: QT_TRANSLATE_NOOP("Palette", "More follow-ups with “{0}”"),
    Kind.QUESTION: QT_TRANSLATE_NOOP("Palette", "More questions with “{0}”"),
    Kind.STORY: QT_TRANSLATE_NOOP("Palette", "More stories with “{0}”"),
    Kind.RESUME: QT_TRANSLATE_NOOP("Palette", "More versions of the résumé with “{0}”"),
    Kind.TEMPLATE: QT_TRANSLATE_NOOP("Palette", "More templates with “{0}”"),
}
"""A desk has one profile."""
MANY = 6
"""From so many of a kind on, there may be more of it."""
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the palette: an action, a record or question that was found, or the way to more of a kind."""

    title: str
    detail: str = ""
    chip: str = ""
    chip_tone: str = "plain"
    avatar: str = ""
    square: bool = False
    icon: str = ""
    action: ActionId | None = None
    kind: Kind | None = None
    record_id: int = 0
    question: str = ""
    more: bool = False
    follow_up: Callable[[], None] | None = None
    title_marks: Spans = ()
    detail_marks: Spans = ()

    def leads_somewhere(self) -> bool:
        """Whether it can be chosen: a row that only says something cannot."""
        return self.action is not None or self.kind is not None or self.follow_up is not None


def tr(text: str) -> str:
    return QCoreApplication.translate("Palette", text)


def action_lines(text: str, possible: Mapping[ActionId, str]) -> list[Line]:
    """The actions whose words begin like those typed; without any, what is done most stands first."""
    wanted = fold_for_search(text).split()
    found = [one for one in ACTIONS if one.id in possible and _matches(possible[one.id], wanted)]
    if not wanted:
        found.sort(key=lambda one: ORDER.index(one.menu))
    return [_action_line(one, possible[one.id]) for one in found]


def _matches(text: str, wanted: list[str]) -> bool:
    words = fold_for_search(text).split()
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _action_line(action: Declared, text: str) -> Line:
    keys = key_sequences(action)
    shown = keys[0].toString(keys[0].SequenceFormat.NativeText) if keys else ""
    icon = action.icon or "chevron-right"
    return Line(text.replace("&", ""), chip=shown, icon=icon, action=action.id)


def found_lines(hits: Sequence[Hit], text: str) -> list[Line]:
    """What was found, kind by kind; a kind of which there may be more ends with the way there."""
    lines: list[Line] = []
    for kind, group in groupby(hits, key=lambda hit: hit.kind):
        some = [hit_line(hit) for hit in group]
        lines += some
        if len(some) >= MANY:
            lines.append(Line(tr(MORE[kind]).format(text), icon="chevron-right", kind=kind, more=True))
    return lines


def hit_line(hit: Hit) -> Line:
    """One record or question."""
    faced = hit.kind in FACED
    return Line(
        hit.title, hit.detail, tr(NAMES[hit.kind]), avatar=hit.title if faced else "",
        square=hit.kind is Kind.ORGANISATION, icon=ICONS.get(hit.kind, "questions"),
        kind=hit.kind, record_id=hit.id, question=hit.key,
        title_marks=hit.title_marks, detail_marks=hit.detail_marks,
    )  # fmt: skip


def back_line() -> Line:
    """From one kind back to all."""
    return Line(tr("All kinds"), icon="chevron-left", more=True, kind=Kind.BATCH)


def nothing_line(text: str) -> Line:
    """Says what was not found."""
    return Line(tr("No results for “{0}”").format(text), tr("Esc closes"), icon="search")
