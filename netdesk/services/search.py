"""Finds anything in the desk from a few letters: people, organisations, meetings, follow-ups, stories."""

from dataclasses import dataclass

from netdesk.domain.changes import Kind
from netdesk.domain.snippet import snippet
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
        hits: list[Hit] = []
        with self._store.read() as connection:
            for doc in search.Doc:
                keys = [number >> 4 for number in search.find(connection, text, doc, per_kind)]
                texts = search_texts.heads(connection, doc, keys) if keys else {}
                bodies = search_texts.texts(connection, doc, keys) if keys else {}
                hits += [
                    Hit(search.KIND_OF[doc], key, texts[key], snippet(" ".join(bodies[key]), text))
                    for key in keys
                    if key in texts and key in bodies
                ]
        return hits
