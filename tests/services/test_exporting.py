"""The JSON of a desk: all of every record, the trash marked, the file whole or untouched."""

from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Boolean, Column, Integer, LargeBinary, insert

from netdesk.desk import Desk, open_desk
from netdesk.domain.clock import Clock
from netdesk.domain.contact import Card, Contact, Point, PointKind
from netdesk.domain.errors import UserError
from netdesk.domain.exports import OF_CONTACTS, ExportChoice, ExportFormat
from netdesk.domain.lead import LeadState
from netdesk.domain.note import Span, SpanKind
from netdesk.formats.json_records import key_of, plain
from netdesk.services.desk_document import PLAIN
from netdesk.storage import tables, types
from tests.storage.desks import Ticks

FIRST = datetime(2001, 1, 1, tzinfo=UTC)


def a_value(column: Column[Any], number: int) -> Any:
    """A value that no other column of the desk has, where its type has so many."""
    match column.type:
        case types.Moment():
            return FIRST + timedelta(days=number, microseconds=number)
        case types.Wall():
            return datetime(2030, 1, 1) + timedelta(days=number)
        case types.Day():
            return date(2050, 1, 1) + timedelta(days=number)
        case types.TimeOfDay():
            return time(number % 24, number % 60)
        case types.Word() as word:
            return list(word.words)[-1]
        case types.Words() as word:
            return (list(word.words)[-1],)
        case types.Spans():
            return (Span(1, 2 + number, SpanKind.PERSON, f"span {number}"),)
        case Boolean():
            return True
        case Integer():
            return 1_000_000 + number
        case LargeBinary():
            return f"bytes {number}".encode()
        case _:
            return f"value {number}"


def filled(desk: Desk) -> dict[str, dict[str, Any]]:
    """One row in every table, each column with a value of its own, references to row 1."""
    stored: dict[str, dict[str, Any]] = {}
    number = 0
    with desk.store.maintain() as connection:
        for table in tables.RECORDS:
            row: dict[str, Any] = {}
            for column in table.columns:
                number += 1
                fixed = column.foreign_keys or column.name == "id"
                row[column.name] = 1 if fixed else a_value(column, number)
            connection.execute(insert(table).values(row))
            stored[table.name] = row
    return stored


def shown(value: Any) -> str:
    made = plain(value)
    if isinstance(value, tuple):
        return json.dumps(made[0]["id"] if isinstance(value[0], Span) else made, ensure_ascii=False)
    return json.dumps(made, ensure_ascii=False)


def test_every_column_of_every_record_is_in_the_json(desk: Desk) -> None:
    stored = filled(desk)
    written = "".join(desk.exporting.as_json())
    (contact,) = json.loads(written)["contacts"]
    assert contact["links"]
    lacking = {
        f"{table}.{name}"
        for table, row in stored.items()
        for name, value in row.items()
        if not tables.metadata.tables[table].c[name].foreign_keys and shown(value) not in written
    }
    assert lacking <= {"point.kind"}  # that is the list in which the point stands: `links` here


def test_references_stand_as_uids(desk: Desk) -> None:
    stored = filled(desk)
    document = json.loads("".join(desk.exporting.as_json()))
    (edge,) = document["introductions"]
    assert edge["from_contact"] == edge["to_contact"] == stored["contact"]["uid"]
    assert edge["meeting"] == stored["meeting"]["uid"]
    (meeting,) = document["meetings"]
    assert meeting["contacts"][0]["contact"] == stored["contact"]["uid"]
    assert meeting["agenda"][0]["answers"][0]["text"] == stored["answer"]["text"]
    assert meeting["story"] == stored["story"]["uid"]


def test_no_reference_is_forgotten(desk: Desk) -> None:
    filled(desk)
    document = json.loads("".join(desk.exporting.as_json()))
    for section, table in {**PLAIN, "organisations": "organisation", "meetings": "meeting"}.items():
        references = [column.name for column in tables.metadata.tables[table].columns if column.foreign_keys]
        (record,) = document[section]
        assert {key_of(name) for name in references} <= {key for key, value in record.items() if value}, (
            section
        )


