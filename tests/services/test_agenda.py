"""The agenda is filled, ordered, ticked and answered."""

from __future__ import annotations

import pytest

from netdesk.desk import Desk
from netdesk.domain.balance import Why
from netdesk.domain.errors import UserError
from netdesk.domain.meeting import MeetingKind
from tests.services.people import TEN, person, running
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


def test_the_list_is_balanced_in_one_step_and_keeps_what_was_picked(desk: Desk) -> None:
    meeting = desk.meetings.plan([person(desk)], MeetingKind.COFFEE, TEN, 30, "Lyon")
    desk.agenda.add_from_bank(meeting, ["work-tools"])
    own = desk.agenda.add_own(meeting, "How do you cool the kiln?")
    desk.agenda.balance(meeting)
    items = desk.agenda.items(meeting)
    keys = [item.entry.question for item in items]
    assert {"work-tools", "path-first-step", "best-and-least", "qualifications-needed"} <= set(keys)
    assert keys[0].startswith("path-")
    assert keys[-1] == "closing-who-else"
    assert own in [item.entry.id for item in items[1:-1]]
    assert desk.agenda.balance(meeting) == []
    desk.history.undo()
    assert len(desk.agenda.items(meeting)) == 2


def test_what_this_person_has_answered_is_not_proposed_again(desk: Desk) -> None:
    denis = person(desk)
    first = desk.meetings.plan([denis], MeetingKind.COFFEE, TEN, 30, "Lyon")
    answered, asked = desk.agenda.add_from_bank(first, ["path-first-step", "work-tools"])
    desk.agenda.type_answer(answered, "By chance")
    desk.agenda.tick(asked)
    second = desk.meetings.plan([denis], MeetingKind.CALL, TEN, 30, "")
    proposed = {one.question.key: one.why for one in desk.agenda.proposals(second)}
    assert "path-first-step" not in proposed
    assert proposed["best-and-least"] is Why.SURVEY
    assert proposed["work-tools"] is Why.UNANSWERED
    with_somebody_else = desk.meetings.plan([person(desk, "Bo Lind")], MeetingKind.CALL, TEN, 30, "")
    assert "path-first-step" in {one.question.key for one in desk.agenda.proposals(with_somebody_else)}
