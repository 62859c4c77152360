"""Delete for good: no byte of the record stays in the desk's files, and all else stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete

from netdesk.domain.acts import Act
from netdesk.domain.changes import Changes, Kind
from netdesk.storage import checking, deletion, tables
from netdesk.storage.backup import Backups
from netdesk.storage.connections import companions
from netdesk.storage.mapper import insert_row
from netdesk.storage.purge import purge
from netdesk.storage.search import find
from netdesk.storage.store import Store
from tests.storage.desks import START, Ticks, add_contact, add_meeting, records, set_values, type_note

SECRET = "zqxjkvw"


@pytest.fixture
def backups(store: Store, ticks: Ticks) -> Backups:
    return Backups(store.path, store.path.parent / "backups", ticks.clock)


def bytes_of(path: Path) -> bytes:
    files = [path, *companions(path)[:1]]
    return b"".join(file.read_bytes() for file in files if file.exists())


def holds(path: Path, secret: str = SECRET) -> bool:
    found = bytes_of(path).lower()
    return secret.encode() in found or secret.encode().hex().encode() in found


def write_secrets(store: Store) -> int:
    """A contact whose every text is secret, with a past of edits, imports, undone and deleted things."""
    with store.write(Act.ADD_CONTACT) as db:
        person = insert_row(db, tables.contact, full_name=f"{SECRET} name", sort_name=f"{SECRET} name")
        uid = db.connection.exec_driver_sql("SELECT uid FROM contact WHERE id = ?", (person,)).scalar()
        note = insert_row(db, tables.note, contact_id=person, text=f"{SECRET} note")
        insert_row(db, tables.point, contact_id=person, value=f"{SECRET}@example.org")
        insert_row(db, tables.photo, contact_id=person, media_type="x", data=SECRET.encode() * 900)
        touch = insert_row(db, tables.touch, contact_id=person, happened_at=db.now, text=f"{SECRET} touch")
        insert_row(db, tables.finding, contact_id=person, text=f"{SECRET} finding")
        insert_row(db, tables.organisation, name="Kept Works", recommended_by=person)
        batch = insert_row(db, tables.import_batch, source="cards.vcf")
        insert_row(
            db, tables.import_change, batch_id=batch, contact_id=person, row_uid=uid, after=f"{SECRET} after"
        )
        add_meeting(db, 1, person)
    with store.write(Act.EDIT_CONTACT) as db:
        set_values(db, tables.contact, person, why=f"{SECRET} why")
    for length in range(1, 40):
        type_note(store, note, f"{SECRET} typed " * length)
    store.leave_field()
    with store.write(Act.DELETE_TOUCH) as db:
        db.connection.execute(delete(tables.touch).where(tables.touch.c.id == touch))
    with store.write(Act.EDIT_CONTACTS) as db:
        db.connection.execute(tables.contact.update().values(way=f"{SECRET} way"))
    store.undo()
    return person


def trash(store: Store, kind: Kind, record_id: int) -> None:
    with store.write(Act.DELETE_CONTACT) as db:
        if kind is Kind.CONTACT:
            deletion.trash_contacts(db, [record_id])
        else:
            deletion.trash_records(db, kind, [record_id])


def test_no_byte_of_a_purged_contact_stays(store: Store, backups: Backups) -> None:
    person = write_secrets(store)
    trash(store, Kind.CONTACT, person)
    assert holds(store.path)
    purge(store, backups, Kind.CONTACT, [person], START)
    assert not holds(store.path)
    assert checking.check(store.path).problem == ""


def test_secrets_among_hundreds_of_rows_leave_no_byte_either(store: Store, backups: Backups) -> None:
    """Pages split and merge while rows of many sizes come and go."""
    with store.write(Act.IMPORT_CONTACTS) as db:
        people = [
            add_contact(db, f"{SECRET if number % 5 == 0 else 'plain'} {number} " + "x" * (number % 97))
            for number in range(600)
        ]
    with store.write(Act.EDIT_CONTACTS) as db:
        for person in people[::3]:
            set_values(db, tables.contact, person, why="longer " * (person % 31))
    secret = people[::5]
    with store.write(Act.DELETE_CONTACTS) as db:
        deletion.trash_contacts(db, secret)
    purge(store, backups, Kind.CONTACT, secret, START)
    assert not holds(store.path)
    assert holds(store.path, "plain 1 x")


def test_all_else_stays_and_can_still_be_undone(store: Store, backups: Backups) -> None:
    before = records(store)
    with store.write(Act.ADD_CONTACT) as db:
        person = add_contact(db, f"{SECRET} name")
    with store.write(Act.EDIT_CONTACTS) as db:
        db.connection.execute(tables.contact.update().values(closeness=3))
    with store.write(Act.ADD_FOLLOW_UP) as db:
        insert_row(db, tables.follow_up, title="Ring the works", contact_id=person)
    with store.write(Act.EDIT_FOLLOW_UP) as db:
        db.connection.execute(tables.follow_up.update().values(detail="Soon"))
    with store.write(Act.DELETE_FOLLOW_UP) as db:
        db.connection.execute(delete(tables.follow_up).where(tables.follow_up.c.title == "Ring the works"))
    trash(store, Kind.CONTACT, person)
    purge(store, backups, Kind.CONTACT, [person], START)
    acts = []
    while store.next_acts()[0] is not Act.PLAN_MEETING:
        acts.append(store.undo())
    assert acts == [Act.DELETE_FOLLOW_UP, Act.EDIT_FOLLOW_UP, Act.ADD_FOLLOW_UP, Act.EDIT_CONTACTS]
    assert records(store) == before
    while store.redo():
        pass
    assert checking.check(store.path).problem == ""


def test_what_went_with_a_contact_goes_for_good_with_it(store: Store, backups: Backups) -> None:
    with store.write(Act.PLAN_MEETING) as db:
        alone = add_meeting(db, 2)
    trash(store, Kind.CONTACT, 2)
    purge(store, backups, Kind.CONTACT, [2], START)
    rows = records(store)
    assert [row[0] for row in rows["meeting"]] == [1]
    assert alone not in [row[0] for row in rows["meeting"]]
    assert [row[4] for row in rows["follow_up"]] == [
        f"Thank {name}" for name in ("Ines Okoro", "Mira Straße", "Æsa Bell", "李小明")
    ]


@pytest.mark.parametrize("kind", [Kind.ORGANISATION, Kind.MEETING, Kind.FOLLOW_UP])
def test_other_kinds_are_purged_too(store: Store, backups: Backups, kind: Kind) -> None:
    trash(store, kind, 1)
    purge(store, backups, kind, [1], START)
    assert all(row[0] != 1 for row in records(store)[kind.value.replace("-", "_")])
    assert checking.check(store.path).problem == ""


def test_search_no_longer_knows_the_record(store: Store, backups: Backups) -> None:
    with store.write(Act.PLAN_MEETING) as db:
        add_meeting(db, 1, 3)
    trash(store, Kind.CONTACT, 3)
    purge(store, backups, Kind.CONTACT, [3], START)
    with store.read() as connection:
        assert find(connection, "strasse") == []


def test_a_purge_leaves_a_tombstone_for_every_row(store: Store, backups: Backups) -> None:
    before = {row[1] for rows in records(store).values() for row in rows}
    trash(store, Kind.CONTACT, 1)
    purge(store, backups, Kind.CONTACT, [1], START)
    after = {row[1] for rows in records(store).values() for row in rows}
    with store.read() as connection:
        stones = {str(row[0]) for row in connection.exec_driver_sql("SELECT uid FROM tombstone")}
    assert stones == before - after
    assert len(stones) > 5


def test_the_backups_that_still_hold_the_record_are_named(store: Store, backups: Backups) -> None:
    backups.make()
    with store.write(Act.ADD_CONTACT) as db:
        person = add_contact(db, "Late Comer")
    second = backups.make()
    store.undo()
    third = backups.make()
    store.redo()
    trash(store, Kind.CONTACT, person)
    assert purge(store, backups, Kind.CONTACT, [person], START) == [third, second]


def test_views_look_again_after_a_purge(store: Store, backups: Backups) -> None:
    heard = list[Changes]()
    trash(store, Kind.CONTACT, 1)
    store.subscribe(heard.append)
    purge(store, backups, Kind.CONTACT, [1], START)
    assert heard[0].everything
