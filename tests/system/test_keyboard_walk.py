"""The whole way by keyboard alone: import, plan, prepare, meet, follow through, calendar, and a new start."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk, open_desk
from netdesk.domain.changes import Kind
from netdesk.domain.clock import Clock
from netdesk.domain.introduction import IntroductionState
from netdesk.domain.meeting import UseName, Way, Writer
from netdesk.ui.widgets.pad import Pad
from tests.system.shown_desk import Hand, Window
from tests.system.walk_texts import (
    ANSWER,
    DAY,
    FINDING,
    FOR_THEM,
    FRIDAY,
    FROM_BANK,
    GRACE_AT,
    LINKEDIN,
    MARKED,
    OUTCOME,
    OWN,
    PLACE,
    PROMISE,
    PURPOSE,
    QUARTER,
    SECOND_ANSWER,
    SOURCE,
    STEPS,
    STORY,
    TEXT,
    TITLE,
    TUESDAY,
    TYPED,
    VCARD,
    WEDNESDAY,
)

pytestmark = pytest.mark.usefixtures("english")


def test_the_whole_way_by_keyboard(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hand, path = Hand(), tmp_path / "walk.netdesk"
    shown = Window(qtbot, path, hand.clock)
    bring_contacts_in(shown, tmp_path, monkeypatch)
    plan_with_a_new_contact(shown)
    make_the_case(shown)
    choose_questions(shown)
    confirm(shown)
    meet(shown, hand)
    follow_through(shown)
    look_after_the_steps(shown)
    before = export(shown.desk)
    shown.hands.press("Ctrl+Q")
    assert shown.flashes.seen == []
    hand.forward(hours=2)
    assert_as_typed(path, hand.clock, before)
    show_again(qtbot, path, hand.clock)


def bring_contacts_in(shown: Window, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cards, connections = folder / "phone.vcf", folder / "Connections.csv"
    cards.write_text(VCARD, "utf-8", newline="\r\n")
    connections.write_text(LINKEDIN, "utf-8")
    answer = ([str(cards), str(connections)], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args, **_more: answer)
    shown.hands.press("Ctrl+I")
    shown.hands.wait_for_focus("Import 2 contacts")
    shown.hands.press("Space")
    shown.hands.wait_for_focus("Close")
    shown.hands.press("Space")
    shown.hands.back()


def plan_with_a_new_contact(shown: Window) -> None:
    hands = shown.hands
    hands.press("Ctrl+2")
    hands.press("Ctrl+N")
    hands.wait_for_focus("New contact")
    hands.type("Noor Haddad, curator at Lantern Museum, noor.haddad@lantern.example\n")
    hands.wait(lambda: shown.contacts.table.current_id() == 3)
    hands.press("Ctrl+M")
    hands.wait_for_focus("Day and time")
    hands.tab_to("Where")
    hands.type(f"{PLACE}\n")
    hands.wait(lambda: shown.meetings.pane is not None and shown.meetings.pane.view is not None)


def make_the_case(shown: Window) -> None:
    hands = shown.hands
    hands.wait_for_focus("Why you are calling")
    for text in (PURPOSE, OUTCOME, FOR_THEM):
        hands.type(text)
        hands.press("Tab")
    hands.tab_to("Add what you f")
    hands.type(FINDING)
    hands.press("Tab")
    hands.type(f"{SOURCE}\n")
    hands.wait(lambda: shown.meeting.findings)
    hands.tab_to("New")
    hands.press("Space")
    hands.type(f"{TITLE}\n")
    hands.wait_for_focus("Story")
    hands.type(STORY)


def choose_questions(shown: Window) -> None:
    hands = shown.hands
    hands.tab_to("Your own question")
    for number, question in enumerate(OWN, 1):
        hands.type(f"{question}\n")
        hands.wait(partial(shown.has_questions, number))
    for number, word in enumerate(FROM_BANK, len(OWN) + 1):
        hands.type("/")
        hands.wait_for_focus("Search the bank")
        hands.type(word)
        hands.press("Return")
        hands.wait(partial(shown.has_questions, number))
        hands.tab_to("Your own question", back=True)


def confirm(shown: Window) -> None:
    hands = shown.hands
    assert (shown.meeting.readiness.done, shown.meeting.readiness.total) == (5, 6)
    hands.tab_to("Time and place confirmed")
    hands.press("Space")
    hands.wait(lambda: shown.meeting.readiness.is_full)


def meet(shown: Window, hand: Hand) -> None:
    hands = shown.hands
    hand.forward(days=1)
    hands.press("F5")
    hands.wait_for_focus("Notes of the meeting")
    for number, part in enumerate("".join(TYPED).split(" ESC ")):
        if number:
            hands.press("Esc")
        hands.type(part)
    hands.wait(lambda: len(shown.meeting.mentions) == 3)
    hands.press("Ctrl+Return")
    hands.wait(lambda: sum(item.ticked for item in shown.meeting.agenda) == 1)
    answer(shown)
    hand.forward(minutes=16)
    hands.wait(shown.is_reminded)
    hands.tab_to("Close the meeting")
    hand.forward(minutes=4)
    hands.press("Space")


def answer(shown: Window) -> None:
    """From the pad back to the questions, into two answers and on."""
    hands = shown.hands
    hands.tab_to(OWN[1], back=True)
    hands.press("Return")
    hands.wait_for_focus("What they answer")
    hands.type(ANSWER)
    hands.press("Ctrl+Return")
    hands.wait(lambda: sum(item.ticked for item in shown.meeting.agenda) == 2)
    hands.type(SECOND_ANSWER)


def follow_through(shown: Window) -> None:
    """Both people are worth talking to, the one to be called by name, the other with a note; then Finish."""
    hands = shown.hands
    hands.wait_for_focus("yes")
    hands.press("Space")
    for choice in ("call", "yes", "none"):
        hands.tab_to(choice)
        hands.press("Space")
    hands.tab_to("Where")
    hands.press("Return")
    hands.type(f"{GRACE_AT}\n")
    for choice in ("yes", "e-mail", "yes", "will send"):
        hands.tab_to(choice)
        hands.press("Space")
    hands.tab_to("Where")
    hands.tab_to("yes")
    hands.press("Space")
    hands.tab_to("quarter")
    hands.press("Space")
    hands.wait(lambda: shown.step_titles() == STEPS)
    hands.press("Ctrl+Shift+Return")
    hands.wait(lambda: shown.meeting.meeting.finished_at)


def look_after_the_steps(shown: Window) -> None:
    """The thanks are done today, the promise of Friday is put off to Saturday."""
    hands = shown.hands
    hands.press("Ctrl+5")
    hands.wait(lambda: shown.titles_on(WEDNESDAY) == ["Noor Haddad", "Thank Noor"])
    hands.press("Return")
    hands.press("Down")
    hands.press("Space")
    hands.wait(lambda: shown.follow_ups()["Thank Noor"].done_at)
    hands.press("Esc")
    hands.press("Right", 2)
    hands.wait(lambda: shown.titles_on(FRIDAY) == ["Call Ada Okafor", PROMISE])
    hands.press("Return")
    hands.press("Down")
    hands.press("S")
    hands.press("Return")
    hands.wait(lambda: shown.follow_ups()[PROMISE].day == FRIDAY + DAY)


def export(desk: Desk) -> Any:
    return json.loads("".join(desk.exporting.as_json()))


def assert_as_typed(path: Path, clock: Clock, before: Any) -> None:
    """After the restart the desk holds what it held, and that is what was typed."""
    desk = open_desk(path, clock)
    try:
        assert export(desk) == before
        assert_people(desk, before)
        assert_meeting(desk)
        assert_steps(desk)
    finally:
        desk.close()


def assert_people(desk: Desk, exported: Any) -> None:
    people = {one["name"]["full"]: one for one in exported["contacts"]}
    assert set(people) == {"Ada Okafor", "Tomás Rua", "Noor Haddad", "Grace Liu"}
    assert people["Ada Okafor"]["notes"] == "Knows every kiln, and says so."
    assert people["Noor Haddad"]["emails"][0]["value"] == "noor.haddad@lantern.example"
    roles = {
        name: [(role["title"], role["organisation"]) for role in one["roles"]] for name, one in people.items()
    }
    assert roles == {
        "Ada Okafor": [("Head of collections", "Lantern Museum")],
        "Tomás Rua": [("Furnace engineer", "Brightwater Glass")],
        "Noor Haddad": [("curator", "Lantern Museum")],
        "Grace Liu": [("", GRACE_AT)],
    }
    targets = {place["name"]: place["target"] for place in exported["organisations"]}
    assert targets == {"Lantern Museum": True, "Brightwater Glass": False, GRACE_AT: False}
    stages = {name: one["stage"] for name, one in people.items()}
    assert stages["Noor Haddad"] == "staying in touch"
    noor = next(hit for hit in desk.search.of_kind(Kind.CONTACT, "Noor") if hit.title == "Noor Haddad")
    edges = desk.introductions.edges(noor.id)
    names = desk.introductions.names(edges)
    found = {(names[one.to_contact_id], one.state, one.way, one.use_name, one.writer) for one in edges}
    assert found == {
        ("Ada Okafor", IntroductionState.ASKED, Way.CALL, UseName.YES, Writer.NONE),
        ("Grace Liu", IntroductionState.PROMISED, Way.E_MAIL, UseName.YES, Writer.THEY),
    }


def assert_meeting(desk: Desk) -> None:
    view = desk.meetings.load(1)
    assert view.text == TEXT
    assert [(span.kind, view.text[span.start : span.end]) for span in view.spans] == MARKED
    meeting = view.meeting
    assert (meeting.purpose, meeting.outcome, meeting.for_them) == (PURPOSE, OUTCOME, FOR_THEM)
    assert (meeting.place, meeting.planned_at) == (PLACE, datetime(2026, 11, 25, 10))
    assert (meeting.held_at, meeting.ended_at) == (TUESDAY + DAY, TUESDAY + DAY + timedelta(minutes=20))
    assert view.story is not None
    assert (view.story.title, view.story.text) == (TITLE, STORY)
    assert [(line.finding.text, line.finding.source) for line in view.findings] == [(FINDING, SOURCE)]
    assert [item.entry.wording for item in view.agenda][: len(OWN)] == list(OWN)
    later = [item.entry.wording for item in view.agenda if item.entry.come_back]
    assert later == ["How do they pay for the nights"]
    assert len(view.agenda) == len(OWN) + len(FROM_BANK) + 1
    assert [item.answer for item in view.agenda[:3]] == ["", ANSWER, SECOND_ANSWER]
    assert [item.ticked for item in view.agenda] == [True, True, False, False, False, False]


def assert_steps(desk: Desk) -> None:
    steps = {one.title: (one.day, one.done_at is not None) for one in desk.meetings.load(1).follow_ups}
    assert steps == {
        "Thank Noor": (WEDNESDAY, True),
        PROMISE: (FRIDAY + DAY, False),
        "Call Ada Okafor": (FRIDAY, False),
        "Check Noor’s note to Grace Liu": (FRIDAY + DAY, False),
        "Touch base with Noor": (WEDNESDAY + timedelta(days=QUARTER), False),
    }


def show_again(qtbot: QtBot, path: Path, clock: Clock) -> None:
    """The next start comes up where the last one ended; the palette finds the meeting by what was said."""
    shown = Window(qtbot, path, clock)
    hands = shown.hands
    hands.wait(lambda: shown.window.current_key() == "calendar")
    hands.press("Ctrl+K")
    hands.type("Talk to Ada")
    hands.wait(lambda: shown.palette_offers("Noor Haddad"))
    hands.press("Return")
    hands.wait(lambda: shown.meetings.pane is not None and shown.meetings.pane.view is not None)
    hands.press("Alt+2")
    hands.wait_for_focus("Notes of the meeting")
    pad = hands.at()
    assert isinstance(pad, Pad)
    assert pad.note()[0] == TEXT
    hands.press("Ctrl+Q")
