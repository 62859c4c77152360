"""Calendar files: read back by icalendar, day by day as NetDesk counts them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from netdesk.domain import recurrence
from netdesk.domain.calendar_entry import CalendarEntry, of_follow_up, of_meeting
from netdesk.domain.follow_up import FollowUp
from netdesk.domain.meeting import Meeting, MeetingKind
from netdesk.formats.ics_writer import Span, write

NOW = datetime(2026, 11, 1, 12, 0, 5, tzinfo=UTC)
ZONES = frozenset({"Europe/Berlin", "America/New_York", "Nowhere/Land"})
MEETING = Meeting(
    uid="u-1",
    kind=MeetingKind.CALL,
    planned_at=datetime(2026, 10, 25, 1, 50),
    zone="Europe/Berlin",
    asked_minutes=90,
    place="Café, am Markt; 2nd floor",
    purpose="One line\r\nand another\x00",
    created_at=NOW,
    modified_at=NOW,
)
STEP = FollowUp(uid="f-1", title="Thank Ada", due_on=date(2026, 1, 31), modified_at=NOW)


def read(entries: Iterable[CalendarEntry | None]) -> list[Any]:
    data = b"".join(write([entry for entry in entries if entry], Span(ZONES, 2026, 2027)))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    found = Calendar.from_ical(data)
    assert isinstance(found, Calendar)
    assert {str(zone["TZID"]) for zone in found.timezones} == ZONES - {"Nowhere/Land"}
    return list(found.events)


def one(entry: CalendarEntry | None) -> Any:
    (event,) = read([entry])
    return event


def test_a_meeting_keeps_its_wall_time_in_its_zone() -> None:
    event = one(of_meeting(MEETING, ["Ada Lindqvist", "Bo, Jr."]))
    assert event["UID"] == "u-1"
    assert event["SUMMARY"] == "Call with Ada Lindqvist, Bo, Jr."
    assert event.start == datetime(2026, 10, 25, 1, 50, tzinfo=ZoneInfo("Europe/Berlin"))
    assert event["DURATION"].dt == timedelta(minutes=90)  # over the hour that comes twice
    assert (event["LOCATION"], event["DESCRIPTION"]) == (MEETING.place, "Purpose: One line\nand another")
    assert (event["STATUS"], event["TRANSP"]) == ("TENTATIVE", "OPAQUE")
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == event["CREATED"].dt == NOW


def test_a_confirmed_meeting_says_so_and_one_without_a_time_is_in_no_calendar() -> None:
    assert one(of_meeting(replace(MEETING, confirmed=True), []))["STATUS"] == "CONFIRMED"
    assert of_meeting(replace(MEETING, planned_at=None), []) is None


def test_a_meeting_that_was_held_without_a_plan_stands_where_it_was_held() -> None:
    event = one(of_meeting(replace(MEETING, planned_at=None, held_at=NOW), []))
    assert (event.start, event["STATUS"]) == (NOW, "CONFIRMED")


def test_a_meeting_that_was_held_at_another_time_stands_where_it_was_held() -> None:
    held = replace(MEETING, held_at=NOW, ended_at=NOW + timedelta(minutes=31, microseconds=7))
    event = one(of_meeting(held, []))
    assert (event["UID"], event["STATUS"]) == ("u-1", "CONFIRMED")
    assert event["DTSTART"].to_ical() == b"20261101T120005Z"
    assert event["DTEND"].to_ical() == b"20261101T123105Z"
    assert "DURATION" not in event


def test_a_meeting_that_is_not_over_takes_what_was_asked_for() -> None:
    for ended in (None, NOW):
        event = one(of_meeting(replace(MEETING, held_at=NOW, ended_at=ended), []))
        assert (event.start, event["DURATION"].dt) == (NOW, timedelta(minutes=90))
        assert "DTEND" not in event


def test_a_zone_that_nobody_knows_leaves_the_wall_time_alone() -> None:
    event = one(of_meeting(replace(MEETING, zone="Nowhere/Land"), []))
    assert event.start == datetime(2026, 10, 25, 1, 50)


def test_a_follow_up_is_a_day_that_blocks_no_time() -> None:
    (event,) = read(of_follow_up(replace(STEP, detail="With a card"), "Ada Lindqvist"))
    assert (event.start, event["TRANSP"]) == (date(2026, 1, 31), "TRANSPARENT")
    assert event["DESCRIPTION"] == "With a card\nWith: Ada Lindqvist"
    assert list(of_follow_up(replace(STEP, due_on=None), "")) == []


def test_a_follow_up_that_is_done_shows_it_and_does_not_repeat() -> None:
    (event,) = read(of_follow_up(replace(STEP, done_at=NOW, rule="FREQ=DAILY"), ""))
    assert event["SUMMARY"] == "✓ Thank Ada"
    assert event["X-NETDESK-DONE"] == "20261101T120005Z"
    assert "RRULE" not in event


def test_a_snoozed_one_and_the_rest_of_its_series_are_two_events() -> None:
    snoozed = replace(STEP, rule="FREQ=WEEKLY;BYDAY=SA;COUNT=3", snoozed_until=date(2026, 2, 3))
    now, later = read(of_follow_up(snoozed, ""))
    assert (now["UID"], now.start, "RRULE" in now) == ("f-1", date(2026, 2, 3), False)
    assert (later["UID"], days(later)) == ("f-1-1", [date(2026, 2, 7), date(2026, 2, 14)])


def days(event: Event) -> list[date]:
    """The days on which any calendar shows an event, up to 40."""
    start: Any = event.start
    begin = start if isinstance(start, datetime) else datetime.combine(start, time())
    rule: Any = event["RRULE"]
    text = rule.to_ical().decode()
    found = rrulestr(text, dtstart=begin.replace(tzinfo=UTC) if text.find("Z") > 0 else begin)
    return [moment.date() for moment, _ in zip(found, range(40), strict=False)]


@pytest.mark.parametrize(
    ("rule", "start"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2026, 1, 31)),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=5", date(2026, 1, 31)),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2028, 2, 29)),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20260601", date(2026, 1, 5)),
        ("FREQ=DAILY;INTERVAL=3;COUNT=10", date(2026, 1, 5)),
        ("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 1, 30)),
        ("FREQ=YEARLY;BYMONTH=1,6;BYMONTHDAY=30;COUNT=7", date(2026, 1, 30)),
    ],
)
@pytest.mark.parametrize("at", [None, time(9, 30)])
def test_the_days_of_a_rule_are_those_that_netdesk_counts(rule: str, start: date, at: time | None) -> None:
    step = replace(STEP, rule=rule, due_on=start, due_at=at)
    shown: set[date] = set()
    for event in read(of_follow_up(step, "")):
        shown |= set(days(event)) if "RRULE" in event else {step.due_on or start}
    counted = recurrence.between(rule, start, start, start + timedelta(days=4000))[:20]
    assert sorted(shown)[: len(counted)] == counted


def test_the_end_of_a_series_is_a_day_or_a_moment_as_its_start_is() -> None:
    rule = "FREQ=DAILY;UNTIL=20260205"
    (whole,) = read(of_follow_up(replace(STEP, rule=rule), ""))
    timed = replace(STEP, rule=rule, due_at=time(9), zone="America/New_York")
    (at_nine,) = read(of_follow_up(timed, ""))
    assert whole["RRULE"]["UNTIL"] == [date(2026, 2, 5)]
    assert at_nine["RRULE"]["UNTIL"] == [datetime(2026, 2, 6, 4, 59, 59, tzinfo=UTC)]


def test_a_rule_that_cannot_be_understood_leaves_the_day() -> None:
    (event,) = read(of_follow_up(replace(STEP, rule="FREQ=SECONDLY"), ""))
    assert (event.start, "RRULE" in event) == (date(2026, 1, 31), False)


@given(st.text(), st.text())
def test_any_text_comes_back_without_breaking_the_file(place: str, purpose: str) -> None:
    event = one(of_meeting(replace(MEETING, place=f"x{place}", purpose=f"x{purpose}"), []))
    assert event["UID"] == "u-1"
    assert str(event["LOCATION"]).startswith("x")
    plain = [sign for sign in purpose if sign.isalnum()]
    assert [sign for sign in str(event["DESCRIPTION"])[len("Purpose: x") :] if sign.isalnum()] == plain


def test_icalendar_is_imported_by_nothing_but_a_calendar_being_written() -> None:
    code = "import sys, netdesk.desk, netdesk.cli.run; print('icalendar' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
