"""Undo gives the desk from before, redo the one from after: export and search, also over a restart."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from netdesk.desk import Desk, make_sample, open_desk
from netdesk.domain.contact import Stage
from netdesk.domain.meeting import UseName, Way, Worth, Writer
from netdesk.domain.note import SpanKind
from netdesk.services.search import Hit
from tests.storage.desks import Ticks

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
FEW, PEOPLE = 60, 310
MANY, FOUND = 300, 100
CARDS = 300
WORDS = ("a", "mar", "thank", "work", "quartzine", "zeppelin")
IMPORTS = {
    "cards.vcf": "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Quartzine{number};Ulla;;;\r\nFN:Ulla Quartzine{number}\r\n"
        f"ORG:Zeppelin Works {number % 9}\r\nEMAIL;TYPE=HOME:ulla{number}@quartzine.example\r\n"
        f"NOTE:Number {number} of the zeppelin crew\r\nEND:VCARD\r\n"
        for number in range(CARDS)
    ),
    "Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    + "".join(
        f"Bo,Quartzine{number},https://www.linkedin.example/in/bo{number},,Zeppelin,Rigger,01 Feb 2025\n"
        for number in range(120)
    ),
}


@dataclass(frozen=True)
class State:
    """All that a desk holds and all that these words find in it."""

    exported: str
    found: dict[str, list[Hit]]


def state(desk: Desk) -> State:
    return State("".join(desk.exporting.as_json()), {word: desk.search.find(word, FOUND) for word in WORDS})


def first(desk: Desk, query: str) -> int:
    with desk.store.read() as connection:
        return int(connection.exec_driver_sql(query).scalar_one())


def ids(desk: Desk) -> list[int]:
    with desk.store.read() as connection:
        return list(connection.exec_driver_sql(f"SELECT id FROM contact ORDER BY id LIMIT {MANY}").scalars())


# -- what is done -------------------------------------------------------------------------------------


def delete_one(desk: Desk, folder: Path) -> None:
    """The contact on whom most hangs: meetings, edges, follow-ups, touches."""
    most = """SELECT c.id FROM contact c ORDER BY
        min(1, (SELECT count(*) FROM introduction e WHERE e.to_contact_id = c.id)) DESC,
        (SELECT count(*) FROM meeting_contact m WHERE m.contact_id = c.id)
        * (SELECT count(*) FROM follow_up f WHERE f.contact_id = c.id) DESC LIMIT 1"""
    chosen = first(desk, most)
    for table, column in (
        ("meeting_contact", "contact_id"),
        ("follow_up", "contact_id"),
        ("introduction", "to_contact_id"),
    ):
        assert first(desk, f"SELECT count(*) FROM {table} WHERE {column} = {chosen}"), table
    desk.contacts.delete([chosen])


def set_stages(desk: Desk, folder: Path) -> None:
    desk.contacts.set_stage(ids(desk), Stage.RESTING)


def tag_many(desk: Desk, folder: Path) -> None:
    desk.contacts.tag(ids(desk), ["zeppelin", "quartzine crew"])


def delete_many(desk: Desk, folder: Path) -> None:
    desk.contacts.delete(ids(desk))


def finish(desk: Desk, folder: Path) -> None:
    meeting = first(desk, "SELECT max(id) FROM meeting")
    desk.follow_through.finish(meeting)


def import_cards(desk: Desk, folder: Path) -> None:
    imported(desk, folder, "cards.vcf", CARDS)


def import_connections(desk: Desk, folder: Path) -> None:
    imported(desk, folder, "Connections.csv", 120)


def imported(desk: Desk, folder: Path, name: str, count: int) -> None:
    file = folder / name
    file.write_text(IMPORTS[name], "utf-8", newline="")
    (report,) = desk.importing.import_files([file])
    assert report.added == count


def move_meeting(desk: Desk, folder: Path) -> None:
    desk.calendar.move_meeting(first(desk, "SELECT max(id) FROM meeting"), date(2026, 12, 3))


def move_step(desk: Desk, folder: Path) -> None:
    moved = first(desk, "SELECT id FROM follow_up WHERE done_at IS NULL AND due_on IS NOT NULL LIMIT 1")
    desk.follow_ups.move(moved, None)


def merge(desk: Desk, folder: Path) -> None:
    by_people = "SELECT organisation_id FROM role GROUP BY 1 ORDER BY count(*) DESC LIMIT 1 OFFSET "
    desk.organisations.merge(first(desk, by_people + "1"), first(desk, by_people + "0"))


def merge_contacts(desk: Desk, folder: Path) -> None:
    """The two contacts with whom most happened."""
    most = "SELECT contact_id FROM touch GROUP BY 1 ORDER BY count(*) DESC LIMIT 1 OFFSET "
    one, other = first(desk, most + "0"), first(desk, most + "1")
    desk.doubles.merge([one, other], {"name": 1})


ACTIONS = (
    delete_one,
    set_stages,
    tag_many,
    delete_many,
    finish,
    import_cards,
    import_connections,
    move_meeting,
    move_step,
    merge,
    merge_contacts,
)
BULK = (set_stages, tag_many, delete_many)


# -- the desk it is done to ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Sample desks with a meeting that was held and is not finished yet, by the number of contacts."""
    folder = tmp_path_factory.mktemp("undo")
    return {people: made(folder / f"{people}.netdesk", people) for people in (FEW, PEOPLE)}


