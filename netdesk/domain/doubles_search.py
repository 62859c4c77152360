"""Finds doubles among very many contacts: only those that share some key are compared at all.

The work is done in slices: whoever runs it decides after each whether others are to have a turn.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

from netdesk.domain.doubles import Ids, Pair
from netdesk.domain.doubles_judge import Judge
from netdesk.domain.doubles_keys import Name
from netdesk.domain.doubles_names import LONG, Names, Nicknames, Words, is_typo
from netdesk.domain.doubles_people import Marks, People
from netdesk.domain.doubles_phones import numbered

_SLICE = 32
_CROWD = 12
"""Of more who share an address or number only those are compared whose names are alike."""
_NAMESAKES = 20
"""Of more who have the very same name only those are compared who share an organisation or a city."""
_KEYED, _CROSSED = 60, 36
"""More names that share a key, or more contacts of two names, are too usual to be compared for that alone."""

T = TypeVar("T")


class _Kind(NamedTuple):
    """A way to find names that are alike: by keys, and a word of each that must be a slip of the other's."""

    keys_of: Callable[[Words], Iterable[str]]
    slip_at: int | None = None


class Search:
    """One search: `slices` does it, `pairs` is what it came to; `apart` are known not to be the same."""

    def __init__(
        self,
        people: People,
        nicknames: Nicknames,
        region: str = "",
        apart: frozenset[Ids] = frozenset(),
    ) -> None:
        self._people = people
        self._nicknames = nicknames
        self._region = region
        self._names = Names(nicknames)
        self.apart = apart
        self.judge = Judge(people, self._names)
        self._candidates: set[Ids] = set()
        self._meeting_places = (people.organisations, people.addresses, people.cities, people.birthdays)
        self.pairs: list[Pair] = []

    def slices(self) -> Iterator[float]:
        """Does the whole search; after each slice it says how much of it is done, from 0 to 1."""
        for _ in self._resolve_phones():
            yield 0.02
        for _ in self._by_identifiers():
            yield 0.05
        for _ in self._by_names():
            yield 0.2
        yield from self._judged()

    def _resolve_phones(self) -> Iterator[None]:
        for item in _sliced(self._people.written_phones.items()):
            if item is None:
                yield
            elif len(item[1]) == 1:  # nobody else's ends alike: there is nothing to be parsed
                self._people.phones.note(item[1][0][0], item[0])
            else:
                for contact_id, key in numbered(item[1], self._region):
                    self._people.phones.note(contact_id, key)

    def _by_identifiers(self) -> Iterator[None]:
        people = self._people
        for marks in (people.emails, people.phones, people.profiles, people.links):
            for ids in _sliced(marks.carriers.values()):
                if ids is None:
                    yield
                elif 1 < len(ids) <= _CROWD:
                    self._add(ids)

    def _add(self, ids: Sequence[int]) -> None:
        for one, other in combinations(ids, 2):
            self._candidates.add((one, other) if one < other else (other, one))

    # By names

    def _by_names(self) -> Iterator[None]:
        named: dict[Words, list[int]] = {}
        for item in _sliced(self._people.names.items()):
            if item is None:
                yield
            elif item[1].words:
                named.setdefault(item[1].words, []).append(item[0])
        for ids in _sliced(named.values()):
            if ids is None:
                yield
            else:
                self._add_namesakes(ids)
        for kind in self._kinds(named):
            yield from self._alike(named, kind)

    def _add_namesakes(self, ids: list[int]) -> None:
        """All of them; of common names those who share more, or of whom too little is known."""
        if len(ids) < 2:
            return
        if len(ids) <= _NAMESAKES and not self._people.is_common(self._people.names[ids[0]].words):
            self._add(ids)
            return
        for marks in self._meeting_places:
            self._add_sharing(ids, marks)
        known = {each: self._people.known(each) for each in ids[:_CROWD]}
        for one, other in combinations(known, 2):
            if not known[one] & known[other]:
                self._add((one, other))

    def _add_sharing(self, ids: list[int], marks: Marks) -> None:
        places: dict[str, list[int]] = {}
        for each in ids:
            for value in marks.values.get(each, ()):
                places.setdefault(value, []).append(each)
        for together in places.values():
            self._add(together[:_NAMESAKES])

    def _kinds(self, named: Iterable[Words]) -> tuple[_Kind, ...]:
        """What names share that may be one person's; one kind after the other needs less memory."""
        short = {f"{words[0]} {words[-1]}" for words in named if len(words[0]) == 1 < len(words)}

        def initial(words: Words) -> Iterable[str]:
            key = f"{words[0][0]} {words[-1]}"
            return (key,) if key in short else ()

        def nickname(words: Words) -> Iterable[str]:
            return (f"{group} {words[-1]}" for group in self._nicknames.groups(words[0]))

        return _Kind(_letters), _Kind(_parts), _Kind(nickname), _Kind(initial), *_TYPOS

    def _alike(self, named: dict[Words, list[int]], kind: _Kind) -> Iterator[None]:
        """Candidates of different names that share a key."""
        keyed: dict[str, list[Words]] = {}
        for words in _sliced(named):
            if words is None:
                yield
                continue
            for key in kind.keys_of(words):
                keyed.setdefault(key, []).append(words)
        while keyed:  # taken apart bit by bit: to free it at once would hold everybody up
            names = keyed.popitem()[1]
            if 1 < len(names) <= _KEYED:
                self._cross(_slips(names, kind.slip_at), named)
                yield
            elif len(keyed) % _SLICE == 0:
                yield

    def _cross(self, pairs: Iterable[tuple[Words, Words]], named: dict[Words, list[int]]) -> None:
        for one, other in pairs:
            mine, theirs = named[one], named[other]
            if len(mine) * len(theirs) > _CROSSED or self._names.likeness(Name(one), Name(other)) is None:
                continue
            for first in mine:
                for second in theirs:
                    self._candidates.add((first, second) if first < second else (second, first))

    def _judged(self) -> Iterator[float]:
        total = len(self._candidates) or 1
        while self._candidates:
            left = len(self._candidates)
            if left % _SLICE == 0:
                yield 1 - 0.8 * left / total
            ids = self._candidates.pop()
            pair = None if ids in self.apart else self.judge.pair(*ids)
            if pair is not None:
                self.pairs.append(pair)


