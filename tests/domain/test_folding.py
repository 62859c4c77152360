"""Folding: a word is the same however it is accented, cased or composed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.folding import SIGNS, fold, fold_for_search, has_cjk, sort_key

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
LATIN = st.text(st.characters(max_codepoint=0x24F, categories=("Lu", "Ll")), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łódź", "lodz"),
        ("Søren", "soren"),
        ("Straße", "strasse"),
        ("Æsop", "aesop"),
        ("Œuvre", "oeuvre"),
        ("Þór", "thor"),
        ("Đặng", "dang"),
        ("İstanbul", "istanbul"),
        ("ﬁx", "fix"),
        ("naïve", "naive"),
        ("Ἀθῆναι", "αθηναι"),
        ("ЁЛКА", "елка"),
    ],
)
def test_accents_ligatures_and_case_are_gone(text: str, folded: str) -> None:
    assert fold(text) == fold_for_search(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("東京に", ["東", "京", "に"]),
        ("c++", ["c", "+", "+"]),
        ("C#/.NET", ["c", "#", "/.net"]),
        ("a@b", ["a", "@", "b"]),
        ("l'Oréal", ["l'oreal"]),
        ("ｶﾅ", ["カ", "ナ"]),
    ],
)
def test_what_says_as_much_as_a_word_is_one(text: str, words: list[str]) -> None:
    assert fold_for_search(text).split() == words


@given(TEXT)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    once = fold_for_search(text)
    assert fold_for_search(once).split() == once.split()
    assert sort_key(sort_key(text)) == sort_key(text)


@given(LATIN)
def test_however_a_word_is_composed_or_cased_it_is_found(word: str) -> None:
    decomposed = unicodedata.normalize("NFD", word)
    assert fold_for_search(decomposed) == fold_for_search(word)
    assert fold(word.casefold()) == fold(word)


@given(LATIN, st.text("\u0300\u0301\u0308\u030a\u0327", max_size=4))
def test_marks_make_no_difference(word: str, marks: str) -> None:
    assert fold(word[0] + marks + word[1:]) == fold(word)


@given(TEXT, TEXT)
def test_words_that_stand_apart_are_folded_apart(one: str, other: str) -> None:
    joined = fold_for_search(f"{one} {other}").split()
    assert joined == [*fold_for_search(one).split(), *fold_for_search(other).split()]


@given(TEXT)
def test_each_sign_and_each_cjk_character_stands_alone(text: str) -> None:
    for word in fold_for_search(text).split():
        assert len(word) == 1 or not any(sign in word for sign in SIGNS)
        assert not has_cjk(word) or len(unicodedata.normalize("NFC", word)) == 1
