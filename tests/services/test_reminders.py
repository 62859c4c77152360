"""When to remind of what: across summer time, zones, putting off, and while a meeting is being held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from netdesk.desk import Desk, open_desk
from netdesk.domain.clock import Clock
from netdesk.domain.reminders import ReminderKind
from tests.services.dated import Hand, at, meeting, open_at, person

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def desk(tmp_path: Path, hand: Hand) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", hand)
    yield opened
    opened.close()


def told(desk: Desk, after: datetime | None = None) -> list[tuple[ReminderKind, datetime]]:
    watch = desk.reminders.watch(after or desk.clock.now())
    return [(one.kind, one.at) for one in watch.reminders]


def test_a_meeting_gives_notice_the_evening_and_a_quarter_of_an_hour_before(desk: Desk) -> None:
    laura = person(desk, "Laura Chen")
    meeting(desk, laura, planned_at=datetime(2026, 11, 22, 15))
    assert told(desk) == [
        (ReminderKind.EVENING, datetime(2026, 11, 21, 18, tzinfo=UTC)),
        (ReminderKind.SOON, datetime(2026, 11, 22, 14, 45, tzinfo=UTC)),
    ]
    (first, _second) = desk.reminders.watch(desk.clock.now()).reminders
    assert (first.title, first.wall) == ("Laura Chen", datetime(2026, 11, 22, 15))
    assert told(desk, datetime(2026, 11, 21, 18, tzinfo=UTC)) == told(desk)[1:]


def test_a_follow_up_gives_notice_at_its_time_on_the_day_that_it_counts_for(desk: Desk) -> None:
    key = desk.follow_ups.add("Call Jo", due_on=date(2026, 11, 21), due_at=time(15))
    desk.follow_ups.add("Some time that day", due_on=date(2026, 11, 21))
    assert told(desk) == [(ReminderKind.STEP, datetime(2026, 11, 21, 15, tzinfo=UTC))]
    desk.follow_ups.snooze(key, date(2026, 11, 22))
    assert told(desk) == [(ReminderKind.STEP, datetime(2026, 11, 22, 15, tzinfo=UTC))]
    desk.follow_ups.done(key)
    assert told(desk) == []


def test_what_was_held_or_thrown_away_gives_none(desk: Desk) -> None:
    soon = datetime(2026, 11, 21, 15)
    meeting(desk, planned_at=soon, held_at=at(0, 9), ended_at=at(0, 9))
    desk.meetings.delete([meeting(desk, planned_at=soon)])
    assert told(desk) == []


def test_a_meeting_is_held_until_it_is_closed_or_was_forgotten(desk: Desk, hand: Hand) -> None:
    assert not desk.reminders.watch(hand.moment).held
    running = meeting(desk, held_at=hand.moment - timedelta(minutes=30))
    assert desk.reminders.watch(hand.moment).held
    desk.meetings.close(running)
    assert not desk.reminders.watch(hand.moment).held
    meeting(desk, held_at=hand.moment)
    hand.forward(hours=5)
    assert not desk.reminders.watch(hand.moment).held


@pytest.mark.parametrize(
    ("planned", "zone", "moment", "wall"),
    [
        # the hour from 2 to 3 is missing: the meeting is when that clock shows 3:30
        (
            datetime(2026, 3, 29, 2, 30),
            "Europe/Berlin",
            datetime(2026, 3, 29, 1, 30),
            datetime(2026, 3, 29, 3, 30),
        ),
        # the hour from 2 to 3 comes twice: the first one counts
        (
            datetime(2026, 10, 25, 2, 30),
            "Europe/Berlin",
            datetime(2026, 10, 25, 0, 30),
            datetime(2026, 10, 25, 2, 30),
        ),
        # planned elsewhere, told by the wall here
        (datetime(2026, 7, 1, 9), "America/New_York", datetime(2026, 7, 1, 13), datetime(2026, 7, 1, 15)),
        (datetime(2026, 7, 1, 9), "", datetime(2026, 7, 1, 7), datetime(2026, 7, 1, 9)),
        (datetime(2026, 7, 1, 9), "No/Where", datetime(2026, 7, 1, 7), datetime(2026, 7, 1, 9)),
    ],
)
def test_wall_time_keeps_its_moment_in_its_zone(
    tmp_path: Path, planned: datetime, zone: str, moment: datetime, wall: datetime
) -> None:
    now = moment.replace(tzinfo=UTC) - timedelta(hours=30)
    opened = open_desk(tmp_path / "z.netdesk", Clock(Hand(now).read, BERLIN))
    try:
        meeting(opened, planned_at=planned, zone=zone)
        evening, soon = opened.reminders.watch(now).reminders
        assert (soon.moment, soon.wall) == (moment.replace(tzinfo=UTC), wall)
        assert soon.at == soon.moment - timedelta(minutes=15)
        assert evening.at.astimezone(BERLIN).replace(tzinfo=None) == datetime.combine(
            wall.date() - timedelta(days=1), time(18)
        )
    finally:
        opened.close()
