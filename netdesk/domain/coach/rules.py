"""The rules of a language: groups of patterns with better words, and what speaks against a finding."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from netdesk.domain.coach.findings import AskKind, Good, Missing, Rule
from netdesk.domain.coach.grammar import Grammar
from netdesk.domain.coach.patterns import Node, parse, word_list
from netdesk.domain.coach.reading import Reader, Spelling

Table = Mapping[str, Any]


class Pattern:
    """One pattern; compiled when a text first holds a word that it cannot do without.

    `anchors` are signs of which a sentence that holds it has at least one, and one of each of `others`.
    """

    def __init__(self, node: Node, grammar: Grammar) -> None:
        self._node, self._grammar = node, grammar
        needs = grammar.needs(node)
        self.anchors = needs[0] if needs else None
        self.others = needs[1:]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression over signs."""
        return re.compile(self._grammar.written(self._node))


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """What speaks against a finding, by where it stands to it."""

    over: tuple[Pattern, ...] = ()
    before: tuple[Pattern, ...] = ()
    sentence: tuple[Pattern, ...] = ()
    near: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Patterns that the same better words fit."""

    find: tuple[Pattern, ...]
    against: Against
    why: str
    instead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWords:
    """One rule in one language."""

    rule: Rule
    title: str
    groups: tuple[Group, ...]
    against: Against


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodWords:
    """How something good is said."""

    good: Good
    why: str
    find: tuple[Pattern, ...]
    against: Against


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """All that the coach knows of one language."""

    reader: Reader
    rules: tuple[RuleWords, ...]
    goods: tuple[GoodWords, ...]
    missing: Mapping[AskKind, tuple[Missing, ...]]
    turns: tuple[Pattern, ...]
    """Words such as “but”: what was denied before them is no longer denied."""
    index: Mapping[str, tuple[Pattern, ...]]
    """The patterns that each sign is an anchor of."""
    anywhere: tuple[Pattern, ...]
    """The patterns without anchors."""


_AGAINST = ("over", "before", "sentence", "near")


def language_of(table: Table) -> Language:
    """The language from the tables of its file."""
    return _Builder(table).build()


class _Builder:
    def __init__(self, table: Table) -> None:
        self._table = table
        self._classes = _classes(table["words"])
        self._nodes: dict[str, Node] = {}
        phrases = {name: parse(" | ".join(_lines(text))) for name, text in table["phrases"].items()}
        for text in _texts(table):
            for line in _lines(text):
                self._nodes.setdefault(line, parse(line))
        self._grammar = Grammar(self._classes, phrases, self._nodes.values())
        self._patterns: dict[str, Pattern] = {}

    def build(self) -> Language:
        table = self._table
        return Language(
            reader=Reader(self._spelling()),
            rules=tuple(self._rule(rule) for rule in table["rule"]),
            goods=tuple(self._good(good) for good in table["good"]),
            missing=_missing(table["missing"]),
            turns=self._all(table["turns"]),
            index=_index([self._pattern(line) for line in self._nodes]),
            anywhere=tuple(one for one in map(self._pattern, self._nodes) if one.anchors is None),
        )

    def _spelling(self) -> Spelling:
        reading = self._table["reading"]
        return Spelling(
            signs=self._grammar.signs,
            words={word: text.split() for word, text in reading["spelled"].items()},
            endings={ending: text.split() for ending, text in reading["endings"].items()},
            abbreviations=frozenset(reading["abbreviations"].split()),
        )

    def _rule(self, table: Table) -> RuleWords:
        groups = tuple(self._group(group, table["why"]) for group in table["group"])
        return RuleWords(
            rule=Rule(table["key"]), title=table["title"], groups=groups, against=self._against(table)
        )

    def _group(self, table: Table, why: str) -> Group:
        return Group(
            find=self._all(table["find"]),
            against=self._against(table),
            why=table.get("why", why),
            instead=table["instead"],
        )

    def _good(self, table: Table) -> GoodWords:
        return GoodWords(
            good=Good(table["key"]),
            why=table["why"],
            find=self._all(table["find"]),
            against=self._against(table),
        )

    def _against(self, table: Table) -> Against:
        return Against(**{kind: self._all(table.get(kind, "")) for kind in _AGAINST})

    def _all(self, text: str) -> tuple[Pattern, ...]:
        return tuple(self._pattern(line) for line in _lines(text))

    def _pattern(self, line: str) -> Pattern:
        if line not in self._patterns:
            self._patterns[line] = Pattern(self._nodes[line], self._grammar)
        return self._patterns[line]


def _lines(text: str) -> list[str]:
    """The patterns of a text: one a line, without remarks."""
    return [line for raw in text.splitlines() if (line := raw.partition("#")[0].strip())]


def _texts(table: Table) -> Iterator[str]:
    yield table["turns"]
    groups = [group for rule in table["rule"] for group in rule["group"]]
    for one in (*table["rule"], *groups, *table["good"]):
        for kind in ("find", *_AGAINST):
            yield one.get(kind, "")


def _classes(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The classes of words; one may take in others that stand before it."""
    classes: dict[str, frozenset[str]] = {}
    for name, text in table.items():
        own = " ".join(entry for entry in text.split() if not entry.startswith("@"))
        others = (classes[entry[1:]] for entry in text.split() if entry.startswith("@"))
        classes[name] = word_list(own).union(*others)
    return classes


def _missing(tables: list[Table]) -> dict[AskKind, tuple[Missing, ...]]:
    found: dict[AskKind, tuple[Missing, ...]] = {}
    for table in tables:
        one = Missing(good=Good(table["key"]), why=table["why"], instead=table["instead"])
        kind = AskKind(table["when"])
        found[kind] = (*found.get(kind, ()), one)
    return found


def _index(patterns: Iterable[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for sign in pattern.anchors or ():
            found.setdefault(sign, []).append(pattern)
    return {sign: tuple(some) for sign, some in found.items()}
