"""The sample desk: coherent, the same for the same seed and moment, and never over somebody's own."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from netdesk.desk import make_sample, open_desk
from netdesk.domain.clock import Clock, fixed
from netdesk.domain.errors import UserError
from netdesk.services import desk_files

FRIDAY = fixed(datetime(2026, 11, 20, 9))
CONTACTS = 120


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.netdesk"
    make_sample(path, FRIDAY, CONTACTS)
    return path


def rows(path: Path, query: str, clock: Clock = FRIDAY) -> list[Any]:
    desk = open_desk(path, clock)
    try:
        with desk.store.read() as connection:
            return list(connection.execute(text(query)))
    finally:
        desk.close()


def export(path: Path) -> str:
    desk = open_desk(path, FRIDAY)
    try:
        return "".join(desk.exporting.as_json())
    finally:
        desk.close()


def test_it_is_sound_and_has_what_it_promises(sample: Path) -> None:
    report = desk_files.check(sample)
    assert report.problem == ""
    assert report.counts["contact"] == CONTACTS
    assert report.counts["profile"] == 1
    for kind in (
        "meeting",
        "answer",
        "introduction",
        "follow_up",
        "finding",
        "mention",
        "story",
        "own_question",
        "ask",
        "lead",
        "reference",
    ):
        assert report.counts[kind] > 0, kind


def test_each_contact_has_a_long_note(sample: Path) -> None:
    query = "SELECT length(text) FROM contact LEFT JOIN note ON note.contact_id = contact.id"
    assert all(700 < length < 2_200 for (length,) in rows(sample, query))


def test_no_step_says_how_long_ago_something_was(sample: Path) -> None:
    """Days move off weekends, so only what is counted from them is true on every day."""
    for (detail,) in rows(sample, "SELECT detail FROM follow_up"):
        assert not any(word in detail.lower() for word in ("yesterday", " ago", "days quiet")), detail


def test_nothing_has_happened_in_the_future(sample: Path) -> None:
    for column in ("touch.happened_at", "meeting.ended_at", "follow_up.done_at", "note.created_at"):
        table = column.partition(".")[0]
        ((latest,),) = rows(sample, f"SELECT max({column}) FROM {table}")
        assert latest <= "2026-11-20T09:00:00.000000+00:00", column


def test_the_days_ahead_are_not_empty(sample: Path) -> None:
    ((coming,),) = rows(
        sample, "SELECT count(*) FROM meeting WHERE held_at IS NULL AND planned_at > '2026-11-20'"
    )
    ((late,),) = rows(
        sample, "SELECT count(*) FROM follow_up WHERE done_at IS NULL AND due_on < '2026-11-20'"
    )
    ((some_day,),) = rows(sample, "SELECT count(*) FROM follow_up WHERE done_at IS NULL AND due_on IS NULL")
    assert coming >= 2
    assert 1 <= late < 15
    assert some_day >= 2


def test_spans_mark_the_names_and_lines_that_they_stand_for(sample: Path) -> None:
    ((words, spans),) = rows(sample, "SELECT text, spans FROM note WHERE text LIKE '%! Send her%'")
    marked = [words[start:end] for start, end, _, _ in json.loads(spans)]
    assert "@Rafael Queiroga" in marked
    assert "! Send her the piece on attendants" in marked


def test_the_same_seed_and_moment_give_the_same_desk(sample: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.netdesk"
    make_sample(again, FRIDAY, CONTACTS)
    assert export(again) == export(sample)


def test_a_desk_that_holds_something_is_left_alone(sample: Path) -> None:
    before = sample.read_bytes()
    with pytest.raises(UserError, match="holds records"):
        make_sample(sample, FRIDAY, 3)
    assert sample.read_bytes() == before


def test_an_empty_desk_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "desk.netdesk"
    open_desk(path, FRIDAY).close()
    make_sample(path, FRIDAY, 3)
    assert rows(path, "SELECT count(*) FROM contact")[0][0] == 3


def test_it_has_the_schema_of_any_desk(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "desk.netdesk"
    open_desk(path, FRIDAY).close()
    query = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    assert [tuple(row) for row in rows(sample, query)] == [tuple(row) for row in rows(path, query)]


def test_what_is_done_in_it_can_be_undone(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.netdesk"
    path.write_bytes(sample.read_bytes())
    desk = open_desk(path, FRIDAY)
    desk.contacts.delete([1])
    assert desk.history.undo()
    desk.close()
    assert export(path) == export(sample)
