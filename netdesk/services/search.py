"""Finds anything in the desk from a few letters: people, organisations, meetings, follow-ups, stories."""

from dataclasses import dataclass

from netdesk.domain.changes import Kind
from netdesk.domain.snippet import has_all, snippet
from netdesk.storage import search, search_texts
from netdesk.storage.store import Store

PER_KIND = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: what it is called, and the words around the match."""

    kind: Kind
    id: int
    title: str
    detail: str


class SearchService:
    """The one search behind the palette."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, text: str, per_kind: int = PER_KIND) -> list[Hit]:
        """The best of each kind, in the kinds' order."""
        self._store.index_due()
        return [hit for doc in search.Doc for hit in self._best(doc, text, per_kind)]

    def of_kind(self, kind: Kind, text: str, limit: int = PER_KIND) -> list[Hit]:
        """The best of one kind."""
        self._store.index_due()
        doc = next(doc for doc, known in search.KIND_OF.items() if known is kind)
        return self._best(doc, text, limit)

    def _best(self, doc: search.Doc, text: str, limit: int) -> list[Hit]:
        with self._store.read() as connection:
            keys = [number >> 4 for number in search.find(connection, text, doc, limit)]
            if not keys:
                return []
            heads = search_texts.heads(connection, doc, keys)
            texts = search_texts.texts(connection, doc, keys)
        return [
            Hit(search.KIND_OF[doc], key, heads[key][0], _why(text, heads[key], texts[key]))
            for key in keys
            if key in heads and key in texts
        ]


def _why(text: str, head: tuple[str, str], found: tuple[str, str]) -> str:
    """The words around the match; where the name says it all, what the record is."""
    if has_all(head[0], text):
        return snippet(head[1], text)
    title, body = found
    return snippet(body if has_all(body, text) else f"{title} {body}", text)
