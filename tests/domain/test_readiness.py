"""Readiness: six checks, five of them computed."""

from datetime import datetime

import pytest

from netdesk.domain.meeting import Meeting
from netdesk.domain.readiness import Check, readiness

READY = Meeting(
    purpose="Advice",
    outcome="Two names",
    story_id=1,
    confirmed=True,
    planned_at=datetime(2026, 11, 24, 10),
)


def test_a_prepared_meeting_passes_all_six() -> None:
    found = readiness(READY, questions=5, researched=True)
    assert (found.done, found.total, found.is_full) == (6, 6, True)


def test_an_empty_one_passes_none() -> None:
    assert readiness(Meeting(purpose="  "), questions=0, researched=False).done == 0


@pytest.mark.parametrize(("questions", "passed"), [(4, False), (5, True), (10, True), (11, False)])
def test_five_to_ten_questions(questions: int, passed: bool) -> None:
    assert readiness(READY, questions=questions, researched=True).passed(Check.QUESTIONS) is passed


def test_a_confirmation_needs_a_time() -> None:
    unplanned = Meeting(confirmed=True)
    assert not readiness(unplanned, questions=5, researched=True).passed(Check.CONFIRMED)
