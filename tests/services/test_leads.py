"""Leads: who volunteered what, where, what came of it."""

from __future__ import annotations

from datetime import date

import pytest

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.ask import AskKind
from netdesk.domain.changes import Changes, Kind
from netdesk.domain.errors import UserError
from netdesk.domain.lead import LeadKind, LeadState
from tests.services.people import person, running


def test_a_lead_has_who_gave_it_where_and_what_came_of_it(desk: Desk) -> None:
    denis = person(desk)
    key = desk.leads.add(denis, " They look for planners ", "Halden Power", kind=LeadKind.PROJECT)
    desk.leads.set_state(key, LeadState.LED_ON)
    (line,) = desk.leads.of_contact(denis)
    assert (line.who, line.place, line.lead.text) == (
        "Denis Moreau",
        "Halden Power",
        "They look for planners",
    )
    assert (line.lead.kind, line.lead.given_on) == (LeadKind.PROJECT, date(2026, 11, 24))
    place = line.lead.organisation_id
    assert place is not None
    assert desk.leads.of_organisation(place) == (line,)
    desk.leads.edit(key, text=line.lead.text, organisation="halden power", outcome="Met their head of design")
    (line,) = desk.leads.of_contact(denis)
    assert (line.lead.organisation_id, line.lead.outcome) == (place, "Met their head of design")
    with pytest.raises(UserError):
        desk.leads.add(denis, " ")


def test_whether_they_were_told(desk: Desk) -> None:
    denis = person(desk)
    key = desk.leads.add(denis, "The old archive moves")
    desk.leads.told(key)
    assert desk.leads.of_contact(denis)[0].lead.told_at is not None
    assert desk.history.undo() is Act.TELL_OF_LEAD
    assert desk.leads.of_contact(denis)[0].lead.told_at is None


def test_a_lead_of_a_meeting_is_of_its_first_contact(desk: Desk) -> None:
    denis, claire = person(desk), person(desk, "Claire Dubois")
    meeting = running(desk, denis, claire)
    desk.leads.add_in_meeting(meeting, "Ask at the harbour office")
    (line,) = desk.meetings.load(meeting).leads
    assert (line.who, line.lead.meeting_id) == ("Denis Moreau", meeting)
    alone = desk.meetings.start_note()
    with pytest.raises(UserError, match="whom the meeting is with"):
        desk.leads.add_in_meeting(alone, "Somebody retires")


def test_merged_organisations_keep_the_leads_of_both(desk: Desk) -> None:
    denis = person(desk)
    desk.leads.add(denis, "one", "Halden Power")
    desk.leads.add(denis, "two", "Halden Power plc")
    kept, other = (line.lead.organisation_id for line in reversed(desk.leads.of_contact(denis)))
    assert kept
    assert other
    desk.organisations.merge(kept, other)
    assert [line.lead.text for line in desk.leads.of_organisation(kept)] == ["two", "one"]


def test_views_hear_of_the_lead_its_contact_and_its_meeting(desk: Desk) -> None:
    denis = person(desk)
    meeting = running(desk, denis)
    heard: list[Changes] = []
    desk.listen(heard.append)
    key = desk.leads.add_in_meeting(meeting, "Ask at the harbour office")
    assert heard[-1].has(Kind.LEAD, key)
    assert heard[-1].has(Kind.CONTACT, denis)
    assert heard[-1].has(Kind.MEETING, meeting)


def test_a_contact_deleted_for_good_takes_the_leads_along(desk: Desk) -> None:
    denis, claire = person(desk), person(desk, "Claire Dubois")
    desk.leads.add(denis, "The harbour office")
    key = desk.asks.add(claire, AskKind.ADVICE, "Where to look")
    desk.asks.edit(key, text="Where to look", led_to="Denis Moreau")
    desk.contacts.delete([denis])
    desk.history.purge(Kind.CONTACT, denis)
    document = "".join(desk.exporting.as_json())
    assert "The harbour office" not in document
    assert desk.asks.of_contact(claire)[0].led_to_contact_id is None
