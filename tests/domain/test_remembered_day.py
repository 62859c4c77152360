"""Days to remember, with or without a year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.remembered_day import parse_day, shown_day


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", ""),
        ("1970", "1970"),
        ("1970-03-21", "1970-03-21"),
        ("--02-29", "--02-29"),
        ("21 Mar", "--03-21"),
        ("21. March 1970", "1970-03-21"),
        ("March 21st, 1970", "1970-03-21"),
        ("21.3.", "--03-21"),
        ("21.03.1970", "1970-03-21"),
    ],
)
def test_what_people_type(typed: str, stored: str) -> None:
    assert parse_day(typed) == stored


@pytest.mark.parametrize("typed", ["31 Feb", "soon", "1970-13-01", "29 Feb 1971", "21 Foo"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    assert parse_day(typed) is None


@given(st.dates(min_value=date(1000, 1, 1)), st.booleans())
def test_what_is_shown_can_be_typed_again(day: date, with_year: bool) -> None:
    stored = day.isoformat() if with_year else f"--{day:%m-%d}"
    assert parse_day(shown_day(stored)) == stored
