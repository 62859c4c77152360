"""What becomes of follow-ups: moved, snoozed, done, repeated, deleted; each undone in one step."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from netdesk.desk import Desk, open_desk
from netdesk.domain.acts import Act
from netdesk.domain.calendar import Entry, EntryKind
from netdesk.domain.clock import Clock, fixed
from netdesk.domain.errors import Gone, UserError
from tests.services.dated import TODAY, Hand, day, meeting, open_at, person


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def desk(tmp_path: Path, hand: Hand) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", hand)
    yield opened
    opened.close()


def month(desk: Desk) -> list[tuple[int, str, EntryKind]]:
    found = desk.calendar.month(date(2026, 11, 1), date(2026, 11, 30))
    return [(each.day, entry.title, entry.kind) for each, entry in _pairs(found)]


def _pairs(found: object) -> list[tuple[date, Entry]]:
    assert isinstance(found, dict)
    return [(when, entry) for when, entries in found.items() for entry in entries]


def titles(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.title for entry in entries]


def test_a_follow_up_needs_words(desk: Desk) -> None:
    with pytest.raises(UserError):
        desk.follow_ups.add("  ")
    with pytest.raises(UserError):
        desk.follow_ups.add("Call", rule="FREQ=DAILY")


def test_a_moved_one_stands_on_its_new_day_and_undo_puts_it_back(desk: Desk) -> None:
    key = desk.follow_ups.add("Call Tom", due_on=TODAY)
    desk.follow_ups.move(key, day(3))
    assert desk.follow_ups.load(key).due_on == day(3)
    assert desk.history.undo() is Act.MOVE_FOLLOW_UP
    assert desk.follow_ups.load(key).due_on == TODAY


def test_without_a_day_it_is_listed_apart(desk: Desk) -> None:
    key = desk.follow_ups.add("Call Tom", due_on=TODAY)
    desk.follow_ups.move(key, None)
    assert titles(desk.calendar.pending().undated) == ["Call Tom"]
    assert not desk.calendar.month(day(-30), day(30))


def test_late_ones_are_listed_the_longest_due_first(desk: Desk) -> None:
    desk.follow_ups.add("Call Tom", due_on=day(-1))
    desk.follow_ups.add("Write to Jo", due_on=day(-5))
    desk.follow_ups.add("Today", due_on=TODAY)
    pending = desk.calendar.pending()
    assert titles(pending.late) == ["Write to Jo", "Call Tom"]
    assert pending.late_count == 2


def test_a_snoozed_one_is_not_late_and_stands_on_its_new_day(desk: Desk) -> None:
    key = desk.follow_ups.add("Call Tom", due_on=day(-10))
    desk.follow_ups.snooze(key, day(1))
    assert not desk.calendar.pending().late
    assert list(desk.calendar.month(day(0), day(9))) == [day(1)]
    assert not desk.calendar.month(day(-12), day(-1))
    with pytest.raises(UserError):
        desk.follow_ups.snooze(key, TODAY)


def test_done_and_reopened(desk: Desk) -> None:
    key = desk.follow_ups.add("Call Tom", due_on=day(-1))
    assert desk.follow_ups.done(key) is None
    assert not desk.calendar.pending().late
    (entry,) = desk.calendar.month(day(-1), day(-1))[day(-1)]
    assert entry.done
    desk.follow_ups.reopen(key)
    assert desk.calendar.pending().late_count == 1


def test_done_once_it_comes_again_and_undo_takes_both_back(desk: Desk) -> None:
    key = desk.follow_ups.add("Write to Jo", due_on=day(-20), rule="FREQ=WEEKLY")
    again = desk.follow_ups.done(key)
    assert again is not None
    following = desk.follow_ups.load(again)
    assert (following.due_on, following.rule) == (day(1), "FREQ=WEEKLY;BYDAY=SU")
    assert desk.history.undo() is Act.FINISH_FOLLOW_UP
    assert desk.follow_ups.load(key).rule == "FREQ=WEEKLY;BYDAY=SU"
    assert desk.calendar.pending().late_count == 1
    desk.history.redo()
    assert desk.follow_ups.load(again).due_on == day(1)


def test_the_last_one_of_a_series_is_simply_done(desk: Desk) -> None:
    key = desk.follow_ups.add("Water the plants", due_on=TODAY, rule="FREQ=DAILY;COUNT=2")
    second = desk.follow_ups.done(key)
    assert second is not None
    assert desk.follow_ups.done(second) is None


def test_moving_one_time_leaves_the_series_as_it_is(desk: Desk) -> None:
    key = desk.follow_ups.add("Write to Jo", due_on=day(2), rule="FREQ=WEEKLY")
    desk.follow_ups.move(key, day(3))
    found = desk.calendar.month(day(0), day(17))
    assert {when: [entry.repeats for entry in entries] for when, entries in found.items()} == {
        day(3): [False],
        day(9): [True],
        day(16): [True],
    }


def test_coming_times_are_shown_once_each_and_not_in_the_past(desk: Desk) -> None:
    desk.follow_ups.add("Write to Jo", due_on=day(-8), rule="FREQ=WEEKLY")
    found = desk.calendar.month(day(-30), day(14))
    kinds = {when: [entry.kind for entry in entries] for when, entries in found.items()}
    assert kinds == {
        day(-8): [EntryKind.FOLLOW_UP],
        day(6): [EntryKind.REPEAT],
        day(13): [EntryKind.REPEAT],
    }


def test_deleted_ones_lie_in_the_trash(desk: Desk) -> None:
    keys = [desk.follow_ups.add(title, due_on=day(-1)) for title in ("Call Tom", "Write to Jo")]
    deletion = desk.follow_ups.delete(keys)
    assert not desk.calendar.pending().late
    desk.history.restore(deletion)
    assert desk.calendar.pending().late_count == 2


def test_a_meeting_stands_at_its_wall_time_and_moves_by_days(desk: Desk) -> None:
    ada = person(desk, "Ada Nowak")
    key = meeting(desk, ada, planned_at=datetime(2026, 11, 24, 10, 30), confirmed=True)
    desk.calendar.move_meeting(key, day(5))
    (entry,) = desk.calendar.month(day(5), day(5))[day(5)]
    assert (entry.title, entry.at, entry.kind) == ("Ada Nowak", time(10, 30), EntryKind.MEETING)
    assert desk.history.undo() is Act.MOVE_MEETING
    assert list(desk.calendar.month(day(0), day(9))) == [day(3)]


def test_a_meeting_that_nobody_planned_stands_where_it_was_held(desk: Desk) -> None:
    meeting(desk, held_at=datetime(2026, 11, 20, 8, tzinfo=UTC))
    (entry,) = desk.calendar.month(day(-1), day(-1))[day(-1)]
    assert (entry.at, entry.done) == (time(8), True)


def test_a_held_meeting_stands_on_the_day_on_which_it_was_held(desk: Desk) -> None:
    planned = datetime(2026, 11, 24, 10, 30)
    meeting(desk, planned_at=planned, held_at=datetime(2026, 11, 20, 8, tzinfo=UTC))
    found = desk.calendar.month(day(-3), day(9))
    assert [(when, entry.at) for when, entry in _pairs(found)] == [(day(-1), time(8))]


@pytest.mark.parametrize(
    "moment", [datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]
)
def test_summer_time_moves_neither_times_nor_days(tmp_path: Path, moment: datetime) -> None:
    """02:30 does not exist on 29 March in Berlin and comes twice on 25 October."""
    zone = ZoneInfo("Europe/Berlin")
    desk = open_desk(tmp_path / "b.netdesk", Clock(lambda: moment, zone))
    first = moment.date()
    timed = desk.follow_ups.add("Call Tom", due_on=first, due_at=time(2, 30), rule="FREQ=DAILY")
    desk.follow_ups.add("Write to Jo", due_on=first, rule="FREQ=DAILY")
    found = desk.calendar.agenda(first, 3)
    assert [[(entry.title, entry.at) for entry in entries] for entries in found.values()] == 3 * [
        [("Call Tom", time(2, 30)), ("Write to Jo", None)]
    ]
    assert desk.follow_ups.load(timed).zone == "Europe/Berlin"
    desk.close()


def test_another_zone_keeps_days_and_wall_times(tmp_path: Path) -> None:
    moment = datetime(2026, 11, 21, 9, tzinfo=UTC)
    path = tmp_path / "c.netdesk"
    desk = open_desk(path, fixed(moment, ZoneInfo("Europe/Berlin")))
    desk.follow_ups.add("Call Tom", due_on=TODAY, due_at=time(23, 30))
    desk.close()
    desk = open_desk(path, fixed(moment, ZoneInfo("Asia/Tokyo")))
    (entry,) = desk.calendar.month(TODAY, TODAY)[TODAY]
    assert entry.at == time(23, 30)
    desk.close()


def test_another_day_keeps_a_series_sound_and_none_is_refused(desk: Desk) -> None:
    key = desk.follow_ups.add("Write to Jo", due_on=TODAY, rule="FREQ=WEEKLY")
    desk.follow_ups.edit(key, due_on=day(3), rule="FREQ=WEEKLY")
    assert desk.follow_ups.load(key).rule == "FREQ=WEEKLY;BYDAY=TU"
    with pytest.raises(UserError):
        desk.follow_ups.edit(key, due_on=None)


def test_a_time_that_is_edited_is_one_of_the_users_zone(tmp_path: Path) -> None:
    zone = ZoneInfo("Europe/Oslo")
    desk = open_desk(tmp_path / "b.netdesk", Clock(Hand().read, zone))
    key = desk.follow_ups.add("Call Tom", due_on=TODAY)
    desk.follow_ups.edit(key, due_at=time(10, 0))
    assert desk.follow_ups.load(key).zone == "Europe/Oslo"
    desk.follow_ups.edit(key, due_at=None)
    assert desk.follow_ups.load(key).zone == ""
    desk.close()


def test_what_lies_in_the_trash_is_not_edited(desk: Desk) -> None:
    key = desk.follow_ups.add("Call Tom")
    desk.follow_ups.delete([key])
    with pytest.raises(Gone):
        desk.follow_ups.edit(key, title="Call Tom Becker")
