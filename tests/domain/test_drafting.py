"""Filling templates: fields, gaps, paragraphs that fall away."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.addressed import to_them
from netdesk.domain.draft_facts import in_a_sentence, listed, on_day
from netdesk.domain.drafting import Words
from netdesk.domain.mailto import LONGEST, mailto

WORDS = Words({"first": "their first name", "why": "why (this) person?"}, "in your words")


def test_fields_are_filled_and_an_empty_one_is_a_gap() -> None:
    text = WORDS.fill("Dear {first},\n\nI ask you: {why}", {"first": "Åsa"})
    assert text == "Dear Åsa,\n\nI ask you: [why (this) person?]"
    (gap,) = WORDS.gaps(text)
    assert text[gap.start : gap.end] == "[why (this) person?]"


def test_a_paragraph_whose_optional_fields_are_all_empty_falls_away() -> None:
    template = "One.\n\nThanks for {a?} and {b?}.\n\nEnd"
    assert WORDS.fill(template, {}) == "One.\n\nEnd"
    assert WORDS.fill(template, {"b": "tea"}) == "One.\n\nThanks for and tea.\n\nEnd"


def test_what_the_user_noted_is_a_gap_that_shows_it() -> None:
    note = WORDS.noted("why", "Knows [all]\nthe plants.")
    assert note == "[in your words: Knows (all) the plants]"
    assert len(WORDS.gaps(f"You: {note}!")) == 1
    assert WORDS.noted("why", "  ") == ""
    assert WORDS.blanked(f"You {note}!") == "You " + " " * len(note) + "!"


def test_brackets_of_the_users_own_are_no_gap_and_an_unknown_field_is_one() -> None:
    assert WORDS.gaps("as agreed [see below]") == ()
    assert len(WORDS.gaps(WORDS.fill("Dear {frist}", {}))) == 1


@given(st.text(), st.dictionaries(st.sampled_from(["first", "why", "a"]), st.text()))
def test_any_template_can_be_filled_and_its_gaps_lie_in_it(template: str, values: dict[str, str]) -> None:
    text = WORDS.fill(template, values)
    assert all(0 <= gap.start < gap.end <= len(text) for gap in WORDS.gaps(text))
    assert len(WORDS.blanked(text)) == len(text)


@pytest.mark.parametrize(
    ("ago", "said"),
    [(0, "today"), (1, "yesterday"), (3, "on Saturday"), (7, "on 17 November"), (-2, "on 26 November")],
)
def test_days_are_told_as_one_says_them(ago: int, said: str) -> None:
    today = date(2026, 11, 24)
    assert on_day(date.fromordinal(today.toordinal() - ago), today) == said


def test_words_of_the_profile_fit_into_a_sentence() -> None:
    assert in_a_sentence("Heat and\npower.") == "heat and power"
    assert in_a_sentence("IT support") == "IT support"
    assert listed(["A.", "B", "C"]) == "A, B and C"


def test_a_link_holds_umlauts_and_line_ends_and_is_none_where_it_would_be_too_long() -> None:
    link = mailto("å b@example.org", "Wärme & Kälte", "Eins\nZwei?")
    assert link == (
        "mailto:%C3%A5%20b@example.org?subject=W%C3%A4rme%20%26%20K%C3%A4lte&body=Eins%0D%0AZwei%3F"
    )
    room = LONGEST - len(mailto("a@b.example", "", "") or "")
    assert mailto("a@b.example", "", "x" * room) is not None
    assert mailto("a@b.example", "", "x" * (room + 1)) is None


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("send him the sheet on Wednesday", "to send you the sheet on Wednesday"),
        ("Call her on Monday", "to call you on Monday"),
        ("to let them know", "to let you know"),
        ("write her", "to write you"),
        ("Send Denis CVs", "Send Denis CVs"),
        ("Send Denis a book", "to send you a book"),
        ("Tell Denis Moreau about it", "to tell you about it"),
        ("Call Denis Wolf", "Call Denis Wolf"),
        ("Call her boss", "Call her boss"),
        ("Call him and Marc", "Call him and Marc"),
        ("Call him before his holiday", "Call him before his holiday"),
        ("Introduce him to Marc", "Introduce him to Marc"),
        ("the handover sheet", "the handover sheet"),
    ],
)
def test_a_promise_is_turned_to_the_person_where_that_is_simple(noted: str, said: str) -> None:
    assert to_them(noted, ("Denis Moreau", "Denis")) == said
    assert to_them(said, ("Denis Moreau", "Denis")) == said
