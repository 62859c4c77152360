"""The bank: questions found by words and category, and a line to write and change one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.question import Category, Question
from netdesk.ui import theme
from netdesk.ui.models.paged_table import PagedTableModel
from netdesk.ui.pages.questions.categories import ALL, Categories
from netdesk.ui.pages.questions.columns import QuestionRow, question_columns, row_of
from netdesk.ui.pages.questions.kept_place import KeptPlace
from netdesk.ui.pages.questions.note import QuestionNote
from netdesk.ui.pages.questions.question_line import QuestionLine
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import line_of
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.inputs import SearchField
from netdesk.ui.widgets.table import Table

if TYPE_CHECKING:
    from netdesk.services.questions import QuestionService

NARROW_BELOW = 900
Found = tuple[list[Category], list[Question]]
"""The categories, and what the words typed find in all of them."""


class BankView(QWidget):
    """Bank and own questions in one list; those of the bank can be worded anew and taken off it."""

    removed = Signal(str)
    meeting_asked = Signal(int)
    said = Signal(str)

    def __init__(self, questions: QuestionService, tasks: Tasks) -> None:
        super().__init__()
        self._service = questions
        self._tasks = tasks
        self._every: list[Question] = []
        self._found: list[Question] = []
        self._titles: dict[str, str] = {}
        self._place = KeptPlace()
        self._wanted = ""  # the key of the question to be selected as soon as it is listed
        self.categories = Categories()
        self.filter = SearchField(self.tr("Search the questions"), shortcut_hint=self.tr("Ctrl+F"))
        self.line = QuestionLine()
        self.note = QuestionNote()
        self.table = Table(PagedTableModel(question_columns(), self._rows), name=self.tr("Questions"))
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        strip = line_of(self.filter, self.categories.line, None)
        strip.setContentsMargins(theme.px(22), theme.px(12), theme.px(16), theme.px(10))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(strip)
        for part in (self.line, self.table, self.note):
            right.addWidget(part, 1 if part is self.table else 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.categories)
        layout.addLayout(right, 1)
        empty = EmptyState("questions", self.tr("No question in this category yet"))
        empty.add_action(self.tr("Write a question"), self.add, primary=True)
        self.table.set_empty(empty)
        self.table.horizontalHeader().setSortIndicatorShown(False)  # they stand in the order of the bank

    def _wire(self) -> None:
        self.filter.textChanged.connect(self.search)
        self.filter.down_pressed.connect(self._to_table)
        self.categories.changed.connect(self._show_category)
        self.table.selection_changed.connect(self._show_note)
        self.table.opened.connect(self.edit)
        self.table.clear_requested.connect(self.filter.clear)
        self.line.entered.connect(self._store)
        self.line.closed.connect(self._to_table)
        self.note.edit_asked.connect(self.edit)
        self.note.remove_asked.connect(self.delete)
        self.note.reset_asked.connect(self._reset)
        self.note.carry_asked.connect(self._carry)
        self.note.meeting_asked.connect(self.meeting_asked)

    def activated(self) -> None:
        """The keyboard goes to the search."""
        self.filter.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < NARROW_BELOW
        self.categories.setVisible(not narrow)
        self.categories.line.setVisible(narrow)

    # Finding

    @Slot()
    def search(self) -> None:
        """Looks again for what the words ask for."""
        text = self.filter.text()
        self.table.set_query(text)
        self._tasks.find("questions", partial(self._look, text), self._show)

    def _look(self, text: str) -> Found:
        return self._service.categories(), self._service.find(text)

    def _show(self, found: Found) -> None:
        categories, self._every = found
        self._titles = {category.key: category.title for category in categories}
        self.categories.show_categories(categories, Counter(one.category for one in self._every))
        self.line.set_categories(categories)
        self._show_category()

    @Slot()
    def _show_category(self) -> None:
        chosen = self.categories.chosen()
        before = getattr(self._selected(), "key", "")
        narrowed = (chosen, self.filter.text())
        top = self.table.verticalScrollBar().value() if self._place.stays(narrowed) else 0
        self._found = [one for one in self._every if chosen in (ALL, one.category)]
        self.table.columns.show("category", chosen == ALL)
        self._list_anew(top)
        selected = self._place.selected([one.key for one in self._found], narrowed, before)
        self._select(self._wanted or selected)

    def _list_anew(self, top: int) -> None:
        """A row is a place in the list: another question may stand there now."""
        self.table.paged.set_ids([])
        self.table.paged.refresh_all()
        self.table.paged.set_ids(range(len(self._found)))
        self.table.executeDelayedItemsLayout()
        self.table.verticalScrollBar().setValue(top)

    def _rows(self, ids: Sequence[int]) -> list[QuestionRow]:
        return [row_of(place, self._found[place], self._titles) for place in ids if place < len(self._found)]

    def show_question(self, own_id: int, key: str = "") -> None:
        """Brings one of the user's own questions up, or one of the bank by its key."""
        self.categories.choose(ALL)
        self.filter.clear()
        self._tasks.find("questions", partial(self._look, ""), partial(self._show_with, own_id, key))

    def _show_with(self, own_id: int, key: str, found: Found) -> None:
        self._wanted = key or next((one.key for one in found[1] if one.own_id == own_id), "")
        self._show(found)
        self._to_table()

    def _select(self, key: str) -> None:
        place = next((i for i, one in enumerate(self._found) if one.key == key), 0)
        self._wanted = ""
        if self._found:
            self.table.select_ids([place], place)
        self._show_note()

    @Slot()
    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Writing

    def _selected(self) -> Question | None:
        places = self.table.selected_ids()
        return self._found[places[0]] if places and places[0] < len(self._found) else None

    @Slot()
    def _show_note(self) -> None:
        chosen = self._selected()
        self.note.show_question(chosen)
        if chosen is not None:
            look = partial(self._service.answers, chosen.key)
            self._tasks.find("answers", look, self.note.show_answers)

    @Slot()
    def add(self) -> None:
        """Opens the line for a new question."""
        self.line.open(self.categories.chosen())

    @Slot()
    def edit(self) -> None:
        """Opens the line with the selected question; one of the bank keeps its place in one's own words."""
        chosen = self._selected()
        if chosen is not None:
            self.line.open(chosen.category, chosen)

    @Slot(str, str, int, str)
    def _store(self, text: str, category: str, minutes: int, key: str) -> None:
        self._to_table()
        if key:
            change = partial(self._service.change, key, text=text, category=category, minutes=minutes)
            self._tasks.act(change)
        else:
            self._tasks.act(partial(self._service.add, text, category, minutes), self._bring_up)

    @Slot()
    def _reset(self) -> None:
        chosen = self._selected()
        if chosen is not None:
            told = self.tr("The question reads as it was")
            self._tasks.act(partial(self._service.reset, chosen.key), lambda _: self.removed.emit(told))

    @Slot(bool)
    def _carry(self, carried: bool) -> None:
        chosen = self._selected()
        if chosen is not None:
            self._tasks.act(partial(self._service.carry if carried else self._service.answered, chosen.key))

    def _bring_up(self, key: str) -> None:
        self._wanted = key
        self.search()

    @Slot()
    def delete(self) -> None:
        """Removes the selected question; one of the bank is only taken off it."""
        chosen = self._selected()
        if chosen is None:
            return
        if chosen.own_id:
            told, work = self.tr("Question deleted"), partial(self._service.delete, chosen.own_id)
        else:
            told, work = self.tr("Question taken off the bank"), partial(self._service.hide, chosen.key)
        self._tasks.act(work, lambda _: self.removed.emit(told))
