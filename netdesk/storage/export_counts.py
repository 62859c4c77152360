"""What an export asks before it begins: whom it is about, how wide a table gets, how long a calendar."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

AT_ONCE = 10_000


class Years(NamedTuple):
    """The zones of all that is planned, and the first and last year of it."""

    zones: frozenset[str]
    first: int
    last: int


def live_contacts(connection: Connection) -> list[int]:
    """All contacts outside the trash, by name."""
    query = "SELECT id FROM contact WHERE trashed_at IS NULL ORDER BY sort_name, id"
    return [int(key) for (key,) in connection.exec_driver_sql(query)]


def most_of(connection: Connection, ids: Sequence[int]) -> dict[str, int]:
    """How many of each a contact has at most: points by kind, kept properties by name, addresses."""
    most: dict[str, int] = {}
    for start in range(0, len(ids), AT_ONCE):
        listed = ", ".join(map(str, map(int, ids[start : start + AT_ONCE])))
        for kind, count in connection.exec_driver_sql(_MOST.format(ids=listed)):
            most[kind] = max(count, most.get(kind, 0))
    return most


_MOST = """
SELECT kind, max(number) FROM
    (SELECT kind, count(*) AS number FROM point WHERE contact_id IN ({ids}) GROUP BY contact_id, kind)
GROUP BY kind
UNION ALL
SELECT name, max(number) FROM
    (SELECT name, count(*) AS number FROM kept WHERE contact_id IN ({ids}) GROUP BY contact_id, name)
GROUP BY name
UNION ALL
SELECT 'address', coalesce(max(number), 0) FROM
    (SELECT count(*) AS number FROM address WHERE contact_id IN ({ids}) GROUP BY contact_id)
"""


def planned_years(connection: Connection) -> Years:
    """Of meetings and follow-ups outside the trash."""
    zones = connection.exec_driver_sql(
        "SELECT zone FROM meeting WHERE zone <> '' UNION SELECT zone FROM follow_up WHERE zone <> ''"
    )
    days = connection.exec_driver_sql(
        "SELECT min(day), max(day) FROM (SELECT coalesce(planned_at, held_at) AS day FROM meeting "
        "UNION ALL SELECT due_on FROM follow_up UNION ALL SELECT snoozed_until FROM follow_up)"
    ).one()
    first, last = (int(str(day or "2000")[:4]) for day in days)
    return Years(frozenset(str(zone) for (zone,) in zones), first, last)


def count(connection: Connection, table: str) -> int:
    """How many records of a table there are, the trash included."""
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
