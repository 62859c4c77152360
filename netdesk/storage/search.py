"""Full-text search: one plain FTS5 table of folded text, kept in step with the records it speaks of.

A document's number is `record id << 4 | code`; `Doc` names the codes.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from sqlalchemy import Connection

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.folding import fold_for_search
from netdesk.storage import search_texts

BATCH = 500


class Doc(IntEnum):
    """What a document of the index speaks of."""

    CONTACT = 1
    ORGANISATION = 2
    MEETING = 3
    FOLLOW_UP = 4
    QUESTION = 5
    STORY = 6


KIND_OF = {
    Doc.CONTACT: Kind.CONTACT,
    Doc.ORGANISATION: Kind.ORGANISATION,
    Doc.MEETING: Kind.MEETING,
    Doc.FOLLOW_UP: Kind.FOLLOW_UP,
    Doc.QUESTION: Kind.QUESTION,
    Doc.STORY: Kind.STORY,
}
CREATE = (
    "CREATE VIRTUAL TABLE search "
    "USING fts5(title, body, tokenize=\"unicode61 remove_diacritics 0\", prefix='2 3')"
)


def document(doc: Doc, record_id: int) -> int:
    """The number of a record's document."""
    return record_id << 4 | doc


def docs_of(connection: Connection, changes: Changes) -> set[int]:
    """The documents that speak of what changed, names quoted in others' documents included."""
    docs = {document(doc, key) for doc, kind in KIND_OF.items() for key in changes.updated(kind)}
    for query, kind, doc in (
        ("SELECT contact_id FROM role WHERE organisation_id IN ({ids})", Kind.ORGANISATION, Doc.CONTACT),
        ("SELECT meeting_id FROM meeting_contact WHERE contact_id IN ({ids})", Kind.CONTACT, Doc.MEETING),
    ):
        docs |= {document(doc, key) for key in _linked(connection, query, sorted(changes.updated(kind)))}
    return docs


def _linked(connection: Connection, query: str, keys: Sequence[int]) -> Iterable[int]:
    for start in range(0, len(keys), BATCH):
        listed = ", ".join(map(str, keys[start : start + BATCH]))
        yield from (int(row[0]) for row in connection.exec_driver_sql(query.format(ids=listed)))


def index(connection: Connection, docs: Iterable[int]) -> None:
    """Writes these documents anew; those of records that are gone or in the trash leave the index."""
    by_kind: dict[Doc, list[int]] = {}
    for number in sorted(set(docs)):
        by_kind.setdefault(Doc(number & 15), []).append(number >> 4)
    for doc, keys in by_kind.items():
        for start in range(0, len(keys), BATCH):
            _index_batch(connection, doc, keys[start : start + BATCH])


def _index_batch(connection: Connection, doc: Doc, keys: Sequence[int]) -> None:
    numbers = [(document(doc, key),) for key in keys]
    connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", numbers)
    connection.exec_driver_sql("DELETE FROM search_due WHERE doc = ?", numbers)
    texts = search_texts.texts(connection, doc, keys)
    rows = [
        (document(doc, key), fold_for_search(title), fold_for_search(body))
        for key, (title, body) in texts.items()
    ]
    if rows:
        connection.exec_driver_sql("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", rows)


def index_new(connection: Connection, texts: Mapping[int, tuple[str, str]]) -> None:
    """Writes documents that are not in the index yet."""
    rows = [
        (number, fold_for_search(title), fold_for_search(body)) for number, (title, body) in texts.items()
    ]
    if rows:
        connection.exec_driver_sql("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", rows)


def mark_due(connection: Connection, docs: Iterable[int]) -> None:
    """Notes that these documents lag behind typed text; `index_due` brings them up."""
    rows = [(number,) for number in docs]
    if rows:
        connection.exec_driver_sql("INSERT INTO search_due (doc) VALUES (?) ON CONFLICT DO NOTHING", rows)


def due(connection: Connection) -> list[int]:
    """The documents that lag behind."""
    return [int(row[0]) for row in connection.exec_driver_sql("SELECT doc FROM search_due")]


def rebuild(connection: Connection) -> None:
    """Makes the whole index anew, within the caller's transaction."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search")
    connection.exec_driver_sql(CREATE)
    connection.exec_driver_sql("DELETE FROM search_due")
    connection.exec_driver_sql("INSERT INTO search(search, rank) VALUES('automerge', 0)")
    connection.exec_driver_sql("INSERT INTO search(search, rank) VALUES('crisismerge', 2000)")
    for doc in Doc:
        table = search_texts.TABLES[doc]
        keys = [int(row[0]) for row in connection.exec_driver_sql(f"SELECT id FROM {table}")]
        for start in range(0, len(keys), BATCH):
            _insert_batch(connection, doc, keys[start : start + BATCH])
    connection.exec_driver_sql("INSERT INTO search(search, rank) VALUES('automerge', 4)")
    connection.exec_driver_sql("INSERT INTO search(search, rank) VALUES('crisismerge', 16)")
    connection.exec_driver_sql("INSERT INTO search(search) VALUES('optimize')")


def _insert_batch(connection: Connection, doc: Doc, keys: Sequence[int]) -> None:
    rows = [
        (document(doc, key), fold_for_search(title), fold_for_search(body))
        for key, (title, body) in search_texts.texts(connection, doc, keys).items()
    ]
    if rows:
        connection.exec_driver_sql("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", rows)


def problem(connection: Connection) -> str:
    """What FTS5's own check says against the index, or which documents are missing; nothing when well."""
    try:
        connection.exec_driver_sql("INSERT INTO search(search, rank) VALUES('integrity-check', 1)")
    except Exception as error:  # SQLite raises several kinds for a corrupt index
        return f"the search index is damaged ({error})"
    return _missing(connection)


def _missing(connection: Connection) -> str:
    held = {int(row[0]) for row in connection.exec_driver_sql("SELECT rowid FROM search")}
    wanted: set[int] = set()
    for doc in Doc:
        table = search_texts.TABLES[doc]
        live = " WHERE trashed_at IS NULL" if doc <= Doc.FOLLOW_UP else ""
        keys = connection.exec_driver_sql(f"SELECT id FROM {table}{live}")
        wanted |= {document(doc, int(row[0])) for row in keys}
    if held == wanted:
        return ""
    return f"the search index lacks {len(wanted - held)} documents and has {len(held - wanted)} too many"


def match_expression(text: str) -> str:
    """A user's words as an FTS5 query: each quoted, each may be the beginning of a word; empty for none.

    CJK characters that stand together, and what one word's punctuation parts, become a phrase.
    """
    words = fold_for_search(text.replace('"', " ")).split() if text.isascii() else _words(text)
    return " AND ".join(f'"{word}"*' for word in words if any(char.isalnum() for char in word))


def _words(text: str) -> list[str]:
    return [" ".join(fold_for_search(word).split()) for word in text.replace('"', " ").split()]


def find(connection: Connection, text: str, doc: Doc | None = None) -> list[int]:
    """Numbers of all documents, of one kind or any, in which every word occurs; in no order."""
    expression = match_expression(text)
    if not expression:
        return []
    only = "" if doc is None else f" AND rowid & 15 = {int(doc)}"
    statement = f"SELECT rowid FROM search WHERE search MATCH ?{only}"
    return [int(row[0]) for row in connection.exec_driver_sql(statement, (expression,))]
