import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.formats.csv_days import NOTHING, Found, read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01 Feb 2025", "2025-02-01"),
        ("7-Feb-22", "2022-02-07"),
        ("February 1, 2025", "2025-02-01"),
        ("Monday, February 3, 2025", "2025-02-03"),
        ("1. Januar 1980", "1980-01-01"),
        ("5 Mrz 80", "1980-03-05"),
        ("12 juil. 2020", "2020-07-12"),
        ("12 juin 2020", "2020-06-12"),
        ("1er févr. 2020", "2020-02-01"),
        ("21 März", "--03-21"),
        ("1970-03-21", "1970-03-21"),
        ("1970/3/21", "1970-03-21"),
        ("1970年3月21日", "1970-03-21"),
        ("19700321", "1970-03-21"),
        ("1970-03-21T00:00:00Z", "1970-03-21"),
        ("21.3.1970 00:00", "1970-03-21"),
        ("21.3.", "--03-21"),
        ("--03-21", "--03-21"),
        ("--0321", "--03-21"),
        ("1604-03-21", "--03-21"),
        ("1970", "1970"),
        ("3/3/80", "1980-03-03"),
    ],
)
def test_days_as_programs_write_them(text: str, day: str) -> None:
    assert read_day(text) == Found(day)


@pytest.mark.parametrize("text", ["", "0/0/00", "0.0.00", "0000-00-00", "1/1/4501"])
def test_days_that_are_not_there(text: str) -> None:
    assert read_day(text) == NOTHING


@pytest.mark.parametrize(
    "text", ["soon", "31 Feb 2025", "12", "32/13/1980", "99999999", "May", "3 May 4 Jun"]
)
def test_what_is_no_day(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3/4/1980", {"dmy": "1980-04-03", "mdy": "1980-03-04"}),
        ("3/21/1980 12:00:00 AM", {"mdy": "1980-03-21"}),
        ("21-3-80", {"dmy": "1980-03-21"}),
        ("3/4", {"dmy": "--04-03", "mdy": "--03-04"}),
        ("03-04-05", {"dmy": "2005-04-03", "mdy": "2005-03-04", "ymd": "2003-04-05"}),
    ],
)
def test_days_of_which_the_order_must_be_known(text: str, days: dict[str, str]) -> None:
    assert read_day(text) == Found(by_order=days)


@given(
    st.text(st.sampled_from("0123456789/.-: ,TZabceFfgjlmnoprstuvy年月日é"), max_size=14)
    | st.text(max_size=20)
)
def test_any_text_is_a_day_or_none(text: str) -> None:
    found = read_day(text)
    assert found is None or found == NOTHING or bool(found.day) != bool(found.by_order)
