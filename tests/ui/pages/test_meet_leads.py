"""Leads beside the pad: one key, a line, Enter, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.meeting import Phase
from tests.services.dated import Hand, open_at
from tests.services.people import person, running
from tests.ui.pages.meetings_window import CTRL, SHIFT, Hands, opened

Key = Qt.Key


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened_desk = open_at(tmp_path / "a.netdesk", Hand())
    yield opened_desk
    opened_desk.close()


@pytest.fixture
def hands(qtbot: QtBot, desk: Desk) -> Hands:
    made = opened(qtbot, desk)
    made.open(running(desk, person(desk)), Phase.MEET)
    return made


def test_one_key_takes_a_lead_down_and_goes_back_to_the_pad(hands: Hands, desk: Desk) -> None:
    hands.press(Key.Key_L, CTRL | SHIFT)
    hands.type("They look for a planner")
    hands.press(Key.Key_Return)
    assert hands.meet.notes.pad.hasFocus()
    (line,) = hands.view().leads
    assert (line.who, line.lead.text) == ("Denis Moreau", "They look for a planner")
    (card,) = hands.meet.named.leads.cards.rows
    card.place.open()
    hands.type("Halden Power")
    hands.press(Key.Key_Return)
    assert hands.view().leads[0].place == "Halden Power"
    assert desk.history.undo() is Act.EDIT_LEAD
    assert desk.history.undo() is Act.ADD_LEAD
    assert hands.meet.named.leads.cards.rows == []


def test_what_is_marked_in_the_pad_begins_the_lead(hands: Hands) -> None:
    hands.type("an opening in Ghent")
    hands.meet.notes.pad.moveCursor(QTextCursor.MoveOperation.StartOfLine, QTextCursor.MoveMode.KeepAnchor)
    hands.press(Key.Key_L, CTRL | SHIFT)
    hands.press(Key.Key_Return)
    assert hands.view().leads[0].lead.text == "an opening in Ghent"
    assert hands.meet.notes.text() == "an opening in Ghent"


def test_esc_keeps_a_half_typed_lead_for_later(hands: Hands) -> None:
    hands.press(Key.Key_L, CTRL | SHIFT)
    hands.type("They look")
    hands.press(Key.Key_Escape)
    assert hands.meet.notes.pad.hasFocus()
    hands.press(Key.Key_L, CTRL | SHIFT)
    hands.press(Key.Key_End)
    hands.type(" for a planner")
    hands.press(Key.Key_Return)
    assert hands.view().leads[0].lead.text == "They look for a planner"


def test_without_anybody_to_thank_for_it_a_lead_is_refused_and_kept(
    qtbot: QtBot, hands: Hands, desk: Desk
) -> None:
    hands.open(desk.meetings.start_note(), Phase.MEET)
    leads = hands.meet.named.leads
    hands.press(Key.Key_L, CTRL | SHIFT)
    hands.type("They look for a planner")
    with qtbot.waitSignal(hands.page.said):
        hands.press(Key.Key_Return)
    assert leads.line.text() == "They look for a planner"
    assert leads.line.hasFocus()
