"""Who may stand in the desk twice: found in the background, looked at side by side, merged or set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.contact import Card, display_name
from netdesk.domain.doubles import Doubles, Found
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.dialogs import doubles_words as words
from netdesk.ui.dialogs.doubles_compare import Compare
from netdesk.ui.dialogs.doubles_list import DoublesList
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.dialogs.stoppable import Stoppable
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import PrimaryButton, SecondaryButton, Words
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.notice import Notices

if TYPE_CHECKING:
    from netdesk.services.doubles import DoublesService


class DoublesDialog(Sheet):
    """Searches when it opens; nothing is merged but what the user asks for."""

    undo_asked = Signal()

    def __init__(self, window: QWidget, doubles: DoublesService, tasks: Tasks, bus: ChangeBus) -> None:
        super().__init__(window, self.tr("Doubles"), width=1120, height=720)
        self._doubles = doubles
        self._tasks = tasks
        self._done = False
        self._found = Found(groups=(), searched=0)
        self._became: dict[int, int] = {}
        self.words = Words("", "second", wrap=True)
        self.bar = QProgressBar()
        self.work = Stoppable(self.bar, self.tr("Stopped. Nothing was changed."))
        self.notices = Notices()
        self.list = DoublesList()
        self.compare = Compare()
        self.empty = EmptyState("contacts", self.tr("No doubles found"))
        self._set_up_buttons()
        self._lay_out()
        self.list.chosen.connect(self._look_at)
        self.list.entered_by_key.connect(lambda: self.merge_button.setFocus(Qt.FocusReason.TabFocusReason))
        bus.changed.connect(self._on_changed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo_asked.emit)

    def _set_up_buttons(self) -> None:
        self.bar.setAccessibleName(self.tr("How far the search is"))
        self.sure_button = SecondaryButton(self.tr("Merge all sure ones"))
        self.sure_button.clicked.connect(self.merge_sure)
        self.again_button = SecondaryButton(self.tr("Search again"))
        self.again_button.clicked.connect(self.search)
        self.apart_button = SecondaryButton(self.tr("Not the same"))
        self.apart_button.clicked.connect(self.set_apart)
        self.merge_button = PrimaryButton(self.tr("Merge"))
        self.merge_button.clicked.connect(self.merge)
        self.stop_button = SecondaryButton(self.tr("Stop"))
        self.stop_button.clicked.connect(self.work.stop)
        self.add_button(self.stop_button)
        self.add_button(self.again_button)
        self.add_close()
        self.add_button(self.apart_button)
        self.add_button(self.merge_button)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.words, 1)
        top.addWidget(self.sure_button)
        sides = QHBoxLayout()
        sides.addWidget(self.list)
        sides.addWidget(self.compare, 1)
        column = QVBoxLayout()
        column.addWidget(self.empty, 1)
        column.addLayout(sides, 1)
        self.body.addLayout(top)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.notices)
        self.body.addLayout(column, 1)

    # Searching

    @Slot()
    def search(self) -> None:
        """Looks at all contacts, beside everything else."""
        self._run(self.tr("Comparing all contacts…"))
        region = QLocale.territoryToCode(QLocale.system().territory())
        self._tasks.long(partial(self._doubles.find, self.work.tell, region), self._show_found, self._fail)

    def _run(self, text: str) -> None:
        self.work.begin()
        self.notices.remove("problem")
        self.words.setText(text)
        self._show_parts()

    def _fail(self, error: Exception) -> None:
        self.work.end()
        self.notices.show_notice("problem", str(error), {}, tone="late")
        self._show_parts()
        self._refresh()

    def _show_found(self, found: Found) -> None:
        self.work.end()
        self._done = True
        self._found, self._became = found, {}
        self._show_groups(list(found.groups))

    # Showing

    def _show_groups(self, groups: Sequence[Doubles]) -> None:
        self.list.show_groups(groups, self._found.names)
        self.words.setText(self.list.summary())
        self._show_parts()
        if groups:
            self.list.setFocus()

    def _show_parts(self) -> None:
        """What is there to be seen and to be pressed now."""
        has = bool(self.list.groups())
        sure = len(self.list.sure())
        number = self.locale().toString(sure)
        self.sure_button.setText(self.tr("Merge all sure ones ({0})").format(number))
        self.sure_button.setVisible(sure > 1 and not self.work.runs)
        for part in (self.list, self.compare, self.apart_button, self.merge_button):
            part.setVisible(has and not self.work.runs)
        self.empty.setVisible(not has and not self.work.runs and self._done)
        self.empty.say(self.tr("No doubles found"), self._compared())
        self.words.setVisible(has or self.work.runs)
        self.bar.setVisible(self.work.runs)
        self.stop_button.setVisible(self.work.runs)
        self.again_button.setVisible(not self.work.runs)

    def _compared(self) -> str:
        count = self.locale().toString(self._found.searched)
        return self.tr("{0} contacts were compared by e-mail, phone, profile and name.").format(count)

    @Slot(object)
    def _look_at(self, group: Doubles) -> None:
        self._wait()
        look = partial(self._doubles.beside, group.ids)
        self._tasks.find("doubles", look, partial(self._show_cards, group))

    def _show_cards(self, group: Doubles, cards: Sequence[Card]) -> None:
        self._tasks.turns("doubles", self._showing_cards(group, cards))

    def _showing_cards(self, group: Doubles, cards: Sequence[Card]) -> Iterator[None]:
        """Behind the list, which may just have been shown: together they would take a moment too long."""
        yield
        if len(cards) > 1:
            self.compare.show_cards(group, cards)
            self._allow(True)

    def _wait(self) -> None:
        """Until the next contacts are shown nobody can decide on those before them."""
        self.compare.forget()
        self._allow(False)

    def _allow(self, allowed: bool) -> None:
        for button in (self.merge_button, self.apart_button):
            button.setEnabled(allowed)

    # Deciding

    @Slot()
    def merge(self) -> None:
        """Merges the contacts that are shown, as chosen."""
        ids = [card.contact.id for card in self.compare.cards]
        told = self.tr("Merged: {0}").format(self.compare.outcome()[words.field("name")])
        self._became.update(dict.fromkeys(ids[1:], ids[0]))
        merge = partial(self._doubles.merge, ids, dict(self.compare.choices))
        self._wait()
        self._tasks.act(merge, lambda _: self._say(told), self._fail)

    @Slot()
    def set_apart(self) -> None:
        """Remembers that those who are shown are not the same."""
        cards = self.compare.cards
        names = " · ".join(dict.fromkeys(display_name(card.contact) for card in cards))
        told = self.tr("Not the same: {0}").format(names)
        ids = [card.contact.id for card in cards]
        self._wait()
        self._tasks.act(partial(self._doubles.not_same, ids), lambda _: self._say(told), self._fail)

    @Slot()
    def merge_sure(self) -> None:
        """Merges all of whom it is sure, as one step."""
        sure = self.list.sure()
        self._run(self.tr("Merging…"))
        self._tasks.long(
            partial(self._doubles.merge_sure, sure, self.work.tell), self._on_all_merged, self._fail
        )

    def _on_all_merged(self, count: int) -> None:
        self._say(self.tr("{0} merged").format(self.locale().toString(count)))
        self.search()

    def _say(self, told: str) -> None:
        self.notices.show_notice("done", told, {self.tr("Undo"): self._undo}, tone="accent")

    def _undo(self) -> None:
        self.notices.remove("done")
        self.undo_asked.emit()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._found.groups and not self.work.runs and changes.concerns(Kind.CONTACT):
            self._refresh()

    def _refresh(self) -> None:
        look = partial(self._doubles.present, self._found.groups, dict(self._became))
        self._tasks.find("doubles left", look, self._show_groups)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.work.stop()
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc closes, and ends a search."""
        self.close()
