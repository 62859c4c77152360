"""Follow-ups in plain words: the labelled sentences, and what junk does to the reader."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain import recurrence
from netdesk.domain.plain_words.reading import LONGEST, understand
from tests.domain.plain_words.labelled import FRESH, MISSES, TABLES, Labelled, people, read, sentences

TUESDAY = datetime(2026, 11, 24, 10, 30)
WORDS = (
    "call Maria Anna May April 24 3 3pm at on by in every two weeks days month next last end of the until "
    "Friday mon Nov tomorrow noon morning first and or weekly - – , : . ( ) \" ' 👍 王 2026 12:30 "
    "1.12. 30/2 99 twice times a year Mondays each 1st for through six b4 christmas after easter wedensday "
    "999 weeks before 0th week from rest half ish"
).split()


@pytest.mark.parametrize(
    "labelled",
    [one for table in (*TABLES, *FRESH) for one in sentences(table)],
    ids=lambda one: f"{one.now:%m-%d} {one.text}",
)
def test_a_sentence_is_read(labelled: Labelled) -> None:
    assert (read(labelled) == labelled.meant) is (labelled.text not in MISSES)


def test_a_series_begins_on_one_of_its_days() -> None:
    said = (
        understand(one.text, one.now, people()) for table in (*TABLES, *FRESH) for one in sentences(table)
    )
    series = [(one.day, one.repeat) for one in said if one.day and one.repeat]
    assert len(series) > 150
    firsts = [next(recurrence.days(recurrence.parsed(rule), day)) for day, rule in series]
    assert firsts == [day for day, _rule in series]


def test_the_misses_are_written_down() -> None:
    page = (Path(__file__).parents[3] / "docs" / "method.md").read_text(encoding="utf-8")
    assert [miss for miss in MISSES if miss not in page] == []


def test_there_are_enough_sentences() -> None:
    assert sum(1 for table in TABLES for _one in sentences(table)) >= 450
    assert sum(1 for table in FRESH for _one in sentences(table)) >= 460


def test_among_namesakes_there_is_a_choice() -> None:
    said = understand("Call Anna tomorrow", TUESDAY, people())
    assert [person.full_name for person in said.naming.people] == ["Anna Lindqvist", "Anna Schmidt"]
    assert said.naming.only is None


@pytest.mark.parametrize(
    "line",
    [
        "Call Maria 999 weeks before Easter",
        "Call Maria on the 0th Monday of every month",
        "Call Maria on the last day of every month from 9999-12-31",
        "Call Maria every first Monday of the month from 9999-12-31",
        "Call Maria every Monday from 9999-12-31 for 999 weeks",
        "Call Maria every week through December 9999",
        "Call Maria 999 years before 1 May",
    ],
)
def test_a_day_beyond_the_calendar_stays_in_the_title(line: str) -> None:
    said = understand(line, TUESDAY, people())
    assert said.title.startswith("Call Maria")
    assert "0MO" not in said.repeat


def test_the_place_of_a_name_counts_characters() -> None:
    said = understand("👍👍 王 Maria tomorrow", TUESDAY, people())
    start, end = said.naming.place
    assert "👍👍 王 Maria tomorrow"[start:end] == "Maria"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_words_in_any_order_give_a_title_and_a_rule_that_can_be_kept(text: str) -> None:
    said = understand(text, TUESDAY, people())
    assert bool(said.title) == bool(text)
    if said.repeat:
        assert said.day is not None
        recurrence.checked(said.repeat, said.day)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.datetimes(datetime(1900, 1, 1), datetime(9000, 1, 1)))
def test_no_text_at_no_moment_breaks_the_reader(text: str, now: datetime) -> None:
    assert understand(text, now, people()).title == "" or text.strip()


@pytest.mark.parametrize(
    "piece", ["mon, ", "Apr 3 ", "a", "1.", "every mon and ", "(–", '"', "👍王 ", "in 3 "]
)
def test_a_long_line_is_read_to_its_limit(piece: str) -> None:
    long = piece * LONGEST
    assert understand(long, TUESDAY, people()) == understand(long[:LONGEST], TUESDAY, people())
