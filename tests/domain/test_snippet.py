"""The words around a match: what was looked for is in them, and marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.snippet import AROUND, Wanted

NOTE = "word " * 60 + "lighthouse keeper, and " + "more " * 60 + "a Lighthouse by the sea"


def marked(wanted: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Wanted(wanted).marks(text)]


@pytest.mark.parametrize(
    ("wanted", "text", "words"),
    [
        ("lodz", "from Łódź and lodzer", ["Łódź", "lodz"]),
        ("strasse", "Weststraße, Straße 3", ["Straße"]),
        ("c++", "C and C++ in c", ["C++"]),
        ("a@b", "write to a@b.example", ["a@b"]),
        ("l'oreal", "at L’Oréal, once", ["L’Oréal"]),
        ("京で", "東京で会った", ["京で"]),
        ("in pla", "Ines, planner in Planegg", ["In", "pla", "in", "Pla"]),
        ("ın", "İn in", ["İn", "in"]),
        ("uraw", "Żuraw", []),
        ("", "anything", []),
        ("+ -", "a + b", []),
    ],
)
def test_the_words_are_marked_as_they_are_written(wanted: str, text: str, words: list[str]) -> None:
    assert marked(wanted, text) == words


def test_all_words_are_asked_for() -> None:
    assert Wanted("pla ines").has_all("Ines, planner")
    assert not Wanted("pla tom").has_all("Ines, planner")
    assert not Wanted("nes").has_all("Ines")


def test_the_place_where_most_of_the_words_stand_is_shown() -> None:
    found = Wanted("lighth sea").snippet(NOTE)
    assert found.text.endswith("a Lighthouse by the sea")
    assert [found.text[start:end] for start, end in found.marks] == ["Lighth", "sea"]
    assert found.text.startswith("…")


def test_a_text_without_the_words_begins_where_it_begins() -> None:
    found = Wanted("nothing").snippet("  A short\n\n line ")
    assert found == ("A short line", ())


@given(st.text(max_size=300), st.text(max_size=12))
def test_no_text_is_too_strange(text: str, wanted: str) -> None:
    found = Wanted(wanted).snippet(text)
    assert len(found.text) <= 4 * AROUND + 2
    for start, end in found.marks:
        assert 0 <= start < end <= len(found.text)


@given(st.lists(st.text("abcäøłß東京", min_size=1, max_size=9), min_size=1, max_size=60), st.data())
def test_every_word_of_a_text_is_found_in_it(words: list[str], data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(words))
    wanted = Wanted(chosen)
    found = wanted.snippet(" ".join(words))
    assert wanted.has_all(" ".join(words))
    assert found.marks
