"""The palette: groups, keys, and what it says when there is nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.changes import Kind
from netdesk.services.search import Hit
from netdesk.ui.actions import ActionId
from netdesk.ui.dialogs.palette import ACTIONS_FIRST, Palette
from netdesk.ui.dialogs.palette_lines import MANY
from netdesk.ui.tasks import InlineTasks, Reporter

POSSIBLE = {
    ActionId.NEW_CONTACT: "New contact",
    ActionId.NEW_ORGANISATION: "New organisation",
    ActionId.NEW_QUESTION: "New question",
    ActionId.NEW_STORY: "New story",
    ActionId.NEW_NOTE: "New meeting note",
    ActionId.NEW_FOLLOW_UP: "New follow-up",
    ActionId.UNDO: "Undo: Add contact",
    ActionId.PALETTE: "Search and commands",
}
HITS = [
    Hit(Kind.CONTACT, 7, "Newton Okoro", "Planner"),
    Hit(Kind.ORGANISATION, 8, "New Harbour", ""),
    Hit(Kind.MEETING, 9, "Newton Okoro · coffee", "about new plants"),
]


def find(text: str) -> Sequence[Hit]:
    return [hit for hit in HITS if hit.title.lower().startswith(text.strip().lower())]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1000, 700)
    QLineEdit(made).setObjectName("before")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def palette(window: QWidget) -> Palette:
    made = Palette(window, InlineTasks(Reporter()), find)
    made.open(POSSIBLE)
    return made


def titles(palette: Palette) -> list[str]:
    return [palette.model.row_at(row).title for row in range(palette.model.rowCount())]


def test_it_opens_with_what_can_be_done_but_not_with_itself(palette: Palette) -> None:
    assert set(titles(palette)) == set(POSSIBLE.values()) - {"Search and commands"}
    assert titles(palette)[0] == "New contact"


def test_a_few_actions_stand_before_what_was_found_and_the_rest_after(palette: Palette) -> None:
    QTest.keyClicks(palette.field, "new")
    found = titles(palette)
    assert found[ACTIONS_FIRST : ACTIONS_FIRST + 3] == [hit.title for hit in HITS]
    assert found[ACTIONS_FIRST + 3 :] == ["New story"]


def test_undo_is_found_by_the_name_of_its_step(palette: Palette) -> None:
    QTest.keyClicks(palette.field, "undo add")
    assert titles(palette) == ["Undo: Add contact"]


def test_the_keys_choose_and_the_field_tells_what_is_chosen(palette: Palette, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.field, "newt")
    assert titles(palette) == ["Newton Okoro", "Newton Okoro · coffee"]
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.field.accessibleDescription().startswith("Newton Okoro · coffee")
    with qtbot.waitSignal(palette.record_chosen) as chosen:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args == [Kind.MEETING, 9]
    assert not palette.isVisible()


def test_the_ends_of_the_list_hold(palette: Palette) -> None:
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == 0
    for _ in range(40):
        QTest.keyClick(palette.field, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() == palette.model.rowCount() - 1


def test_nothing_found_names_the_query_and_enter_does_nothing(palette: Palette) -> None:
    QTest.keyClicks(palette.field, "zzz")
    assert titles(palette) == ["No results for “zzz”"]
    chosen: list[object] = []
    palette.action_chosen.connect(chosen.append)
    palette.record_chosen.connect(lambda kind, key: chosen.append(key))
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen == []
    assert palette.isVisible()


def test_esc_gives_the_keyboard_back(window: QWidget, qtbot: QtBot) -> None:
    before = window.findChild(QLineEdit, "before")
    assert isinstance(before, QLineEdit)
    before.setFocus()
    palette = Palette(window, InlineTasks(Reporter()), find)
    palette.open(POSSIBLE)
    assert palette.field.hasFocus()
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert before.hasFocus()


def test_a_click_elsewhere_closes_it(palette: Palette, window: QWidget) -> None:
    before = window.findChild(QLineEdit, "before")
    assert isinstance(before, QLineEdit)
    before.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not palette.isVisible()
    assert before.hasFocus()


def test_it_stays_inside_a_small_window(palette: Palette, window: QWidget) -> None:
    window.resize(420, 300)
    assert window.rect().contains(palette.geometry())


ANNAS = [Hit(Kind.MEETING, number, f"Anna {number}", "") for number in range(MANY)]
QUESTION = Hit(Kind.QUESTION, 0, "Anna asks: what is an anniversary?", "", "asks", ((0, 4),))


@pytest.fixture
def full(window: QWidget) -> Palette:
    people = [Hit(Kind.CONTACT, number, f"Anna {number}", "") for number in range(MANY)]

    def more(kind: Kind, text: str) -> Sequence[Hit]:
        return [Hit(kind, number, f"{text} {number}", "") for number in range(20)]

    made = Palette(window, InlineTasks(Reporter()), lambda text: [*people, *ANNAS, QUESTION], more)
    made.open({})
    QTest.keyClicks(made.field, "anna")
    return made


def choose(palette: Palette, title: str) -> None:
    palette._go_to(titles(palette).index(title))
    QTest.keyClick(palette.field, Qt.Key.Key_Return)


def test_a_kind_with_more_is_looked_through_and_left_again(full: Palette) -> None:
    choose(full, "More meetings with “anna”")
    assert titles(full) == ["All kinds", *(f"anna {number}" for number in range(20))]
    assert full.list.currentIndex().row() == 1
    QTest.keyClicks(full.field, "b")
    assert titles(full)[1] == "annab 0"
    QTest.keyClick(full.field, Qt.Key.Key_Escape)
    assert full.isVisible()
    assert "More meetings with “annab”" in titles(full)
    choose(full, "More meetings with “annab”")
    choose(full, "All kinds")
    assert titles(full)[0] == "Anna 0"


def test_all_contacts_are_shown_on_their_page(full: Palette, qtbot: QtBot) -> None:
    with qtbot.waitSignal(full.contacts_asked) as asked:
        choose(full, "All contacts with “anna”")
    assert asked.args == ["anna"]
    assert not full.isVisible()


def test_a_question_of_the_bank_is_told_by_its_key(full: Palette, qtbot: QtBot) -> None:
    with qtbot.waitSignal(full.question_chosen) as chosen:
        choose(full, QUESTION.title)
    assert chosen.args == ["asks"]


def test_an_answer_that_comes_after_the_field_was_emptied_is_dropped(palette: Palette) -> None:
    palette._show_found("newt", HITS)
    assert "Newton Okoro" not in titles(palette)
