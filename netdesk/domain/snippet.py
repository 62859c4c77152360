"""The words around a match, and which of them matched: what a result shows to say why it was found."""

import re
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from netdesk.domain.folding import SIGNS, fold, fold_for_search, has_cjk

AROUND = 40
LOOKED_AT = 200
"""So many places are compared: a book may hold a word ten thousand times."""
Span = tuple[int, int]
_NO_WORD = "[\\W_]"
_BEGINS = "(?<![^\\W_])"
_PLAIN_OR_ONE = re.compile(r"([\x00-\x7f]+)|.", re.DOTALL)
_BLANK = re.compile(r"\s+")


class Snippet(NamedTuple):
    """Some words of a text, and the spans of code points in them that were looked for."""

    text: str
    marks: tuple[Span, ...] = ()


class Wanted:
    """What the user typed, to be found again in texts as they are shown."""

    def __init__(self, text: str) -> None:
        words = [word for word in text.split() if any(map(str.isalnum, word))]
        self._words = [_pattern(word) for word in words]

    def has_all(self, text: str) -> bool:
        """Whether each of the words is the beginning of a word of the text."""
        folded = fold(text)
        return all(word.search(folded) for word in self._words)

    def marks(self, text: str) -> tuple[Span, ...]:
        """Where in the text the words stand, in its order and without overlaps."""
        spans: list[Span] = []
        for start, end, _ in self._found(text):
            if not spans or start >= spans[-1][1]:
                spans.append((start, end))
        return tuple(spans)

    def snippet(self, text: str, around: int = AROUND) -> Snippet:
        """About `around` characters before words that were looked for, twice as many after them."""
        shown = _BLANK.sub(" ", text).strip()
        place = self._best_place(shown, 2 * around)
        start, end = _from(shown, place - around), _until(shown, place + 2 * around)
        head, tail = "…" if start else "", "…" if end < len(shown) else ""
        said = f"{head}{shown[start:end]}{tail}"
        return Snippet(said, self.marks(said))

    def _found(self, text: str) -> list[tuple[int, int, int]]:
        """Beginning, end and number of each word that was looked for, in the order of the text."""
        folded, places = _aligned(text)
        spans = [
            (*one.span(), number) for number, word in enumerate(self._words) for one in word.finditer(folded)
        ]
        if places:
            spans = [(places[start], places[end - 1] + 1, number) for start, end, number in spans]
        return sorted(spans)

    def _best_place(self, text: str, reach: int) -> int:
        """The first place within whose reach the most of the words stand."""
        found = self._found(text)[:LOOKED_AT]
        most, best = 0, 0
        for at, (start, _, _) in enumerate(found):
            near = {number for begin, _, number in found[at:] if begin < start + reach}
            if len(near) > most:
                most, best = len(near), start
            if most == len(self._words):
                break
        return best


def _from(text: str, place: int) -> int:
    """The beginning of the word after a place; a word that is very long is cut."""
    if place <= 0:
        return 0
    blank = text.find(" ", place - 1, place + AROUND // 2)
    return blank + 1 if blank >= 0 else place


def _until(text: str, place: int) -> int:
    """The end of the word before a place."""
    if place >= len(text):
        return len(text)
    blank = text.rfind(" ", place - AROUND // 2, place + 1)
    return blank if blank >= 0 else place


def _pattern(word: str) -> re.Pattern[str]:
    """The beginning of a word; signs and CJK characters may stand anywhere."""
    tokens = [token for token in re.split(f"[^\\w{SIGNS}]|_", fold_for_search(word)) if token]
    said = _BEGINS if _is_bound(tokens[0]) else ""
    for before, token in zip(("", *tokens), tokens, strict=False):
        bound = bool(before) and _is_bound(before) and _is_bound(token)
        said += f"{_NO_WORD}{'+' if bound else '*'}" * bool(before) + re.escape(token)
    return re.compile(said)


def _is_bound(token: str) -> bool:
    """Whether it is only found where a word begins."""
    return token not in SIGNS and not has_cjk(token)


def _aligned(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place that it comes from; none where all stay."""
    if text.isascii():
        return text.lower(), []
    parts: list[str] = []
    places: list[int] = []
    for found in _PLAIN_OR_ONE.finditer(text):
        start, end = found.span()
        part = text[start:end].lower() if found.group(1) else _folded(text[start])
        parts.append(part)
        places.extend(range(start, end) if found.group(1) else repeat(start, len(part)))
    return "".join(parts), places


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    return fold(char)
