"""One look at one text: where patterns are found, sentence by sentence, each looked for once at most."""

from collections.abc import Iterable, Iterator

from netdesk.domain.coach.grammar import ENDS, PAUSES
from netdesk.domain.coach.reading import Reading
from netdesk.domain.coach.rules import Against, Language, Pattern

Span = tuple[int, int]
_MARKS = frozenset(ENDS + PAUSES)


class Look:
    """A text as signs, with what was found in it so far. No pattern reaches over the end of a sentence."""

    def __init__(self, language: Language, reading: Reading) -> None:
        self.reading = reading
        self._turns = language.turns
        self._found: dict[Pattern, dict[int, list[Span]]] = {}
        self._signs = [frozenset(reading.signs[start:end]) for start, end in reading.bounds]
        self._held = _holding(language, reading)

    def all(self, patterns: Iterable[Pattern]) -> Iterator[Span]:
        """Where one of the patterns is found, as signs."""
        for pattern in patterns:
            if pattern in self._held:
                for spans in self._spans(pattern).values():
                    yield from spans

    def place(self, span: Span) -> Span:
        """A span of signs as code points."""
        return self.reading.starts[span[0]], self.reading.ends[span[1] - 1]

    def is_quoted(self, span: Span) -> bool:
        """Whether the words are somebody else's."""
        return self.reading.quoted[span[0]] and self.reading.quoted[span[1] - 1]

    def denies(self, against: Against, span: Span) -> bool:
        """Whether something speaks against a finding there."""
        return (
            any(start < span[1] and end > span[0] for start, end in self._near(against.over, span))
            or any(self._reaches(denial, span) for denial in self._near(against.before, span))
            or any(self._near(against.sentence, span))
            or any(self._near(against.near, span, 1))
        )

    def _reaches(self, denial: Span, span: Span) -> bool:
        """Whether a denial that begins before it holds until there, with no turn between."""
        if denial[0] >= span[1]:
            return False
        return not any(denial[1] <= start < span[0] for start, _ in self._near(self._turns, span))

    def _near(self, patterns: Iterable[Pattern], span: Span, around: int = 0) -> Iterator[Span]:
        """What is found in the same sentence, or up to `around` sentences away."""
        here = self.reading.sentences[span[0]]
        for pattern in patterns:
            spans = self._spans(pattern) if pattern in self._held else None
            for sentence in range(here - around, here + around + 1) if spans else ():
                yield from self._found[pattern].get(sentence, ())

    def _spans(self, pattern: Pattern) -> dict[int, list[Span]]:
        if pattern not in self._found:
            self._found[pattern] = self._search(pattern)
        return self._found[pattern]

    def _search(self, pattern: Pattern) -> dict[int, list[Span]]:
        found, signs, others = {}, self._signs, pattern.others
        for sentence in self._held[pattern]:
            present = signs[sentence]
            for need in others:
                if need.isdisjoint(present):
                    break
            else:
                if spans := self._in_sentence(pattern, sentence):
                    found[sentence] = spans
        return found

    def _in_sentence(self, pattern: Pattern, sentence: int) -> list[Span]:
        start, end = self.reading.bounds[sentence]
        spans = [match.span() for match in pattern.regex.finditer(self.reading.signs, start, end)]
        return [trimmed for span in spans if (trimmed := self._trimmed(*span))[0] < trimmed[1]]

    def _trimmed(self, start: int, end: int) -> Span:
        signs = self.reading.signs
        while end > start and signs[end - 1] in _MARKS:
            end -= 1
        while start < end and signs[start] in _MARKS:
            start += 1
        return start, end


def _holding(language: Language, reading: Reading) -> dict[Pattern, set[int]]:
    """The sentences that hold an anchor of each pattern."""
    where: dict[str, set[int]] = {}
    for sign, sentence in zip(reading.signs, reading.sentences, strict=True):
        where.setdefault(sign, set()).add(sentence)
    held: dict[Pattern, set[int]] = {}
    for sign, sentences in where.items():
        for pattern in language.index.get(sign, ()):
            held.setdefault(pattern, set()).update(sentences)
    everywhere = set(range(len(reading.bounds)))
    return held | dict.fromkeys(language.anywhere, everywhere)
