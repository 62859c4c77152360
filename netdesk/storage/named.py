"""Contacts whose names may stand in a line of text."""

import json
from collections.abc import Sequence
from itertools import pairwise

from sqlalchemy import Connection

from netdesk.domain.plain_words.said import Person
from netdesk.storage.search import Doc

MOST = 300
"""Of one name: so many namesakes are no help to anybody."""
_FIND = "SELECT rowid >> 4 FROM search WHERE search MATCH ? AND rowid & 15 = ? LIMIT ?"
_LOAD = (
    "SELECT id, full_name, given, family, nickname FROM contact "
    "WHERE trashed_at IS NULL AND id IN (SELECT value FROM json_each(?))"
)


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
