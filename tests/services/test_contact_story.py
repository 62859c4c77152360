"""A contact's story so far, what comes next, and what went to and fro."""

from __future__ import annotations

from datetime import date, datetime

from netdesk.desk import Desk
from netdesk.domain.contact_story import StoryKind
from netdesk.domain.introduction import IntroductionState
from netdesk.domain.meeting import MentionKind
from netdesk.domain.note import Span, SpanKind
from netdesk.domain.touch import CallResult, Direction, TouchKind
from tests.services.people import person, running
from tests.storage.desks import Ticks

NOTE = "Grew up by the sea.\nThinks that Susan Smith rebuilt their hiring.\nLikes tea."


def test_the_story_is_told_in_time_order(desk: Desk, ticks: Ticks) -> None:
    laura, susan = person(desk, "Laura Chen"), person(desk, "Susan Smith")
    ticks.forward(hours=1)
    meeting = running(desk, laura)
    uid = desk.pad.name(meeting, MentionKind.PERSON, "Susan Smith")
    start = NOTE.index("Susan")
    desk.pad.type_notes(meeting, NOTE, (Span(start, start + 11, SpanKind.PERSON, uid),))
    ticks.forward(hours=1)
    desk.introductions.add(laura, susan, state=IntroductionState.PROMISED)
    ticks.forward(days=1)
    desk.contacts.log_touch(susan, TouchKind.CALL, result=CallResult.NO_ANSWER)
    desk.meetings.plan([susan], planned_at=datetime(2026, 12, 1, 9), place="Café am Markt")
    story = desk.contact_story.story(susan)
    assert [(item.kind, item.title) for item in story] == [
        (StoryKind.ADDED, "Added to contacts"),
        (StoryKind.MENTION, "Mentioned by Laura Chen"),
        (StoryKind.INTRODUCTION, "Introduction promised by Laura Chen"),
        (StoryKind.TOUCH, "Call, no answer"),
        (StoryKind.MEETING, "Coffee planned"),
    ]
    assert story[1].detail == "Thinks that Susan Smith rebuilt their hiring."
    assert story[1].link_id == meeting
    assert story[1].at.date() == date(2026, 11, 24)


def test_a_meeting_is_told_once(desk: Desk) -> None:
    laura = person(desk, "Laura Chen")
    running(desk, laura)
    assert [item.kind for item in desk.contact_story.story(laura)] == [StoryKind.ADDED, StoryKind.MEETING]


def test_what_comes_first_is_next(desk: Desk) -> None:
    denis = person(desk)
    assert desk.contact_story.next_step(denis) is None
    planned = desk.meetings.plan([denis], planned_at=datetime(2026, 12, 1, 9))
    step = desk.contact_story.next_step(denis)
    assert step is not None
    assert (step.meeting_id, step.on) == (planned, date(2026, 12, 1))
    held = running(desk, denis)
    desk.pad.promise(held, "send the sheet")
    step = desk.contact_story.next_step(denis)
    assert step is not None
    assert (step.title, step.on, step.meeting_id) == ("send the sheet", date(2026, 11, 26), 0)


def test_give_and_get_are_counted(desk: Desk) -> None:
    laura, susan = person(desk, "Laura Chen"), person(desk, "Susan Smith")
    desk.contacts.log_touch(laura, TouchKind.ARTICLE, direction=Direction.GIVEN)
    desk.contacts.log_touch(laura, TouchKind.NOTE, direction=Direction.RECEIVED)
    desk.contacts.log_touch(laura, TouchKind.CALL)
    desk.introductions.add(laura, susan, state=IntroductionState.MADE)
    assert desk.contact_story.give_and_get(laura) == (1, 2)
    assert desk.contact_story.give_and_get(susan) == (0, 0)
