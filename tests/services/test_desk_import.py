"""An exported desk, JSON or ZIP: back into an empty desk it is the same; into any other go its contacts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.desk import Desk, make_sample, open_desk
from netdesk.domain.acts import Act
from netdesk.domain.contact import Card, Contact, Photo, Point, PointKind
from netdesk.domain.errors import UserError
from netdesk.domain.imports import FileReport
from netdesk.services import desk_files
from tests.services.conftest import TUESDAY
from tests.services.desk_rows import fill_at_random
from tests.services.test_exporting import filled
from tests.storage.desks import Ticks

PEOPLE = 40
Change = Callable[[dict[str, Any]], None]
TEXTS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1, max_size=6
)


@contextmanager
def opened(path: Path) -> Iterator[Desk]:
    desk = open_desk(path, Ticks(TUESDAY).clock)
    try:
        yield desk
    finally:
        desk.close()


def exported(desk: Desk) -> str:
    return "".join(desk.exporting.as_json())


def imported(desk: Desk, path: Path) -> FileReport:
    return desk.importing.import_files([path])[0]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desk, with somebody in its trash."""
    path = tmp_path_factory.mktemp("sample") / "sample.netdesk"
    make_sample(path, Ticks(TUESDAY).clock, PEOPLE)
    with opened(path) as desk:
        desk.contacts.delete([2])
        for ending in ("json", "zip"):
            desk.exporting.export(path.with_suffix(f".{ending}"))
    return path


@pytest.mark.parametrize("ending", ["json", "zip"])
def test_the_sample_desk_comes_back_as_it_was(desk: Desk, sample: Path, ending: str) -> None:
    report = imported(desk, sample.with_suffix(f".{ending}"))
    assert exported(desk) == sample.with_suffix(".json").read_text("utf-8")
    assert (report.error, report.skipped) == ("", ())
    assert (report.read, report.added, report.updated, report.unchanged) == (PEOPLE, PEOPLE, 0, 0)
    assert "the whole of the exported one comes in" in report.remarks[0].reason
    assert "1 of the contacts are in its trash" in report.remarks[0].reason


def test_every_column_of_every_table_comes_back(desk: Desk, tmp_path: Path, bare_desk: Path) -> None:
    filled(desk)
    with desk.store.maintain() as connection:
        connection.exec_driver_sql("UPDATE follow_up SET rule = 'FREQ=DAILY'")
    before = exported(desk)
    desk.exporting.export(tmp_path / "desk.json")
    other = Path(shutil.copy(bare_desk, tmp_path / "other.netdesk"))
    with opened(other) as empty:
        imported(empty, tmp_path / "desk.json")
        assert exported(empty) == before


