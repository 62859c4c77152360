"""Asks, and a contact's standing as a referee, which an ask moves along."""

from __future__ import annotations

from datetime import date

import pytest

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.ask import AskKind, AskState, is_much
from netdesk.domain.reference import AlreadyAsked, ReferenceState
from tests.services.people import person
from tests.storage.desks import Ticks


def state_of(desk: Desk, contact_id: int) -> ReferenceState | None:
    found = desk.references.of_contact(contact_id)
    return found.state if found else None


def test_an_ask_has_its_day_its_answer_and_whom_it_led_to(desk: Desk) -> None:
    denis, claire = person(desk), person(desk, "Claire Dubois")
    key = desk.asks.add(denis, AskKind.ADVICE, " How to tell of a gap ")
    desk.asks.set_state(key, AskState.YES)
    desk.asks.edit(key, text="How to tell of a gap", answer="In one sentence", led_to="Claire Dubois")
    (ask,) = desk.asks.of_contact(denis)
    assert (ask.kind, ask.state, ask.asked_on) == (AskKind.ADVICE, AskState.YES, date(2026, 11, 24))
    assert (ask.answer, ask.led_to_contact_id) == ("In one sentence", claire)
    desk.asks.edit(key, text="How to tell of a gap", led_to="a better sentence")
    assert desk.asks.of_contact(denis)[0].led_to_contact_id is None


def test_a_name_that_two_people_have_is_linked_to_neither(desk: Desk) -> None:
    denis = person(desk)
    person(desk, "Claire Dubois")
    person(desk, "Claire Dubois")
    key = desk.asks.add(denis, AskKind.INTRODUCTION, "Somebody in planning")
    desk.asks.edit(key, text="Somebody in planning", led_to="Claire Dubois")
    assert desk.asks.of_contact(denis)[0].led_to_contact_id is None


def test_the_third_open_ask_is_much_and_answered_ones_do_not_count(desk: Desk) -> None:
    denis = person(desk)
    first = desk.asks.add(denis, AskKind.ADVICE, "one")
    assert not is_much(desk.asks.of_contact(denis))
    desk.asks.add(denis, AskKind.FEEDBACK, "two")
    assert is_much(desk.asks.of_contact(denis))
    desk.asks.set_state(first, AskState.NO)
    assert not is_much(desk.asks.of_contact(denis))


def test_the_latest_ask_comes_first_and_each_change_is_one_step(desk: Desk, ticks: Ticks) -> None:
    denis = person(desk)
    desk.asks.add(denis, AskKind.ADVICE, "early")
    ticks.forward(days=3)
    late = desk.asks.add(denis, AskKind.INFORMATION, "late")
    desk.asks.set_kind(late, AskKind.FEEDBACK)
    assert [ask.text for ask in desk.asks.of_contact(denis)] == ["late", "early"]
    desk.asks.delete(late)
    assert desk.history.undo() is Act.DELETE_ASK
    assert desk.history.undo() is Act.EDIT_ASK
    assert desk.asks.of_contact(denis)[0].kind is AskKind.INFORMATION


def test_who_was_asked_for_a_reference_is_not_asked_again_by_accident(desk: Desk) -> None:
    denis = person(desk)
    desk.asks.add(denis, AskKind.REFERENCE)
    assert state_of(desk, denis) is ReferenceState.ASKED
    with pytest.raises(AlreadyAsked, match="not answered"):
        desk.asks.add(denis, AskKind.REFERENCE)
    with pytest.raises(AlreadyAsked):
        desk.references.set_state(denis, ReferenceState.ASKED)
    assert len(desk.asks.of_contact(denis)) == 1
    desk.asks.add(denis, AskKind.REFERENCE, again=True)
    assert len(desk.asks.of_contact(denis)) == 2


@pytest.mark.parametrize(
    ("answer", "standing"),
    [
        (AskState.YES, ReferenceState.AGREED),
        (AskState.NO, ReferenceState.DECLINED),
        (AskState.NOT_NOW, ReferenceState.ASKED),
    ],
)
def test_the_answer_to_the_ask_is_the_standing(
    desk: Desk, answer: AskState, standing: ReferenceState
) -> None:
    denis = person(desk)
    key = desk.asks.add(denis, AskKind.REFERENCE)
    desk.asks.set_state(key, answer)
    assert state_of(desk, denis) is standing


def test_the_standing_is_the_answer_to_the_ask(desk: Desk) -> None:
    denis = person(desk)
    desk.references.set_state(denis, ReferenceState.IDEA)
    desk.references.set_state(denis, ReferenceState.ASKED)
    desk.references.set_state(denis, ReferenceState.AGREED)
    (ask,) = desk.asks.of_contact(denis)
    assert (ask.kind, ask.state) == (AskKind.REFERENCE, AskState.YES)
    found = desk.references.of_contact(denis)
    assert found is not None
    assert found.asked_on == date(2026, 11, 24)
    with pytest.raises(AlreadyAsked, match="agreed"):
        desk.references.set_state(denis, ReferenceState.ASKED)


def test_a_standing_is_taken_away_and_comes_back(desk: Desk) -> None:
    denis = person(desk)
    desk.references.edit(denis, speaks_to="calm in a crisis", reach="mornings, by phone")
    desk.references.set_state(denis, None)
    assert state_of(desk, denis) is None
    assert desk.history.undo() is Act.EDIT_REFERENCE
    found = desk.references.of_contact(denis)
    assert found is not None
    assert (found.state, found.speaks_to, found.reach) == (
        ReferenceState.IDEA,
        "calm in a crisis",
        "mornings, by phone",
    )


def test_referees_come_with_who_they_are_and_those_who_agreed_first(desk: Desk) -> None:
    denis, claire = person(desk), person(desk, "Claire Dubois")
    gone = person(desk, "Marc Petit")
    for key, state in ((denis, ReferenceState.AGREED), (claire, ReferenceState.IDEA)):
        desk.references.set_state(key, state)
    desk.references.set_state(gone, ReferenceState.AGREED)
    desk.contacts.delete([gone])
    assert [(one.person.name, one.reach) for one in desk.references.all()] == [
        ("Denis Moreau", "denis@cimentia.example"),
        ("Claire Dubois", ""),
    ]
    assert desk.references.all()[0].person.organisation == "Cimentia"


def test_whoever_was_named_to_an_employer_is_to_be_thanked(desk: Desk) -> None:
    denis = person(desk)
    desk.references.set_state(denis, ReferenceState.AGREED)
    desk.references.used([denis], "Halden Power")
    found = desk.references.of_contact(denis)
    assert found is not None
    assert (found.last_used_on, found.used_for, found.unthanked) == (date(2026, 11, 24), "Halden Power", True)
    desk.references.thanked(denis)
    found = desk.references.of_contact(denis)
    assert found is not None
    assert not found.unthanked
