"""Bulk edits of more contacts than SQLite takes variables: each is one undo step."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.desk import Desk, open_desk
from netdesk.domain.contact import Stage
from netdesk.domain.contact_list import ContactQuery
from netdesk.storage import engines
from netdesk.storage.connections import open_connection
from tests.storage.desks import Ticks

LIMIT = 100
MANY = 150


@pytest.fixture
def narrow_desk(
    tmp_path: Path, bare_desk: Path, ticks: Ticks, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """A desk whose SQLite takes few variables, with more contacts than that."""

    def narrow(path: Path, *, query_only: bool) -> sqlite3.Connection:
        connection = open_connection(path, query_only=query_only)
        connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, LIMIT)
        return connection

    monkeypatch.setattr(engines, "open_connection", narrow)
    opened = open_desk(Path(shutil.copy(bare_desk, tmp_path)), ticks.clock)
    for number in range(MANY):
        opened.contacts.add_from_line(f"Person {number:03}, Clerk at Office {number % 3}")
    yield opened
    opened.close()


def state(desk: Desk) -> list[tuple[str, str, int]]:
    ids = desk.contact_list.find(ContactQuery())
    lines = sorted(desk.contact_list.lines(ids), key=lambda line: line.id)
    return [(line.stage, line.tags, line.cadence_days) for line in lines]


def test_every_bulk_edit_takes_any_number_of_contacts_and_is_one_step(narrow_desk: Desk) -> None:
    desk = narrow_desk
    ids = desk.contact_list.find(ContactQuery())
    desk.contacts.tag(ids[: MANY - 1], ["old"])
    for edit in (
        lambda: desk.contacts.set_stage(ids, Stage.MET),
        lambda: desk.contacts.set_cadence(ids, 91),
        lambda: desk.contacts.tag(ids, ["alumni"]),
        lambda: desk.contacts.untag(ids, "old"),
        lambda: desk.contacts.delete(ids),
    ):
        before = state(desk)
        edit()
        after = state(desk)
        assert after != before
        desk.history.undo()
        assert state(desk) == before
        desk.history.redo()
        assert state(desk) == after
    assert desk.contact_list.find(ContactQuery()) == []
