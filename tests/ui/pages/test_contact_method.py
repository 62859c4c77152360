"""Asks, leads and the standing as a referee in the detail pane, driven by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.ask import AskKind, AskState
from netdesk.domain.changes import Kind
from netdesk.domain.lead import LeadState
from netdesk.domain.reference import ReferenceState
from netdesk.ui import dates
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.pages.contacts.detail.pane import DetailPane
from netdesk.ui.pages.contacts.detail.parts import LinkButton
from netdesk.ui.tasks import InlineTasks, Reporter
from tests.services.dated import Hand, day, open_at, person
from tests.ui.windows import holder


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    yield opened
    opened.close()


@pytest.fixture
def laura(desk: Desk) -> int:
    return person(desk, "Laura Chen", "Lumen Works")


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, laura: int) -> DetailPane:
    bus = ChangeBus()
    desk.listen(bus.publish)
    made = DetailPane(desk, InlineTasks(Reporter()), desk.clock)
    for _ in made.building():
        pass
    bus.changed.connect(made.on_changed)
    bus.setParent(made)
    qtbot.addWidget(made)
    made.resize(420, 1400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_contact(laura)
    return made


def choose(parent: QWidget, text: str) -> None:
    """Takes the entry of the menu that is open."""
    menu = parent.findChild(QMenu)
    assert menu is not None
    entry = next(action for action in menu.actions() if text in action.text())
    menu.close()
    entry.trigger()


def test_an_ask_is_typed_upon_its_line_from_the_first_letter(
    desk: Desk, pane: DetailPane, laura: int
) -> None:
    pane.asks.add.setFocus()
    for letter in "because he knows":
        QTest.keyClicks(holder(), letter)
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert [row.edit.accessibleName() for row in pane.asks.rows] == ["Ask: because he knows"]


def test_an_ask_is_added_answered_and_followed(
    qtbot: QtBot, desk: Desk, pane: DetailPane, laura: int
) -> None:
    susan = person(desk, "Susan Smith")
    pane.asks.add.open()
    QTest.keyClicks(holder(), "Who plans the grid?")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    (row,) = pane.asks.rows
    row.open_menu()
    choose(row, "Yes")
    (row,) = pane.asks.rows
    assert row.state.text() == "Yes"
    row.edit.open()
    for line, words in zip(row.edit._lines.values(), ("", "she does", "Susan Smith"), strict=True):
        line.setText(words or line.text())
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    (ask,) = desk.asks.of_contact(laura)
    assert (ask.kind, ask.text, ask.state) == (AskKind.ADVICE, "Who plans the grid?", AskState.YES)
    assert (ask.answer, ask.led_to_contact_id) == ("she does", susan)
    link = next(one for one in pane.asks.findChildren(LinkButton) if "Susan" in one.text())
    with qtbot.waitSignal(pane.record_asked) as asked:
        link.click()
    assert asked.args == [Kind.CONTACT, susan]


def test_before_a_third_open_ask_stands_a_gentle_word(desk: Desk, pane: DetailPane, laura: int) -> None:
    first = desk.asks.add(laura, AskKind.ADVICE, "one")
    assert not pane.asks.gentle.isVisible()
    desk.asks.add(laura, AskKind.FEEDBACK, "two")
    assert pane.asks.gentle.isVisible()
    assert pane.asks.add.isEnabled()
    desk.asks.set_state(first, AskState.NO)
    assert not pane.asks.gentle.isVisible()


def test_of_many_asks_the_open_and_the_latest_are_shown_first(
    desk: Desk, pane: DetailPane, laura: int
) -> None:
    for number in range(8):
        key = desk.asks.add(laura, AskKind.ADVICE, f"ask {number}")
        if number:
            desk.asks.set_state(key, AskState.YES)
    assert pane.asks.rows[0].edit._label.text() == "ask 0"
    assert len(pane.asks.rows) == 6
    pane.asks._more.click()
    assert len(pane.asks.rows) == 8
    assert not pane.asks._more.isVisible()


def test_an_ask_is_removed_and_comes_back(desk: Desk, pane: DetailPane, laura: int) -> None:
    desk.asks.add(laura, AskKind.ADVICE, "one")
    pane.asks.rows[0].open_menu()
    choose(pane.asks.rows[0], "Remove")
    assert pane.asks.rows == []
    assert desk.history.undo() is Act.DELETE_ASK
    assert len(pane.asks.rows) == 1


def test_a_lead_says_where_and_whether_they_were_told(desk: Desk, pane: DetailPane, laura: int) -> None:
    pane.leads.add.open()
    QTest.keyClicks(holder(), "They look for a planner")
    QTest.keyClick(holder(), Qt.Key.Key_Tab)
    QTest.keyClicks(holder(), "Halden Power")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    row = pane.leads.rows[0]
    assert "Halden Power" in row.edit._below.text()
    row.open_menu()
    choose(row, "Led somewhere")
    assert "not told yet" in pane.leads.rows[0].edit._below.text()
    pane.leads.rows[0].open_menu()
    choose(pane.leads.rows[0], "They know")
    (line,) = desk.leads.of_contact(laura)
    assert line.lead.state is LeadState.LED_ON
    assert line.lead.told_at is not None
    assert "they know" in pane.leads.rows[0].edit._below.text()


def test_a_lead_emptied_of_its_words_goes(desk: Desk, pane: DetailPane, laura: int) -> None:
    desk.leads.add(laura, "They look for a planner")
    row = pane.leads.rows[0]
    row.edit.open()
    row.edit._lines["text"].clear()
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert desk.leads.of_contact(laura) == ()


def test_nobody_is_asked_twice_by_accident(desk: Desk, pane: DetailPane, laura: int) -> None:
    referee = pane.referee
    referee.standing.open()
    choose(referee.standing, "Asked")
    assert len(desk.asks.of_contact(laura)) == 1
    referee.standing.open()
    choose(referee.standing, "Asked")
    assert referee.once_more.isVisible()
    assert "asked for a reference already" in referee.once_more.words.text()
    assert len(desk.asks.of_contact(laura)) == 1
    referee.once_more.again.click()
    assert len(desk.asks.of_contact(laura)) == 2
    assert not referee.once_more.isVisible()


def test_an_ask_for_a_reference_is_not_made_twice_either(desk: Desk, pane: DetailPane, laura: int) -> None:
    desk.references.set_state(laura, ReferenceState.DECLINED)
    pane.asks._pick(AskKind.REFERENCE)
    pane.asks.add.open()
    QTest.keyClicks(holder(), "for Halden Power")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert pane.asks.once_more.isVisible()
    assert desk.asks.of_contact(laura) == ()


def test_what_a_referee_speaks_to_and_when_they_were_named(desk: Desk, pane: DetailPane, laura: int) -> None:
    assert not pane.referee.speaks_to.isVisible()
    desk.references.set_state(laura, ReferenceState.AGREED)
    pane.referee.speaks_to.open()
    QTest.keyClicks(holder(), "calm in a crisis")
    QTest.keyClick(holder(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    pane.referee.used.click()
    found = desk.references.of_contact(laura)
    assert found is not None
    assert (found.speaks_to, found.unthanked) == ("calm in a crisis", True)
    assert not pane.referee.used.isVisible()
    pane.referee.thanked.click()
    assert not pane.referee.thanked.isVisible()


def test_another_contact_has_asks_of_its_own(desk: Desk, pane: DetailPane, laura: int) -> None:
    desk.asks.add(laura, AskKind.ADVICE, "one")
    pane.show_contact(person(desk, "Tom Becker"))
    assert pane.asks.rows == []
    assert not pane.referee.speaks_to.isVisible()


def test_a_cadence_of_their_own_has_a_latest_and_being_put_off_can_end(
    qtbot: QtBot, desk: Desk, pane: DetailPane, laura: int
) -> None:
    standing = pane.standing
    assert standing.latest.isHidden()
    assert standing.put_off.isHidden()
    desk.contacts.set_cadence([laura], 60)
    standing.latest.click()
    choose(standing.latest, "91 days")
    assert desk.contacts.card(laura).contact.latest_days == 91
    desk.in_touch.put_off([laura], day(3))
    assert standing.put_off.text() == f"Put off to {dates.in_words(day(3))}: remind again"
    standing.put_off.click()
    assert desk.contacts.card(laura).contact.quiet_until is None
    assert standing.put_off.isHidden()
