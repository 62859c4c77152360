"""Muted rules of a desk: kept, undone, and heeded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.desk import Desk
from netdesk.domain.coach.findings import AskKind, Rule
from tests.services.dated import Hand, open_at

ASK = "Do you have any openings?"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    yield opened
    opened.close()


def test_a_muted_rule_is_not_heard_until_it_is_undone(desk: Desk) -> None:
    (finding,) = desk.coach.coach(ASK)
    desk.coach.mute(finding.rule)
    assert desk.coach.muted() == {Rule.ASKS_FOR_JOB}
    assert desk.coach.coach(ASK) == []
    desk.history.undo()
    assert desk.coach.coach(ASK) == [finding]


def test_a_rule_can_speak_again(desk: Desk) -> None:
    desk.coach.mute(Rule.ASKS_FOR_JOB)
    desk.coach.mute(Rule.PUSHES_CV)
    desk.coach.unmute(Rule.ASKS_FOR_JOB)
    assert desk.coach.muted() == {Rule.PUSHES_CV}
    assert desk.coach.coach(ASK)


def test_muting_twice_is_one_step(desk: Desk) -> None:
    desk.coach.mute(Rule.ASKS_FOR_JOB)
    desk.coach.mute(Rule.ASKS_FOR_JOB)
    desk.history.undo()
    assert desk.coach.muted() == frozenset()


def test_muted_rules_are_there_after_a_restart(desk: Desk, tmp_path: Path) -> None:
    desk.coach.mute(Rule.MAKES_DEMAND)
    desk.close()
    again = open_at(tmp_path / "a.netdesk", Hand())
    assert again.coach.muted() == {Rule.MAKES_DEMAND}
    again.close()


def test_praise_missing_and_titles_come_through(desk: Desk) -> None:
    assert desk.coach.praise("Thank you for your time.")
    assert desk.coach.missing("Hello.", AskKind.REQUEST)
    assert desk.coach.titles()[Rule.PUSHES_CV] == "Pushes the résumé"
