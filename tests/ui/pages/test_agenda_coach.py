"""The ask coach at the lines of an agenda: what asks for a job stays marked, with better words on offer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.coach.findings import Rule
from netdesk.domain.meeting import Phase
from netdesk.ui.pages.meetings.prepare.agenda_row import AgendaRow
from netdesk.ui.tasks import Failed, InlineTasks, Reporter, Then, Work
from tests.services.dated import Hand, open_at
from tests.services.people import person
from tests.ui.pages.meetings_window import Hands, opened
from tests.ui.windows import read_once

Key = Qt.Key
OPENING = "Do you have an opening for me in Lyon?"
HARMLESS = "How did you start?"


@pytest.fixture(autouse=True)
def coach_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netdesk.desk.read_coach", read_once)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened_desk = open_at(tmp_path / "a.netdesk", Hand())
    yield opened_desk
    opened_desk.close()


@pytest.fixture
def meeting(desk: Desk) -> int:
    return desk.meetings.plan([person(desk)])


@pytest.fixture
def hands(qtbot: QtBot, desk: Desk, meeting: int) -> Hands:
    made = opened(qtbot, desk)
    made.open(meeting, Phase.PREPARE)
    qtbot.waitUntil(lambda: made.prepare.filled)
    return made


def ask(hands: Hands, *questions: str) -> None:
    hands.prepare.agenda.begin()
    for question in questions:
        hands.type(question + "\n")


def marked(hands: Hands) -> list[str]:
    return [row.words.text() for row in hands.prepare.agenda.rows if row.marked]


def wait_marked(qtbot: QtBot, hands: Hands, *questions: str) -> None:
    qtbot.waitUntil(lambda: marked(hands) == list(questions))


def row_of(hands: Hands, text: str) -> AgendaRow:
    return next(row for row in hands.prepare.agenda.rows if row.words.text() == text)


def test_a_question_that_is_typed_fast_is_marked_once_it_stands(qtbot: QtBot, hands: Hands) -> None:
    ask(hands, HARMLESS, OPENING)
    wait_marked(qtbot, hands, OPENING)
    row = row_of(hands, OPENING)
    assert row.hint.isVisible()
    assert row.replace.isVisible()
    assert "Try “" in row.hint.text()
    assert row.hint.text() in row.words.accessibleDescription()


class SlowTasks(InlineTasks):
    """Writes are done when they are asked to."""

    def __init__(self) -> None:
        super().__init__(Reporter())
        self.later: list[Callable[[], None]] = []

    def act(self, work: Work, then: Then | None = None, failed: Failed | None = None) -> None:
        self.later.append(partial(super().act, work, then, failed))


def test_what_is_typed_while_a_question_is_stored_stays(qtbot: QtBot, desk: Desk, meeting: int) -> None:
    tasks = SlowTasks()
    hands = opened(qtbot, desk, tasks)
    hands.open(meeting, Phase.PREPARE)
    ask(hands, HARMLESS)
    hands.type("What is")
    tasks.later[-1]()
    hands.type(" hard?")
    assert hands.prepare.agenda.own.text() == "What is hard?"
    assert [item.entry.wording for item in hands.view().agenda] == [HARMLESS]


def test_the_words_are_drawn_otherwise_where_they_are_marked(qtbot: QtBot, hands: Hands) -> None:
    ask(hands, OPENING)
    before = row_of(hands, OPENING).words.grab().toImage()
    wait_marked(qtbot, hands, OPENING)
    words = row_of(hands, OPENING).words
    words.resize(before.width(), before.height())
    with_wave = words.grab().toImage()
    words.show_waves([])
    assert words.grab().toImage() != with_wave


def test_the_mark_is_there_again_when_one_comes_back(qtbot: QtBot, hands: Hands, meeting: int) -> None:
    ask(hands, OPENING)
    wait_marked(qtbot, hands, OPENING)
    hands.open(meeting, Phase.MEET)
    hands.window.show_page("elsewhere")
    hands.window.show_page("meetings")
    hands.open(meeting, Phase.PREPARE)
    wait_marked(qtbot, hands, OPENING)
    again = opened(qtbot, hands.desk)
    again.open(meeting, Phase.PREPARE)
    wait_marked(qtbot, again, OPENING)


def test_replace_puts_the_better_words_in_as_one_step(qtbot: QtBot, hands: Hands, desk: Desk) -> None:
    ask(hands, f"Hello. {OPENING} Thanks.")
    wait_marked(qtbot, hands, f"Hello. {OPENING} Thanks.")
    row = row_of(hands, f"Hello. {OPENING} Thanks.")
    (finding,) = desk.coach.coach(row.words.text())
    QTest.mouseClick(row.replace, Qt.MouseButton.LeftButton)
    (item,) = hands.view().agenda
    assert item.entry.wording == f"Hello. {finding.instead} Thanks."
    wait_marked(qtbot, hands)
    assert not row.hint.isVisible()
    assert desk.history.undo() is Act.EDIT_AGENDA
    wait_marked(qtbot, hands, f"Hello. {OPENING} Thanks.")


def test_other_words_take_the_mark_away_at_once(qtbot: QtBot, hands: Hands, desk: Desk) -> None:
    ask(hands, OPENING)
    wait_marked(qtbot, hands, OPENING)
    desk.agenda.reword(row_of(hands, OPENING).entry_id, HARMLESS)
    assert marked(hands) == []


def test_a_muted_rule_marks_no_line(qtbot: QtBot, hands: Hands, desk: Desk) -> None:
    ask(hands, OPENING)
    wait_marked(qtbot, hands, OPENING)
    desk.coach.mute(Rule.ASKS_FOR_JOB)
    wait_marked(qtbot, hands)
