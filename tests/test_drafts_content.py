"""The templates as they are shipped: their fields, their length, and that they keep to the method."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from netdesk import content
from netdesk.domain.coach.coach import Coach
from netdesk.domain.coach.findings import AskKind
from netdesk.domain.draft import DraftKind
from netdesk.domain.drafting import fields_of
from netdesk.domain.template import Template, TemplateBook
from netdesk.services.coach_words import read_coach
from netdesk.services.draft_words import read_templates

BOOK = read_templates()
ASKS = (DraftKind.REQUEST, DraftKind.INTRODUCED_REQUEST, DraftKind.REFERENCE, DraftKind.INTRODUCTION)
VALUES = {
    "first": "Ingrid", "my_name": "Nora Lind", "signature": "Nora Lind\nTel. 0555 010",
    "field_from": "museum operations", "field_to": "heat and power", "minutes": "15", "article": "a report",
    "best_at": "keeping a house full of visitors safe, warm and on time, whatever breaks",
    "why_you": "you moved from cement to district heat at forty-eight and speak openly about it",
    "topic": "what the first year in a plant feels like for somebody from another trade",
    "introducer": "Yusuf Demir", "introducer_first": "Yusuf", "person": "Claire Dubois",
    "person_first": "Claire", "for_them": "two pages on your tour, written by an outsider",
    "speaks_to": "how I led the night shift through the flood of two winters ago",
    "reference_for": "a talk with a heat network, in the second week of May", "talk": "the 17 minutes",
    "held_on": "on Tuesday", "took": "", "asked": "What do you like least?", "promised": "the handover sheet",
    "answer": "The urge to fix it myself.", "noted": "Marc Petit", "named": "Claire Dubois and Jo Ash",
    "introduced": "Claire Dubois", "met_on": "on Tuesday",
    "came_of_it": "plants look for people who stay calm", "article_link": "https://example.org/heat",
    "article_why": "the chapter on tours at night", "survey_people": "12", "wrote_on": "on 12 November",
    "survey_finding": "not one of them had planned it", "survey_text": "https://example.org/survey",
}  # fmt: skip
NOTES = {
    **VALUES,
    **{name: BOOK.words.noted(name, "Hires people from other trades") for name in ("why_you", "topic")},
}
EACH = pytest.mark.parametrize("template", BOOK.templates, ids=lambda one: one.id)


@pytest.fixture(scope="module")
def coach() -> Coach:
    return read_coach()


def test_each_kind_of_message_has_a_template_with_an_id_of_its_own() -> None:
    ids = [one.id for one in BOOK.templates]
    assert len(set(ids)) == len(ids)
    assert {one.kind for one in BOOK.templates} == set(DraftKind)
    lines = content.read_text("drafts", "en.toml").splitlines()
    assert [line for line in lines if line.startswith("id = ")] == [f'id = "{one}"' for one in ids]


def test_every_field_is_known_and_every_known_field_is_used() -> None:
    texts = chain.from_iterable(one.texts for one in BOOK.templates)
    assert set(chain.from_iterable(map(fields_of, texts))) == set(BOOK.prompts) == set(VALUES)


@EACH
def test_no_brace_is_left_and_every_empty_field_is_a_gap(template: Template) -> None:
    for text in template.texts:
        assert not BOOK.words.gaps(BOOK.words.fill(text, VALUES))
        empty = BOOK.words.fill(text, {})
        assert not re.search(r"[{}]", empty)
        assert len(BOOK.words.gaps(empty)) == empty.count("[")


@EACH
def test_the_coach_finds_nothing(template: Template, coach: Coach) -> None:
    for text in template.texts:
        for values in (VALUES, {}):
            assert coach.coach(BOOK.words.fill(text, values)) == []
        assert coach.coach(BOOK.words.blanked(BOOK.words.fill(text, NOTES))) == []


@EACH
def test_nothing_that_the_coach_looks_for_is_missing(template: Template, coach: Coach) -> None:
    wanted = {DraftKind.INTRODUCTION: AskKind.INTRODUCTION}.get(template.kind, AskKind.REQUEST)
    if template.kind in (DraftKind.REQUEST, DraftKind.INTRODUCED_REQUEST, DraftKind.INTRODUCTION):
        assert coach.missing(BOOK.words.fill(template.body, VALUES), wanted) == []
        assert coach.missing(BOOK.words.fill(template.script, VALUES), wanted) == []


@EACH
def test_asks_have_a_script_under_a_minute_with_lines_for_voicemail_and_not_now(template: Template) -> None:
    spoken = BOOK.spoken(template, VALUES)
    assert (spoken is not None) == (template.kind in ASKS)
    if spoken is not None:
        assert 15 < spoken.seconds < 60
        assert spoken.title == template.short != ""
        assert 5 < len(spoken.voicemail.split()) < 50
        assert 5 < len(spoken.not_now.split()) < 40


def test_an_unknown_template_is_answered_with_the_first() -> None:
    assert (
        TemplateBook(BOOK.templates, BOOK.prompts, BOOK.note, BOOK.closing).template("gone").id == "request"
    )
