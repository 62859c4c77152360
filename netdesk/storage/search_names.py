"""The small index beside the large one: only names, for words of one or two letters.

Hardly a note lacks a word that begins with `m`. The table holds no positions and no text of its own: its
content is the first column of what FTS5 keeps of `search`. So it finds 50,000 documents in some milliseconds.
"""

from collections.abc import Iterable

from sqlalchemy import Connection

from netdesk.domain.folding import fold_for_search

SHORT = 2
OLD_LETTERS = "\u0500"
CREATE = (
    "CREATE VIRTUAL TABLE search_names USING fts5(c0, content='search_content', content_rowid='id', "
    "detail=none, columnsize=0, tokenize=\"unicode61 remove_diacritics 0 tokenchars '+#@'\", prefix='1 2')"
)
_FORGET = "INSERT INTO search_names (search_names, rowid, c0) VALUES ('delete', ?, ?)"
CHECK = "INSERT INTO search_names (search_names, rank) VALUES ('integrity-check', 1)"
"""Compares it with what `search` holds."""


def is_short(word: str) -> bool:
    """Whether a word is looked for among names alone."""
    return len(fold_for_search(word)) <= SHORT and is_plain(word)


def is_plain(word: str) -> bool:
    """Whether it is one word to FTS5, which parts words at letters newer than itself; phrases fail here."""
    folded = fold_for_search(word)
    return folded.isalnum() and max(folded) < OLD_LETTERS


def parted(text: str) -> tuple[list[str], list[str]]:
    """The words of a search that are looked for in names alone, and those that are looked for everywhere.

    Beside a longer word two letters are looked for everywhere too: `talk to`. One letter never is.
    """
    words = text.split()
    beside = any(not is_short(word) for word in words)
    short = [word for word in words if is_short(word) and (not beside or len(fold_for_search(word)) == 1)]
    return short, [word for word in words if word not in short]


def add(connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Takes in the folded titles of documents that are not in it."""
    connection.exec_driver_sql("INSERT INTO search_names (rowid, c0) VALUES (?, ?)", list(rows))


def forget(connection: Connection, numbers: Iterable[int]) -> None:
    """Takes documents out; `search` must still hold them as they were indexed.

    Read first and then taken out: an INSERT from a SELECT for each costs FTS5 fifteen times as much.
    """
    listed = ", ".join(map(str, numbers))
    held = connection.exec_driver_sql(f"SELECT id, c0 FROM search_content WHERE id IN ({listed})").fetchall()
    if held:
        connection.exec_driver_sql(_FORGET, [(number, title) for number, title in held])


def rebuild(connection: Connection) -> None:
    """Makes it anew from what `search` holds."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_names")
    connection.exec_driver_sql(CREATE)
    connection.exec_driver_sql("INSERT INTO search_names (search_names) VALUES ('rebuild')")
    connection.exec_driver_sql("INSERT INTO search_names (search_names) VALUES ('optimize')")
