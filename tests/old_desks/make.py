"""Made `0001.netdesk`: a few invented records as the first desks held them, with steps that can be undone.

Kept to show how it came about; the file itself is the witness and is not made anew.
Run as `python -m tests.old_desks.make OUT`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from netdesk.domain.acts import Act
from netdesk.storage import journal, migration
from netdesk.storage.connections import create_private, open_connection
from netdesk.storage.engines import alone
from netdesk.storage.store import Store
from netdesk.storage.tables import RECORDS
from tests.storage.desks import Ticks, fill, set_values, type_note


def make(out: Path) -> None:
    create_private(out)
    with alone(open_connection(out)) as connection:
        migration.run_revisions(connection, "0001")
        for statement in journal.trigger_statements(t for t in RECORDS if t.name != "weekly_pick"):
            connection.exec_driver_sql(statement)
    store = Store(out, Ticks().clock)
    fill(store)
    type_note(store, 1, "Ines knows the choir’s treasurer 🎼, call before Łódź.\n" * 5)
    store.leave_field()
    with store.write(Act.RENAME_CONTACT) as db:
        set_values(db, journal.table_named("contact"), 3, full_name="Mira Strasse-Bell")
    with store.maintain() as connection:
        connection.exec_driver_sql("UPDATE step SET revision = '0001'")
    store.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