def made(path: Path, people: int) -> Path:
    ticks = Ticks(NOW)
    make_sample(path, ticks.clock, people)
    with opened(path, ticks) as desk:
        hold_one(desk)
    return path


def hold_one(desk: Desk) -> None:
    meeting = desk.meetings.plan(ids(desk)[:1], planned_at=datetime(2026, 11, 24, 9))
    desk.meetings.start(meeting)
    desk.pad.promise(meeting, "Send the zeppelin plans by Friday")
    new = desk.pad.name(meeting, SpanKind.PERSON, "Ulla Quartzine", None)
    desk.pad.name(meeting, SpanKind.ORGANISATION, "Zeppelin Works", None)
    desk.meetings.close(meeting)
    person, place = (line.mention for line in desk.meetings.load(meeting).mentions)
    assert person.uid == new
    desk.follow_through.decide(
        person.id, worth=Worth.YES, way=Way.E_MAIL, use_name=UseName.YES, writer=Writer.THEY
    )
    desk.follow_through.decide(place.id, target=True)
    desk.follow_through.set_cadence(meeting, 91)


@contextmanager
def opened(path: Path, ticks: Ticks) -> Iterator[Desk]:
    desk = open_desk(path, ticks.clock)
    try:
        yield desk
    finally:
        desk.close()


# -- what must hold -----------------------------------------------------------------------------------


@pytest.mark.parametrize("act", ACTIONS)
def test_undo_gives_what_was_and_redo_what_came(
    templates: dict[int, Path], tmp_path: Path, act: Callable[[Desk, Path], None]
) -> None:
    path = Path(shutil.copy(templates[PEOPLE if act in BULK else FEW], tmp_path))
    ticks = Ticks(NOW + timedelta(hours=1))
    with opened(path, ticks) as desk:
        before = state(desk)
        act(desk, path.parent)
        after = state(desk)
        assert after.exported != before.exported
        done = desk.history.next_acts()[0]
        assert desk.history.undo() is done
        assert_same(state(desk), before)
    with opened(path, ticks) as desk:
        assert desk.history.redo() is done
        assert_same(state(desk), after)
    with opened(path, ticks) as desk:
        assert desk.history.undo() is done
        assert_same(state(desk), before)


def assert_same(one: State, other: State) -> None:
    """Word for word; a difference is told by the first line that differs."""
    if one.exported != other.exported:
        pairs = zip(one.exported.splitlines(), other.exported.splitlines(), strict=False)
        pytest.fail("\n".join(next((pair for pair in pairs if pair[0] != pair[1]), ("", "")))[:2000])
    assert one.found == other.found
