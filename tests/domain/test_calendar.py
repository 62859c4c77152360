"""Days, weeks and urgency of a calendar, and what counts as momentum."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from netdesk.domain.calendar import Entry, EntryKind, Urgency, by_day, month_grid
from netdesk.domain.five import monday
from netdesk.domain.momentum import Held, by_week, thanked_in_time

TODAY = date(2026, 11, 21)
STEP = Entry(kind=EntryKind.FOLLOW_UP, id=1, day=TODAY, title="Thank Laura")
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "urgency"),
    [(-1, Urgency.LATE), (0, Urgency.TODAY), (1, Urgency.TOMORROW), (2, Urgency.COMING)],
)
def test_a_follow_up_grows_urgent_with_its_day(days: int, urgency: Urgency) -> None:
    assert replace(STEP, day=TODAY + timedelta(days=days)).urgency(TODAY) is urgency


def test_a_meeting_is_never_late() -> None:
    meeting = replace(STEP, kind=EntryKind.MEETING, day=TODAY - timedelta(days=3))
    assert meeting.urgency(TODAY) is Urgency.DONE


def test_timed_entries_come_first_and_those_without_a_day_are_left_out() -> None:
    timed = replace(STEP, id=2, at=time(9))
    undated = replace(STEP, id=3, day=None)
    assert by_day([STEP, timed, undated]) == {TODAY: [timed, STEP]}


@pytest.mark.parametrize(("first_weekday", "begins"), [(0, date(2026, 10, 26)), (6, date(2026, 11, 1))])
def test_a_month_shows_six_weeks_from_the_locales_first_day(first_weekday: int, begins: date) -> None:
    grid = month_grid(date(2026, 11, 17), first_weekday)
    assert (grid[0], len(grid)) == (begins, 42)


def test_thanks_within_a_day_are_counted_once_the_day_is_over() -> None:
    in_time = Held(NOON, NOON + timedelta(hours=23))
    too_late = Held(NOON, NOON + timedelta(hours=25))
    never = Held(NOON, None)
    now = NOON + timedelta(days=3)
    assert thanked_in_time([in_time, too_late, never, in_time], now) == 50
    assert thanked_in_time([never], NOON + timedelta(hours=2)) is None


def test_the_running_week_is_the_last_of_twelve() -> None:
    weeks = by_week([TODAY, TODAY - timedelta(days=7), TODAY - timedelta(days=300)], TODAY)
    assert len(weeks) == 12
    assert weeks[-2:] == ((monday(TODAY) - timedelta(weeks=1), 1), (monday(TODAY), 1))
    assert sum(number for _monday, number in weeks) == 2
