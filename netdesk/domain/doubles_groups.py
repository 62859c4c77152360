"""From pairs to what is shown together: whoever is surely the same first, then what is left of the others."""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from netdesk.domain.doubles import RANK, Confidence, Doubles, Doubt, Ids, Pair, Sign

MOST = 4
"""So many that are not sure are still looked at side by side."""


def grouped(
    pairs: Iterable[Pair], contradict: Callable[[int, int], bool], apart: frozenset[Ids] = frozenset()
) -> tuple[Doubles, ...]:
    """Groups, the surest first; those of a lesser confidence take in one of each that is surely the same.

    Nobody gets into a group of the sure with somebody of whom it is known that they differ: `contradict`
    says so, and `apart` what the user has decided.
    """
    known = {(pair.one, pair.other): pair for pair in pairs}
    sure = _Groups(lambda one, other: not contradict(one, other) and (one, other) not in apart)
    left = [pair for pair in _of(known, Confidence.SURE) if not sure.join(pair.one, pair.other)]
    heads = _between_heads([*left, *_of(known, Confidence.LIKELY, Confidence.PERHAPS)], sure)
    return (*_shown(sure, known), *_unsure(heads, sure))


def _of(known: dict[Ids, Pair], *confidences: Confidence) -> list[Pair]:
    return [pair for pair in known.values() if pair.confidence in confidences]


def _between_heads(pairs: Iterable[Pair], sure: "_Groups") -> dict[Ids, Pair]:
    """One pair for every two groups of the sure, the surest of those between their members."""
    found: dict[Ids, Pair] = {}
    for pair in pairs:
        one, other = sorted((sure.head(pair.one), sure.head(pair.other)))
        if one == other:
            continue
        there = found.get((one, other))
        lesser = pair.confidence if pair.confidence is not Confidence.SURE else Confidence.LIKELY
        if there is None or RANK[lesser] < RANK[there.confidence]:
            found[one, other] = pair._replace(one=one, other=other, confidence=lesser)
    return found


def _shown(groups: "_Groups", known: dict[Ids, Pair]) -> Iterator[Doubles]:
    for ids in groups.all():
        pairs = [known[each] for each in _twos(ids) if each in known]
        yield _doubles(ids, [pair for pair in pairs if pair.confidence is Confidence.SURE], {})


def _unsure(heads: dict[Ids, Pair], sure: "_Groups") -> Iterator[Doubles]:
    """Together stand those of whom each is alike to each; what does not fit is a pair of its own."""
    for confidence in (Confidence.LIKELY, Confidence.PERHAPS):
        level = [pair for pair in heads.values() if pair.confidence is confidence]
        allowed = {(pair.one, pair.other) for pair in level}
        groups = _Groups(lambda one, other, allowed=allowed: (one, other) in allowed, MOST)  # type: ignore[misc]
        alone = [pair for pair in level if not groups.join(pair.one, pair.other)]
        for ids in groups.all():
            yield _doubles(ids, [heads[each] for each in _twos(ids)], sure.covered(ids))
        for pair in alone:
            ids = (pair.one, pair.other)
            yield _doubles(ids, [pair], sure.covered(ids))


def _doubles(ids: tuple[int, ...], pairs: list[Pair], covered: dict[int, tuple[int, ...]]) -> Doubles:
    signs: dict[Sign, None] = dict.fromkeys(sign for pair in pairs for sign in pair.signs)
    doubts: dict[Doubt, None] = dict.fromkeys(doubt for pair in pairs for doubt in pair.doubts)
    return Doubles(
        ids=ids,
        confidence=pairs[0].confidence,
        signs=tuple(signs),
        doubts=tuple(doubts),
        covered=covered,
    )


def _twos(ids: tuple[int, ...]) -> Iterator[Ids]:
    return ((one, other) for one, other in product(ids, ids) if one < other)


class _Groups:
    """Contacts that belong together; two groups join when every two of their members may."""

    def __init__(self, may_join: Callable[[int, int], bool], most: int = 0) -> None:
        self._may_join = may_join
        self._most = most
        self._group_of: dict[int, list[int]] = {}

    def join(self, one: int, other: int) -> bool:
        """Brings the groups of both together; False where somebody stands in the way."""
        mine, theirs = self._of(one), self._of(other)
        if mine is theirs:
            return True
        if self._most and len(mine) + len(theirs) > self._most:
            return False
        if not all(self._may_join(*sorted(both)) for both in product(mine, theirs)):
            return False
        mine.extend(theirs)
        for each in theirs:
            self._group_of[each] = mine
        return True

    def _of(self, contact_id: int) -> list[int]:
        return self._group_of.setdefault(contact_id, [contact_id])

    def head(self, contact_id: int) -> int:
        """Who stands for the group: the oldest."""
        return min(self._group_of.get(contact_id, [contact_id]))

    def covered(self, ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """The groups that these stand for."""
        groups = {each: self._group_of.get(each, []) for each in ids}
        return {each: tuple(sorted(group)) for each, group in groups.items() if len(group) > 1}

    def all(self) -> Iterator[tuple[int, ...]]:
        """Every group of two or more."""
        seen: set[int] = set()
        for group in self._group_of.values():
            if len(group) > 1 and id(group) not in seen:
                seen.add(id(group))
                yield tuple(sorted(group))
