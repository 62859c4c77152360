"""Full-text search: one plain FTS5 table of folded text, kept in step with the records it speaks of.

A document's number is `record id << 4 | code`; `Doc` names the codes. `search_names` stands beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from sqlalchemy import Connection

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.folding import fold_for_search
from netdesk.storage import search_names, search_texts

BATCH = 500
_INSERT = "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)"


class Doc(IntEnum):
    """What a document of the index speaks of."""

    CONTACT = 1
    ORGANISATION = 2
    MEETING = 3
    FOLLOW_UP = 4
    QUESTION = 5
    STORY = 6
    PROFILE = 7
    RESUME = 8
    TEMPLATE = 9


KIND_OF = {
    Doc.CONTACT: Kind.CONTACT,
    Doc.ORGANISATION: Kind.ORGANISATION,
    Doc.MEETING: Kind.MEETING,
    Doc.FOLLOW_UP: Kind.FOLLOW_UP,
    Doc.QUESTION: Kind.QUESTION,
    Doc.STORY: Kind.STORY,
    Doc.PROFILE: Kind.PROFILE,
    Doc.RESUME: Kind.RESUME,
    Doc.TEMPLATE: Kind.TEMPLATE,
}
CREATE = (
    "CREATE VIRTUAL TABLE search USING fts5(title, body, columnsize=1, "
    "tokenize=\"unicode61 remove_diacritics 0 tokenchars '+#@'\", prefix='2 3')"
)
"""It also tells which words the documents hold: `columnsize=1`, FTS5's own value, stands there since they
hold what is asked, volunteered and drafted. Who changes `search_texts` changes this text, so that the desks
from before are indexed anew."""
_AT_USE = {"automerge": 4, "crisismerge": 16, "hashsize": 1 << 20}
"""FTS5's own values."""
_AT_BUILDING = {"automerge": 0, "crisismerge": 500, "hashsize": 1 << 24}
"""Few pieces, which `optimize` joins in the end. FTS5 holds 2,000; of more it says that the disk is full."""
MADE = "SELECT sql FROM sqlite_master WHERE name IN ('search', 'search_names')"


def is_current(made: Iterable[str]) -> bool:
    """Whether a desk's index, of which MADE tells, was made the way that it is made today."""
    return {CREATE, search_names.CREATE} <= set(made)


def create(connection: Connection) -> None:
    """The empty index of a new desk."""
    connection.exec_driver_sql(CREATE)
    connection.exec_driver_sql(search_names.CREATE)


def bring_up(connection: Connection) -> None:
    """Makes the index of a desk from before anew, if it was made another way."""
    if not is_current(connection.exec_driver_sql(MADE).scalars()):
        rebuild(connection)


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
    search_names.forget(connection, (number for (number,) in numbers))
    connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", numbers)
    connection.exec_driver_sql("DELETE FROM search_due WHERE doc = ?", numbers)
    texts = search_texts.texts(connection, doc, keys)
    index_new(connection, {document(doc, key): text for key, text in texts.items()})


def index_new(connection: Connection, texts: Mapping[int, tuple[str, str]]) -> None:
    """Writes documents that are not in the index yet."""
    rows = _folded(texts)
    if rows:
        connection.exec_driver_sql(_INSERT, rows)
        search_names.add(connection, ((number, title) for number, title, _ in rows))


def _folded(texts: Mapping[int, tuple[str, str]]) -> list[tuple[int, str, str]]:
    return [
        (number, fold_for_search(title), fold_for_search(body)) for number, (title, body) in texts.items()
    ]


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
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_names")
    connection.exec_driver_sql("DROP TABLE IF EXISTS search")
    connection.exec_driver_sql(CREATE)
    connection.exec_driver_sql("DELETE FROM search_due")
    _set(connection, _AT_BUILDING)
    for doc in Doc:
        table = search_texts.TABLES[doc]
        keys = [int(row[0]) for row in connection.exec_driver_sql(f"SELECT id FROM {table}")]
        for start in range(0, len(keys), BATCH):
            _insert_batch(connection, doc, keys[start : start + BATCH])
    _set(connection, _AT_USE)
    connection.exec_driver_sql("INSERT INTO search(search) VALUES('optimize')")
    search_names.rebuild(connection)


def _set(connection: Connection, options: Mapping[str, int]) -> None:
    for name, value in options.items():
        connection.exec_driver_sql("INSERT INTO search(search, rank) VALUES(?, ?)", (name, value))


def optimize(connection: Connection) -> None:
    """Makes one piece of the index, in which nothing is left of what was taken out."""
    for table in ("search", "search_names"):
        connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES('optimize')")


def _insert_batch(connection: Connection, doc: Doc, keys: Sequence[int]) -> None:
    texts = search_texts.texts(connection, doc, keys)
    rows = _folded({document(doc, key): text for key, text in texts.items()})
    if rows:
        connection.exec_driver_sql(_INSERT, rows)


def problem(connection: Connection) -> str:
    """What FTS5's own check says against the index, or which documents are missing; nothing when well."""
    checks = ("INSERT INTO search(search, rank) VALUES('integrity-check', 1)", search_names.CHECK)
    return _damage(connection, checks[0]) or _missing(connection) or _damage(connection, checks[1])


def _damage(connection: Connection, check: str) -> str:
    try:
        connection.exec_driver_sql(check)
    except Exception as error:  # SQLite raises several kinds for a corrupt index
        return f"the search index is damaged ({error})"
    return ""


def _missing(connection: Connection) -> str:
    """Compared in SQLite, which leaves Python to the window meanwhile; a document's size is a small row."""
    wanted = " UNION ALL ".join(map(_documents, Doc))
    count = "SELECT count(*), count(s.id) FROM ({wanted}) w LEFT JOIN search_docsize s ON s.id = w.doc"
    (due, there) = connection.exec_driver_sql(count.format(wanted=wanted)).one()
    held = connection.exec_driver_sql("SELECT count(*) FROM search_docsize").scalar_one()
    if held == there == due:
        return ""
    return f"the search index lacks {due - there} documents and has {held - there} too many"


def _documents(doc: Doc) -> str:
    """The query for the numbers of the documents that there should be."""
    live = " WHERE trashed_at IS NULL" if doc <= Doc.FOLLOW_UP else ""
    return f"SELECT id << 4 | {int(doc)} AS doc FROM {search_texts.TABLES[doc]}{live}"


def match_expression(text: str) -> str:
    """A user's words as an FTS5 query: each quoted, each may be the beginning of a word; empty for none.

    CJK characters that stand together, and what one word's punctuation parts, become a phrase.
    """
    words = (" ".join(fold_for_search(word).split()) for word in text.replace('"', " ").split())
    return " AND ".join(f'"{word}"*' for word in words if any(char.isalnum() for char in word))


def find(connection: Connection, text: str, doc: Doc | None = None) -> list[int]:
    """Numbers of all documents, of one kind or any, in which every word occurs; in no order."""
    expression = match_expression(text)
    if not expression:
        return []
    only = "" if doc is None else f" AND rowid & 15 = {int(doc)}"
    statement = f"SELECT rowid FROM search WHERE search MATCH ?{only}"
    return [int(row[0]) for row in connection.exec_driver_sql(statement, (expression,))]
