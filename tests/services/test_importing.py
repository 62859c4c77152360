"""Importing: nothing twice, nothing over what the user wrote, nothing lost, one step."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.contact import Card, Contact, Kept, Point, PointKind, Role
from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.imports import FileReport
from netdesk.storage import search
from tests.services.vcards import ADA, BO, connections, vcf


def imported(desk: Desk, *paths: Path) -> FileReport:
    """The report of the last of these files."""
    return desk.importing.import_files(paths)[-1]


def counts(report: FileReport) -> tuple[int, int, int, int]:
    assert report.added + report.updated + report.unchanged + len(report.skipped) == report.read
    return report.read, report.added, report.updated, report.unchanged


def the_card(desk: Desk, words: str) -> Card:
    (found,) = desk.contact_list.find(ContactQuery(text=words))
    return desk.contacts.card(found)


def export(desk: Desk) -> str:
    return "".join(desk.exporting.as_json())


def question(desk: Desk, query: str) -> list[Any]:
    with desk.store.read() as connection:
        return list(connection.execute(text(query)))


def test_a_card_comes_with_everything(desk: Desk, tmp_path: Path) -> None:
    assert counts(imported(desk, vcf(tmp_path, ADA, BO))) == (2, 2, 0, 0)
    ada = the_card(desk, "lindqvist")
    assert ada.roles[0].organisation == "Havrebjerg Mill"
    assert [point.value for point in ada.points] == ["ada@mill.example", "+45 555 0101"]
    assert ada.notes == "Knows everybody at the mill"
    assert "X-FAVOURITE" in [kept.name for kept in ada.kept]


def test_the_index_is_what_a_rebuild_makes(desk: Desk, tmp_path: Path) -> None:
    place = desk.organisations.add("Kestrel Aerial Works")
    desk.organisations.set_aliases(place, ["Kestrel Kites"])
    imported(
        desk, vcf(tmp_path, ADA, BO.replace("END:", "CATEGORIES:choir,baker\nEND:")), connections(tmp_path)
    )
    query = "SELECT rowid, title, body FROM search ORDER BY rowid"
    before = question(desk, query)
    with desk.store.maintain() as connection:
        search.rebuild(connection)
    assert before
    assert question(desk, query) == before


def test_the_same_file_twice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = vcf(tmp_path, ADA, BO)
    imported(desk, path)
    before = export(desk)
    assert counts(imported(desk, path)) == (2, 0, 0, 2)
    assert export(desk) == before
    assert desk.history.next_acts()[0] is Act.IMPORT_CONTACTS
    assert len(question(desk, "SELECT 1 FROM step")) == 1


def test_nor_after_the_user_has_edited_what_came(desk: Desk, tmp_path: Path) -> None:
    path = vcf(tmp_path, ADA, BO)
    imported(desk, path)
    bo, ada = the_card(desk, "falk").contact.id, the_card(desk, "lindqvist").contact.id
    desk.contacts.rename(bo, "Bo the Younger")
    desk.contacts.set_points(bo, PointKind.EMAIL, [])
    desk.contacts.edit(ada, given="", nickname="Addie")
    desk.contacts.set_roles(ada, [Role(title="Baker", organisation="Havrebjerg Bakery")])
    desk.contacts.type_notes(ada, "my own words")
    desk.contacts.leave_field()
    before = export(desk)
    assert counts(imported(desk, path)) == (2, 0, 0, 2)
    assert export(desk) == before


def test_a_field_that_still_holds_what_an_import_wrote_follows_the_file(desk: Desk, tmp_path: Path) -> None:
    imported(desk, vcf(tmp_path, ADA))
    newer = ADA.replace("Ada Lindqvist", "Ada Lindqvist Berg").replace("Knows everybody", "Knew everybody")
    assert counts(imported(desk, vcf(tmp_path, newer, name="newer.vcf"))) == (1, 0, 1, 0)
    ada = the_card(desk, "lindqvist")
    assert ada.contact.full_name == "Ada Lindqvist Berg"
    assert ada.notes == "Knew everybody at the mill"
    assert ("full_name", "Ada Lindqvist", "Ada Lindqvist Berg") in [
        tuple(row) for row in question(desk, "SELECT field, before, after FROM import_change")
    ]


def test_what_the_user_wrote_stays(desk: Desk, tmp_path: Path) -> None:
    mine = Contact(full_name="Ada Lindqvist", how_met="choir")
    key = desk.contacts.add(
        Card(contact=mine, notes="my words", roles=(Role(organisation="havrebjerg mill"),))
    )
    assert counts(imported(desk, vcf(tmp_path, ADA))) == (1, 0, 1, 0)
    ada = desk.contacts.card(key)
    assert (ada.notes, ada.contact.how_met) == ("my words", "choir")
    assert ada.contact.given == "Ada"
    assert [role.title for role in ada.roles] == ["", "Miller"]
    assert len(question(desk, "SELECT 1 FROM organisation")) == 1


@pytest.mark.parametrize(
    ("name", "email", "same"),
    [
        ("Bo Falk", "bo@falk.example", True),
        ("B. Falk", "BO@falk.example", True),
        ("Falk, Bo", "bo@falk.example", True),
        ("Bo Falk", "", True),
        ("Bo Falk", "another@bo.example", False),
        ("Mia Falk", "bo@falk.example", False),
    ],
)
def test_whom_a_card_is_taken_for(desk: Desk, tmp_path: Path, name: str, email: str, same: bool) -> None:
    points = (Point(kind=PointKind.EMAIL, value=email),) if email else ()
    desk.contacts.add(Card(contact=Contact(full_name=name), points=points))
    assert imported(desk, vcf(tmp_path, BO)).added == int(not same)


def test_a_contact_in_the_trash_is_left_there(desk: Desk, tmp_path: Path) -> None:
    path = vcf(tmp_path, ADA, BO)
    imported(desk, path)
    desk.contacts.delete([the_card(desk, "falk").contact.id])
    report = imported(desk, path)
    assert counts(report) == (2, 0, 0, 2)
    assert "trash" in report.remarks[0].reason


def test_the_same_person_twice_in_a_file(desk: Desk, tmp_path: Path) -> None:
    more = BO.replace("END:", "TEL:+45 555 0199\nEND:")
    assert counts(imported(desk, vcf(tmp_path, BO, more, BO))) == (3, 1, 1, 1)
    assert [point.value for point in the_card(desk, "falk").points] == ["bo@falk.example", "+45 555 0199"]
    assert counts(imported(desk, vcf(tmp_path, BO, more, BO))) == (3, 0, 0, 3)


def test_connections_say_since_when_and_what_was_left_out(desk: Desk, tmp_path: Path) -> None:
    report = imported(desk, connections(tmp_path))
    assert counts(report) == (2, 1, 0, 0)
    assert [skip.where for skip in report.skipped] == ["line 6"]
    assert the_card(desk, "moreno").contact.how_met == "LinkedIn import, connected 2022-02-07"
    assert counts(imported(desk, connections(tmp_path))) == (2, 0, 0, 1)


def test_all_files_are_one_step_that_can_be_undone_and_redone(desk: Desk, tmp_path: Path) -> None:
    desk.contacts.add(Card(contact=Contact(full_name="Ada Lindqvist"), tags=("choir",)))
    before = export(desk), question(desk, "SELECT rowid, title, body FROM search ORDER BY rowid")
    imported(desk, vcf(tmp_path, ADA, BO), connections(tmp_path))
    after = export(desk), question(desk, "SELECT rowid, title, body FROM search ORDER BY rowid")
    assert desk.history.undo() is Act.IMPORT_CONTACTS
    assert (export(desk), question(desk, "SELECT rowid, title, body FROM search ORDER BY rowid")) == before
    assert desk.history.redo() is Act.IMPORT_CONTACTS
    assert (export(desk), question(desk, "SELECT rowid, title, body FROM search ORDER BY rowid")) == after


def test_a_file_that_cannot_be_read_keeps_no_other_from_coming(desk: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "broken.vcf"
    broken.write_bytes(b"PK\x03\x04....")
    first, second, third = desk.importing.import_files([broken, tmp_path / "none.vcf", vcf(tmp_path, BO)])
    assert first.error
    assert counts(second) == (1, 0, 0, 0)
    assert counts(third) == (1, 1, 0, 0)


def test_an_import_that_fails_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    before = export(desk)

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        desk.importing.import_files([vcf(tmp_path, ADA, BO)], progress=stop)
    assert export(desk) == before
    assert desk.history.next_acts() == (None, None)


def edits(desk: Desk, key: int) -> None:
    desk.contacts.edit(key, nickname="mine")


def types(desk: Desk, key: int) -> None:
    desk.contacts.type_notes(key, "my words")


@pytest.mark.parametrize(("beside", "nickname", "notes"), [(edits, "mine", "new"), (types, "B", "my words")])
def test_what_is_written_beside_an_import_stays(
    desk: Desk, tmp_path: Path, beside: Callable[[Desk, int], None], nickname: str, notes: str
) -> None:
    imported(desk, vcf(tmp_path, BO.replace("END:", "NICKNAME:Bobo\nEND:")))
    bo = the_card(desk, "falk").contact.id

    def progress(done: int, total: int) -> None:
        if (done, total) == (1, 2):  # Ada is there, what Bo is to learn is planned
            beside(desk, bo)

    newer = BO.replace("END:", "NICKNAME:B\nNOTE:new\nTITLE:Baker\nEND:")
    (report,) = desk.importing.import_files([vcf(tmp_path, ADA, newer)], progress)
    assert (report.added, report.updated) == (1, 1)
    card = desk.contacts.card(bo)
    assert (card.contact.nickname, card.notes) == (nickname, notes)
    assert [role.title for role in card.roles] == ["Baker"]


def test_several_cards_of_one_known_person_in_a_file(desk: Desk, tmp_path: Path) -> None:
    imported(desk, vcf(tmp_path, BO))
    cards = [BO.replace("END:", f"TEL:+45 555 {n:04}\nNICKNAME:{n}\nNOTE:{n}\nEND:") for n in range(3)]
    assert counts(imported(desk, vcf(tmp_path, *cards))) == (3, 0, 3, 0)
    bo = the_card(desk, "falk")
    assert [point.value[-4:] for point in bo.points[1:]] == ["0000", "0001", "0002"]
    assert (bo.contact.nickname, bo.notes) == ("2", "0\n\n1\n\n2")
    assert desk.history.undo() is Act.IMPORT_CONTACTS
    assert len(the_card(desk, "falk").points) == 1


def test_what_is_no_picture_is_not_stored(desk: Desk, tmp_path: Path) -> None:
    svg = "PHOTO;ENCODING=b;TYPE=JPEG:PHN2Zz48L3N2Zz4=\nEND:"
    assert counts(imported(desk, vcf(tmp_path, ADA.replace("END:", svg)))) == (1, 1, 0, 0)
    assert the_card(desk, "lindqvist").photo is None


def test_a_picture_that_is_not_shown_is_kept_as_it_came(desk: Desk, tmp_path: Path) -> None:
    gif = "PHOTO;ENCODING=b;TYPE=GIF:R0lGODlhAQABAAAAACw=\nEND:"
    path = vcf(tmp_path, ADA.replace("END:", gif))
    assert [counts(imported(desk, path)), counts(imported(desk, path))] == [(1, 1, 0, 0), (1, 0, 0, 1)]
    kept = Kept(name="PHOTO", parameters="ENCODING=b;TYPE=GIF", value="R0lGODlhAQABAAAAACw=")
    assert kept in the_card(desk, "lindqvist").kept


def test_every_row_that_came_is_on_record(desk: Desk, tmp_path: Path) -> None:
    imported(desk, vcf(tmp_path, ADA, BO))
    (batch,) = question(desk, "SELECT source, format, revision FROM import_batch")
    assert tuple(batch[:2]) == ("contacts.vcf", "vCard")
    assert batch[2]
    changes = question(desk, "SELECT table_name, row_uid, after FROM import_change")
    told = {row.row_uid: json.loads(row.after) for row in changes if row.table_name == "contact"}
    for uid, name in question(desk, "SELECT uid, full_name FROM contact"):
        assert told[uid]["fields"]["full_name"] == name
    brought = json.dumps(list(told.values()))
    for table, column in (("point", "value"), ("role", "title"), ("kept", "name"), ("note", "text")):
        for (value,) in question(desk, f"SELECT {column} FROM {table}"):
            assert json.dumps(value) in brought, table
    assert "Havrebjerg Mill" in [row.after for row in changes if row.table_name == "organisation"]
