"""The JSON of a desk: all of every record, the trash marked, the file whole or untouched."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Integer, LargeBinary, insert

from netdesk.desk import Desk
from netdesk.domain.contact import Card, Contact, Point, PointKind
from netdesk.domain.errors import UserError
from netdesk.domain.note import Span, SpanKind
from netdesk.formats.json_records import key_of, plain
from netdesk.services.desk_document import PLAIN
from netdesk.storage import tables, types

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


def test_a_failed_export_leaves_the_earlier_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "desk.json"
    desk.exporting.export(out)
    before = out.read_bytes()

    def half(self: object) -> Any:
        yield "{"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(desk.exporting), "as_json", half)
    with pytest.raises(UserError, match="No space left"):
        desk.exporting.export(out)
    assert out.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".part")] == []
