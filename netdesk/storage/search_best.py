"""The best few of what a search finds, quick on a full desk whatever is typed.

Ranking costs about 10 microseconds a match: only a search that finds little is ranked. Of one that
finds much the names come first, then what was written, each as the index has them. A single letter
would be compared with every word of the index: it is looked for among the beginnings of names.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from netdesk.domain.folding import fold_for_search, sort_key
from netdesk.storage import search, search_texts
from netdesk.storage.search import Doc

RANKED, LOOKED_AT = 1_000, 4_000
Pairs = dict[int, tuple[str, str]]
NAMED = {Doc.CONTACT: "contact", Doc.ORGANISATION: "organisation"}


def best(connection: Connection, text: str, docs: Sequence[Doc], limit: int) -> list[int]:
    """Numbers of at most `limit` documents of each kind, in the order of the kinds."""
    long = " ".join(word for word in text.split() if _is_long(word))
    if not long:
        return _by_name(connection, text, docs, limit)
    expression = search.match_expression(long if _is_slow(text) else text)
    if not expression:
        return []
    if _are_few(connection, expression):
        return _ranked(connection, expression, docs, limit)
    return _names_first(connection, expression, docs, limit)


def _is_long(word: str) -> bool:
    return len(fold_for_search(word).strip()) > 1 or not word.isascii()


def _is_slow(text: str) -> bool:
    """Whether a single letter is among the words: until it is typed on, the others say what is meant."""
    return not all(map(_is_long, text.split()))


def _by_name(connection: Connection, text: str, docs: Sequence[Doc], limit: int) -> list[int]:
    key = sort_key(text)
    if not key or not key[0].isalnum():
        return []
    found: list[int] = []
    for doc in docs:
        if doc in NAMED:
            rows = connection.exec_driver_sql(
                f"SELECT id FROM {NAMED[doc]} WHERE trashed_at IS NULL AND sort_name >= ? AND sort_name < ? "
                "ORDER BY sort_name, id LIMIT ?",
                (key, key[:-1] + chr(ord(key[-1]) + 1), limit),
            )
            found += [search.document(doc, int(row[0])) for row in rows]
    return found


def _are_few(connection: Connection, expression: str) -> bool:
    query = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
    return int(connection.exec_driver_sql(query, (expression, RANKED + 1)).scalar_one()) <= RANKED


def _ranked(connection: Connection, expression: str, docs: Sequence[Doc], limit: int) -> list[int]:
    """A name weighs far more than a note, however often that repeats the word."""
    query = "SELECT rowid FROM search WHERE search MATCH ? AND rank MATCH 'bm25(100.0, 1.0)' ORDER BY rank"
    found: dict[int, list[int]] = {int(doc): [] for doc in docs}
    for row in connection.exec_driver_sql(query, (expression,)):
        kind = found.get(int(row[0]) & 15)
        if kind is not None and len(kind) < limit:
            kind.append(int(row[0]))
    return [number for kind in found.values() for number in kind]


def _names_first(connection: Connection, expression: str, docs: Sequence[Doc], limit: int) -> list[int]:
    """One look at the names and one at all words; both end early, since much is found."""
    found: dict[int, dict[int, None]] = {int(doc): {} for doc in docs}
    query = "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?"
    for part in (f"title : ({expression})", expression):
        if any(len(kind) < limit for kind in found.values()):
            for row in connection.exec_driver_sql(query, (part, LOOKED_AT)):
                kind = found.get(int(row[0]) & 15)
                if kind is not None and len(kind) < limit:
                    kind[int(row[0])] = None
    return [number for kind in found.values() for number in kind]


def words_of(connection: Connection, numbers: Sequence[int]) -> tuple[Pairs, Pairs]:
    """What each document is called and is, for a list of results; and its title and body."""
    heads: Pairs = {}
    texts: Pairs = {}
    for doc in Doc:
        keys = [number >> 4 for number in numbers if number & 15 == doc]
        if keys:
            named, written = (
                search_texts.heads(connection, doc, keys),
                search_texts.texts(connection, doc, keys),
            )
            heads.update((search.document(doc, key), head) for key, head in named.items())
            texts.update((search.document(doc, key), text) for key, text in written.items())
    return heads, texts
