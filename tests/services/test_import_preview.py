"""What is told before an import writes anything, and what the user chooses about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from netdesk.desk import Desk
from netdesk.domain.contact import Card, Contact, Photo, Point, PointKind
from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.csv_columns import CsvField
from netdesk.domain.import_preview import Choices, Fate, FieldChange, PersonPreview
from netdesk.domain.imports import FileReport, ImportStopped, Source
from netdesk.services.importing import Prepared
from tests.services.vcards import ADA, BO, connections, vcf

NAMESAKE = BO.replace("bo@falk.example", "another@bo.example")


def prepared(desk: Desk, *paths: Path) -> Prepared:
    return desk.importing.prepare([Source(path=path) for path in paths])


def person(report: FileReport, name: str) -> PersonPreview:
    (found,) = [one for one in report.people if one.name == name]
    return found


def numbers(reports: Sequence[FileReport]) -> list[tuple[int, int, int, int, int]]:
    return [(one.read, one.added, one.updated, one.unchanged, len(one.skipped)) for one in reports]


def found(desk: Desk, words: str) -> list[int]:
    return desk.contact_list.find(ContactQuery(text=words))


def the_card(desk: Desk, words: str) -> Card:
    (key,) = found(desk, words)
    return desk.contacts.card(key)


def test_a_preview_tells_field_by_field_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    mine = Contact(full_name="Ada Lindqvist", nickname="Addie", how_met="choir")
    key = desk.contacts.add(Card(contact=mine))
    before = "".join(desk.exporting.as_json())
    told = vcf(tmp_path, ADA.replace("TEL;", "NICKNAME:Ad\nTEL;"), BO)
    (report,) = prepared(desk, told).reports
    assert (report.format, report.read, report.added, report.updated) == ("vCard", 2, 1, 1)
    ada = person(report, "Ada Lindqvist")
    assert (ada.fate, ada.contact_id) == (Fate.UPDATED, key)
    assert FieldChange(field="given", before="", after="Ada") in ada.changes
    assert FieldChange(field="role", after="Miller · Havrebjerg Mill") in ada.changes
    assert [(one.field, one.before, one.after) for one in ada.kept_yours] == [("nickname", "Addie", "Ad")]
    assert person(report, "Bo Falk").fate is Fate.NEW
    assert "".join(desk.exporting.as_json()) == before


def test_a_preview_of_several_files_is_what_comes(desk: Desk, tmp_path: Path) -> None:
    desk.contacts.add(Card(contact=Contact(full_name="Cy Moreno")))
    more = (
        BO.replace("N:Falk;Bo;;;\n", "").replace("Bo Falk", "Bo A. Falk").replace("END:", "TITLE:Baker\nEND:")
    )
    files = [
        vcf(tmp_path, ADA, BO, NAMESAKE, more, name="one.vcf"),
        connections(tmp_path),
        vcf(tmp_path, more.replace("Bo A. Falk", "B. Falk"), BO.replace("Bo", "Bob"), ADA, name="two.vcf"),
        tmp_path / "none.vcf",
    ]
    ready = prepared(desk, *files)
    done = desk.importing.carry_out(ready)
    assert numbers(done) == numbers(ready.reports)
    for told, came in zip(ready.reports, done, strict=True):
        assert came.as_json()["doubtful"] == told.as_json()["doubtful"]
        assert came.as_json()["changes"] == told.as_json()["changes"]
    again = desk.importing.import_files(files)
    assert [(one.added, one.updated) for one in again] == [(0, 0)] * 4


def test_two_cards_of_one_person_that_differ_settle_at_once(desk: Desk, tmp_path: Path) -> None:
    other = BO.replace("FN:Bo Falk", "FN:B. Falk")
    path = vcf(tmp_path, BO, other)
    desk.importing.import_files([path])
    name = the_card(desk, "falk").contact.full_name
    (report,) = desk.importing.import_files([path])
    assert (report.added, report.updated, report.unchanged) == (0, 0, 2)
    assert the_card(desk, "falk").contact.full_name == name


@pytest.mark.parametrize(
    ("card", "why"),
    [
        (NAMESAKE, "the same name"),
        (NAMESAKE.replace("FN:Bo Falk", "FN:Falk, Bo A."), "a similar name"),
        (NAMESAKE.replace("FN:Bo Falk", "FN:B. Falk"), "a similar name"),
        (BO.replace("Bo", "Mia"), "the same e-mail address"),
    ],
)
def test_a_doubtful_double_is_new_and_told(desk: Desk, tmp_path: Path, card: str, why: str) -> None:
    desk.importing.import_files([vcf(tmp_path, BO)])
    (report,) = desk.importing.import_files([vcf(tmp_path, card, ADA, name="other.vcf")])
    assert report.added == 2
    (doubtful,) = report.as_json()["doubtful"]
    assert doubtful["like"] == [{"name": "Bo Falk", "why": why}]
    assert len(desk.contact_list.find(ContactQuery())) == 3


@pytest.mark.parametrize(
    "line",
    ["TEL:+45 555 0101 22", "URL:https://www.linkedin.com/in/bo-falk-invented"],
)
def test_a_shared_number_or_link_and_a_fitting_name_are_one_person(
    desk: Desk, tmp_path: Path, line: str
) -> None:
    desk.importing.import_files([vcf(tmp_path, BO.replace("EMAIL;TYPE=INTERNET:bo@falk.example", line))])
    other = NAMESAKE.replace("END:", f"{line.replace('+45 ', '0045')}\nEND:").replace("FN:Bo", "FN:B.")
    (report,) = desk.importing.import_files([vcf(tmp_path, other, name="other.vcf")])
    assert (report.added, report.updated, report.as_json()["doubtful"]) == (0, 1, [])


def test_a_doubtful_double_can_be_said_to_be_the_same(desk: Desk, tmp_path: Path) -> None:
    desk.importing.import_files([vcf(tmp_path, BO)])
    ready = prepared(desk, vcf(tmp_path, NAMESAKE, name="other.vcf"))
    (bo,) = ready.reports[0].people
    assert bo.fate is Fate.DOUBTFUL
    (report,) = desk.importing.carry_out(ready, Choices(same={bo.number: bo.like[0].id}))
    assert (report.added, report.updated) == (0, 1)
    assert [point.value for point in the_card(desk, "falk").points] == [
        "bo@falk.example",
        "another@bo.example",
    ]


def test_so_can_somebody_of_another_file_of_the_same_import(desk: Desk, tmp_path: Path) -> None:
    ready = prepared(desk, vcf(tmp_path, ADA, BO, name="one.vcf"), vcf(tmp_path, NAMESAKE, name="two.vcf"))
    (bo,) = ready.reports[1].people
    reports = desk.importing.carry_out(ready, Choices(same={bo.number: bo.like[0].id}))
    assert [(one.added, one.updated) for one in reports] == [(2, 0), (0, 1)]
    assert len(the_card(desk, "falk").points) == 2


def test_somebody_can_be_left_out(desk: Desk, tmp_path: Path) -> None:
    ready = prepared(desk, vcf(tmp_path, ADA, BO))
    (report,) = desk.importing.carry_out(ready, Choices(left_out=frozenset({1})))
    assert numbers([report]) == [(2, 1, 0, 0, 1)]
    assert found(desk, "lindqvist") == []


def test_what_the_file_says_can_be_taken_over_ones_own(desk: Desk, tmp_path: Path) -> None:
    key = desk.contacts.add(Card(contact=Contact(full_name="Ada Lindqvist", family="L."), notes="mine"))
    ready = prepared(desk, vcf(tmp_path, ADA))
    (ada,) = ready.reports[0].people
    assert {one.field for one in ada.kept_yours} == {"family", "notes"}
    taken = frozenset(one.key for one in ada.kept_yours)
    desk.importing.carry_out(ready, Choices(taken={ada.number: taken}))
    card = desk.contacts.card(key)
    assert (card.contact.family, card.notes) == ("Lindqvist", "mine\n\nKnows everybody at the mill")
    (line,) = desk.importing.batches()
    desk.importing.roll_back(line.id)
    assert (desk.contacts.card(key).contact.family, desk.contacts.card(key).notes) == ("L.", "mine")


def test_what_the_user_removed_is_offered_and_does_not_come_by_itself(desk: Desk, tmp_path: Path) -> None:
    path = vcf(tmp_path, ADA)
    desk.importing.import_files([path])
    (key,) = found(desk, "lindqvist")
    desk.contacts.set_points(key, PointKind.EMAIL, [])
    desk.contacts.edit(key, full_name="Ada Berg")
    ready = prepared(desk, path)
    (ada,) = ready.reports[0].people
    assert (ada.fate, ready.reports[0].unchanged) == (Fate.UNCHANGED, 1)
    assert [(one.field, one.before, one.after) for one in ada.kept_yours] == [
        ("full_name", "Ada Berg", "Ada Lindqvist"),
        ("e-mail", "", "ada@mill.example"),
    ]
    email = frozenset(one.key for one in ada.kept_yours if one.field == "e-mail")
    desk.importing.carry_out(ready, Choices(taken={ada.number: email}))
    assert "ada@mill.example" in [point.value for point in desk.contacts.card(key).points]
    assert desk.contacts.card(key).contact.full_name == "Ada Berg"


def test_a_renamed_contact_whose_address_was_removed_is_known_to_another_file(
    desk: Desk, tmp_path: Path
) -> None:
    desk.importing.import_files([vcf(tmp_path, BO)])
    (key,) = found(desk, "falk")
    desk.contacts.rename(key, "Bo the Younger")
    other = BO.replace("END:", "TITLE:Baker\nEND:")
    (report,) = desk.importing.import_files([vcf(tmp_path, other, name="other.vcf")])
    assert (report.added, report.updated) == (0, 1)
    assert desk.contacts.card(key).contact.full_name == "Bo the Younger"


def test_a_day_without_its_year_takes_no_year_away(desk: Desk, tmp_path: Path) -> None:
    full, short = (BO.replace("END:", f"BDAY:{day}\nEND:") for day in ("1980-03-21", "--0321"))
    desk.importing.import_files([vcf(tmp_path, full)])
    (report,) = desk.importing.import_files([vcf(tmp_path, short, name="short.vcf")])
    assert (report.updated, report.as_json()["kept_yours"]) == (0, [])
    assert the_card(desk, "falk").contact.birthday == "1980-03-21"


def test_somebody_in_the_trash_comes_back_on_request(desk: Desk, tmp_path: Path) -> None:
    path = vcf(tmp_path, ADA, BO)
    desk.importing.import_files([path])
    both = desk.contact_list.find(ContactQuery())
    meeting = desk.meetings.plan([found(desk, "falk")[0]])
    desk.contacts.delete(both)
    ready = prepared(desk, path)
    assert [one.fate for one in ready.reports[0].people] == [Fate.IN_TRASH] * 2
    (report,) = desk.importing.carry_out(ready, Choices(restored=frozenset({2})))
    assert numbers([report]) == [(2, 0, 1, 1, 0)]
    assert [one["name"] for one in report.as_json()["restored"]] == ["Bo Falk"]
    assert [one["name"] for one in report.as_json()["in_trash"]] == ["Ada Lindqvist"]
    assert desk.contacts.card(found(desk, "falk")[0]).contact.trashed_at is None
    assert [line.id for line in desk.meetings.coming()] == [meeting]
    desk.history.undo()
    assert found(desk, "falk") == []


def test_what_was_pasted_is_imported(desk: Desk) -> None:
    ready = desk.importing.prepare([Source(path=Path("Clipboard"), data=(ADA + BO).encode())])
    (report,) = desk.importing.carry_out(ready)
    assert (report.path, report.added) == ("Clipboard", 2)
    assert [line.source for line in desk.importing.batches()] == ["Clipboard"]


def test_a_table_that_nobody_knows_is_read_as_the_user_says(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Who,Where,Born\nBo Falk,bo@falk.example,03.04.1980\n", encoding="utf-8")
    (report,) = prepared(desk, path).reports
    assert report.shape is not None
    assert report.shape.headers == ("Who", "Where", "Born")
    mapping = (CsvField.FULL_NAME, CsvField.EMAIL, CsvField.BIRTHDAY)
    ready = desk.importing.prepare([Source(path=path, mapping=mapping, date_order="dmy")])
    desk.importing.carry_out(ready)
    bo = the_card(desk, "falk")
    assert [point.value for point in bo.points] == ["bo@falk.example"]
    assert bo.contact.birthday == "1980-04-03"


def test_photos_are_made_small_once(desk: Desk, tmp_path: Path) -> None:
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes([0, 0, 0, 9] * 2) + b"\x08\x06\x00\x00\x00"
    photo = f"PHOTO;ENCODING=b;TYPE=PNG:{__import__('base64').b64encode(head).decode()}\nEND:"
    path, seen = vcf(tmp_path, ADA.replace("END:", photo)), list[Photo]()

    def shrink(one: Photo) -> Photo:
        seen.append(one)
        return replace(one, data=one.data[:20])

    ready = desk.importing.prepare([Source(path=path)], shrink)
    desk.importing.carry_out(ready)
    assert len(seen) == 1
    assert the_card(desk, "lindqvist").photo == Photo(media_type="image/png", data=head[:20])


def test_reading_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise ImportStopped("Stopped.")

    with pytest.raises(ImportStopped):
        desk.importing.prepare([Source(path=vcf(tmp_path, ADA))], progress=stop)


def test_what_was_typed_between_preview_and_import_stays(desk: Desk, tmp_path: Path) -> None:
    key = desk.contacts.add(
        Card(
            contact=Contact(full_name="Bo Falk"),
            points=(Point(kind=PointKind.EMAIL, value="bo@falk.example"),),
        )
    )
    ready = prepared(desk, vcf(tmp_path, BO.replace("END:", "NICKNAME:Bosse\nEND:")))
    desk.contacts.edit(key, nickname="B")
    desk.importing.carry_out(ready)
    assert desk.contacts.card(key).contact.nickname == "B"
