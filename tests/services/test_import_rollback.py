"""Rolling an import back: what is still as it came goes, what has become the user's own stays and is told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.contact import Card, Contact, Point, PointKind, Role, Stage
from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.import_batches import Gain, RolledBack
from netdesk.domain.touch import TouchKind
from tests.services.vcards import ADA, BO, connections, vcf

MINE = Card(
    contact=Contact(full_name="Ada Lindqvist"),
    points=(Point(kind=PointKind.EMAIL, value="ada@mill.example"),),
)


def export(desk: Desk) -> str:
    return "".join(desk.exporting.as_json())


def index(desk: Desk) -> list[Any]:
    with desk.store.read() as connection:
        return list(connection.exec_driver_sql("SELECT rowid, title, body FROM search ORDER BY rowid"))


def found(desk: Desk, words: str) -> int:
    (key,) = desk.contact_list.find(ContactQuery(text=words))
    return key


def the_card(desk: Desk, words: str) -> Card:
    return desk.contacts.card(found(desk, words))


def rolled_back(desk: Desk, number: int = 0) -> RolledBack:
    """Takes back one of the past imports, the latest first."""
    return desk.importing.roll_back(desk.importing.batches()[number].id)


def test_past_imports_are_listed_with_what_they_brought(desk: Desk, tmp_path: Path) -> None:
    desk.contacts.add(MINE)
    desk.importing.import_files([vcf(tmp_path, ADA, BO), connections(tmp_path)])
    listed = [(line.source, line.format, line.added, line.updated) for line in desk.importing.batches()]
    assert ("contacts.vcf", "vCard", 1, 1) in listed
    assert [line[0] for line in listed] == ["Connections.csv", "contacts.vcf"]


def test_everything_is_as_it_was_and_that_can_be_undone(desk: Desk, tmp_path: Path) -> None:
    desk.contacts.add(MINE)
    before = export(desk), index(desk)
    desk.importing.import_files([vcf(tmp_path, ADA.replace("END:", "CATEGORIES:choir\nEND:"), BO)])
    after = export(desk), index(desk)
    done = rolled_back(desk)
    assert (done.removed, done.returned, done.kept, done.left) == (1, 1, (), ())
    assert unmoved(export(desk)) == unmoved(before[0])
    assert index(desk) == before[1]
    assert desk.importing.batches() == []
    assert desk.history.undo() is Act.ROLL_BACK_IMPORT
    assert (export(desk), index(desk)) == after


def unmoved(text: str) -> str:
    """Without the moments of the last change, which a contact that came back has a new one of."""
    return re.sub(r'"modified_at": "[^"]*"', "", text)


def test_after_it_the_file_brings_everything_again(desk: Desk, tmp_path: Path) -> None:
    path = vcf(tmp_path, ADA, BO)
    desk.importing.import_files([path])
    rolled_back(desk)
    (report,) = desk.importing.import_files([path])
    assert report.added == 2


def gain_touch(desk: Desk, key: int) -> None:
    desk.contacts.log_touch(key, TouchKind.NOTE, text="hello")


def gain_meeting(desk: Desk, key: int) -> None:
    desk.meetings.set_contacts(desk.meetings.start_note(), [key])


def gain_follow_up(desk: Desk, key: int) -> None:
    desk.follow_ups.add("Write", contact_id=key, due_on=date(2026, 12, 1))


def gain_label(desk: Desk, key: int) -> None:
    (point,) = desk.contacts.card(key).points
    desk.contacts.set_points(key, point.kind, [replace(point, label="work")])


def gain_notes(desk: Desk, key: int) -> None:
    desk.contacts.type_notes(key, "my words")
    desk.contacts.leave_field()


def gain_stage(desk: Desk, key: int) -> None:
    desk.contacts.set_stage([key], Stage.RESTING)


def gain_tag(desk: Desk, key: int) -> None:
    desk.contacts.tag([key], ["choir"])


@pytest.mark.parametrize(
    ("gain", "reason"),
    [
        (gain_touch, Gain.TOUCH),
        (gain_meeting, Gain.MEETING),
        (gain_follow_up, Gain.FOLLOW_UP),
        (gain_label, Gain.EDIT),
        (gain_notes, Gain.EDIT),
        (gain_stage, Gain.EDIT),
        (gain_tag, Gain.EDIT),
    ],
)
def test_who_came_new_and_gained_something_is_kept(
    desk: Desk, tmp_path: Path, gain: Any, reason: Gain
) -> None:
    desk.importing.import_files([vcf(tmp_path, ADA, BO)])
    bo = found(desk, "falk")
    gain(desk, bo)
    before = desk.contacts.card(bo)
    done = rolled_back(desk)
    assert done.removed == 1
    assert [(kept.id, kept.name) for kept in done.kept] == [(bo, "Bo Falk")]
    assert reason in done.kept[0].gains
    assert desk.contacts.card(bo) == before
    assert [line.added for line in desk.importing.batches()] == [1]


def test_who_is_kept_is_not_added_again(desk: Desk, tmp_path: Path) -> None:
    path = vcf(tmp_path, BO)
    desk.importing.import_files([path])
    gain_stage(desk, found(desk, "falk"))
    rolled_back(desk)
    (report,) = desk.importing.import_files([path])
    assert (report.added, report.unchanged) == (0, 1)


def test_a_renamed_organisation_is_no_edit_of_whoever_works_there(desk: Desk, tmp_path: Path) -> None:
    desk.importing.import_files([vcf(tmp_path, ADA)])
    (role,) = the_card(desk, "lindqvist").roles
    assert role.organisation_id
    desk.organisations.edit(role.organisation_id, name="Mill of Havrebjerg")
    assert rolled_back(desk).removed == 1


def test_a_field_that_the_user_changed_since_stays(desk: Desk, tmp_path: Path) -> None:
    key = desk.contacts.add(MINE)
    desk.importing.import_files([vcf(tmp_path, ADA)])
    desk.contacts.edit(key, given="Adele")
    desk.contacts.set_roles(key, [Role(title="Head miller", organisation="Havrebjerg Mill")])
    done = rolled_back(desk)
    assert {(left.name, left.field) for left in done.left} == {
        ("Ada Lindqvist", "given"),
        ("Ada Lindqvist", "role"),
    }
    ada = desk.contacts.card(key)
    assert (ada.contact.given, ada.contact.family, ada.notes, ada.kept) == ("Adele", "", "", ())
    assert [point.value for point in ada.points] == ["ada@mill.example"]
    assert [one.title for one in ada.roles] == ["Head miller"]


def test_an_item_goes_also_when_the_rows_of_its_list_have_moved(desk: Desk, tmp_path: Path) -> None:
    key = desk.contacts.add(MINE)
    desk.importing.import_files([vcf(tmp_path, ADA.replace("END:", "EMAIL:ada@choir.example\nEND:"))])
    desk.contacts.set_points(key, PointKind.EMAIL, [Point(kind=PointKind.EMAIL, value="ada@choir.example")])
    rolled_back(desk)
    assert desk.contacts.card(key).points == ()


def test_imports_are_rolled_back_in_any_order(desk: Desk, tmp_path: Path) -> None:
    key = desk.contacts.add(replace(MINE, contact=replace(MINE.contact, nickname="A")))
    before = desk.contacts.card(key)
    newer = ADA.replace("N:Lindqvist;Ada", "N:Lindqvist;Ada Maria").replace("Knows", "Knew")
    desk.importing.import_files([vcf(tmp_path, ADA, name="one.vcf")])
    desk.importing.import_files([vcf(tmp_path, newer, name="two.vcf")])
    assert desk.contacts.card(key).contact.given == "Ada Maria"
    rolled_back(desk, 1)
    rolled_back(desk)
    after = desk.contacts.card(key)
    assert replace(after, contact=replace(after.contact, modified_at=before.contact.modified_at)) == before


def test_who_another_import_completed_is_kept_until_that_is_rolled_back(desk: Desk, tmp_path: Path) -> None:
    desk.importing.import_files([vcf(tmp_path, BO, name="one.vcf")])
    more = BO.replace("END:", "TEL:+45 555 0199\nEND:")
    desk.importing.import_files([vcf(tmp_path, more, name="two.vcf")])
    assert rolled_back(desk, 1).kept[0].gains == (Gain.IMPORT,)
    rolled_back(desk)
    assert [point.value for point in the_card(desk, "falk").points] == ["bo@falk.example"]
    assert rolled_back(desk).removed == 1


def test_what_an_import_made_beside_people_stays_where_it_is_used(desk: Desk, tmp_path: Path) -> None:
    desk.importing.import_files([vcf(tmp_path, ADA)])
    mine = desk.contacts.add(
        Card(contact=Contact(full_name="Mia Holm"), roles=(Role(organisation="Havrebjerg Mill"),))
    )
    rolled_back(desk)
    assert [role.organisation for role in desk.contacts.card(mine).roles] == ["Havrebjerg Mill"]


def test_a_photo_that_an_import_replaced_comes_back(desk: Desk, tmp_path: Path) -> None:
    first, second = (f"PHOTO;ENCODING=b;TYPE=PNG:{picture(side)}\nEND:" for side in (1, 2))
    desk.importing.import_files([vcf(tmp_path, ADA.replace("END:", first), name="one.vcf")])
    before = the_card(desk, "lindqvist").photo
    desk.importing.import_files([vcf(tmp_path, ADA.replace("END:", second), name="two.vcf")])
    assert the_card(desk, "lindqvist").photo != before
    rolled_back(desk)
    assert the_card(desk, "lindqvist").photo == before


def picture(side: int) -> str:
    """The head of a PNG: enough for what only looks at its kind and size."""
    from base64 import b64encode

    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + side.to_bytes(4, "big") * 2
    return b64encode(head + b"\x08\x06\x00\x00\x00").decode()


def test_a_rollback_that_is_stopped_leaves_everything(desk: Desk, tmp_path: Path) -> None:
    desk.importing.import_files([vcf(tmp_path, ADA, BO)])
    before = export(desk)

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        desk.importing.roll_back(desk.importing.batches()[0].id, stop)
    assert export(desk) == before
