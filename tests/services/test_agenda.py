"""The agenda is filled, ordered, ticked and answered."""

from __future__ import annotations

import pytest

from netdesk.desk import Desk
from netdesk.domain.errors import UserError
from tests.services.people import person, running
from tests.storage.desks import records

KEYS = ["closing-who-else", "closing-keep-posted", "closing-not-asked"]


@pytest.fixture
def meeting(desk: Desk) -> int:
    return running(desk, person(desk))


def wordings(desk: Desk, meeting: int) -> list[str]:
    return [item.entry.wording for item in desk.agenda.items(meeting)]


def test_questions_of_the_bank_come_with_their_words_and_minutes(desk: Desk, meeting: int) -> None:
    desk.agenda.add_from_bank(meeting, KEYS)
    entries = [item.entry for item in desk.agenda.items(meeting)]
    assert [entry.question for entry in entries] == KEYS
    assert entries[0].wording == "Who else should I talk to?"
    assert desk.questions.titles()[entries[0].category] == "Closing"
    assert desk.agenda.minutes(meeting) == 4


def test_a_question_is_on_the_agenda_once(desk: Desk, meeting: int) -> None:
    desk.agenda.add_from_bank(meeting, KEYS)
    assert desk.agenda.add_from_bank(meeting, [*KEYS, "no-such-question"]) == []
    assert len(desk.agenda.items(meeting)) == 3


def test_own_wording(desk: Desk, meeting: int) -> None:
    entry = desk.agenda.add_own(meeting, "  What would I have\nto unlearn? ")
    assert wordings(desk, meeting) == ["What would I have to unlearn?"]
    desk.agenda.reword(entry, "What did you have to unlearn?")
    assert wordings(desk, meeting) == ["What did you have to unlearn?"]
    with pytest.raises(UserError):
        desk.agenda.add_own(meeting, "  ")


def test_ordering_and_moving(desk: Desk, meeting: int) -> None:
    one, two, three = (desk.agenda.add_own(meeting, text) for text in ("One?", "Two?", "Three?"))
    desk.agenda.order(meeting, [three, one])
    assert wordings(desk, meeting) == ["Three?", "One?", "Two?"]
    desk.agenda.move(two, -1)
    assert wordings(desk, meeting) == ["Three?", "Two?", "One?"]
    desk.agenda.move(three, 9)
    assert wordings(desk, meeting) == ["Two?", "One?", "Three?"]
    for _ in range(3):
        desk.history.undo()
    assert wordings(desk, meeting) == ["One?", "Two?", "Three?"]


def test_a_new_question_comes_last_after_one_was_removed(desk: Desk, meeting: int) -> None:
    one, *_ = (desk.agenda.add_own(meeting, text) for text in ("One?", "Two?"))
    desk.agenda.remove(one)
    desk.agenda.add_own(meeting, "Three?")
    assert wordings(desk, meeting) == ["Two?", "Three?"]


def test_ticking_the_current_question(desk: Desk, meeting: int) -> None:
    one, two = (desk.agenda.add_own(meeting, text) for text in ("One?", "Two?"))
    desk.agenda.tick(one)
    assert desk.agenda.tick_current(meeting) == two
    assert desk.agenda.tick_current(meeting) is None
    desk.agenda.tick(one, False)
    assert [item.ticked for item in desk.agenda.items(meeting)] == [False, True]


def test_answers_are_typed_and_removed_with_their_question(desk: Desk, meeting: int) -> None:
    entry = desk.agenda.add_own(meeting, "One?")
    for text in ("Bore", "Boredom"):
        desk.agenda.type_answer(entry, text)
    desk.meetings.leave_field()
    assert desk.agenda.items(meeting)[0].answer == "Boredom"
    before = records(desk.store)
    desk.agenda.remove([entry])
    assert desk.agenda.items(meeting) == ()
    desk.history.undo()
    assert records(desk.store) == before
    desk.history.undo()
    assert desk.agenda.items(meeting)[0].answer == ""
