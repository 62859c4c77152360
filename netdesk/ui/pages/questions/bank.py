"""The bank: questions found by words and category, and a line to write and change one's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.question import Category, Question
from netdesk.ui import theme
from netdesk.ui.models.paged_table import PagedTableModel
from netdesk.ui.pages.questions.columns import QuestionRow, question_columns, row_of
from netdesk.ui.pages.questions.question_line import QuestionLine
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.basics import Words
from netdesk.ui.widgets.chips import ChipChoice, ChipRow
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.inputs import SearchField
from netdesk.ui.widgets.table import Table

if TYPE_CHECKING:
    from netdesk.services.questions import QuestionService

ALL = ""


class BankView(QWidget):
    """Bank and own questions in one list; only own ones can be changed."""

    removed = Signal(str)

    def __init__(self, questions: QuestionService, tasks: Tasks) -> None:
        super().__init__()
        self._service = questions
        self._tasks = tasks
        self._found: list[Question] = []
        self._categories: list[Category] = []
        self._wanted = 0
        self.filter = SearchField(self.tr("Search the questions"))
        self._chips = ChipRow()
        self._line = QuestionLine()
        self._note = Words("", "second", wrap=True)
        self.table = Table(PagedTableModel(question_columns(), self._rows), name=self.tr("Questions"))
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(theme.px(22), theme.px(12), theme.px(22), theme.px(8))
        top.setSpacing(theme.px(12))
        search = QHBoxLayout()
        search.addWidget(self.filter)
        search.addStretch(1)
        top.addLayout(search)
        top.addWidget(self._chips)
        self._note.setContentsMargins(theme.px(22), theme.px(10), theme.px(22), theme.px(10))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._line)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._note)
        empty = EmptyState("questions", self.tr("You have written no question of your own in this category"))
        empty.add_action(self.tr("Write a question"), self.add, primary=True)
        self.table.set_empty(empty)

    def _wire(self) -> None:
        self.filter.textChanged.connect(self.search)
        self.filter.down_pressed.connect(self._to_table)
        self._chips.changed.connect(self.search)
        self.table.selection_changed.connect(self._show_note)
        self.table.opened.connect(lambda _: self.edit())
        self.table.clear_requested.connect(self.filter.clear)
        self._line.entered.connect(self._store)

    def activated(self) -> None:
        """The keyboard goes to the search."""
        self.filter.setFocus()

    # Finding

    @Slot()
    def search(self) -> None:
        """Looks again for what the words and the category ask for."""
        text, category = self.filter.text(), next(iter(self._chips.selected()), ALL)
        self.table.set_query(text)
        self._tasks.find("questions", partial(self._look, text, category or None), self._show)

    def _look(self, text: str, category: str | None) -> tuple[list[Category], list[Question], list[Question]]:
        return self._service.categories(), self._service.find(text), self._service.find(text, category)

    def _show(self, result: tuple[list[Category], list[Question], list[Question]]) -> None:
        self._categories, every, self._found = result
        self._show_chips(every)
        self._line.set_categories(self._categories)
        self.table.paged.set_ids([])
        self.table.paged.set_ids(range(len(self._found)))
        self._select_wanted()

    def _show_chips(self, every: list[Question]) -> None:
        counts: dict[str, int] = {}
        for question in every:
            counts[question.category] = counts.get(question.category, 0) + 1
        chips = [
            ChipChoice(key=category.key, text=category.title, count=counts.get(category.key, 0))
            for category in self._categories
        ]
        self._chips.set_choices([ChipChoice(key=ALL, text=self.tr("All"), count=len(every)), *chips])
        if not self._chips.selected():
            self._chips.select(ALL)

    def _rows(self, ids: Sequence[int]) -> list[QuestionRow]:
        titles = {category.key: category.title for category in self._categories}
        return [row_of(place, self._found[place], titles) for place in ids if place < len(self._found)]

    def show_own(self, own_id: int) -> None:
        """Brings one of the user's own questions up."""
        self._wanted = own_id
        self._chips.select(ALL)
        self.filter.clear()
        self.search()

    def _select_wanted(self) -> None:
        place = next((i for i, one in enumerate(self._found) if one.own_id and one.own_id == self._wanted), 0)
        if self._found:
            self.table.select_ids([place], place)
        self._wanted = 0

    def _to_table(self) -> None:
        self.table.setFocus()

    # Writing

    def _selected(self) -> Question | None:
        places = self.table.selected_ids()
        return self._found[places[0]] if places and places[0] < len(self._found) else None

    @Slot()
    def _show_note(self) -> None:
        chosen = self._selected()
        self._note.setText(chosen.note if chosen else "")
        self._note.setVisible(bool(chosen and chosen.note))

    @Slot()
    def add(self) -> None:
        """Opens the line for a new question."""
        self._line.open(next(iter(self._chips.selected()), ALL))

    def edit(self) -> None:
        """Opens the line with the selected question; one of the bank's becomes one's own that way."""
        chosen = self._selected()
        if chosen is not None:
            self._line.open(chosen.category, chosen)

    @Slot(str, str, int, int)
    def _store(self, text: str, category: str, minutes: int, own_id: int) -> None:
        if own_id:
            work = partial(self._service.edit, own_id, text=text, category=category, minutes=minutes)
            self._tasks.act(work)
        else:
            self._tasks.act(partial(self._service.add, text, category, minutes))

    def delete(self) -> None:
        """Removes the selected question when it is the user's own."""
        chosen = self._selected()
        if chosen is not None and chosen.own_id:
            told = self.tr("Question deleted")
            self._tasks.act(partial(self._service.delete, chosen.own_id), lambda _: self.removed.emit(told))
