"""Finds anything that was written in the desk from a few letters: people, meetings, questions, templates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from netdesk.domain.changes import Kind
from netdesk.domain.question import Question
from netdesk.domain.snippet import Snippet, Span, Wanted
from netdesk.storage import search, search_best
from netdesk.storage.search_best import Pairs
from netdesk.storage.store import Store

PER_KIND, MANY = 6, 60
KIND_OF: dict[int, Kind] = {int(doc): kind for doc, kind in search.KIND_OF.items()}
BEFORE_BANK = tuple(kind for doc, kind in search.KIND_OF.items() if doc <= search.Doc.QUESTION)
FindQuestions = Callable[[str], Sequence[Question]]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: what it is called, the words around the match, and the words themselves.

    A question of the bank has no id but a `key`. The marks are spans of code points.
    """

    kind: Kind
    id: int
    title: str
    detail: str
    key: str = ""
    title_marks: tuple[Span, ...] = ()
    detail_marks: tuple[Span, ...] = ()


class SearchService:
    """The one search behind the palette."""

    def __init__(self, store: Store, find_questions: FindQuestions = lambda _: ()) -> None:
        self._store = store
        self._find_questions = find_questions

    def find(self, text: str, per_kind: int = PER_KIND) -> list[Hit]:
        """The best of each kind; kinds in which a name was found stand before those in which a note was."""
        wanted = Wanted(text)
        hits = self._with_bank(self._best(text, wanted, tuple(search.Doc), per_kind), text, wanted, per_kind)
        named = {hit.kind for hit in hits if wanted.has_all(hit.title)}
        return sorted(hits, key=lambda hit: hit.kind not in named)

    def of_kind(self, kind: Kind, text: str, limit: int = PER_KIND) -> list[Hit]:
        """The best of one kind."""
        wanted = Wanted(text)
        docs = [doc for doc, known in search.KIND_OF.items() if known is kind]
        hits = self._best(text, wanted, docs, limit)
        return self._with_bank(hits, text, wanted, limit) if kind is Kind.QUESTION else hits

    def more(self, kind: Kind, text: str) -> list[Hit]:
        """So many of one kind that nobody reads them all."""
        return self.of_kind(kind, text, MANY)

    def _best(self, text: str, wanted: Wanted, docs: Sequence[search.Doc], limit: int) -> list[Hit]:
        self._store.index_due()
        with self._store.read() as connection:
            numbers = search_best.best(connection, text, docs, limit)
            heads = search_best.heads(connection, numbers)
            unclear = [
                number for number in numbers if number in heads and not wanted.has_all(heads[number][0])
            ]
            texts = search_best.texts(connection, unclear)
        return [_hit(number, heads[number], texts, wanted) for number in numbers if number in heads]

    def _with_bank(self, hits: list[Hit], text: str, wanted: Wanted, limit: int) -> list[Hit]:
        """The questions of the bank stand behind the user's own."""
        if not text.strip():
            return hits
        before = [hit for hit in hits if hit.kind in BEFORE_BANK]
        room = max(0, limit - sum(hit.kind is Kind.QUESTION for hit in hits))
        bank = (one for one in self._find_questions(text) if not one.own_id and _holds(one, wanted))
        found = [_bank_hit(one, wanted) for one in islice(bank, room)]
        return [*before, *found, *hits[len(before) :]]


def _holds(question: Question, wanted: Wanted) -> bool:
    return wanted.has_all(f"{question.text} {question.category}")


def _bank_hit(question: Question, wanted: Wanted) -> Hit:
    return Hit(Kind.QUESTION, 0, question.text, "", question.key, wanted.marks(question.text))


def _hit(number: int, head: tuple[str, str], texts: Pairs, wanted: Wanted) -> Hit:
    around = _why(head, texts.get(number), wanted)
    marks = wanted.marks(head[0])
    return Hit(KIND_OF[number & 15], number >> 4, head[0], around.text, "", marks, around.marks)


def _why(head: tuple[str, str], found: tuple[str, str] | None, wanted: Wanted) -> Snippet:
    """The words around the match; where the name or the line below it says it all, what the record is."""
    if found is None or wanted.has_all(head[1]):
        return wanted.snippet(head[1])
    title, body = found
    return wanted.snippet(body if wanted.has_all(body) else f"{title} {body}")
