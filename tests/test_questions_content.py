"""The bank of questions and the words of the sample desk, as they are shipped."""

import re
from itertools import combinations
from random import Random
from string import Formatter
from typing import Any

import pytest

from netdesk import content
from netdesk.domain.balance import leads_to_people
from netdesk.domain.note_writer import Vocabulary, build_vocabulary, sentence, write_note
from netdesk.domain.profile import Situation
from netdesk.domain.question import When
from netdesk.domain.question_bank import bank_of
from netdesk.domain.sample_words import SampleWords, build_sample_words, fill
from netdesk.domain.word_forms import past, plural, present_participle

BANKS = content.list_dir("questions", suffix=".toml")
WORDS = re.compile(r"[^\W\d_]+")
ASKS_FOR_A_JOB = re.compile(
    r"\b(?:job|hire me|hiring me|vacanc\w+|(?:have|know of) (?:an? )?(?:opening|position)"
    r"|(?:take|bring) me on|recommend me|forward my|pass on my|employ me|work for you|give me)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def questions() -> list[dict[str, Any]]:
    return [question for bank in BANKS for question in content.read_toml("questions", bank)["question"]]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    lists = ("nouns", "verbs", "adjectives", "adverbs")
    return build_vocabulary(
        content.read_toml("sample", "trades.toml")["trade"],
        content.read_toml("sample", "note_sentences.toml"),
        {name: content.read_text("sample", "words", f"{name}.txt") for name in lists},
    )


@pytest.fixture(scope="module")
def words() -> SampleWords:
    names, trades, history, answers = (
        content.read_toml("sample", f"{name}.toml") for name in ("names", "trades", "history", "answers")
    )
    stems = content.read_text("sample", "organisation_stems.txt")
    return build_sample_words(names, trades, history, answers, stems)


def test_every_file_is_one_category_with_a_place_of_its_own() -> None:
    tables = [content.read_toml("questions", bank) for bank in BANKS]
    assert [f"{table['category']}.toml" for table in tables] == BANKS
    assert all(table["title"] for table in tables)
    assert sorted(table["order"] for table in tables) == list(range(1, len(tables) + 1))
    assert len(tables) >= 14


def test_invented_people_answer_questions_of_every_category(words: SampleWords) -> None:
    assert {f"{category}.toml" for category in words.answers} == set(BANKS)
    assert all(len(set(lines)) == len(lines) >= 5 for lines in words.answers.values())


def test_ids_are_unique_and_stand_on_lines_of_their_own(questions: list[dict[str, Any]]) -> None:
    found = [
        key
        for bank in BANKS
        for key in re.findall(r'^id = "([a-z0-9-]+)"$', content.read_text("questions", bank), re.MULTILINE)
    ]
    assert sorted(found) == sorted({question["id"] for question in questions})
    assert len(found) == len(questions) >= 220


def test_an_id_begins_with_its_category() -> None:
    for bank in BANKS:
        table = content.read_toml("questions", bank)
        assert all(question["id"].startswith(table["category"] + "-") for question in table["question"])


def test_questions_are_short_and_end_with_a_question_mark(questions: list[dict[str, Any]]) -> None:
    for question in questions:
        assert question["text"].endswith("?")
        assert len(question["text"]) <= 140
        assert question["minutes"] in (1, 2, 3, 4)
        known = {
            "id",
            "text",
            "minutes",
            "note",
            "closing",
            "when",
            "kinds",
            "situations",
            "looked_up",
            "survey",
        }
        assert set(question) <= known


def test_no_question_is_there_twice(questions: list[dict[str, Any]]) -> None:
    assert len({" ".join(WORDS.findall(q["text"].lower())) for q in questions}) == len(questions)


EMPTY_WORDS = frozenset(
    "a about all also an and any are as at be been before but by can could did do does for from get "
    "go had has have he her here him his how i if in into is it its just like me more most much my no "
    "not of on one or our out over own people say she should so some somebody take than that the "
    "their them then there these they thing this those to too up us was way we were what when where "
    "which who whom whose why will with work would yet you your yourself".split()
)


def test_no_two_questions_share_most_of_their_content_words(questions: list[dict[str, Any]]) -> None:
    content_words = {q["id"]: set(WORDS.findall(q["text"].lower())) - EMPTY_WORDS for q in questions}
    for (one, words), (other, more) in combinations(content_words.items(), 2):
        fewer = min(len(words), len(more))
        assert not fewer or len(words & more) / fewer <= 0.6, (one, other)


def test_every_question_is_understood_and_four_are_of_the_survey() -> None:
    bank = bank_of(content.read_toml("questions", name) for name in BANKS)
    survey = {one.key for one in bank.questions if one.survey}
    assert survey == {"path-first-step", "best-and-least", "qualifications-needed", "closing-who-else"}
    assert {one.asked_when for one in bank.questions} == set(When)
    assert {situation for one in bank.questions for situation in one.situations} == set(Situation)
    assert any(one.looked_up for one in bank.questions)
    assert any(leads_to_people(one) and not one.survey for one in bank.questions)


def test_no_question_asks_for_a_job(questions: list[dict[str, Any]]) -> None:
    assert [q["text"] for q in questions if ASKS_FOR_A_JOB.search(q["text"])] == []


@pytest.mark.parametrize("text", ["Do you have a job for me?", "Do you know of an opening?"])
def test_what_asks_for_a_job_would_be_found(text: str) -> None:
    assert ASKS_FOR_A_JOB.search(text)


def test_apostrophes_are_typographic(questions: list[dict[str, Any]]) -> None:
    assert all("'" not in q["text"] + q.get("note", "") for q in questions)


def test_the_three_closing_questions_are_marked(questions: list[dict[str, Any]]) -> None:
    closing = [question["text"] for question in questions if question.get("closing")]
    assert closing == [
        "Who else should I talk to?",
        "May I stay in touch and keep you posted?",
        "What can I do for you?",
    ]


def test_a_thousand_notes_hold_five_thousand_different_words(vocabulary: Vocabulary) -> None:
    rng = Random(7)
    notes = [write_note(rng, vocabulary) for _ in range(1000)]
    assert len({word for note in notes for word in WORDS.findall(note.lower())}) >= 5000
    assert all(800 <= len(note) <= 1200 for note in notes)
    assert all(note.count("\n") >= 6 for note in notes)


def test_a_note_keeps_to_its_seed_and_holds_the_names(vocabulary: Vocabulary) -> None:
    first, second = (write_note(Random(3), vocabulary, names=("Ada Birch", "Tarnwick Press")) for _ in "ab")
    assert first == second
    assert "Named: Ada Birch, Tarnwick Press." in first
    assert 800 <= len(first) <= 1200


def test_a_note_speaks_of_its_trade(vocabulary: Vocabulary) -> None:
    assert {name for name in vocabulary.trades if vocabulary.phrases[name].body} == set(vocabulary.trades)
    told = " ".join(write_note(Random(seed), vocabulary, trade="rail") for seed in range(20))
    assert "train" in told


def test_articles_fit_the_word_that_follows(vocabulary: Vocabulary) -> None:
    rng = Random(5)
    told = " ".join(sentence(rng, vocabulary) for _ in range(3000))
    assert re.findall(r"\b[Aa] (?:[aio]|e[^u])(?!ne)\w+", told) == []
    assert re.findall(r"\b[Aa]n [bcdfgjklmnpqrstvwxyz]\w+", told) == []


@pytest.mark.parametrize(
    ("noun", "many"),
    [("parcel", "parcels"), ("berry", "berries"), ("fisherman", "fishermen"), ("bus-shelf", "bus-shelves")],
)
def test_plural(noun: str, many: str) -> None:
    assert plural(noun) == many


@pytest.mark.parametrize(
    ("verb", "doing", "done"),
    [
        ("plan+", "planning", "planned"),
        ("verify", "verifying", "verified"),
        ("agree", "agreeing", "agreed"),
        ("move", "moving", "moved"),
    ],
)
def test_forms_of_verbs(verb: str, doing: str, done: str) -> None:
    assert (present_participle(verb), past(verb)) == (doing, done)


def test_there_are_names_for_a_large_desk(words: SampleWords) -> None:
    given = [name for culture in words.cultures for name in culture.given]
    family = [name for culture in words.cultures for name in culture.family]
    assert len(set(given)) == len(given) >= 250
    assert len(set(family)) == len(family) >= 400
    assert len(set(words.stems)) == len(words.stems) >= 200


def test_people_and_organisations_seldom_share_a_name(words: SampleWords) -> None:
    rng = Random(11)
    assert len({words.person(rng) for _ in range(1000)}) > 950
    assert len({words.organisation(rng, rng.choice(words.trades)) for _ in range(1000)}) > 950


def test_the_texts_have_only_gaps_that_can_be_filled(words: SampleWords) -> None:
    for text in (line for lines in words.texts.values() for line in lines):
        gaps = {field for _, field, _, _ in Formatter().parse(text) if field}
        assert gaps <= {"name", "organisation", "trade"}
        assert "{" not in fill(text, name="Ada Birch", organisation="Tarnwick Press", trade="rail")
