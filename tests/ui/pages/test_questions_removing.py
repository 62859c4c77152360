"""Taking questions away: the next one is selected where the list stands, and undo selects what came back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.ui.actions import ActionId
from netdesk.ui.pages.questions.page import QuestionsPage
from tests.services.dated import Hand, open_at
from tests.ui.pages.test_questions import listed, shown

FAR = 45


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    yield opened
    opened.close()


def selected(page: QuestionsPage) -> str:
    """The one question that is selected, with the keyboard on it."""
    (row,) = page.bank.table.selected_ids()
    assert page.bank.table.currentIndex().row() == row
    return listed(page)[row]


def at_far_row(qtbot: QtBot, desk: Desk) -> tuple[QuestionsPage, list[str]]:
    page = shown(qtbot, desk)
    page.bank.table.select_ids([FAR], FAR)
    return page, listed(page)


def test_what_follows_is_selected_and_the_list_stays_where_it_is(qtbot: QtBot, desk: Desk) -> None:
    page, every = at_far_row(qtbot, desk)
    before = page.bank.table.verticalScrollBar().value()
    assert before > 0
    page.handlers()[ActionId.DELETE]()
    assert selected(page) == every[FAR + 1]
    assert page.bank.table.verticalScrollBar().value() == before
    page.handlers()[ActionId.DELETE]()
    assert selected(page) == every[FAR + 2]
    assert listed(page) == [*every[:FAR], *every[FAR + 2 :]]


def test_behind_the_last_one_comes_the_one_before(qtbot: QtBot, desk: Desk) -> None:
    page, every = at_far_row(qtbot, desk)
    last = len(every) - 1
    page.bank.table.select_ids([last], last)
    page.handlers()[ActionId.DELETE]()
    assert selected(page) == every[last - 1]


def test_undo_selects_what_came_back(qtbot: QtBot, desk: Desk) -> None:
    page, every = at_far_row(qtbot, desk)
    for _ in range(2):
        page.handlers()[ActionId.DELETE]()
    for place in (FAR + 1, FAR):
        desk.history.undo()
        assert selected(page) == every[place]
    desk.history.redo()
    assert selected(page) == every[FAR + 1]


def test_another_category_begins_with_its_first_question(qtbot: QtBot, desk: Desk) -> None:
    page, _ = at_far_row(qtbot, desk)
    page.handlers()[ActionId.DELETE]()
    page.bank.categories.setCurrentIndex(page.bank.categories.model().index(1, 0))
    assert selected(page) == listed(page)[0]


def test_the_mouse_hides_one_of_the_bank_and_removes_an_own_one(qtbot: QtBot, desk: Desk) -> None:
    own = desk.questions.add("Who waters the trees?")
    page, every = at_far_row(qtbot, desk)
    assert page.bank.note.remove.text() == "Hide"
    page.bank.note.remove.click()
    assert every[FAR] not in listed(page)
    page.bank.table.select_ids([listed(page).index("Who waters the trees?")])
    assert page.bank.note.remove.text() == "Remove"
    with qtbot.waitSignal(page.removed):
        page.bank.note.remove.click()
    assert own not in desk.questions.by_key()
