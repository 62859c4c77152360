"""Organisations: who is known there, who named them, two that are one."""

from __future__ import annotations

from datetime import date

import pytest

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.changes import Changes, Kind
from netdesk.domain.contact import Role
from netdesk.domain.errors import UserError
from netdesk.domain.meeting import Mention, MentionKind
from netdesk.domain.organisation import OrganisationKind
from netdesk.domain.organisation_list import OrganisationOrder, OrganisationQuery
from netdesk.storage import mapper
from netdesk.storage.writer import Writer
from tests.services.people import person, running
from tests.storage.desks import records


def names(desk: Desk, **query: object) -> list[str]:
    found = desk.organisations.find(OrganisationQuery(**query))  # type: ignore[arg-type]  # fields of the query
    lines = {line.id: line.name for line in desk.organisations.lines(found)}
    return [lines[key] for key in found]


def named(desk: Desk, organisation: int, *by: int) -> int:
    """A meeting with these contacts in which the organisation was named."""
    meeting = running(desk, *by)
    with desk.store.maintain() as connection:
        mention = Mention(
            meeting_id=meeting, kind=MentionKind.ORGANISATION, name="Halden", organisation_id=organisation
        )
        mapper.insert_record(Writer(connection, desk.clock.now()), mention)
    return meeting


def test_an_organisation_is_found_by_its_name_whatever_its_case_and_accents(desk: Desk) -> None:
    first = desk.organisations.add(" Żuraw Łódź ")
    assert desk.organisations.add("zuraw lodz") == first
    with pytest.raises(UserError):
        desk.organisations.add("  ")
    with pytest.raises(UserError):
        desk.organisations.edit(first, name=" ")


def test_the_list_is_filtered_by_words_targets_and_kind_and_ordered_by_any_column(desk: Desk) -> None:
    desk.organisations.add("Orchard Bank")
    guild = desk.organisations.add("Guild of Planners", kind=OrganisationKind.ASSOCIATION)
    halden = desk.organisations.add("Halden Power")
    desk.organisations.set_aliases(halden, ["HPX", " "])
    desk.organisations.set_target([halden, guild], True)
    desk.organisations.edit(guild, priority=3)
    assert names(desk) == ["Guild of Planners", "Halden Power", "Orchard Bank"]
    assert names(desk, descending=True) == ["Orchard Bank", "Halden Power", "Guild of Planners"]
    assert names(desk, targets=True) == ["Guild of Planners", "Halden Power"]
    assert names(desk, kind=OrganisationKind.ASSOCIATION) == ["Guild of Planners"]
    assert names(desk, text="hpx") == ["Halden Power"]
    assert names(desk, order=OrganisationOrder.TARGET)[0] == "Guild of Planners"
    person(desk, "Ines Okoro, Planner at Orchard Bank")
    assert names(desk, order=OrganisationOrder.PEOPLE)[0] == "Orchard Bank"
    counts = desk.organisations.counts()
    assert (counts.total, counts.targets) == (3, 2)
    assert counts.kinds == {OrganisationKind.COMPANY: 2, OrganisationKind.ASSOCIATION: 1}


def test_people_are_known_there_now_and_before(desk: Desk) -> None:
    person(desk, "Ines Okoro, Planner at Halden Power")
    tom = person(desk, "Tom Becker")
    desk.contacts.set_roles(tom, [Role(title="Engineer", organisation="Halden Power", ended="2020-05")])
    gone = person(desk, "Marc Petit, Clerk at Halden Power")
    desk.contacts.delete([gone])
    (halden,) = desk.organisations.find(OrganisationQuery())
    shown = desk.organisations.load(halden)
    assert [(one.name, one.title, one.former) for one in shown.people] == [
        ("Ines Okoro", "Planner", False), ("Tom Becker", "Engineer", True),
    ]  # fmt: skip
    (line,) = desk.organisations.lines([halden])
    assert (line.now, line.before) == (1, 1)


def test_it_is_told_who_named_an_organisation_and_when(desk: Desk) -> None:
    halden = desk.organisations.add("Halden Power")
    ines, tom = person(desk, "Ines Okoro"), person(desk, "Tom Becker")
    first = named(desk, halden, ines)
    second = named(desk, halden, ines, tom)
    trashed = named(desk, halden, tom)
    desk.meetings.delete([trashed])
    namings = desk.organisations.load(halden).namings
    assert [(one.meeting_id, one.by) for one in namings] == [
        (second, "Ines Okoro, Tom Becker"), (first, "Ines Okoro"),
    ]  # fmt: skip
    assert desk.organisations.lines([halden])[0].mentions == 2


def test_an_association_is_recommended_joined_and_left(desk: Desk) -> None:
    ines = person(desk, "Ines Okoro")
    guild = desk.organisations.add("Guild", kind=OrganisationKind.ASSOCIATION)
    desk.organisations.edit(guild, recommended_by=ines, joined_on=date(2026, 1, 5), left_on=None)
    shown = desk.organisations.load(guild)
    assert (shown.recommended_by, shown.organisation.joined_on) == ("Ines Okoro", date(2026, 1, 5))


def test_merging_moves_everything_and_undo_moves_it_back(desk: Desk) -> None:
    keep = desk.organisations.add("Halden Power")
    other = desk.organisations.add("Halden Energy", website="halden.example", target=True, priority=2)
    desk.organisations.set_aliases(other, ["HALDEN POWER", "HE"])
    desk.organisations.type_notes(keep, "Old plant.")
    desk.organisations.type_notes(other, "New plant.")
    ines = person(desk, "Ines Okoro, Planner at Halden Energy")
    desk.research.add("Grows", organisation_id=other)
    named(desk, other, ines)
    desk.store.leave_field()
    before = records(desk.store)
    desk.organisations.merge(keep, other)
    shown = desk.organisations.load(keep)
    assert shown.aliases == ("Halden Energy", "HE")
    assert [one.name for one in shown.people] == ["Ines Okoro"]
    assert [one.text for one in shown.findings] == ["Grows"]
    assert len(shown.namings) == 1
    assert shown.notes == "Old plant.\n\nNew plant."
    assert (shown.organisation.website, shown.organisation.target, shown.organisation.priority) == (
        "halden.example", True, 2,
    )  # fmt: skip
    assert names(desk) == ["Halden Power"]
    assert names(desk, text="energy") == ["Halden Power"]
    after = records(desk.store)
    assert desk.history.undo() is Act.MERGE_ORGANISATIONS
    assert records(desk.store) == before
    assert names(desk, text="energy") == ["Halden Energy"]
    desk.history.redo()
    assert records(desk.store) == after


def test_an_organisation_is_not_merged_with_itself(desk: Desk) -> None:
    halden = desk.organisations.add("Halden Power")
    with pytest.raises(UserError):
        desk.organisations.merge(halden, halden)


def test_typed_notes_are_one_step_and_are_found(desk: Desk) -> None:
    halden = desk.organisations.add("Halden Power")
    heard: list[Changes] = []
    desk.listen(heard.append)
    for text in ("Bu", "Built on r", "Built on reeds"):
        desk.organisations.type_notes(halden, text)
    assert all(changes.has(Kind.ORGANISATION, halden) for changes in heard)
    assert names(desk, text="reeds") == ["Halden Power"]
    assert desk.history.undo() is Act.TYPE_NOTES
    assert desk.organisations.load(halden).notes == ""
