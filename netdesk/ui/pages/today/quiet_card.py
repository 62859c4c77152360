"""The card of those who are due: whoever opened a door, who is quiet, who is cooling."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.draft import Purpose
from netdesk.domain.in_touch import Quiet
from netdesk.domain.template import POSTED
from netdesk.ui import in_touch_words, theme
from netdesk.ui.pages.today.person_row import PersonLink
from netdesk.ui.widgets.basics import Card, GhostButton, IconButton, SmallButton, Words, line_of
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.snooze_menu import SnoozeMenu


class QuietRow(QWidget):
    """One of them: why they are due, what to write about, and what can be done about it."""

    opened = Signal()
    told = Signal()
    write_asked = Signal()
    put_off = Signal(object)  # a date

    def __init__(self, quiet: Quiet, today: date) -> None:
        super().__init__()
        self.quiet, self._today = quiet, today
        idea = in_touch_words.idea_text(quiet.idea, today)
        said = "\n".join(filter(None, (in_touch_words.reason(quiet), idea)))
        self.link = PersonLink(quiet.name, quiet.organisation, said)
        self.chip = Chip(*in_touch_words.state(quiet))
        self.act = SmallButton(self.tr("Reach out") if quiet.door is None else self.tr("Told"))
        self.write = SmallButton(self.tr("Write"))
        self.write.setVisible(quiet.door is not None)
        self.later = IconButton("clock", self.tr("Put off {name}").format(name=quiet.name))
        self._wire(quiet)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        line.addWidget(self.link, 1)
        for part in (self.chip, self.write, self.act, self.later):
            line.addWidget(part)

    def _wire(self, quiet: Quiet) -> None:
        door = quiet.door is not None
        name = self.tr("{name} has been told") if door else self.tr("Reach out to {name}")
        self.act.setAccessibleName(name.format(name=quiet.name))
        self.act.clicked.connect(self.told if door else self.opened)
        self.write.setAccessibleName(self.tr("Keep {name} posted").format(name=quiet.name))
        self.write.clicked.connect(self.write_asked)
        self.link.activated.connect(self.opened)
        self.later.clicked.connect(self.ask_when)

    def ask_when(self) -> None:
        """Offers the days before which nobody reminds of this contact."""
        menu = SnoozeMenu(self._today, self)
        menu.chosen.connect(self.put_off)
        menu.show_below(self.later)


class QuietCard(Card):
    """Those who are due, with the way to say how often that should be."""

    opened = Signal(int)
    told = Signal(int)
    """The id of the introduction that they have heard of."""
    write_asked = Signal(object)
    """The Purpose of a message."""
    put_off = Signal(int, object)
    rules_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Staying in touch"))
        self._shown: tuple[object, ...] | None = None
        self.rows: list[QuietRow] = []
        self.buttons: list[SmallButton] = []
        self._none = Words(self.tr("Nobody is waiting to hear from you."), "second", wrap=True)
        self._more = Words("", "faint")
        self.how_often = GhostButton(self.tr("How often…"))
        self.how_often.clicked.connect(self.rules_asked)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(2))
        self.body.addLayout(line_of(Words(self.tr("Staying in touch"), "heading"), None, self.how_often))
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self.body.addWidget(self._more)

    def show_quiet(self, quiet: tuple[Quiet, ...], count: int, today: date) -> None:
        """Other contacts, and how many there are in all."""
        if self._shown == (quiet, count, today):
            return
        self._shown = (quiet, count, today)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(each, today) for each in quiet]
        self.buttons = [row.act for row in self.rows]
        self._none.setVisible(not quiet)
        self._more.setVisible(count > len(quiet))
        self._more.setText(
            self.tr("and {0} more in Contacts").format(self.locale().toString(count - len(quiet)))
        )

    def _row(self, quiet: Quiet, today: date) -> QuietRow:
        row = QuietRow(quiet, today)
        row.opened.connect(lambda: self.opened.emit(quiet.contact_id))
        row.put_off.connect(lambda until: self.put_off.emit(quiet.contact_id, until))
        if quiet.door is not None:
            key, behind = quiet.door.introduction_id, quiet.door.contact_id
            posted = Purpose(template=POSTED, contact_id=quiet.contact_id, other_contact_id=behind)
            row.told.connect(lambda: self.told.emit(key))
            row.write_asked.connect(lambda: self.write_asked.emit(posted))
        self._list.addWidget(row)
        return row
