"""Meetings are planned, prepared, started, closed and deleted."""

from __future__ import annotations

from datetime import datetime

import pytest

from netdesk.desk import Desk
from netdesk.domain.contact import Stage
from netdesk.domain.errors import Gone, UserError
from netdesk.domain.introduction import IntroductionState
from netdesk.domain.meeting import MeetingKind, Phase
from netdesk.domain.readiness import Check
from netdesk.domain.touch import TouchKind
from tests.services.people import person
from tests.storage.desks import Ticks, records

TEN = datetime(2026, 11, 25, 10)


def stage(desk: Desk, contact_id: int) -> Stage:
    return desk.contacts.card(contact_id).contact.stage


def test_planning_sets_the_stage_and_lists_the_meeting(desk: Desk) -> None:
    denis = person(desk)
    meeting = desk.meetings.plan([denis], MeetingKind.COFFEE, TEN, 15, "Lyon")
    line = desk.meetings.coming()[0]
    assert (line.id, line.names, line.title, line.organisation) == (
        meeting,
        ("Denis Moreau",),
        "Plant Manager",
        "Cimentia",
    )
    assert (line.planned_at, line.asked_minutes, line.place) == (TEN, 15, "Lyon")
    assert (line.phase, line.readiness.done, line.readiness.total) == (Phase.PREPARE, 0, 6)
    assert stage(desk, denis) is Stage.MEETING_SET
    assert desk.meetings.past() == []


def test_planning_is_one_step(desk: Desk) -> None:
    denis = person(desk)
    before = records(desk.store)
    desk.meetings.plan([denis], planned_at=TEN)
    desk.history.undo()
    assert records(desk.store) == before


def test_somebody_met_stays_met_when_another_meeting_is_planned(desk: Desk) -> None:
    denis = person(desk)
    desk.contacts.set_stage([denis], Stage.STAYING_IN_TOUCH)
    desk.meetings.plan([denis], planned_at=TEN)
    assert stage(desk, denis) is Stage.STAYING_IN_TOUCH


def test_readiness_is_computed_from_the_desk(desk: Desk) -> None:
    denis = person(desk)
    meeting = desk.meetings.plan([denis], planned_at=TEN)
    desk.meetings.type_field(meeting, "purpose", "He made the move that I plan.")
    desk.meetings.type_field(meeting, "outcome", "Two people to learn from.")
    desk.agenda.add_from_bank(meeting, [one.key for one in desk.questions.find()[:5]])
    desk.meetings.edit(meeting, story_id=desk.stories.add("The long winter"), confirmed=True)
    place = desk.meetings.load(meeting).contacts[0].organisation_id
    assert [check for check, passed in desk.meetings.load(meeting).readiness.checks if not passed] == [
        Check.RESEARCH
    ]
    desk.research.add("Switched its kiln fuel in 2024", "annual report", organisation_id=place)
    assert desk.meetings.load(meeting).readiness.is_full
    assert desk.meetings.coming()[0].readiness.is_full


def test_eleven_questions_are_too_many(desk: Desk) -> None:
    meeting = desk.meetings.plan([person(desk)], planned_at=TEN)
    desk.agenda.add_from_bank(meeting, [one.key for one in desk.questions.find()[:11]])
    assert not desk.meetings.load(meeting).readiness.passed(Check.QUESTIONS)


def test_moving_asks_for_a_new_confirmation(desk: Desk) -> None:
    meeting = desk.meetings.plan([person(desk)], planned_at=TEN)
    desk.meetings.edit(meeting, confirmed=True)
    desk.meetings.move(meeting, TEN)
    assert desk.meetings.load(meeting).meeting.confirmed
    desk.meetings.move(meeting, TEN.replace(hour=11))
    assert not desk.meetings.load(meeting).meeting.confirmed


def test_typed_fields_merge_into_one_step(desk: Desk) -> None:
    meeting = desk.meetings.plan([person(desk)], planned_at=TEN)
    for text in ("A", "Ad", "Advice"):
        desk.meetings.type_field(meeting, "purpose", text)
    desk.meetings.leave_field()
    desk.history.undo()
    assert desk.meetings.load(meeting).meeting.purpose == ""
    with pytest.raises(ValueError, match="uid"):
        desk.meetings.type_field(meeting, "uid", "x")


