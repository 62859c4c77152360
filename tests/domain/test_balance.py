"""The balanced list: what is always in it, what never is, and why."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netdesk import content
from netdesk.domain.balance import TOP, Occasion, Proposal, Why, balanced, leads_to_people
from netdesk.domain.meeting import MeetingKind
from netdesk.domain.profile import Situation
from netdesk.domain.question import Question, When
from netdesk.domain.question_bank import bank_of

QUESTIONS = bank_of(
    content.read_toml("questions", name) for name in content.list_dir("questions", suffix=".toml")
).questions
KEYS = tuple(one.key for one in QUESTIONS)
SURVEY = {one.key for one in QUESTIONS if one.survey}
some_keys = st.frozensets(st.sampled_from(KEYS), max_size=30)
occasions = st.builds(
    Occasion,
    purpose=st.sampled_from(["", "Learn which qualifications count in hydrology", "Find out about travel"]),
    minutes=st.sampled_from([0, 15, 20, 30, 60]),
    kind=st.sampled_from(MeetingKind),
    situations=st.sets(st.sampled_from(Situation)).map(tuple),
    role=st.sampled_from(["", "Head of Operations", "Trainee", "Recruiter", "Professor of Geology"]),
    answered=some_keys,
    asked=some_keys,
    picked=st.lists(st.sampled_from(KEYS), unique=True, max_size=12).map(tuple),
    carried=some_keys,
)


def keys(found: list[Proposal]) -> list[str]:
    return [one.question.key for one in found]


def why(found: list[Proposal], key: str) -> Why:
    return next(one.why for one in found if one.question.key == key)


@given(occasions)
def test_whatever_the_occasion_the_rules_hold(occasion: Occasion) -> None:
    found = balanced(QUESTIONS, occasion)
    there = keys(found)
    assert len(there) == len(set(there))
    assert set(occasion.picked) <= set(there)
    assert SURVEY - occasion.answered <= set(there)
    assert any(leads_to_people(one.question) for one in found)
    assert not (set(there) - set(occasion.picked)) & occasion.answered
    assert len(found) <= max(TOP, len(occasion.picked) + len(SURVEY) + 1)
    order = [list(When).index(one.question.asked_when) for one in found]
    assert order == sorted(order)


def test_a_short_talk_gets_fewer_questions_and_never_less_than_five() -> None:
    short = balanced(QUESTIONS, Occasion(minutes=15))
    long = balanced(QUESTIONS, Occasion(minutes=60))
    assert 5 <= len(short) < len(long) == TOP
    assert sum(one.question.minutes for one in short) <= 15


def test_no_category_fills_the_list() -> None:
    found = balanced(QUESTIONS, Occasion(role="Head of Operations", purpose="leading a team in a new field"))
    categories = [one.question.category for one in found]
    assert max(categories.count(one) for one in categories) <= 3


def test_each_reason_is_told() -> None:
    own = balanced(
        QUESTIONS,
        Occasion(
            purpose="Learn which skills transfer",
            picked=("work-tools",),
            carried=frozenset({"money-travel"}),
        ),
    )
    theirs = balanced(QUESTIONS, Occasion(situations=(Situation.RETURNING,), role="Head of Operations"))
    assert why(own, "work-tools") is Why.PICKED
    assert why(own, "path-first-step") is Why.SURVEY
    assert why(own, "money-travel") is Why.OPEN
    assert Why.PURPOSE in {one.why for one in own}
    assert {one.why for one in theirs} >= {Why.SITUATION, Why.ROLE}
    assert next(one.about for one in theirs if one.why is Why.SITUATION) == "returning"


def test_what_belongs_to_another_situation_is_left_out() -> None:
    found = balanced(QUESTIONS, Occasion())
    assert all(not one.question.situations for one in found)


def test_what_was_asked_in_vain_comes_again_and_what_could_be_read_comes_last() -> None:
    plain = Question(key="a", text="How is it?", category="x")
    read = Question(key="b", text="How large is it?", category="y", looked_up=True)
    asked = Question(key="c", text="How was it?", category="z")
    found = balanced([read, plain, asked], Occasion(asked=frozenset({"c"})))
    assert keys(found) == ["c", "a", "b"]
    assert why(found, "c") is Why.UNANSWERED


def test_questions_in_ones_own_words_count_among_the_ten() -> None:
    own = tuple(f"own {number}" for number in range(4))
    assert len(balanced(QUESTIONS, Occasion(picked=own))) == TOP - len(own)
