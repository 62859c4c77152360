"""Contacts whose names may stand in a line of text, and what the line says with them."""

import json
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from sqlalchemy import Connection

from netdesk.domain.plain_words.said import Person, Understood
from netdesk.storage.search import Doc

MOST = 300
"""Of one name: so many namesakes are no help to anybody."""
MOST_WORDS = 40
"""In which a name is looked for."""
_FIND = "SELECT rowid >> 4 FROM search WHERE search MATCH ? AND rowid & 15 = ? LIMIT ?"
_LOAD = (
    "SELECT id, full_name, given, family, nickname FROM contact "
    "WHERE trashed_at IS NULL AND id IN (SELECT value FROM json_each(?))"
)


def read_line(connection: Connection, text: str, now: datetime) -> Understood:
    """What a line says at this wall time, with the contacts of the desk that it may mean."""
    # Its patterns take longer to prepare than the rest of the desk: only whoever types a line waits for them.
    from netdesk.domain.plain_words.names import name_words
    from netdesk.domain.plain_words.reading import understand

    return understand(text, now, people_named(connection, name_words(text)[:MOST_WORDS]))


def people_named(connection: Connection, words: Sequence[str]) -> list[Person]:
    """Contacts one of whose names may be one of these folded words, which stand in this order."""
    found: set[int] = set()
    for one, other in pairwise(words):
        found |= _matching(connection, f'title : ("{one}" AND "{other}")')
    for word in words:
        found |= _matching(connection, f'title : "{word}"')
    rows = connection.exec_driver_sql(_LOAD, (json.dumps(sorted(found)),))
    return [
        Person(id=key, full_name=full, given=given, family=family, nickname=nickname)
        for key, full, given, family, nickname in rows
    ]


def _matching(connection: Connection, expression: str) -> set[int]:
    rows = connection.exec_driver_sql(_FIND, (expression, int(Doc.CONTACT), MOST))
    return {int(row[0]) for row in rows}
