"""Staying in touch: cadences of contacts, tags and stages, who is due and why, putting off, doors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from netdesk.desk import Desk, open_desk
from netdesk.domain.acts import Act
from netdesk.domain.cadence import Cadence, Warmth, completed
from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactLine, ContactQuery
from netdesk.domain.errors import UserError
from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.in_touch import Idea, IdeaKind, Quiet, RuleLine, next_birthday
from netdesk.domain.introduction import IntroductionState
from netdesk.domain.lead import LeadState
from netdesk.domain.meeting import MeetingKind
from netdesk.domain.stage import Stage
from netdesk.domain.touch import CallResult, Direction, TouchKind
from tests.services.dated import Hand, at, day, introduction, meeting, open_at, person, touch


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def desk(tmp_path: Path, hand: Hand) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", hand)
    yield opened
    opened.close()


def due(desk: Desk) -> list[str]:
    return [one.name for one in desk.in_touch.due(20)[0]]


def only(desk: Desk) -> Quiet:
    (one,), _count = desk.in_touch.due(20)
    return one


def idea(desk: Desk) -> Idea:
    found = only(desk).idea
    assert found is not None
    return found


def line_of(desk: Desk, key: int) -> ContactLine:
    (line,) = desk.contact_list.lines([key])
    return line


def tagged(desk: Desk, key: int, *names: str) -> dict[str, int]:
    """Ids of all tags after a contact got these."""
    desk.contacts.tag([key], names)
    rules = desk.in_touch.rules()
    return {one.tag: one.tag_id for one in rules.groups if one.tag_id}


def met(desk: Desk, name: str, days_ago: int, **fields: Any) -> int:
    key = person(desk, name, stage=Stage.MET, **fields)
    touch(desk, key, days_ago, kind=TouchKind.E_MAIL)
    return key


# Which cadence


def test_ones_own_cadence_wins_then_the_tightest_tag_then_the_stage(desk: Desk) -> None:
    ada = met(desk, "Ada Nowak", 50)
    tags = tagged(desk, ada, "choir", "energy")
    desk.in_touch.add_rule(stage=Stage.MET, ideal_days=10, latest_days=20)
    assert line_of(desk, ada)[-5:] == ("", "", 20, True, None)
    assert line_of(desk, ada).cadence_days == 10
    desk.in_touch.add_rule(tag_id=tags["choir"], ideal_days=90, latest_days=100)
    desk.in_touch.add_rule(tag_id=tags["energy"], ideal_days=40, latest_days=45)
    assert (line_of(desk, ada).cadence_days, line_of(desk, ada).latest_days) == (40, 45)
    assert only(desk).warmth is Warmth.QUIET
    desk.contacts.set_cadence([ada], 60)
    assert (line_of(desk, ada).cadence_days, line_of(desk, ada).latest_days) == (60, 74)
    assert due(desk) == []


def test_the_list_and_the_rule_in_python_complete_an_interval_alike(desk: Desk) -> None:
    for ideal, latest in product((0, 30, 60, 10**12), (0, 30, 90, 10**12)):
        key = person(desk, "Ada Nowak", cadence_days=ideal, latest_days=latest)
        touch(desk, key, 20, kind=TouchKind.CALL)
        line = line_of(desk, key)
        assert (line.cadence_days, line.latest_days) == completed(ideal, latest)
    assert due(desk) == []


def test_cooling_comes_after_the_ideal_and_quiet_after_the_latest() -> None:
    today, cadence = date(2026, 11, 21), Cadence(60, 70)
    silences = {59: Warmth.WARM, 60: Warmth.WARM, 61: Warmth.COOLING, 70: Warmth.COOLING, 71: Warmth.QUIET}
    for silent, warmth in silences.items():
        assert cadence.warmth(today - timedelta(days=silent), today) is warmth
    assert cadence.warmth(None, today) is Warmth.NEW
    assert cadence.warmth(today + timedelta(days=4000), today) is Warmth.WARM  # the clock was set back


def test_rules_are_told_with_whom_they_concern(desk: Desk) -> None:
    ada, ben, eva = (met(desk, name, 5) for name in ("Ada Nowak", "Ben Ek", "Eva Lind"))
    tags = tagged(desk, ada, "choir", "energy")
    desk.contacts.tag([ben, eva], ["choir"])
    desk.contacts.set_cadence([eva], 30)
    choir = desk.in_touch.add_rule(tag_id=tags["choir"], ideal_days=90)
    desk.in_touch.add_rule(tag_id=tags["energy"], ideal_days=30, latest_days=40)
    desk.in_touch.add_rule(stage=Stage.MET, ideal_days=365)
    person(desk, "Somebody Met", stage=Stage.MET)
    told = desk.in_touch.rules()
    assert told.lines[0] == RuleLine(
        id=choir, tag="choir", ideal_days=90, latest_days=104, people=3, concerns=1
    )
    assert [(one.tag or str(one.stage), one.people, one.concerns) for one in told.lines[1:]] == [
        ("energy", 1, 1), ("met", 4, 1),
    ]  # fmt: skip
    assert Stage.MET not in [one.stage for one in told.groups]
    assert not any(one.tag for one in told.groups)


def test_a_rule_is_changed_removed_and_comes_back_in_one_step(desk: Desk) -> None:
    ada = met(desk, "Ada Nowak", 50)
    rule = desk.in_touch.add_rule(stage=Stage.MET, ideal_days=30)
    assert desk.in_touch.add_rule(stage=Stage.MET, ideal_days=45) == rule
    assert [one.ideal_days for one in desk.in_touch.rules().lines] == [45]
    desk.in_touch.edit_rule(rule, ideal_days=60, latest_days=50)
    assert (line_of(desk, ada).cadence_days, line_of(desk, ada).latest_days) == (60, 60)
    desk.in_touch.remove_rule(rule)
    assert line_of(desk, ada).cadence_days == 0
    assert desk.history.undo() is Act.EDIT_CADENCE_RULES
    assert desk.history.undo() is Act.EDIT_CADENCE_RULES
    assert due(desk) == ["Ada Nowak"]


def test_a_rule_needs_one_group_and_a_sound_interval(desk: Desk) -> None:
    with pytest.raises(UserError, match="tag or a stage"):
        desk.in_touch.add_rule(ideal_days=30)
    for ideal, latest in ((0, 30), (5000, 0), (30, -1)):
        with pytest.raises(UserError, match="1 to 3650"):
            desk.in_touch.add_rule(stage=Stage.MET, ideal_days=ideal, latest_days=latest)


def test_a_rule_makes_the_list_look_again(desk: Desk) -> None:
    met(desk, "Ada Nowak", 50)
    assert desk.contact_list.find(ContactQuery(quiet=True)) == []
    desk.in_touch.add_rule(stage=Stage.MET, ideal_days=30)
    assert len(desk.contact_list.find(ContactQuery(quiet=True))) == 1
    assert desk.contact_list.counts().quiet == 1


# Who is due


def test_every_touch_and_every_held_meeting_resets_the_clock(desk: Desk) -> None:
    ada = met(desk, "Ada Nowak", 71, cadence_days=60)
    assert due(desk) == ["Ada Nowak"]
    desk.contacts.log_touch(ada, TouchKind.ARTICLE)
    assert due(desk) == []
    ben = met(desk, "Ben Ek", 71, cadence_days=60)
    meeting(desk, ben, held_at=at(-2), ended_at=at(-2, 11))
    assert due(desk) == []


@pytest.mark.parametrize(
    ("fields", "exchange"),
    [
        ({}, None),
        ({}, {"kind": TouchKind.CALL, "result": CallResult.NO_ANSWER}),
        ({"stage": Stage.REACHED_OUT}, {"kind": TouchKind.E_MAIL, "direction": Direction.GIVEN}),
        ({"stage": Stage.MEETING_SET}, {"kind": TouchKind.CALL, "result": CallResult.NOT_NOW}),
    ],
)
def test_nobody_is_due_who_was_not_met(
    desk: Desk, fields: dict[str, Any], exchange: dict[str, Any] | None
) -> None:
    key = person(desk, "Ada Nowak", cadence_days=30, **fields)
    desk.in_touch.add_rule(stage=Stage.REACHED_OUT, ideal_days=30)
    if exchange:
        touch(desk, key, 100, **exchange)
    assert due(desk) == []
    assert desk.contact_list.counts().quiet == 0
    assert not line_of(desk, key).met


def test_who_is_quiet_comes_before_who_is_cooling_the_longest_silent_first(desk: Desk) -> None:
    for name, days in (("Ada Nowak", 40), ("Ben Ek", 44), ("Eva Lind", 200), ("Jo Marsh", 90), ("Li Wu", 30)):
        met(desk, name, days, cadence_days=30)
    assert due(desk) == ["Eva Lind", "Jo Marsh", "Ben Ek", "Ada Nowak"]
    listed, count = desk.in_touch.due(2)
    assert ([one.warmth for one in listed], count) == ([Warmth.QUIET, Warmth.QUIET], 4)


def test_the_reason_names_the_last_exchange(desk: Desk) -> None:
    ada = person(desk, "Ada Nowak", "Halden Power", stage=Stage.MET, cadence_days=60)
    held = meeting(desk, ada, kind=MeetingKind.COFFEE, held_at=at(-71), ended_at=at(-71, 11))
    touch(desk, ada, 71, kind=TouchKind.MEETING, meeting_id=held)
    found = only(desk)
    assert (found.last, found.days, found.cadence_days, found.organisation) == (
        "coffee",
        71,
        60,
        "Halden Power",
    )


# Putting off


def test_putting_off_hides_until_the_day_and_moves_no_clock(desk: Desk, hand: Hand) -> None:
    ada = met(desk, "Ada Nowak", 71, cadence_days=60)
    desk.in_touch.put_off([ada], day(7))
    assert due(desk) == []
    assert desk.contact_list.find(ContactQuery(quiet=True)) == []
    hand.forward(days=7)
    assert (only(desk).days, only(desk).cadence_days) == (78, 60)
    assert desk.history.undo() is Act.PUT_OFF_CONTACT
    hand.forward(days=-7)
    assert due(desk) == ["Ada Nowak"]
    with pytest.raises(UserError, match="coming day"):
        desk.in_touch.put_off([ada], day(0))


# Doors


def test_whoever_opened_a_door_that_was_used_is_due_first(desk: Desk) -> None:
    laura, susan = person(desk, "Laura Chen", stage=Stage.MET), person(desk, "Susan Smith", stage=Stage.MET)
    met(desk, "Eva Lind", 200, cadence_days=30)
    introduction(desk, laura, susan, IntroductionState.PROMISED)
    assert due(desk) == ["Eva Lind"]
    (edge,) = desk.introductions.edges(laura)
    desk.introductions.set_state(edge.id, IntroductionState.MET)
    (first, _second), count = desk.in_touch.due(20)
    assert (first.name, count) == ("Laura Chen", 2)
    assert first.door is not None
    assert (first.door.name, first.door.met) == ("Susan Smith", True)
    desk.in_touch.told(edge.id)
    assert due(desk) == ["Eva Lind"]
    assert desk.history.undo() is Act.TELL_OF_INTRODUCTION
    desk.in_touch.put_off([laura], day(3))
    assert due(desk) == ["Eva Lind"]


def test_keeping_posted_that_was_done_has_told_them(desk: Desk) -> None:
    laura, susan = person(desk, "Laura Chen", stage=Stage.MET), person(desk, "Susan Smith", stage=Stage.MET)
    introduction(desk, laura, susan, IntroductionState.MADE)
    held, other = meeting(desk, susan, held_at=at(-1)), meeting(desk, laura, held_at=at(-2))
    tell = partial(desk.follow_ups.add, "Tell Laura", kind=FollowUpKind.KEEP_POSTED, contact_id=laura)
    desk.follow_ups.done(tell(meeting_id=other))
    assert due(desk) == ["Laura Chen"]
    desk.follow_ups.done(tell(meeting_id=held))
    assert due(desk) == []


# Ideas


def test_the_best_idea_comes_with_each(desk: Desk) -> None:
    ada = met(desk, "Ada Nowak", 71, cadence_days=60)
    assert only(desk).idea is None
    other = met(desk, "Ben Ek", 3)
    desk.contacts.tag([ada, other], ["energy"])
    assert idea(desk) == Idea(kind=IdeaKind.TOPIC, text="energy")
    desk.contacts.log_touch(other, TouchKind.ARTICLE, text="Heat from rivers")
    assert idea(desk) == Idea(kind=IdeaKind.ARTICLE, text="Heat from rivers")
    desk.contacts.edit(ada, birthday="--11-28")
    assert idea(desk) == Idea(kind=IdeaKind.BIRTHDAY, day=day(7))
    lead = desk.leads.add(ada, "Ask at the harbour")
    assert idea(desk).kind is IdeaKind.BIRTHDAY  # nothing came of it yet
    desk.leads.set_state(lead, LeadState.LED_ON)
    assert idea(desk) == Idea(kind=IdeaKind.KEEP_POSTED, text="Ask at the harbour")


def test_an_article_that_they_have_is_not_proposed(desk: Desk) -> None:
    ada = met(desk, "Ada Nowak", 3)
    touch(desk, ada, 71, kind=TouchKind.ARTICLE, text="Heat from rivers")
    ben = met(desk, "Ben Ek", 80, cadence_days=60)
    touch(desk, ben, 79, kind=TouchKind.ARTICLE, text="Heat from rivers")
    desk.contacts.tag([ada, ben], ["energy"])
    assert idea(desk).kind is IdeaKind.TOPIC


@pytest.mark.parametrize(
    ("stored", "today", "coming"),
    [
        ("1970-11-21", date(2026, 11, 21), date(2026, 11, 21)),
        ("--11-20", date(2026, 11, 21), date(2027, 11, 20)),
        ("--01-02", date(2026, 12, 30), date(2027, 1, 2)),
        ("1972-02-29", date(2027, 2, 1), date(2027, 2, 28)),
        ("--02-29", date(2028, 2, 28), date(2028, 2, 29)),
        ("1970", date(2026, 11, 21), None),
        ("", date(2026, 11, 21), None),
        ("--13-40", date(2026, 11, 21), None),
    ],
)
def test_a_birthday_comes_every_year_with_and_without_a_year(
    stored: str, today: date, coming: date | None
) -> None:
    assert next_birthday(stored, today) == coming


# The calendar of the user


@pytest.mark.parametrize(
    ("zone", "touched", "now"),
    [
        (
            "Europe/Berlin",
            datetime(2026, 3, 28, 22, 59, tzinfo=UTC),
            datetime(2026, 3, 31, 22, 0, tzinfo=UTC),
        ),
        (
            "Europe/Berlin",
            datetime(2026, 10, 24, 21, 59, tzinfo=UTC),
            datetime(2026, 10, 27, 23, 0, tzinfo=UTC),
        ),
        (
            "Pacific/Auckland",
            datetime(2026, 11, 17, 10, 59, tzinfo=UTC),
            datetime(2026, 11, 20, 11, tzinfo=UTC),
        ),
        ("America/Santiago", datetime(2026, 9, 6, 3, 59, tzinfo=UTC), datetime(2026, 9, 9, 3, tzinfo=UTC)),
    ],
)
def test_days_are_those_of_the_users_wall_across_summer_time(
    tmp_path: Path, zone: str, touched: datetime, now: datetime
) -> None:
    """Touched in the last minute of a day, it is cooling from the first moment of the fourth day after it."""
    hand = Hand(now - timedelta(seconds=1))
    opened = open_desk(tmp_path / "z.netdesk", Clock(hand.read, ZoneInfo(zone)))
    try:
        key = person(opened, "Ada Nowak", stage=Stage.MET, cadence_days=3)
        opened.contacts.log_touch(key, TouchKind.E_MAIL, happened_at=touched)
        assert due(opened) == []
        hand.forward(seconds=1)
        assert only(opened).days == 4
        hand.forward(days=-300)
        assert due(opened) == []
    finally:
        opened.close()


def test_many_doors_leave_room_for_who_is_quiet(desk: Desk) -> None:
    susan = person(desk, "Susan Smith")
    for name in ("Ada Nowak", "Ben Ek", "Eva Lind", "Jo Marsh"):
        introduction(desk, met(desk, name, 3), susan, IntroductionState.MADE)
    met(desk, "Li Wu", 50, cadence_days=30)
    listed, count = desk.in_touch.due(4)
    assert [one.door is not None for one in listed] == [True, True, True, False]
    assert count == 5
