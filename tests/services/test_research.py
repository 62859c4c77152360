"""Research on contacts and organisations."""

from __future__ import annotations

from datetime import date

import pytest

from netdesk.desk import Desk
from netdesk.domain.errors import UserError
from tests.services.people import TEN, person


def test_findings_have_their_source_and_day(desk: Desk) -> None:
    denis = person(desk)
    finding = desk.research.add(" Ran the coast plant ", "profile", contact_id=denis)
    found = desk.research.of_contact(denis)
    assert [(one.text, one.source, one.found_on) for one in found] == [
        ("Ran the coast plant", "profile", date(2026, 11, 24))
    ]
    desk.research.edit(finding, "Ran both coast plants", "annual report")
    assert desk.research.of_contact(denis)[0].text == "Ran both coast plants"
    desk.research.delete(finding)
    assert desk.research.of_contact(denis) == []
    with pytest.raises(UserError):
        desk.research.add(" ", contact_id=denis)


def test_a_meeting_shows_what_is_known_of_its_people_and_where_they_work(desk: Desk) -> None:
    denis = person(desk)
    meeting = desk.meetings.plan([denis], planned_at=TEN)
    place = desk.meetings.load(meeting).contacts[0].organisation_id
    assert place is not None
    desk.research.add("Ran the coast plant", contact_id=denis)
    desk.research.add("Switched its fuel", organisation_id=place)
    assert {(line.finding.text, line.about) for line in desk.meetings.load(meeting).findings} == {
        ("Ran the coast plant", "Denis Moreau"),
        ("Switched its fuel", "Cimentia"),
    }
    assert [one.text for one in desk.research.of_organisation(place)] == ["Switched its fuel"]
