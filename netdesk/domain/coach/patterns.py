"""The pattern language of the coach: what it may say, and the tree that comes of it.

One pattern stands on one line, its parts between spaces:

    word hir{e,es,ed}   a word, with its forms in braces
    @class              a class of words, or a phrase that has a name
    (a | b)  [a]        one of several; or nothing
    !word  !(a | b)     not followed by
    .. ...              up to 4 words inside a clause; up to 8 words, over commas as well
    - -- _              a word that is no function word; up to 3 of them; any word
    @Name 0             a word with a capital letter; a number in digits
    , ; . ?             signs;  ^ $ the ends of a sentence;  ~ the beginning of a clause
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

_PARTS = re.compile(r"\s*(@\w+|\.{1,3}|--?(?=\s|$|[)|\]])|[\w'{][\w'{},-]*|[()\[\]|!^$~,;?_])")
_BRACES = re.compile(r"\{([^}]*)\}")
_SIGNS = {"..", "...", ".", "-", "--", "_", "^", "$", "~", ",", ";", "?"}


@dataclass(frozen=True, slots=True)
class Words:
    """One of these words."""

    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """A class or phrase, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A gap, an end or a punctuation mark."""

    sign: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Optional:
    """There or not."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Without:
    """What must not follow."""

    part: "Node"


Node: TypeAlias = "Words | Named | Sign | Sequence | Choice | Optional | Without"


class PatternError(ValueError):
    """A pattern that does not keep to the language."""


def forms(text: str) -> frozenset[str]:
    """The words that `pass{,es}` stands for."""
    pieces = _BRACES.split(text)
    choices = [piece.split(",") if place % 2 else [piece] for place, piece in enumerate(pieces)]
    return frozenset("".join(chosen) for chosen in product(*choices))


def word_list(text: str) -> frozenset[str]:
    """All words of a list with their forms."""
    return frozenset(word for entry in text.split() for word in forms(entry))


def parse(text: str) -> Node:
    """The tree of one pattern."""
    return _Parser(text).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._parts = list(_split(text))
        self._at = 0

    def whole(self) -> Node:
        node = self._choice()
        if self._at != len(self._parts):
            raise PatternError(f"“{self._parts[self._at]}” is too much in: {self._text}")
        return node

    def _choice(self) -> Node:
        ways = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            ways.append(self._sequence())
        return _merged(ways)

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while self._peek() not in ("", "|", ")", "]"):
            parts.append(self._item())
        if not parts:
            raise PatternError(f"Nothing between the signs in: {self._text}")
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _item(self) -> Node:
        part = self._take()
        if not part:
            raise PatternError(f"Something is missing at the end of: {self._text}")
        if part == "!":
            return Without(self._item())
        if part == "(":
            return self._until(")")
        if part == "[":
            return Optional(self._until("]"))
        if part.startswith("@"):
            return Named(part[1:])
        return Sign(part) if part in _SIGNS else Words(forms(part))

    def _until(self, sign: str) -> Node:
        node = self._choice()
        if self._take() != sign:
            raise PatternError(f"“{sign}” is missing in: {self._text}")
        return node

    def _peek(self) -> str:
        return self._parts[self._at] if self._at < len(self._parts) else ""

    def _take(self) -> str:
        self._at += 1
        return self._parts[self._at - 1] if self._at <= len(self._parts) else ""


def _split(text: str) -> Iterator[str]:
    at, end = 0, len(text.rstrip())
    while at < end:
        found = _PARTS.match(text, at)
        if found is None:
            raise PatternError(f"“{text[at:]}” is no part of a pattern")
        yield found[1]
        at = found.end()


def _merged(ways: list[Node]) -> Node:
    """Alternatives of single words are one set of words."""
    if len(ways) == 1:
        return ways[0]
    single = [way for way in ways if isinstance(way, Words)]
    others: list[Node] = [way for way in ways if not isinstance(way, Words)]
    if len(single) > 1:
        others.insert(0, Words(frozenset().union(*(way.words for way in single))))
        return others[0] if len(others) == 1 else Choice(tuple(others))
    return Choice(tuple(ways))
