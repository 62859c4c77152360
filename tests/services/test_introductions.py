"""Introductions: the way from contact to contact."""

from __future__ import annotations

import pytest

from netdesk.desk import Desk
from netdesk.domain.errors import UserError
from netdesk.domain.introduction import IntroductionState
from tests.services.people import person


@pytest.fixture
def people(desk: Desk) -> list[int]:
    return [person(desk, line) for line in ("Laura Chen", "Susan Smith", "Paul Lyon")]


def names(desk: Desk, contact_id: int) -> list[str]:
    return [name for _, name in desk.introductions.chain(contact_id)]


def test_the_chain_begins_with_who_opened_the_first_door(desk: Desk, people: list[int]) -> None:
    laura, susan, paul = people
    desk.introductions.add(laura, susan)
    desk.introductions.add(susan, paul)
    assert names(desk, paul) == ["Laura Chen", "Susan Smith", "Paul Lyon"]
    assert names(desk, laura) == ["Laura Chen"]


def test_a_circle_ends(desk: Desk, people: list[int]) -> None:
    laura, susan, paul = people
    for one, other in ((laura, susan), (susan, paul), (paul, laura)):
        desk.introductions.add(one, other)
    assert names(desk, paul) == ["Laura Chen", "Susan Smith", "Paul Lyon"]


def test_who_lies_in_the_trash_is_left_out(desk: Desk, people: list[int]) -> None:
    laura, susan, _ = people
    desk.introductions.add(laura, susan)
    desk.contacts.delete([laura])
    assert names(desk, susan) == ["Susan Smith"]


def test_an_edge_is_there_once_and_its_state_never_goes_back(desk: Desk, people: list[int]) -> None:
    laura, susan, _ = people
    edge = desk.introductions.add(laura, susan)
    desk.introductions.set_state(edge, IntroductionState.MADE)
    assert desk.introductions.add(laura, susan, state=IntroductionState.PROMISED) == edge
    assert [one.state for one in desk.introductions.edges(susan)] == [IntroductionState.MADE]
    assert desk.introductions.names(desk.introductions.edges(susan)) == {
        laura: "Laura Chen",
        susan: "Susan Smith",
    }
    desk.introductions.delete(edge)
    assert desk.introductions.edges(susan) == []


def test_nobody_introduces_themselves(desk: Desk, people: list[int]) -> None:
    with pytest.raises(UserError):
        desk.introductions.add(people[0], people[0])
