"""The best few of what a search finds, quick on a full desk whatever is typed.

Ranking costs about 10 microseconds a match: only a search that finds little is ranked. Of one that
finds much the names that begin so come first, then other words of names, then what was written.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from netdesk.domain.folding import sort_key
from netdesk.storage import search, search_texts
from netdesk.storage.engines import raw
from netdesk.storage.search import Doc
from netdesk.storage.search_names import is_plain, parted

RANKED, LOOKED_AT = 1_000, 2_000
Pairs = dict[int, tuple[str, str]]
NAMED = {Doc.CONTACT: "contact", Doc.ORGANISATION: "organisation"}
_BEGINNING = (
    "SELECT id FROM {table} WHERE trashed_at IS NULL AND sort_name >= ? AND sort_name < ? "
    "ORDER BY sort_name, id LIMIT ?"
)


def best(connection: Connection, text: str, docs: Sequence[Doc], limit: int) -> list[int]:
    """Numbers of at most `limit` documents of each kind, in the order of the kinds."""
    short, long = (search.match_expression(" ".join(words)) for words in parted(text))
    if not short and not long:
        return []
    look = _Look(raw(connection), long, short)
    if short and long and not look.finds_any():  # a letter that is still typed on
        look = _Look(raw(connection), long, "")
    few = bool(long) and look.are_few()
    numbers = look.ranked() if few else look.unranked(text, docs, limit)
    return _first_of_each(numbers, docs, limit)


def _first_of_each(numbers: Iterable[int], docs: Sequence[Doc], limit: int) -> list[int]:
    found: dict[int, dict[int, None]] = {int(doc): {} for doc in docs}
    lacking = len(found)
    for number in numbers:
        kind = found.get(number & 15)
        if kind is not None and len(kind) < limit and number not in kind:
            kind[number] = None
            lacking -= len(kind) == limit
            if not lacking:
                break
    return [number for kind in found.values() for number in kind]


class _Look:
    """One search: its long words stand in the index of all texts, its short ones in that of names."""

    def __init__(self, connection: sqlite3.Connection, long: str, short: str) -> None:
        self._connection = connection
        self._long, self._short = long, short

    def _where(self, long: str) -> tuple[str, tuple[str, ...]]:
        """The condition that holds for what is found."""
        if not long:
            return "search_names WHERE search_names MATCH ?", (self._short,)
        if not self._short:
            return "search WHERE search MATCH ?", (long,)
        named = "rowid IN (SELECT rowid FROM search_names WHERE search_names MATCH ?)"
        return f"search WHERE search MATCH ? AND {named}", (long, self._short)

    def finds_any(self) -> bool:
        """Whether there is anything at all."""
        where, values = self._where(self._long)
        return self._connection.execute(f"SELECT 1 FROM {where} LIMIT 1", values).fetchone() is not None

    def are_few(self) -> bool:
        """Whether so little is found that it can be ranked."""
        where, values = self._where(self._long)
        query = f"SELECT count(*) FROM (SELECT 1 FROM {where} LIMIT ?)"
        return int(self._connection.execute(query, (*values, RANKED + 1)).fetchone()[0]) <= RANKED

    def ranked(self) -> list[int]:
        """A name weighs far more than a note, however often that repeats the word."""
        where, values = self._where(self._long)
        query = f"SELECT rowid FROM {where} AND rank MATCH 'bm25(100.0, 1.0)' ORDER BY rank"
        return [number for (number,) in self._connection.execute(query, values)]

    def unranked(self, text: str, docs: Sequence[Doc], limit: int) -> Iterator[int]:
        """Names that begin so, other words of names, all else: each look is taken when it is needed."""
        for doc in docs:
            yield from self._beginning(text, doc, limit)
        if self._long and all(map(is_plain, text.split())):
            yield from self._some("search_names WHERE search_names MATCH ?", (self._in_names(),))
        elif self._long:
            yield from self._some(*self._where(f"title : ({self._long})"))
        yield from self._some(*self._where(self._long))

    def _in_names(self) -> str:
        return " AND ".join(filter(None, (self._long, self._short)))

    def _beginning(self, text: str, doc: Doc, limit: int) -> list[int]:
        key = sort_key(text)
        if doc not in NAMED or not key or not key[0].isalnum():
            return []
        query = _BEGINNING.format(table=NAMED[doc])
        rows = self._connection.execute(query, (key, key[:-1] + chr(ord(key[-1]) + 1), limit))
        return [search.document(doc, number) for (number,) in rows]

    def _some(self, where: str, values: tuple[str, ...]) -> list[int]:
        query = f"SELECT json_group_array(rowid) FROM (SELECT rowid FROM {where} LIMIT ?)"
        numbers: list[int] = json.loads(self._connection.execute(query, (*values, LOOKED_AT)).fetchone()[0])
        return numbers


def heads(connection: Connection, numbers: Sequence[int]) -> Pairs:
    """What each document is called and is, for a list of results."""
    return {
        search.document(doc, key): head
        for doc, keys in _by_kind(numbers)
        for key, head in search_texts.heads(connection, doc, keys).items()
    }


def texts(connection: Connection, numbers: Sequence[int]) -> Pairs:
    """Title and body of each document, as they were written."""
    return {
        search.document(doc, key): text
        for doc, keys in _by_kind(numbers)
        for key, text in search_texts.texts(connection, doc, keys).items()
    }


def _by_kind(numbers: Sequence[int]) -> Iterator[tuple[Doc, list[int]]]:
    for doc in Doc:
        keys = [number >> 4 for number in numbers if number & 15 == doc]
        if keys:
            yield doc, keys
