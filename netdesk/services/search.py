"""Finds anything in the desk from a few letters: people, organisations, meetings, follow-ups, stories."""

from collections.abc import Sequence
from dataclasses import dataclass

from netdesk.domain.changes import Kind
from netdesk.domain.snippet import has_all, snippet
from netdesk.storage import search, search_best
from netdesk.storage.store import Store

PER_KIND = 6
KIND_OF: dict[int, Kind] = {int(doc): kind for doc, kind in search.KIND_OF.items()}


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
        """The best of each kind; kinds in which a name was found stand before those in which a note was."""
        hits = self._best(text, tuple(search.Doc), per_kind)
        named = {hit.kind for hit in hits if has_all(hit.title, text)}
        return sorted(hits, key=lambda hit: hit.kind not in named)

    def of_kind(self, kind: Kind, text: str, limit: int = PER_KIND) -> list[Hit]:
        """The best of one kind."""
        return self._best(text, [doc for doc, known in search.KIND_OF.items() if known is kind], limit)

    def _best(self, text: str, docs: Sequence[search.Doc], limit: int) -> list[Hit]:
        self._store.index_due()
        with self._store.read() as connection:
            numbers = search_best.best(connection, text, docs, limit)
            heads, texts = search_best.words_of(connection, numbers)
        return [
            Hit(KIND_OF[number & 15], number >> 4, heads[number][0], _why(text, heads[number], texts[number]))
            for number in numbers
            if number in heads and number in texts
        ]


def _why(text: str, head: tuple[str, str], found: tuple[str, str]) -> str:
    """The words around the match; where the name says it all, what the record is."""
    if has_all(head[0], text):
        return snippet(head[1], text)
    title, body = found
    return snippet(body if has_all(body, text) else f"{title} {body}", text)
