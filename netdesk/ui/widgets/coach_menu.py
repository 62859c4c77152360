"""What the context menu of a field offers where the ask coach has marked something."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from netdesk.domain.coach.findings import Finding

LONGEST = 70  # characters of a line in the menu


class CoachMenu(QObject):
    """The field's own menu with the reason, the better words and muting above its entries."""

    replace_asked = Signal(object)  # Finding
    mute_asked = Signal(object)  # Rule

    def __init__(self, menu: QMenu, finding: Finding) -> None:
        super().__init__(menu)
        self._menu = menu
        first = next(iter(menu.actions()), None)
        why = self._put(first, finding.why)
        why.setEnabled(False)
        use = self._put(first, self.tr("Use “{0}”").format(short(finding.instead)))
        use.triggered.connect(lambda: self.replace_asked.emit(finding))
        mute = self._put(first, self.tr("Do not warn of this any more"))
        mute.triggered.connect(lambda: self.mute_asked.emit(finding.rule))
        if first is not None:
            menu.insertSeparator(first)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def popup(self, place: QPoint) -> None:
        """Shows the menu; typing can go on behind it once it is closed."""
        self._menu.popup(place)

    def _put(self, before: QAction | None, text: str) -> QAction:
        action = QAction(text.replace("&", "&&"), self._menu)
        if before is None:
            self._menu.addAction(action)
        else:
            self._menu.insertAction(before, action)
        return action


def short(text: str) -> str:
    """Text cut to what a line of a menu takes."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
