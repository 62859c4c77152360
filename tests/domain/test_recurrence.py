"""Repeating days: what they fall on, and what is refused."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain import recurrence
from netdesk.domain.errors import UserError

AUGUST_31 = date(2026, 8, 31)
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
rules = st.one_of(
    st.builds("FREQ=DAILY;INTERVAL={}".format, st.integers(1, 400)),
    st.builds(
        lambda every, names: f"FREQ=WEEKLY;INTERVAL={every};BYDAY={','.join(sorted(names))}",
        st.integers(1, 10),
        st.sets(st.sampled_from(recurrence.WEEKDAYS), min_size=1),
    ),
    st.builds("FREQ=MONTHLY;INTERVAL={};BYMONTHDAY={}".format, st.integers(1, 12), st.integers(1, 31)),
    st.builds("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}".format, st.integers(1, 12), st.integers(1, 28)),
    st.builds("FREQ=MONTHLY;BYDAY={}{}".format, st.integers(1, 4), st.sampled_from(recurrence.WEEKDAYS)),
)


def between(rule: str, start: date, first: date, last: date) -> list[str]:
    stored = recurrence.checked(rule, start)
    return [day.isoformat() for day in recurrence.between(stored, start, first, last)]


def test_the_last_day_of_a_month_falls_on_a_shorter_months_last_day() -> None:
    found = between("FREQ=MONTHLY", AUGUST_31, AUGUST_31, date(2027, 3, 31))
    assert found == [
        "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30",
        "2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31",
    ]  # fmt: skip


def test_several_days_of_a_month_are_cut_each_for_itself() -> None:
    found = between("FREQ=MONTHLY;BYMONTHDAY=15,30,31", date(2027, 2, 1), date(2027, 2, 1), date(2027, 3, 31))
    assert found == ["2027-02-15", "2027-02-28", "2027-03-15", "2027-03-30", "2027-03-31"]


def test_the_29th_of_february_is_kept_every_year() -> None:
    found = between("FREQ=YEARLY", date(2024, 2, 29), date(2024, 3, 1), date(2028, 12, 31))
    assert found == ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]


def test_a_series_goes_on_from_its_shortened_day() -> None:
    rule = recurrence.checked("FREQ=MONTHLY", date(2027, 1, 31))
    assert recurrence.next_after(rule, date(2027, 2, 28), date(2027, 2, 28)) == date(2027, 3, 31)


def test_what_was_counted_is_taken_off_the_rest() -> None:
    rule = recurrence.checked("FREQ=DAILY;COUNT=3", AUGUST_31)
    rest = recurrence.continued(rule, AUGUST_31, date(2026, 9, 2))
    assert rest == "FREQ=DAILY;COUNT=1"
    assert recurrence.next_after(rest, date(2026, 9, 2), date(2026, 9, 2)) is None


def test_until_is_included() -> None:
    found = between("FREQ=WEEKLY;UNTIL=20260914T090000Z", AUGUST_31, AUGUST_31, date(2026, 12, 31))
    assert found == ["2026-08-31", "2026-09-07", "2026-09-14"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;COUNT=1000000000",
        "FREQ=SECONDLY",
        "FREQ=HOURLY;COUNT=2",
        "FREQ=MONTHLY;BYDAY=0TH",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=DAILY;BYSETPOS=2",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=3",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=DAILY;INTERVAL=99999999999999999999",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYHOUR=1,2,3",
        "FREQ=DAILY;UNTIL=20261340",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=YEARLY;BYDAY=99MO",
        "FREQ=DAILY;BYEASTER=1",
        "BYDAY=MO",
        "DTSTART:20260101\nRRULE:FREQ=DAILY",
        "FREQ=DAILY;BYMONTHDAY=" + ",".join(["1"] * 500),
        "",
    ],
)
def test_what_never_ends_or_never_happens_is_refused_at_once(rule: str) -> None:
    before = time.process_time()
    with pytest.raises(UserError):
        recurrence.checked(rule, AUGUST_31)
    assert time.process_time() - before < 60  # one that is not refused looks for minutes


@given(rules, days)
def test_the_next_day_is_the_first_of_those_that_follow(rule: str, start: date) -> None:
    stored = recurrence.checked(rule, start)
    following = recurrence.between(stored, start, start + timedelta(days=1), start + timedelta(days=4000))
    assert recurrence.next_after(stored, start, start) == following[0]
    assert following == sorted(set(following))


@given(rules, days, st.integers(0, 900), st.integers(0, 60))
def test_a_window_shows_what_the_whole_shows(rule: str, start: date, away: int, width: int) -> None:
    first = start + timedelta(days=away)
    last = first + timedelta(days=width)
    whole = recurrence.between(rule, start, start, last)
    assert recurrence.between(rule, start, first, last) == [day for day in whole if day >= first]


@given(rules, days)
def test_a_rule_checked_twice_stays_as_it_is(rule: str, start: date) -> None:
    stored = recurrence.checked(rule, start)
    assert recurrence.checked(stored, start) == stored


@given(st.integers(1, 31), days)
def test_every_month_has_one_day_and_the_right_one(number: int, start: date) -> None:
    rule = f"FREQ=MONTHLY;BYMONTHDAY={number}"
    found = recurrence.between(rule, start, start, start + timedelta(days=800))
    for day in found:
        next_month = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        assert day.day == min(number, (next_month - timedelta(days=1)).day)
    months = [day.year * 12 + day.month for day in found]
    assert months == list(range(months[0], months[0] + len(months)))


@given(st.text(alphabet="FREQ=DAILYWKMONTH;BU0123456789,-+: \n", max_size=60))
def test_any_text_is_either_a_rule_or_refused(text: str) -> None:
    try:
        stored = recurrence.checked(text, AUGUST_31)
    except UserError:
        return
    assert recurrence.next_after(stored, AUGUST_31, AUGUST_31) is None or stored
