"""What the page Today is told: next conversation, steps, five for this week, who goes quiet, momentum."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.contact import Stage
from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.introduction import IntroductionState
from netdesk.domain.touch import Direction, TouchKind
from tests.services import dated
from tests.services.dated import Hand, at, day, meeting, mention, open_at, person, touch


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def desk(tmp_path: Path, hand: Hand) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", hand)
    yield opened
    opened.close()


def names(desk: Desk) -> list[str]:
    return [pick.name for pick in desk.today.five()]


def test_an_empty_desk_says_so(desk: Desk) -> None:
    found = desk.today.load()
    assert found.empty
    assert (found.next, found.five, found.quiet, found.steps.steps) == (None, (), (), ())
    assert found.momentum.thanked is None


def test_the_next_conversation_comes_with_its_readiness(desk: Desk) -> None:
    dated.fill(desk)
    coming = desk.today.load().next
    assert coming is not None
    assert coming.line.names == ("Denis Moreau",)
    assert coming.line.readiness.done == 2
    assert coming.outcome.startswith("How plant managers")


def test_the_conversation_that_runs_comes_first_also_after_a_restart(tmp_path: Path) -> None:
    hand = Hand()
    desk = open_at(tmp_path / "b.netdesk", hand)
    ids = dated.fill(desk)
    tom = meeting(desk, ids["Tom"], planned_at=datetime(2026, 11, 21, 9))
    desk.meetings.start(tom)
    desk.close()
    hand.forward(hours=2)
    again = open_at(tmp_path / "b.netdesk", hand)
    running = again.today.load().next
    assert running is not None
    assert (running.line.id, running.since) == (tom, time(9, 30))
    again.close()


def test_one_that_was_forgotten_days_ago_hides_no_plan(desk: Desk) -> None:
    ids = dated.fill(desk)
    meeting(desk, ids["Tom"], held_at=dated.at(-3))
    coming = desk.today.load().next
    assert coming is not None
    assert (coming.line.names, coming.since) == (("Denis Moreau",), None)


def test_steps_are_listed_by_day_with_what_is_known(desk: Desk) -> None:
    dated.fill(desk)
    steps = desk.today.load().steps
    assert [step.entry.title for step in steps.steps] == [
        "Send Maria an article", "Call Ibrahim again", "Thank Laura Chen", "Keep Alan posted",
    ]  # fmt: skip
    assert (steps.open, steps.due) == (6, 3)
    maria, _ibrahim, laura, _alan = (step.facts for step in steps.steps)
    assert (maria.last_touch, maria.cadence_days) == (day(-71), 60)
    assert (laura.met_on, laura.named) == (day(-1), 2)


def test_the_five_are_those_with_most_to_say_for_them(desk: Desk) -> None:
    dated.fill(desk)
    assert names(desk) == ["Priya Raman", "Tom Becker", "Susan Smith", "Alan Okafor", "Jo Fernández"]
    susan = desk.today.five()[2]
    assert susan.introduced_by == "Laura Chen"


def test_the_five_stay_the_same_all_week(desk: Desk, hand: Hand) -> None:
    dated.fill(desk)
    before = names(desk)
    person(desk, "Newly Imported", closeness=3, relevance=3, why="everything")
    hand.forward(days=1)
    assert names(desk) == before
    hand.forward(days=1)
    assert names(desk)[0] == "Newly Imported"


def test_who_was_reached_stays_listed_as_reached(desk: Desk) -> None:
    ids = dated.fill(desk)
    names(desk)
    desk.contacts.log_touch(ids["Tom"], TouchKind.CALL)
    assert [pick.reached for pick in desk.today.five()] == [False, True, False, False, False]


def test_swapped_ones_make_room_and_undo_brings_them_back(desk: Desk) -> None:
    ids = dated.fill(desk)
    before = names(desk)
    desk.today.swap(ids["Tom"])
    assert names(desk) == [*(name for name in before if name != "Tom Becker"), "Marc Petit"]
    assert desk.history.undo() is Act.PICK_FIVE
    assert names(desk) == before


def test_not_now_rests_for_weeks_and_kept_ones_come_along(desk: Desk, hand: Hand) -> None:
    ids = dated.fill(desk)
    names(desk)
    desk.today.not_now(ids["Priya"])
    desk.today.swap(ids["Tom"])
    desk.today.keep(ids["Jo"])
    hand.forward(days=7)
    after = names(desk)
    assert after[0] == "Jo Fernández"
    assert "Tom Becker" in after
    assert "Priya Raman" not in after
    assert desk.today.five()[0].kept


def test_choosing_the_five_is_no_step_of_undo(desk: Desk) -> None:
    dated.fill(desk)
    before = desk.history.next_acts()
    desk.today.load()
    assert desk.history.next_acts() == before


def test_those_in_the_trash_or_resting_give_up_their_place(desk: Desk) -> None:
    ids = dated.fill(desk)
    names(desk)
    desk.contacts.delete([ids["Tom"]])
    desk.contacts.set_stage([ids["Priya"]], Stage.RESTING)
    assert names(desk) == ["Susan Smith", "Alan Okafor", "Jo Fernández", "Marc Petit", "Claire Dubois"]


def test_who_goes_quiet_is_told_with_the_days(desk: Desk) -> None:
    dated.fill(desk)
    found = desk.today.load()
    (maria,) = found.quiet
    assert (maria.name, maria.organisation, maria.days, maria.cadence_days) == (
        "Maria Kowalska", "Brightwater", 71, 60,
    )  # fmt: skip
    assert found.quiet_count == 1


def test_momentum_counts_this_month_and_twelve_weeks(desk: Desk) -> None:
    ada = person(desk, "Ada Nowak")
    ben = person(desk, "Ben Ek")
    for days_ago in (1, 8, 30):
        held = meeting(desk, ada, held_at=at(-days_ago), ended_at=at(-days_ago, 11))
        mention(desk, held, "Somebody")
    dated.introduction(desk, ada, ben, IntroductionState.MADE)
    touch(desk, ada, 30, kind=TouchKind.E_MAIL, direction=Direction.GIVEN, meeting_id=held)
    found = desk.today.load().momentum
    assert (found.conversations, found.named, found.introductions) == (2, 2, 1)
    assert [number for _monday, number in found.weeks][-5:] == [1, 0, 0, 1, 1]
    assert found.weeks[-1][0] == date(2026, 11, 16)


def test_thanks_are_counted_by_the_follow_up_that_was_done(desk: Desk, hand: Hand) -> None:
    ada = person(desk, "Ada Nowak")
    held = meeting(desk, ada, held_at=at(-1, 15), ended_at=at(-1, 16))
    key = desk.follow_ups.add("Thank Ada", due_on=day(0), kind=FollowUpKind.THANK, meeting_id=held)
    assert desk.today.load().momentum.thanked is None
    desk.follow_ups.done(key)
    assert desk.today.load().momentum.thanked == 100
