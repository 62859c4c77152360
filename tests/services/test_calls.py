"""Calls: each result leads to its next step, and that is one action."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.calling import CallNext, after_call
from netdesk.domain.contact import Stage
from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.touch import CallResult
from tests.services.people import person
from tests.storage.desks import records

TODAY = date(2026, 11, 24)


def test_a_result_proposes_its_next_step() -> None:
    assert after_call(CallResult.ANSWERED, TODAY).what is CallNext.PLAN
    assert after_call(CallResult.NO_ANSWER, TODAY).due_on == date(2026, 11, 26)
    assert after_call(CallResult.NOT_NOW, TODAY).due_on == date(2026, 12, 24)


@pytest.mark.parametrize(("result", "days"), [(CallResult.NO_ANSWER, 2), (CallResult.NOT_NOW, 30)])
def test_a_call_in_vain_is_tried_again_and_the_one_that_was_due_is_done(
    desk: Desk, result: CallResult, days: int
) -> None:
    denis = person(desk)
    due = desk.follow_ups.add("Call about the gate", kind=FollowUpKind.CALL, contact_id=denis, due_on=TODAY)
    before = records(desk.store)
    desk.calls.log(denis, result, "engaged")
    assert desk.follow_ups.load(due).done_at is not None
    step = desk.contact_story.next_step(denis)
    assert step is not None
    assert (step.title, step.on) == ("Call about the gate", TODAY + timedelta(days=days))
    assert desk.contacts.card(denis).contact.stage is Stage.REACHED_OUT
    assert desk.history.undo() is Act.LOG_TOUCH
    assert records(desk.store) == before


def test_an_answered_call_leaves_no_call_and_one_that_is_only_logged_changes_no_step(desk: Desk) -> None:
    denis = person(desk)
    desk.calls.log(denis, CallResult.NO_ANSWER, go_on=False)
    assert desk.contact_story.next_step(denis) is None
    desk.calls.log(denis, CallResult.NO_ANSWER)
    step = desk.contact_story.next_step(denis)
    assert step is not None
    assert step.title == "Call Denis"
    desk.calls.log(denis, CallResult.ANSWERED)
    assert desk.contact_story.next_step(denis) == step  # it is for a day to come
