"""The JSON Schema of a desk: up to date, and kept by every desk that is written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from netdesk import content
from netdesk.desk import Desk, make_sample, open_desk
from netdesk.formats import json_contacts
from netdesk.services.desk_document import SECTION_TABLES
from tests.services.conftest import TUESDAY
from tests.services.desk_rows import fill_at_random
from tests.services.make_schema import SECTIONS, written
from tests.storage.desks import Ticks

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(content.read_text("schema", "desk.schema.json"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def faults(validator: Draft202012Validator, document: Any) -> list[str]:
    return [f"{fault.json_path}: {fault.message[:200]}" for fault in validator.iter_errors(document)]


def exported(desk: Desk) -> Any:
    return json.loads("".join(desk.exporting.as_json()))


def test_the_schema_is_the_one_of_the_tables_as_they_are() -> None:
    """After a change to them: python -m tests.services.make_schema"""
    assert content.read_text("schema", "desk.schema.json") == written()


def test_every_section_is_described() -> None:
    told = (ROOT / "docs" / "json.md").read_text("utf-8")
    assert SECTIONS.keys() == SECTION_TABLES.keys()
    assert [name for name in SECTION_TABLES if f"`{name}`" not in told] == []
    assert [
        key for key in (*json_contacts.NAME_FIELDS, *json_contacts.POINTS) if f"`{key}`" not in told
    ] == []


def test_the_sample_desk_keeps_the_schema(validator: Draft202012Validator, tmp_path: Path) -> None:
    make_sample(tmp_path / "sample.netdesk", Ticks(TUESDAY).clock, 20)
    desk = open_desk(tmp_path / "sample.netdesk", Ticks(TUESDAY).clock)
    desk.contacts.delete([1])
    document = exported(desk)
    desk.close()
    assert faults(validator, document) == []


@settings(max_examples=5)
@given(texts=st.lists(st.text(min_size=1), min_size=1), seed=st.integers(0, 2**32))
def test_any_desk_keeps_the_schema(
    validator: Draft202012Validator,
    bare_desk: Path,
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[str],
    seed: int,
) -> None:
    path = Path(shutil.copy(bare_desk, tmp_path_factory.mktemp("schema")))
    desk = open_desk(path, Ticks(TUESDAY).clock)
    fill_at_random(desk, [text.replace("\0", "") or "x" for text in texts], seed)
    document = exported(desk)
    desk.close()
    assert faults(validator, document) == []


@pytest.mark.parametrize("damage", ["section", "key", "value"])
def test_the_schema_finds_what_is_wrong(validator: Draft202012Validator, desk: Desk, damage: str) -> None:
    desk.contacts.add_from_line("Ada Lindqvist")
    document = exported(desk)
    assert faults(validator, document) == []
    if damage == "section":
        del document["meetings"]
    elif damage == "key":
        document["contacts"][0]["zodiac"] = "ram"
    else:
        document["contacts"][0]["closeness"] = "very"
    assert faults(validator, document)
