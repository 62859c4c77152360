"""The card of the five for this week: whom to reach out to, why, and what else to do with the proposal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.five import Pick
from netdesk.ui import theme
from netdesk.ui.pages.today import wording
from netdesk.ui.pages.today.person_row import PersonLink
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import Card, IconButton, SmallButton, Words, line_of
from netdesk.ui.widgets.chips import Chip


class PickRow(QWidget):
    """One of the five with its buttons."""

    opened = Signal(int)
    plan_asked = Signal(int)
    keep_asked = Signal(int, bool)
    swap_asked = Signal(int)
    not_now_asked = Signal(int)

    def __init__(self, pick: Pick) -> None:
        super().__init__()
        self.pick = pick
        role = ", ".join(filter(None, (pick.title, pick.organisation)))
        self.link = PersonLink(pick.name, role, wording.pick_reason(pick))
        self.link.activated.connect(lambda: self.opened.emit(pick.contact_id))
        self.setFocusProxy(self.link)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(4))
        line.addWidget(self.link, 1)
        for part in [Chip(self.tr("✓ reached out"), Tone.OK)] if pick.reached else self._buttons(pick):
            line.addWidget(part)

    def _buttons(self, pick: Pick) -> list[QWidget]:
        key, name = pick.contact_id, pick.name
        keep = self.tr("Keep {name} until reached") if not pick.kept else self.tr("Kept: let {name} go again")
        self.keep = IconButton("star-full" if pick.kept else "star", keep.format(name=name))
        self.swap = IconButton("repeat", self.tr("Swap {name} for somebody else").format(name=name))
        self.not_now = IconButton("close", self.tr("Not now: {name}").format(name=name))
        self.plan = SmallButton(self.tr("Plan"))
        self.plan.setAccessibleName(self.tr("Plan a meeting with {name}").format(name=name))
        self.keep.clicked.connect(lambda: self.keep_asked.emit(key, not pick.kept))
        self.swap.clicked.connect(lambda: self.swap_asked.emit(key))
        self.not_now.clicked.connect(lambda: self.not_now_asked.emit(key))
        self.plan.clicked.connect(lambda: self.plan_asked.emit(key))
        return [self.keep, self.swap, self.not_now, self.plan]


class FiveCard(Card):
    """Shows the five for this week."""

    opened = Signal(int)
    plan_asked = Signal(int)
    keep_asked = Signal(int, bool)
    swap_asked = Signal(int)
    not_now_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Five for this week"))
        self._shown: tuple[Pick, ...] | None = None
        self.rows: list[PickRow] = []
        self._count = Words("", "second")
        self._none = Words(
            self.tr("Nobody is left to contact. Who else could you talk to?"), "second", wrap=True
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(2))
        self.body.addLayout(line_of(Words(self.tr("Five for this week"), "heading"), self._count, None))
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)

    def show_five(self, picks: tuple[Pick, ...]) -> None:
        """Other proposals; the keyboard stays at its place."""
        if picks == self._shown:
            return
        self._shown = picks
        place = self._focused_place()
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(pick) for pick in picks]
        reached = sum(pick.reached for pick in picks)
        self._count.setText(self.tr("{0} of {1} reached").format(reached, len(picks)) if picks else "")
        self._none.setVisible(not picks)
        if place is not None and self.rows:
            self.rows[min(place, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, pick: Pick) -> PickRow:
        row = PickRow(pick)
        row.opened.connect(self.opened)
        row.plan_asked.connect(self.plan_asked)
        row.keep_asked.connect(self.keep_asked)
        row.swap_asked.connect(self.swap_asked)
        row.not_now_asked.connect(self.not_now_asked)
        self._list.addWidget(row)
        return row

    def _focused_place(self) -> int | None:
        holder = QApplication.focusWidget()
        places = (place for place, row in enumerate(self.rows) if holder and row.isAncestorOf(holder))
        return next(places, None)