def test_starting_meets_the_contacts_and_completes_the_introduction(desk: Desk) -> None:
    denis, alan = person(desk), person(desk, "Alan Okafor")
    desk.introductions.add(alan, denis)
    meeting = desk.meetings.plan([denis], planned_at=TEN)
    before = records(desk.store)
    desk.meetings.start(meeting)
    desk.meetings.start(meeting)
    assert stage(desk, denis) is Stage.MET
    assert desk.introductions.edges(denis)[0].state is IntroductionState.MET
    touches = records(desk.store)["touch"]
    assert len(touches) == 1
    assert TouchKind.MEETING in touches[0]
    assert desk.meetings.load(meeting).meeting.phase is Phase.MEET
    desk.history.undo()
    assert records(desk.store) == before


def test_closing_and_reopening(desk: Desk, ticks: Ticks) -> None:
    meeting = desk.meetings.plan([person(desk)], planned_at=TEN)
    with pytest.raises(UserError, match="Start"):
        desk.meetings.close(meeting)
    desk.meetings.start(meeting)
    ticks.forward(minutes=17)
    desk.meetings.close(meeting)
    assert desk.meetings.past()[0].phase is Phase.FOLLOW_THROUGH
    assert desk.meetings.coming() == []
    desk.meetings.reopen(meeting)
    assert desk.meetings.coming()[0].phase is Phase.MEET


def test_a_note_opens_at_once_and_learns_later_whom_it_is_with(desk: Desk) -> None:
    meeting = desk.meetings.start_note()
    desk.pad.type_notes(meeting, "Left the quarry in 2011.")
    view = desk.meetings.load(meeting)
    assert (view.contacts, view.text, view.meeting.phase) == ((), "Left the quarry in 2011.", Phase.MEET)
    denis, grace = person(desk), person(desk, "Grace Liu")
    desk.meetings.set_contacts(meeting, [denis, grace])
    assert stage(desk, denis) is Stage.MET
    desk.meetings.set_contacts(meeting, [grace])
    assert [row[4] for row in records(desk.store)["touch"]] == [grace]
    assert [one.first for one in desk.meetings.load(meeting).contacts] == ["Grace"]


def test_coming_shows_the_running_one_first_and_those_without_a_time_last(desk: Desk) -> None:
    denis = person(desk)
    later, undated, sooner = (
        desk.meetings.plan([denis], planned_at=at) for at in (TEN.replace(day=30), None, TEN)
    )
    running = desk.meetings.start_note()
    assert [line.id for line in desk.meetings.coming()] == [running, sooner, later, undated]


def test_the_trash_takes_and_gives_back(desk: Desk) -> None:
    meeting = desk.meetings.plan([person(desk)], planned_at=TEN)
    deletion = desk.meetings.delete([meeting])
    assert desk.meetings.coming() == []
    desk.history.restore(deletion)
    assert desk.meetings.coming()[0].id == meeting


def test_a_contact_in_the_trash_is_not_at_the_table(desk: Desk) -> None:
    denis, grace = person(desk), person(desk, "Grace Liu")
    meeting = desk.meetings.plan([denis, grace], planned_at=TEN)
    desk.contacts.delete([denis])
    assert desk.meetings.coming()[0].names == ("Grace Liu",)
    assert len(desk.meetings.load(meeting).contacts) == 1


def test_a_meeting_that_is_gone_says_so(desk: Desk) -> None:
    with pytest.raises(Gone):
        desk.meetings.load(99)


def test_a_deleted_story_leaves_the_meeting(desk: Desk) -> None:
    story = desk.stories.add("The long winter")
    meeting = desk.meetings.plan([person(desk)], planned_at=TEN)
    desk.meetings.edit(meeting, story_id=story)
    desk.stories.delete(story)
    assert desk.meetings.load(meeting).story is None
    desk.history.undo()
    found = desk.meetings.load(meeting).story
    assert found is not None
    assert found.title == "The long winter"
