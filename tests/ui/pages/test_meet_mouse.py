"""Meet with a mouse beside the keyboard, and what it says of the time that is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.meeting import Phase
from netdesk.ui.pages.meetings.meet.questions import QuestionRow
from netdesk.ui.widgets.basics import Words
from netdesk.ui.widgets.rows import CheckRow, Tick
from tests.services.dated import Hand, open_at
from tests.services.people import person, running
from tests.ui.pages.meetings_window import Hands, opened

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def desk(tmp_path: Path, hand: Hand) -> Iterator[Desk]:
    opened_desk = open_at(tmp_path / "a.netdesk", hand)
    yield opened_desk
    opened_desk.close()


@pytest.fixture
def meeting(desk: Desk) -> int:
    """A running meeting of twenty minutes with two questions on its agenda."""
    made = running(desk, person(desk))
    for text in ("How did you start?", "What is hard?"):
        desk.agenda.add_own(made, text)
    return made


@pytest.fixture
def hands(qtbot: QtBot, desk: Desk, meeting: int) -> Hands:
    made = opened(qtbot, desk)
    made.open(meeting, Phase.MEET)
    QApplication.processEvents()
    return made


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT, pos=widget.rect().center())


def test_a_tick_by_mouse_leaves_the_keyboard_in_the_pad(hands: Hands, desk: Desk, meeting: int) -> None:
    hands.type("He moved")
    first = hands.meet.findChildren(QuestionRow)[0]
    click(first.tick)
    hands.type(" to the plant")
    assert hands.meet.notes.text() == "He moved to the plant"
    assert [item.ticked for item in desk.agenda.items(meeting)] == [True, False]


def test_a_tick_by_mouse_leaves_the_keyboard_in_an_answer(hands: Hands, desk: Desk, meeting: int) -> None:
    first, second = hands.meet.findChildren(QuestionRow)
    click(first.wording)
    hands.type("By")
    click(second.tick)
    click(first.tick)
    hands.type(" chance")
    assert first.answer_text() == "By chance"
    assert [item.ticked for item in desk.agenda.items(meeting)] == [True, True]


def test_a_promise_is_ticked_by_mouse_while_one_writes(hands: Hands) -> None:
    hands.type("!send the sheet\nHe")
    (row,) = hands.meet.named.promised.findChildren(CheckRow)
    click(row.findChildren(Tick)[0])
    hands.type(" knows")
    assert hands.meet.notes.text().endswith("\nHe knows")
    assert hands.view().promises[0].done_at is not None


def test_a_tick_is_still_reached_by_the_tab_key(hands: Hands) -> None:
    policies = {tick.focusPolicy() for tick in hands.meet.findChildren(Tick)}
    assert policies == {Qt.FocusPolicy.TabFocus}
    hands.meet.findChildren(QuestionRow)[0].tick.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert [item.ticked for item in hands.view().agenda] == [True, False]


def test_the_prompts_say_how_much_time_is_left(hands: Hands, hand: Hand) -> None:
    said = []
    for minutes in (10, 2, 0.5, 1.5, 1, 45):
        hand.forward(minutes=minutes)
        hands.meet.tick()
        words = [label.text() for label in hands.meet.named.before.findChildren(Words)]
        said += [text.split(":")[0] for text in words if "come back to what was named" in text]
    assert said == [
        "Five minutes left", "Three minutes left", "Three minutes left", "The last minute",
        "The time is over", "The time is over",
    ]  # fmt: skip
