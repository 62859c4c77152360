"""What goes into the trash together, and what comes back."""

from __future__ import annotations

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.changes import Kind
from netdesk.storage import tables
from tests.services.people import TEN, person
from tests.storage.desks import records


def live(desk: Desk) -> dict[str, list[int]]:
    """The ids outside the trash."""
    found: dict[str, list[int]] = {}
    with desk.store.read() as connection:
        for table in (tables.contact, tables.organisation, tables.meeting, tables.follow_up):
            rows = connection.exec_driver_sql(
                f"SELECT id FROM {table.name} WHERE trashed_at IS NULL ORDER BY id"
            )
            found[table.name] = [row[0] for row in rows]
    return found


def test_with_a_contact_goes_what_hangs_on_it_alone(desk: Desk) -> None:
    ines, tom = person(desk, "Ines Okoro, Planner at Halden"), person(desk, "Tom Becker")
    alone = desk.meetings.plan([ines], planned_at=TEN)
    together = desk.meetings.plan([ines, tom], planned_at=TEN)
    desk.follow_ups.add("Thank Ines", contact_id=ines, meeting_id=alone)
    room = desk.follow_ups.add("Book a room", meeting_id=alone)
    toms = desk.follow_ups.add("Tell Tom", contact_id=tom, meeting_id=alone)
    others = desk.follow_ups.add("Bring the plan", meeting_id=together)
    desk.contacts.delete([ines])
    left = live(desk)
    assert left["contact"] == [tom]
    assert left["meeting"] == [together]
    assert left["follow_up"] == [toms, others]
    assert room not in left["follow_up"]
    assert len(left["organisation"]) == 1


def test_restoring_brings_back_that_deletion_and_no_other(desk: Desk) -> None:
    ines = person(desk, "Ines Okoro")
    first = desk.follow_ups.add("Thank Ines", contact_id=ines)
    desk.follow_ups.delete([first])
    second = desk.follow_ups.add("Call Ines", contact_id=ines)
    meeting = desk.meetings.plan([ines], planned_at=TEN)
    before = live(desk)
    deletion = desk.contacts.delete([ines])
    assert [(item.kind, item.name) for item in desk.history.trashed()] == [
        (Kind.CONTACT, "Ines Okoro"), (Kind.FOLLOW_UP, "Thank Ines"),
    ]  # fmt: skip
    assert desk.history.restore(deletion) == []
    assert live(desk) == before
    assert (second, meeting) == (before["follow_up"][0], before["meeting"][0])
    assert [item.name for item in desk.history.trashed()] == ["Thank Ines"]
    assert desk.search.find("okoro")
    assert desk.history.undo() is Act.RESTORE
    assert live(desk)["contact"] == []
    assert desk.search.find("okoro") == []


def test_contacts_deleted_together_are_listed_each_and_come_back_together(desk: Desk) -> None:
    ids = [person(desk, name) for name in ("Ines Okoro", "Tom Becker")]
    deletion = desk.contacts.delete(ids)
    assert {item.name for item in desk.history.trashed()} == {"Ines Okoro", "Tom Becker"}
    desk.history.restore(deletion)
    assert live(desk)["contact"] == ids


def test_a_meeting_is_listed_by_who_took_part(desk: Desk) -> None:
    ines = person(desk, "Ines Okoro")
    meeting = desk.meetings.plan([ines], planned_at=TEN)
    desk.follow_ups.add("Book a room", meeting_id=meeting)
    desk.meetings.delete([meeting])
    assert [(item.kind, item.name) for item in desk.history.trashed()] == [(Kind.MEETING, "Ines Okoro")]


def test_a_restored_organisation_whose_name_is_in_use_can_be_merged(desk: Desk) -> None:
    old = desk.organisations.add("Halden Power")
    deletion = desk.organisations.delete([old])
    new = desk.organisations.add("HALDEN power")
    assert new != old
    (same,) = desk.history.restore(deletion)
    assert (same.restored, same.live, same.name) == (old, new, "Halden Power")
    before = records(desk.store)
    desk.organisations.merge(same.live, same.restored)
    assert live(desk)["organisation"] == [new]
    assert desk.organisations.load(new).aliases == ()
    desk.history.undo()
    assert records(desk.store) == before


def test_deleted_for_good_is_gone_with_its_steps_and_the_backups_that_hold_it_are_named(desk: Desk) -> None:
    ines = person(desk, "Ines Okoro")
    tom = person(desk, "Tom Becker")
    desk.meetings.plan([ines], planned_at=TEN)
    made = desk.safety.back_up()
    desk.contacts.delete([ines])
    assert [backup.path for backup in desk.history.purge(Kind.CONTACT, ines)] == [made.path]
    assert desk.history.trashed() == []
    assert live(desk)["contact"] == [tom]
    assert b"Okoro" not in desk.path.read_bytes()


def test_a_sound_desk_is_backed_up(desk: Desk) -> None:
    person(desk, "Ines Okoro")
    assert desk.safety.look() == ""
    made = desk.safety.back_up()
    assert desk.safety.backups() == [made]
    assert made.path.exists()
