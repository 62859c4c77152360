"""The coach's spans, what it leaves alone, what it praises and misses, and that no text makes it slow."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk import content
from netdesk.domain.coach.coach import Coach
from netdesk.domain.coach.findings import AskKind, Good, Rule
from netdesk.domain.coach.grammar import Grammar
from netdesk.domain.coach.patterns import PatternError, parse
from tests.domain.coach.figures import the_coach


@pytest.fixture(scope="module")
def coach() -> Coach:
    return the_coach()


def marked(coach: Coach, text: str) -> list[tuple[str, str]]:
    return [(str(one.rule), text[one.start : one.end]) for one in coach.coach(text)]


def test_spans_are_code_points(coach: Coach) -> None:
    assert marked(coach, "😀😀 Hello! Are you hiring?") == [("asks_for_job", "Are you hiring")]


def test_an_empty_text_has_nothing(coach: Coach) -> None:
    assert coach.coach("") == coach.coach(" \n\n ") == []


@pytest.mark.parametrize("mark", ["'", "’", "ʼ", "`"])
def test_any_apostrophe_will_do(coach: Coach, mark: str) -> None:
    assert marked(coach, f"I{mark}m attaching my résumé.")
    assert not marked(coach, f"I{mark}m not asking for a job.")


@pytest.mark.parametrize(
    "text", ["ARE YOU HIRING?", "are you hiring", "Are  you\nhiring?", "So, are you hiring??"]
)
def test_case_space_and_signs_do_not_matter(coach: Coach, text: str) -> None:
    assert [rule for rule, _ in marked(coach, text)] == ["asks_for_job"]


def test_several_findings_come_in_order_with_their_words(coach: Coach) -> None:
    text = "I attach my CV. Where is your head office? Do you have any openings?"
    assert [rule for rule, _ in marked(coach, text)] == ["pushes_cv", "could_be_read_up", "asks_for_job"]
    for finding in coach.coach(text):
        assert finding.why.endswith(".")
        assert finding.instead


def test_what_others_say_is_theirs(coach: Coach) -> None:
    assert not marked(coach, "Many people begin with “Do you have any openings?”, and I will not.")
    assert marked(coach, "“Do you have any openings?”")


def test_a_denial_holds_until_but(coach: Coach) -> None:
    assert not marked(coach, "I am not asking whether you have an opening.")
    assert marked(coach, "I am not asking for favours, but do you have an opening?")


def test_a_wrapped_line_is_one_sentence(coach: Coach) -> None:
    assert marked(coach, "Could you tell me whether your company has any\nopenings at the moment?")


def test_muted_rules_keep_quiet(coach: Coach) -> None:
    text = "I attach my CV. Do you have any openings?"
    (finding,) = coach.coach(text, {Rule.ASKS_FOR_JOB})
    assert finding.rule is Rule.PUSHES_CV


def test_the_better_words_are_better(coach: Coach) -> None:
    table = content.read_toml("coach", "en.toml")
    words = [group["instead"] for rule in table["rule"] for group in rule["group"]]
    words += [missing["instead"] for missing in table["missing"]]
    assert [(text, found) for text in words if (found := marked(coach, text))] == []


def test_no_question_of_the_bank_is_warned_of(coach: Coach) -> None:
    banks = [content.read_toml("questions", name) for name in content.list_dir("questions", suffix=".toml")]
    texts = [question["text"] for bank in banks for question in bank.get("question", [])]
    assert [(text, found) for text in texts if (found := marked(coach, text))] == []


def test_every_rule_is_there_once_with_a_title(coach: Coach) -> None:
    assert sorted(coach.titles()) == sorted(Rule)
    assert len(set(coach.titles().values())) == len(Rule)


def test_a_good_request_is_praised_and_lacks_nothing(coach: Coach) -> None:
    text = (
        "Dear Ms Birch, Bo Lindgren suggested I write to you, because you made the move that I am "
        "thinking of. I would value your advice. Would you have 15 minutes? I will gladly send you "
        "what I find out. Thank you!"
    )
    assert {praise.good for praise in coach.praise(text)} == set(Good)
    assert coach.missing(text, AskKind.REQUEST) == coach.missing(text, AskKind.INTRODUCTION) == []
    assert coach.coach(text) == []


def test_what_a_request_lacks(coach: Coach) -> None:
    lacking = {one.good for one in coach.missing("Could we talk some time?", AskKind.REQUEST)}
    assert lacking == {Good.SAYS_WHY_YOU, Good.SAYS_HOW_LONG}


def test_an_introduction_needs_something_for_whoever_makes_it(coach: Coach) -> None:
    ask = "Would you introduce me to Ada?"
    (lacking,) = coach.missing(ask, AskKind.INTRODUCTION)
    assert lacking.good is Good.OFFERS_BACK
    assert lacking.instead
    assert coach.missing(f"{ask} I would gladly return the favour.", AskKind.INTRODUCTION) == []


@given(st.text())
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for finding in the_coach().coach(text):
        assert 0 <= finding.start < finding.end <= len(text)


@given(
    st.lists(
        st.sampled_from("could you send my cv to your boss , job for me do have any i want ? . not".split())
    )
)
def test_any_words_give_spans_inside_them(words: list[str]) -> None:
    text = " ".join(words)
    found = the_coach().coach(text)
    assert [one for one in found if not 0 <= one.start < one.end <= len(text)] == []
    for rule in Rule:
        spans = [(one.start, one.end) for one in found if one.rule is rule]
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize(
    "piece", ["a", "a ", "do you have ", "not asking ", "my cv my ", "?", "'", "-a", "a.", "“", "\n"]
)
def test_long_junk_ends(coach: Coach, piece: str) -> None:
    coach.coach(piece * (20_000 // len(piece)))


@pytest.mark.parametrize("text", ["(a", "a)", "[a", "a | | b", "@", "!", "( )"])
def test_a_pattern_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(PatternError):
        parse(text)


def test_a_name_that_nobody_gave_is_refused() -> None:
    node = parse("ask @nobody")
    with pytest.raises(PatternError):
        Grammar({}, {}, [node]).written(node)
