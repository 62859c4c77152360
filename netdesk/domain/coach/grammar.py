"""Patterns as regular expressions over signs: a word is one sign, so that a page is a short string.

Words that every pattern treats alike share a sign. That keeps the sets small, and with them the
time that `re` takes to compile and to search: a search looks at 400 signs instead of 2,000 letters.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import zip_longest
from typing import TypeAlias

from netdesk.domain.coach.patterns import (
    Choice,
    Named,
    Node,
    Optional,
    PatternError,
    Sequence,
    Sign,
    Without,
    Words,
)

UNKNOWN, UNKNOWN_NAME, NUMBER = "x", "X", "0"
ENDS, PAUSES = ".?!", ",;"
_LOWER, _UPPER, _LAST = 0x1_0000, 0x2_0000, 0x2_FFFF
_FIXED = {"0": NUMBER}
_NAME = f"[{UNKNOWN_NAME}{chr(_UPPER)}-{chr(_LAST)}]"
NAME, FUNCTION, CONJUNCTION = "Name", "function", "conjunction"
Needs: TypeAlias = tuple[frozenset[str], ...]
MOST_NEEDS = 4


def capital(sign: str) -> str:
    """The sign of the same word with a capital letter."""
    if sign == UNKNOWN:
        return UNKNOWN_NAME
    return chr(ord(sign) + _UPPER - _LOWER) if _LOWER <= ord(sign) < _UPPER else sign


class Grammar:
    """The classes and phrases of a language, and a sign for each word that they know."""

    def __init__(
        self, classes: Mapping[str, frozenset[str]], phrases: Mapping[str, Node], patterns: Iterable[Node]
    ) -> None:
        self._classes, self._phrases = classes, phrases
        sets: dict[frozenset[str], int] = {}
        for words in classes.values():
            sets.setdefault(words, len(sets))
        for node in (*phrases.values(), *patterns):
            _collect(node, sets)
        self.signs = _signs(sets)
        self._written: dict[str, str] = {}
        self._needed: dict[str, Needs] = {}

    def written(self, node: Node) -> str:
        """The regular expression of a pattern."""
        if isinstance(node, Words):
            return self._set(node.words)
        if isinstance(node, Named):
            return self._named(node.name)
        if isinstance(node, Sign):
            return self._gaps[node.sign]
        if isinstance(node, Sequence):
            return self._in_turn(node.parts)
        if isinstance(node, Choice):
            return f"(?:{'|'.join(self.written(part) for part in node.parts)})"
        inner = self.written(node.part)
        return f"(?!{inner})" if isinstance(node, Without) else f"(?:{inner})?"

    def _in_turn(self, parts: tuple[Node, ...]) -> str:
        """What is optional before a “not followed by” keeps what it took: else the ban would be dodged."""
        written = ""
        for part, after in zip_longest(parts, parts[1:]):
            fixed = isinstance(part, Optional) and isinstance(after, Without)
            written += self.written(part) + ("+" if fixed else "")
        return written

    def needs(self, node: Node) -> Needs:
        """Sets of signs, the rarest first: a sentence that holds the pattern holds one of each."""
        if isinstance(node, Words):
            return (self._both(node.words),)
        if isinstance(node, Named):
            return self._named_needs(node.name)
        if isinstance(node, Sequence):
            known = [need for part in node.parts for need in self.needs(part)]
            return tuple(sorted(known, key=self._commonness)[:MOST_NEEDS])
        if isinstance(node, Choice):
            ways = [self.needs(part) for part in node.parts]
            return (frozenset().union(*(way[0] for way in ways)),) if all(ways) else ()
        return ()

    def _named(self, name: str) -> str:
        if name not in self._written:
            self._written[name] = self._write(name)
        return self._written[name]

    def _write(self, name: str) -> str:
        if name == NAME:
            return _NAME
        if name in self._classes:
            return self._set(self._classes[name])
        if name not in self._phrases:
            raise PatternError(f"There is no class or phrase @{name}")
        return self.written(self._phrases[name])

    def _named_needs(self, name: str) -> Needs:
        if name not in self._needed:
            self._needed[name] = self._needs_of(name)
        return self._needed[name]

    def _needs_of(self, name: str) -> Needs:
        if name == NAME:
            return ()
        return (
            (self._both(self._classes[name]),) if name in self._classes else self.needs(self._phrases[name])
        )

    def _both(self, words: frozenset[str]) -> frozenset[str]:
        lower = {self.signs[word] for word in words}
        return frozenset(lower | {capital(sign) for sign in lower})

    def _set(self, words: frozenset[str]) -> str:
        signs = sorted(self._both(words))
        return signs[0] if len(signs) == 1 else f"[{''.join(signs)}]"

    def _commonness(self, need: frozenset[str]) -> int:
        return len(need) + 1000 * len(need & self._function)

    @cached_property
    def _function(self) -> frozenset[str]:
        return self._both(self._classes.get(FUNCTION, frozenset()))

    @cached_property
    def _gaps(self) -> dict[str, str]:
        content = f"[^{ENDS}{PAUSES}{''.join(sorted(self._function))}]"
        joins = "".join(sorted(self._both(self._classes.get(CONJUNCTION, frozenset()))))
        return {
            "..": f"[^{ENDS}{PAUSES}]{{0,4}}?",
            "...": f"[^{ENDS};]{{0,8}}?",
            "_": f"[^{ENDS}{PAUSES}]",
            "-": content,
            "--": f"{content}{{0,3}}?",
            ".": f"[{ENDS}]",
            "?": r"\?",
            "^": f"(?<![^{ENDS}])",
            "$": rf"(?=[{ENDS}]|\Z)",
            "~": f"(?<![^{ENDS}{PAUSES}{joins}])",
            **{sign: re.escape(sign) for sign in PAUSES},
        }


def _collect(node: Node, sets: dict[frozenset[str], int]) -> None:
    if isinstance(node, Words):
        sets.setdefault(node.words, len(sets))
    elif isinstance(node, Sequence | Choice):
        for part in node.parts:
            _collect(part, sets)
    elif isinstance(node, Optional | Without):
        _collect(node.part, sets)


def _signs(sets: Mapping[frozenset[str], int]) -> dict[str, str]:
    member: dict[str, list[int]] = {}
    for words, key in sets.items():
        for word in words:
            member.setdefault(word, []).append(key)
    alike: dict[tuple[int, ...], str] = {}
    for keys in member.values():
        alike.setdefault(tuple(keys), chr(_LOWER + len(alike)))
    return {word: _FIXED.get(word, alike[tuple(keys)]) for word, keys in member.items()}