def _letters(words: Words) -> Iterable[str]:
    """The same for the same words in any order, joined or apart."""
    return ("".join(sorted("".join(words))),)


def _parts(words: Words) -> Iterable[str]:
    return (f"{words[0]} {word}" for word in words[1:])


def _typo_at_end(words: Words) -> Iterable[str]:
    return (f"{words[0]} {words[-1][:2]}",) if _may_hold_typo(words, -1) else ()


def _typo_at_start(words: Words) -> Iterable[str]:
    return (f"{words[0]} {words[-1][-2:]}",) if _may_hold_typo(words, -1) else ()


def _typo_at_end_of_given(words: Words) -> Iterable[str]:
    return (f"{words[-1]} {words[0][:2]}",) if _may_hold_typo(words, 0) else ()


def _typo_at_start_of_given(words: Words) -> Iterable[str]:
    return (f"{words[-1]} {words[0][-2:]}",) if _may_hold_typo(words, 0) else ()


def _slips(names: list[Words], at: int | None) -> Iterable[tuple[Words, Words]]:
    """Every two of them, or those only in which that word of one is a slip of the other's."""
    pairs = combinations(names, 2)
    return pairs if at is None else ((a, b) for a, b in pairs if is_typo(a[at], b[at]))


_TYPOS = (
    _Kind(_typo_at_end, -1),
    _Kind(_typo_at_start, -1),
    _Kind(_typo_at_end_of_given, 0),
    _Kind(_typo_at_start_of_given, 0),
)
"""One slip leaves either the first two letters of a word of five as they are, or the last two."""


def _may_hold_typo(words: Words, place: int) -> bool:
    return len(words) > 1 and len(words[place]) >= LONG


def _sliced(items: Iterable[T]) -> Iterator[T | None]:
    """The items, and now and then None: time for a pause."""
    for number, item in enumerate(items):
        if number % _SLICE == 0:
            yield None
        yield item
