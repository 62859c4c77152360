"""The bank of questions, own questions and stories."""

from __future__ import annotations

from datetime import timedelta

import pytest

from netdesk.desk import Desk, read_bank
from netdesk.domain.errors import UserError
from netdesk.domain.meeting import MeetingKind
from netdesk.domain.question_bank import OWN, Bank
from netdesk.services.questions import QuestionService
from tests.services.people import TEN, person


def test_the_bank_has_its_categories_in_order(desk: Desk) -> None:
    categories = desk.questions.categories()
    assert [category.order for category in categories] == sorted(category.order for category in categories)
    assert len(categories) >= 10
    assert desk.questions.count() >= 60
    assert OWN not in categories


def test_the_bank_is_read_when_it_is_first_asked_for(desk: Desk) -> None:
    reads = []

    def read() -> Bank:
        reads.append(1)
        return read_bank()

    service = QuestionService(desk.store, read, desk.clock)
    assert reads == []
    service.find("who")
    service.categories()
    assert reads == [1]


def test_words_are_found_by_their_beginnings_whatever_their_accents(desk: Desk) -> None:
    assert "closing-who-else" in [one.key for one in desk.questions.find("TALK els")]
    desk.questions.add("What would my résumé lack?", "feedback")
    assert [one.text for one in desk.questions.find("resum lack")] == ["What would my résumé lack?"]
    assert desk.questions.find("zzz") == []


def test_a_category_narrows_the_search(desk: Desk) -> None:
    found = desk.questions.find("", "closing")
    assert {one.category for one in found} == {"closing"}
    assert 0 < len(found) < desk.questions.count()


def test_own_questions_are_added_edited_and_deleted(desk: Desk) -> None:
    key = desk.questions.add("  Which meetings could you do without? ")
    own = desk.questions.by_key()[key]
    assert (own.text, own.category) == ("Which meetings could you do without?", OWN.key)
    assert desk.questions.categories()[-1] == OWN
    desk.questions.edit(own.own_id, text="Which meetings would you keep?", category="work", minutes=3)
    own = desk.questions.by_key()[key]
    assert (own.text, own.category, own.minutes) == ("Which meetings would you keep?", "work", 3)
    desk.questions.delete(own.own_id)
    assert key not in desk.questions.by_key()
    desk.history.undo()
    assert key in desk.questions.by_key()
    with pytest.raises(UserError):
        desk.questions.add(" ")


def test_stories_are_typed_and_kept(desk: Desk) -> None:
    story = desk.stories.add("The long winter")
    for text in ("Two kilns", "Two kilns, one winter"):
        desk.stories.type_text(story, text)
    desk.stories.leave_field()
    desk.stories.edit(story, title="One winter", shows="staying calm")
    (found,) = desk.stories.all()
    assert (found.title, found.text, found.shows) == ("One winter", "Two kilns, one winter", "staying calm")
    desk.history.undo()
    desk.history.undo()
    assert desk.stories.load(story).text == ""
    desk.stories.delete(story)
    assert desk.stories.all() == []


def test_a_story_is_as_long_as_its_words_take_at_a_speaking_pace(desk: Desk) -> None:
    story = desk.stories.add("Short", "word " * 5)
    assert desk.stories.load(story).seconds == 2
    desk.stories.type_text(story, "word " * 150)
    assert desk.stories.load(story).seconds == 60


def test_a_story_knows_the_meetings_that_it_was_chosen_for(desk: Desk) -> None:
    story, other = desk.stories.add("The long winter"), desk.stories.add("Another")
    early = desk.meetings.plan([person(desk)], planned_at=TEN)
    late = desk.meetings.plan([person(desk, "Claire Dubois")], planned_at=TEN + timedelta(days=1))
    for meeting in (early, late):
        desk.meetings.edit(meeting, story_id=story)
    assert [line.names for line in desk.stories.used_in(story)] == [("Claire Dubois",), ("Denis Moreau",)]
    assert desk.stories.used_in(other) == []
    desk.meetings.delete([late])
    assert [line.id for line in desk.stories.used_in(story)] == [early]


def test_ones_own_version_of_a_question_stands_in_the_banks_place(desk: Desk) -> None:
    key, before = "work-tools", desk.questions.count()
    shipped = desk.questions.by_key()[key]
    desk.questions.change(key, text="Which tools can you not do without?", category="day", minutes=4)
    mine = desk.questions.by_key()[key]
    assert (mine.text, mine.category, mine.minutes, mine.edited, mine.own_id) == (
        "Which tools can you not do without?", "day", 4, True, 0,
    )  # fmt: skip
    assert desk.questions.count() == before
    assert [one.key for one in desk.questions.find("tools not do without")] == [key]
    desk.questions.reset(key)
    assert desk.questions.by_key()[key] == shipped
    desk.history.undo()
    assert desk.questions.by_key()[key] == mine


def test_a_question_is_taken_off_the_bank_and_comes_back(desk: Desk) -> None:
    before = desk.questions.by_key()
    desk.questions.hide("work-tools")
    assert set(before) - set(desk.questions.by_key()) == {"work-tools"}
    desk.history.undo()
    assert desk.questions.by_key() == before


def test_a_question_is_carried_from_person_to_person_until_it_is_answered(desk: Desk) -> None:
    key = "money-travel"
    desk.questions.carry(key)
    desk.questions.carry(key)
    ada = desk.meetings.plan([person(desk, "Ada Lind")], MeetingKind.COFFEE, TEN, 20, "")
    assert key in {one.question.key for one in desk.agenda.proposals(ada)}
    (entry,) = desk.agenda.add_from_bank(ada, [key])
    desk.agenda.type_answer(entry, "One week in three")
    (given,) = desk.questions.answers(key)
    assert (given.meeting_id, given.names, given.text, given.day) == (
        ada, "Ada Lind", "One week in three", TEN.date(),
    )  # fmt: skip
    bo = desk.meetings.plan([person(desk, "Bo Berg")], MeetingKind.COFFEE, TEN, 20, "")
    assert key in {one.question.key for one in desk.agenda.proposals(bo)}, "one answer need not be the last"
    desk.questions.answered(key, ada)
    assert not desk.questions.by_key()[key].carried
    desk.history.undo()
    assert desk.questions.by_key()[key].carried
