"""The coach on labelled sentences: what it found once, it finds; what is fine, it leaves alone."""

from __future__ import annotations

from collections import Counter

import pytest

from netdesk.domain.coach.coach import Coach
from netdesk.domain.coach.findings import Rule
from tests.domain.coach.figures import FRESH, KNOWN, labelled, measure, the_coach


@pytest.fixture(scope="module")
def coach() -> Coach:
    return the_coach()


@pytest.mark.parametrize("names", [[KNOWN], FRESH], ids=["known", "fresh"])
def test_figures_stay_where_they_are(coach: Coach, names: list[str]) -> None:
    for rule, figures in measure(coach, *names).items():
        assert figures.precision >= 0.97, (rule, figures.false)
        assert figures.recall >= 0.97, (rule, figures.missed)


def test_each_rule_has_sentences_enough() -> None:
    sentences = [one for name in (KNOWN, *FRESH) for one in labelled(name)]
    for rule in Rule:
        assert sum(rule in one.rules for one in sentences) >= 90
    assert sum(not one.rules for one in sentences) >= 600


def test_no_sentence_stands_there_twice() -> None:
    texts = Counter(one.text for name in (KNOWN, *FRESH) for one in labelled(name))
    assert [text for text, count in texts.items() if count > 1] == []


def test_a_third_was_written_after_the_rules_were_frozen() -> None:
    known, fresh = len(list(labelled(KNOWN))), sum(len(list(labelled(name))) for name in FRESH)
    assert known >= 300
    assert fresh >= (known + fresh) / 3