def test_the_json_holds_the_trash_and_the_list_leaves_it_out(desk: Desk) -> None:
    key = desk.contacts.add(Card(contact=Contact(full_name="Ada Lindqvist")))
    desk.contacts.add(Card(contact=Contact(full_name="Bo Falk")))
    desk.contacts.delete([key])
    people = json.loads("".join(desk.exporting.as_json()))["contacts"]
    assert {one["name"]["full"]: "trashed" in one for one in people} == {
        "Ada Lindqvist": True,
        "Bo Falk": False,
    }


def test_contacts_read_as_they_are_told_to(desk: Desk) -> None:
    card = Card(
        contact=Contact(full_name="Ada Lindqvist", birthday="--03-21"),
        points=(Point(kind=PointKind.EMAIL, value="ada@mill.example", label="work", preferred=True),),
        tags=("choir",),
        notes="one\ntwo",
    )
    key = desk.contacts.add(card)
    (one,) = json.loads("".join(desk.exporting.contacts([key])))
    assert one["emails"] == [{"value": "ada@mill.example", "label": "work", "preferred": True}]
    assert (one["birthday"], one["tags"], one["notes"], one["photo"]) == (
        "--03-21",
        ["choir"],
        "one\ntwo",
        None,
    )
    assert one["phones"] == one["links"] == one["addresses"] == one["roles"] == one["kept"] == []


def test_an_unknown_ending_names_those_that_are_known(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.json"):
        desk.exporting.export(tmp_path / "desk.xml")


@pytest.mark.parametrize("kind", ExportFormat)
def test_a_failed_export_leaves_the_earlier_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: ExportFormat
) -> None:
    filled(desk)
    out = tmp_path / f"desk{kind}"
    desk.exporting.export(out)
    before = out.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left"):
        desk.exporting.export(out)
    assert out.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".part")] == []


@pytest.mark.parametrize("kind", ExportFormat)
def test_an_export_that_is_stopped_leaves_nothing(desk: Desk, tmp_path: Path, kind: ExportFormat) -> None:
    for number in range(30):
        desk.contacts.add(Card(contact=Contact(full_name=f"Ada Lindqvist {number}")))
        desk.follow_ups.add(f"Thank {number}", due_on=date(2026, 12, 1))
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        raise UserError("stopped")

    with pytest.raises(UserError, match="stopped"):
        desk.exporting.export(tmp_path / f"desk{kind}", progress=stop)
    assert told[0][0] <= told[0][1]
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith((kind, ".part"))] == []


def test_contacts_in_the_trash_are_in_no_other_format(desk: Desk, tmp_path: Path) -> None:
    key = desk.contacts.add(Card(contact=Contact(full_name="Ada Lindqvist")))
    desk.contacts.add(Card(contact=Contact(full_name="Bo Falk")))
    desk.contacts.delete([key])
    for kind in OF_CONTACTS:
        desk.exporting.export(tmp_path / f"desk{kind}")
        written = (tmp_path / f"desk{kind}").read_text()
        assert "Bo Falk" in written
        assert "Ada" not in written


def test_chosen_contacts_are_written_in_the_order_in_which_they_were_chosen(
    desk: Desk, tmp_path: Path
) -> None:
    keys = [
        desk.contacts.add(Card(contact=Contact(full_name=name)))
        for name in ("Ada Lindqvist", "Bo Falk", "Cy Moreno")
    ]
    out = tmp_path / "some.vcf"
    choice = ExportChoice(vcard="4.0", contact_ids=[keys[2], keys[0]])
    assert desk.exporting.export(out, choice).contacts == 2
    names = [line for line in out.read_text().splitlines() if line.startswith(("FN", "VERSION"))]
    assert names == ["VERSION:4.0", "FN:Cy Moreno", "VERSION:4.0", "FN:Ada Lindqvist"]


def test_a_follow_up_without_a_day_is_counted_as_left_out_of_the_calendar(desk: Desk, tmp_path: Path) -> None:
    desk.follow_ups.add("Join the plant engineers")
    desk.follow_ups.add("Thank Ada", due_on=date(2026, 12, 1))
    written = desk.exporting.export(tmp_path / "desk.ics")
    assert (written.entries, written.undated) == (1, 1)


