"""The journal is cut at its old end: after 90 days or 200 MB, and never the newest step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete

from netdesk.domain.acts import Act
from netdesk.storage import tables
from netdesk.storage.store import Store
from netdesk.storage.trimming import trim
from tests.storage.desks import Ticks, records, set_values


def rename(store: Store, name: str) -> None:
    with store.write(Act.RENAME_CONTACT) as db:
        set_values(db, tables.contact, 1, full_name=name)


def steps(store: Store) -> int:
    with store.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM step").scalar_one())


def images(store: Store) -> int:
    with store.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(DISTINCT step_id) FROM image").scalar_one())


@pytest.fixture
def names(store: Store, ticks: Ticks) -> list[str]:
    """One rename a month for a year after the first eight steps."""
    names = [f"Name {month}" for month in range(12)]
    for name in names:
        ticks.forward(days=30)
        rename(store, name)
    return names


def test_steps_of_the_last_90_days_stay(store: Store, ticks: Ticks, names: list[str]) -> None:
    ticks.forward(days=1)
    desk = records(store)
    assert trim(store, ticks.clock.now()) == 8 + 9
    assert records(store) == desk
    assert steps(store) == images(store) == 3
    undone = []
    while store.undo():
        undone.append(records(store)["contact"][0][4])
    assert undone == ["Name 10", "Name 9", "Name 8"]


def test_the_newest_step_stays_however_old_and_large(store: Store, ticks: Ticks) -> None:
    ticks.forward(days=4000)
    trim(store, ticks.clock.now(), size=0)
    assert store.next_acts() == (Act.PLAN_MEETING, None)
    assert steps(store) == 1


def test_what_is_too_much_goes_oldest_first(store: Store, ticks: Ticks, names: list[str]) -> None:
    trim(store, ticks.clock.now(), age=timedelta(days=9999), size=2_000)
    assert 1 < steps(store) < 6
    store.undo()
    assert records(store)["contact"][0][4] == "Name 10"


def test_nothing_is_cut_before_its_time(store: Store, ticks: Ticks) -> None:
    assert trim(store, ticks.clock.now()) == 0


def test_a_clock_that_was_wrong_keeps_the_order(store: Store, ticks: Ticks) -> None:
    now = ticks.moment
    rename(store, "Young")
    ticks.moment = now - timedelta(days=200)
    rename(store, "Dated back")
    ticks.moment = now
    rename(store, "Young again")
    trim(store, now)
    acts = []
    while act := store.undo():
        acts.append(act)
    assert acts[:3] == [Act.RENAME_CONTACT] * 3


def test_an_undone_step_can_still_be_redone(store: Store, ticks: Ticks, names: list[str]) -> None:
    store.undo()
    store.undo()
    trim(store, ticks.clock.now())
    store.redo()
    store.redo()
    assert records(store)["contact"][0][4] == "Name 11"


def test_an_unfinished_long_write_keeps_its_images(store: Store, ticks: Ticks) -> None:
    with store.write_long(Act.IMPORT_CONTACTS) as long:
        with long.chunk() as db:
            set_values(db, tables.contact, 1, full_name="Half")
        ticks.forward(days=400)
        trim(store, ticks.clock.now(), size=0)
        with long.chunk() as db:
            set_values(db, tables.contact, 2, full_name="Whole")
    store.undo()
    assert records(store)["contact"][0][4] == "Ines Okoro"


def test_rows_that_cannot_come_back_any_more_leave_tombstones(store: Store, ticks: Ticks) -> None:
    uid = records(store)["touch"][0][1]
    with store.write(Act.DELETE_TOUCH) as db:
        db.connection.execute(delete(tables.touch).where(tables.touch.c.id == 1))
    rename(store, "Later")
    ticks.forward(days=100)
    rename(store, "Now")
    trim(store, ticks.clock.now())
    with store.read() as connection:
        assert [row[0] for row in connection.exec_driver_sql("SELECT uid FROM tombstone")] == [uid]