@settings(max_examples=5)
@given(texts=TEXTS, seed=st.integers(0, 2**32))
def test_any_desk_comes_back_as_it_was(
    bare_desk: Path, tmp_path_factory: pytest.TempPathFactory, texts: list[str], seed: int
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with opened(Path(shutil.copy(bare_desk, folder / "one.netdesk"))) as desk:
        fill_at_random(desk, texts, seed)
        before = exported(desk)
        desk.exporting.export(folder / "desk.json")
    with opened(Path(shutil.copy(bare_desk, folder / "two.netdesk"))) as desk:
        report = imported(desk, folder / "desk.json")
        assert report.error == ""
        assert exported(desk) == before


def test_it_is_one_step_that_is_undone_and_done_again(desk: Desk, sample: Path) -> None:
    before = exported(desk)
    imported(desk, sample.with_suffix(".json"))
    after, found = exported(desk), desk.search.find("thank", 50)
    assert found
    assert desk.history.next_acts() == (Act.IMPORT_CONTACTS, None)
    desk.history.undo()
    assert exported(desk) == before
    assert desk.search.find("thank", 50) == []
    assert desk.history.next_acts() == (None, Act.IMPORT_CONTACTS)
    desk.history.redo()
    assert (exported(desk), desk.search.find("thank", 50)) == (after, found)


def test_what_came_back_is_sound_and_found(desk: Desk, sample: Path) -> None:
    imported(desk, sample.with_suffix(".zip"))
    report = desk_files.check(desk.path)
    assert (report.problem, report.counts["contact"]) == ("", PEOPLE)
    with opened(sample) as other:
        assert desk.search.find("work", 50) == other.search.find("work", 50)


def test_it_comes_back_where_something_else_was_and_was_undone(desk: Desk, sample: Path) -> None:
    desk.contacts.add(Card(contact=Contact(full_name="Ada Lindqvist")))
    desk.history.undo()
    imported(desk, sample.with_suffix(".json"))
    assert exported(desk) == sample.with_suffix(".json").read_text("utf-8")
    assert desk_files.check(desk.path).problem == ""


def test_what_is_written_meanwhile_stays_beside_it(desk: Desk, sample: Path) -> None:
    written: list[int] = []

    def write(done: int, total: int) -> None:
        if done and not written:
            written.append(desk.contacts.add(Card(contact=Contact(full_name="Quartzine"))))

    desk.importing.import_files([sample.with_suffix(".json")], write)
    assert desk.overview.counts().contacts == PEOPLE  # one lies in the trash
    assert [hit.title for hit in desk.search.find("quartzine", 5)] == ["Quartzine"]
    desk.history.undo()
    assert desk_files.check(desk.path).problem == ""


def test_a_stopped_one_leaves_the_desk_empty(desk: Desk, sample: Path) -> None:
    before = exported(desk)

    def stop(done: int, total: int) -> None:
        if done > total // 3:
            raise UserError("stopped")

    with pytest.raises(UserError, match="stopped"):
        desk.importing.import_files([sample.with_suffix(".json")], stop)
    assert exported(desk) == before
    assert desk.history.next_acts() == (None, None)


@pytest.mark.parametrize("ending", ["json", "zip"])
def test_a_desk_with_records_gets_the_contacts_and_is_told_what_was_not_taken(
    desk: Desk, sample: Path, ending: str
) -> None:
    desk.contacts.add(Card(contact=Contact(full_name="Quartzine Zeppelin")))
    report = imported(desk, sample.with_suffix(f".{ending}"))
    assert report.added + report.updated == PEOPLE - 1
    (told,) = [one.reason for one in report.remarks if one.where == "file"]
    assert "1 contacts in the trash" in told
    assert "meetings" in told
    assert desk.overview.counts().meetings == 0


def test_the_same_file_twice_changes_nothing(desk: Desk, sample: Path) -> None:
    imported(desk, sample.with_suffix(".json"))
    before = exported(desk)
    report = imported(desk, sample.with_suffix(".json"))
    assert (report.added, report.updated, report.unchanged) == (0, 0, PEOPLE - 1)
    assert exported(desk) == before


# -- files that are not as they should be -------------------------------------------------------------


@pytest.fixture
def changed(desk: Desk, tmp_path: Path, sample: Path) -> Callable[[Change], FileReport]:
    """Imports the sample's JSON after a change to it."""

    def run(change: Change) -> FileReport:
        document = json.loads(sample.with_suffix(".json").read_text("utf-8"))
        change(document)
        path = tmp_path / "changed.json"
        path.write_text(json.dumps(document), "utf-8")
        return imported(desk, path)

    return run


Changed = Callable[[Change], FileReport]


def test_a_record_that_makes_no_sense_stops_no_other(changed: Changed, desk: Desk) -> None:
    def damage(document: dict[str, Any]) -> None:
        document["contacts"][0]["closeness"] = "very"
        document["touches"][0]["happened_at"] = "yesterday"
        document["follow_ups"][0]["rule"] = "FREQ=SECONDLY"
        del document["meetings"][0]["created_at"]

    report = changed(damage)
    assert [(one.where, one.reason) for one in report.skipped] == [
        ("contacts 1", "A contact has a “closeness” that makes no sense.")
    ]
    assert (report.read, report.added) == (PEOPLE, PEOPLE - 1)
    told = {one.where: one.reason for one in report.remarks}
    assert told["touches 1"] == "A touch has a “happened_at” that makes no sense."
    assert told["meetings 1"] == "A meeting lacks “created_at”."
    assert "names no contact of the file" in told["touch"]
    document = json.loads(exported(desk))
    assert len(document["contacts"]) == PEOPLE - 1
    assert document["follow_ups"][0]["rule"] == ""
    assert desk_files.check(desk.path).problem == ""


def test_a_record_that_stands_twice_is_taken_once(changed: Changed, desk: Desk) -> None:
    def double(document: dict[str, Any]) -> None:
        document["stories"].append(document["stories"][0])

    report = changed(double)
    assert ("story", "1 left out: it stands there twice") in [
        (one.where, one.reason) for one in report.remarks
    ]


def test_what_this_version_does_not_know_is_left_alone(changed: Changed, desk: Desk, sample: Path) -> None:
    def add(document: dict[str, Any]) -> None:
        document["horoscopes"] = [{"id": "1"}]
        document["contacts"][0]["zodiac"] = "ram"

    assert changed(add).error == ""
    assert exported(desk) == sample.with_suffix(".json").read_text("utf-8")


def test_contacts_as_other_programs_write_them_are_an_import_of_contacts(
    changed: Changed, desk: Desk
) -> None:
    def reduce(document: dict[str, Any]) -> None:
        for contact in document["contacts"]:
            del contact["parts"]

    report = changed(reduce)
    assert report.added == PEOPLE - 1
    assert len(json.loads(exported(desk))["import_batches"]) == 1


@pytest.mark.parametrize(
    "text",
    [
        '{"format": "netdesk", "version": 1, "contacts": [' + "[" * 100_000,
        '{"format": "netdesk", "version": 1, "contacts": [{"id": "a',
        '{"format": "netdesk", "version": 9, "contacts": []}',
        '{"format": "netdesk", "version": 1, "contacts": 7}',
    ],
)
def test_a_damaged_file_says_why_and_writes_nothing(desk: Desk, tmp_path: Path, text: str) -> None:
    before = exported(desk)
    path = tmp_path / "desk.json"
    path.write_text(text)
    report = imported(desk, path)
    assert "This JSON" in report.error or "“contacts”" in report.error
    assert exported(desk) == before
    assert desk.history.next_acts() == (None, None)


def test_a_large_photo_is_made_small(desk: Desk, tmp_path: Path, bare_desk: Path) -> None:
    big = Photo(media_type="image/png", data=b"\x89PNG" + b"x" * 100_000)
    small = Photo(media_type="image/png", data=b"small")
    desk.contacts.add(Card(contact=Contact(full_name="Ada"), photo=big))
    desk.exporting.export(tmp_path / "desk.json")
    with opened(Path(shutil.copy(bare_desk, tmp_path / "other.netdesk"))) as other:
        other.importing.import_files([tmp_path / "desk.json"], shrink=lambda photo: small)
        assert json.loads(exported(other))["contacts"][0]["photo"] == "c21hbGw="


def test_emails_of_a_restored_contact_are_those_that_were_typed(
    desk: Desk, tmp_path: Path, bare_desk: Path
) -> None:
    points = (
        Point(kind=PointKind.PHONE, value="+46 1", label="work"),
        Point(kind=PointKind.EMAIL, value="ada@mill.example", preferred=True),
        Point(kind=PointKind.PHONE, value="+46 2"),
    )
    key = desk.contacts.add(Card(contact=Contact(full_name="Ada"), points=points))
    card = desk.contacts.card(key)
    desk.exporting.export(tmp_path / "desk.json")
    with opened(Path(shutil.copy(bare_desk, tmp_path / "other.netdesk"))) as other:
        imported(other, tmp_path / "desk.json")
        assert other.contacts.card(key) == card