def test_the_zip_can_be_read_without_netdesk(desk: Desk, tmp_path: Path) -> None:
    ada = desk.contacts.add(Card(contact=Contact(full_name="Ada Lindqvist / CON")))
    meeting = desk.meetings.plan([ada], planned_at=datetime(2026, 11, 24, 9))
    desk.meetings.plan([ada], planned_at=datetime(2026, 11, 24, 15))
    desk.pad.promise(meeting, "Send the <plans>")
    desk.exporting.export(tmp_path / "desk.zip")
    with ZipFile(tmp_path / "desk.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        page = archive.read(names[-2]).decode()
    assert names == [
        "README.txt",
        "contacts.vcf",
        "contacts.csv",
        "calendar.ics",
        "desk.json",
        "desk.schema.json",
        "notes/2026-11-24 Ada Lindqvist CON.md",
        "notes/2026-11-24 Ada Lindqvist CON (2).md",
    ]
    assert page.startswith("# Ada Lindqvist / CON\n")
    assert "- [ ] Send the \\<plans>" in page


def held_elsewhen(desk: Desk, ticks: Ticks) -> int:
    """A meeting that was planned for the next day, and was held for half an hour."""
    denis = desk.contacts.add(Card(contact=Contact(full_name="Denis Moreau")))
    meeting = desk.meetings.plan([denis], planned_at=datetime(2026, 11, 25, 10))
    desk.meetings.start(meeting)
    ticks.forward(minutes=30)
    desk.meetings.close(meeting)
    return meeting


def note_of(desk: Desk, folder: Path) -> tuple[str, str]:
    """The one meeting's page in a ZIP: its name and its text."""
    desk.exporting.export(folder / "desk.zip")
    with ZipFile(folder / "desk.zip") as archive:
        (name,) = [each for each in archive.namelist() if each.startswith("notes/")]
        return name, archive.read(name).decode()


def test_a_held_meeting_has_the_page_of_the_day_when_it_was_held(
    tmp_path: Path, bare_desk: Path, ticks: Ticks
) -> None:
    ticks.moment = datetime(2026, 11, 23, 23, 40, tzinfo=UTC)
    clock = Clock(ticks.clock.read, ZoneInfo("Europe/Berlin"))
    desk = open_desk(Path(shutil.copy(bare_desk, tmp_path)), clock)
    held_elsewhen(desk, ticks)
    name, page = note_of(desk, tmp_path)
    desk.exporting.export(tmp_path / "desk.ics")
    desk.close()
    written = (tmp_path / "desk.ics").read_text()
    assert name == "notes/2026-11-24 Denis Moreau.md"
    assert "- **When:** 2026-11-24 00:40 to 01:10 Europe/Berlin\n" in page
    assert "- **Planned for:** 2026-11-25 10:00 Europe/Berlin\n" in page
    assert "DTSTART:20261123T234000Z" in written
    assert "DTEND:20261124T001000Z" in written


def test_a_meeting_that_is_to_come_has_the_page_of_its_plan(desk: Desk, tmp_path: Path) -> None:
    desk.meetings.plan([], planned_at=datetime(2026, 11, 25, 10))
    name, page = note_of(desk, tmp_path)
    assert name == "notes/2026-11-25 A meeting with nobody named.md"
    assert "- **When:** 2026-11-25 10:00\n- **How" in page


def test_the_page_of_a_meeting_tells_its_story_and_its_leads(
    desk: Desk, ticks: Ticks, tmp_path: Path
) -> None:
    meeting = held_elsewhen(desk, ticks)
    desk.meetings.edit(meeting, story_id=desk.stories.add("The mill that ran dry"))
    lead = desk.leads.add_in_meeting(meeting, "They want a planner")
    desk.leads.edit(lead, text="They want a planner", organisation="Mill", outcome="Wrote to them")
    desk.leads.set_state(lead, LeadState.FOLLOWED)
    _, page = note_of(desk, tmp_path)
    assert "- **Story:** The mill that ran dry\n" in page
    assert "## Leads\n\n- opening: They want a planner, Mill (followed: Wrote to them)\n" in page
