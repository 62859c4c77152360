"""Invented people and meetings for the tests of the services."""

from __future__ import annotations

from datetime import datetime

from netdesk.desk import Desk
from netdesk.domain.meeting import MeetingKind

TEN = datetime(2026, 11, 24, 10)
DENIS = "Denis Moreau, Plant Manager at Cimentia, denis@cimentia.example"


def person(desk: Desk, line: str = DENIS) -> int:
    return desk.contacts.add_from_line(line)


def running(desk: Desk, *contact_ids: int) -> int:
    """A meeting with these contacts that has begun."""
    meeting = desk.meetings.plan(contact_ids, MeetingKind.COFFEE, TEN, 15, "Lyon")
    desk.meetings.start(meeting)
    return meeting
