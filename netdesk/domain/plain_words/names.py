"""Which contact of the desk a sentence speaks of."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from netdesk.domain.folding import fold
from netdesk.domain.plain_words.patterns import GIVEN_NAMES, MONTH

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
WORDS_TOO = frozenset(
    "april art august bill bob bo chance charity chase chip christian chuck cliff colt crystal dale dan "
    "dawn dean dick don drew dusty earnest eve faith felicity fern flora forest frank gene ginger grace "
    "grant guy hank happy harmony hazel heath heather holly homer honor hope hunter ivy jack jade "
    "jasmine jay jean jewel joy july june justice kit lance lane lily mark mat max may melody mercy "
    "miles mike nick norm olive pat pearl peg penny peter pierce poppy ray reed rich rob robin rod rose "
    "ruby rusty sandy sky stan star sterling sue summer sunny ted terry tom trinity victor violet ward "
    "wade will willow win wren young an so my hi do mai son long".split()
)
"""Given names that are words as well: they count with a capital letter only."""
_NOT_AFTER = frozenset("the a an this that each every in of last next early late mid my our his her".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is needed of a contact to find it in a text."""

    id: int
    full_name: str
    given: str = ""
    family: str = ""
    nickname: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The contacts that a text may mean: one where it is clear, several to choose from, or none."""

    people: tuple[Person, ...] = ()
    place: tuple[int, int] = (0, 0)
    """Where the name begins and ends in the text, in code points."""

    @property
    def only(self) -> Person | None:
        """The one that is meant; None where nobody is, or where it must be chosen."""
        return self.people[0] if len(self.people) == 1 else None


NOBODY = Naming()


def name_words(text: str) -> list[str]:
    """The folded words of a text that may be parts of a name."""
    return list(dict.fromkeys(part for word in _WORD.findall(text) for part in _parts(word)))


def named_in(text: str, known: Iterable[Person]) -> Naming:
    """Whom the text names: by full name, else by given name, nickname or family name; the first place wins.

    `known` are the contacts of whom at least one name stands in the text. A name that stands in the
    longer name of somebody else there counts only for that one.
    """
    said = [
        _Said(found.start(), found.end(), found[0], part)
        for found in _WORD.finditer(text)
        for part in _parts(found[0])
    ]
    ways: dict[tuple[int, int], list[Person]] = defaultdict(list)
    for person in known:
        for name in _names(person):
            for place in _places(said, name):
                if len(name) > 1 or _is_name_there(text, said, place):
                    ways[place, len(name)].append(person)
    if not ways:
        return Naming()
    best = min(ways, key=lambda way: (way[1] == 1, way[0], -way[1]))
    unique = {person.id: person for person in ways[best]}
    people = tuple(sorted(unique.values(), key=lambda person: fold(person.full_name)))
    return Naming(people=people, place=(said[best[0]].start, said[best[0] + best[1] - 1].end))


class _Said(NamedTuple):
    """One folded word, or a part of a double one, and where the whole word stands."""

    start: int
    end: int
    word: str
    part: str


def _names(person: Person) -> list[Sequence[str]]:
    """The ways in which somebody is named, each as folded words."""
    given, family = _split(person.given), _split(person.family)
    ways: tuple[Sequence[str], ...] = (
        _split(person.full_name), [*given, *family], [*given[:1], *family], given, given[:1],
        _split(person.nickname), family,
    )  # fmt: skip
    return [words for place, words in enumerate(ways) if words and words not in ways[:place]]


def _split(name: str) -> list[str]:
    return [part for word in _WORD.findall(name) for part in _parts(word)]


def _parts(word: str) -> list[str]:
    """Folded; the parts of a double name are words of their own, and a genitive is cut off."""
    bare = re.sub(r"['’]s?$", "", word)
    return [fold(part) for part in re.split(r"[-'’]", bare) if part]


def _places(said: Sequence[_Said], name: Sequence[str]) -> list[int]:
    words = [one.part for one in said]
    return [at for at in range(len(words) - len(name) + 1) if words[at : at + len(name)] == list(name)]


def _is_name_there(text: str, said: Sequence[_Said], place: int) -> bool:
    """A single word that is no name in every text must look like one where it stands."""
    one = said[place]
    if not one.word[:1].isupper():
        return one.part not in WORDS_TOO and len(one.part) > 2
    before = said[place - 1].part if place else ""
    if one.part in WORDS_TOO and (before in _NOT_AFTER or not text[: one.start].strip()):
        return False
    return not (one.part in GIVEN_NAMES and _begins_a_date(text[one.end :]))


_DAY_FOLLOWS = re.compile(
    r" +(?:the +)?\d{1,2}(?:st|nd|rd|th)?\b(?! *(?:of +)?" + MONTH.format("month") + r"\b)", re.I
)


def _begins_a_date(rest: str) -> bool:
    """`April 24` is a day; in `Call April 24 Nov` April is somebody."""
    return _DAY_FOLLOWS.match(rest) is not None
