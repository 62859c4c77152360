"""Made `0001.netdesk` and `0002.netdesk`: a few invented records as desks of that revision held them.

Kept to show how they came about: each was made by the code of its time, with steps that can be undone.
The files are the witnesses and are not made anew. Run as `python -m tests.old_desks.make REVISION`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import Connection

from netdesk.domain.acts import Act
from netdesk.storage import journal, migration
from netdesk.storage.connections import create_private, open_connection
from netdesk.storage.engines import alone
from netdesk.storage.mapper import insert_row
from netdesk.storage.store import Store
from netdesk.storage.tables import RECORDS
from tests.storage.desks import Ticks, fill, set_values, type_note


def make(out: Path, revision: str) -> None:
    create_private(out)
    with alone(open_connection(out)) as connection:
        migration.run_revisions(connection, revision)
        for statement in journal.trigger_statements(t for t in RECORDS if exists(connection, t.name)):
            connection.exec_driver_sql(statement)
    store = Store(out, Ticks().clock)
    fill(store)
    if revision >= "0002":
        fill_more(store)
    type_note(store, 1, "Ines knows the choir’s treasurer 🎼, call before Łódź.\n" * 5)
    store.leave_field()
    with store.write(Act.RENAME_CONTACT) as db:
        set_values(db, journal.table_named("contact"), 3, full_name="Mira Strasse-Bell")
    with store.maintain() as connection:
        connection.exec_driver_sql("UPDATE step SET revision = ?", (revision,))
    store.close()


def exists(connection: Connection, table: str) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.exec_driver_sql(query, (table,)).first() is not None


def fill_more(store: Store) -> None:
    """The kinds that `fill` leaves out: questions, stories, research, the week's five, an import."""
    table = journal.table_named
    with store.write(Act.IMPORT_CONTACTS) as db:
        batch = insert_row(db, table("import_batch"), source="people.vcf", format="vCard 3.0")
        insert_row(
            db,
            table("import_change"),
            batch_id=batch,
            contact_id=4,
            table_name="contact",
            row_uid="4",
            after="{}",
        )
    with store.write(Act.ADD_STORY) as db:
        story = insert_row(db, table("story"), title="The flooded archive", text="One night …", seconds=50)
        set_values(db, table("meeting"), 1, story_id=story)
        insert_row(db, table("own_question"), text="Who keeps the old plans?", category="the work itself")
        insert_row(db, table("finding"), contact_id=1, text="Sings alto", source="the choir’s page")
        insert_row(db, table("weekly_pick"), contact_id=2, week="2026-03-02", choice="kept")
        insert_row(db, table("address"), contact_id=2, city="Łódź")
        insert_row(db, table("alias"), organisation_id=1, name="Zuraw")


if __name__ == "__main__":
    make(Path(__file__).parent / f"{sys.argv[1]}.netdesk", sys.argv[1])
