"""Whether two names can be one person's: short forms, initials, parts in another order, small typos."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rapidfuzz.distance import OSA

from netdesk.domain.doubles import Reason
from netdesk.domain.doubles_keys import Name, plain

LONG, VERYLONG = 5, 9
"""From so many letters on a word may hold one typo, or two: Anna and Anne are two people."""

Words = tuple[str, ...]


class Likeness(NamedTuple):
    """How two names are alike, and the words that only look alike (none unless there is a typo)."""

    reasons: tuple[Reason, ...]
    typos: tuple[tuple[str, str], ...] = ()


class Nicknames:
    """Which given names are short forms of which; a form may stand for several names."""

    def __init__(self, languages: Iterable[Mapping[str, str]] = ()) -> None:
        groups: dict[str, set[int]] = {}
        lines = (line for names in languages for line in names.items())
        for number, (name, forms) in enumerate(lines):
            for form in {_joined(name), *map(_joined, forms.split())}:
                groups.setdefault(form, set()).add(number)
        self._groups = {form: frozenset(numbers) for form, numbers in groups.items()}

    def groups(self, word: str) -> frozenset[int]:
        """The names that this one may stand for."""
        return self._groups.get(word, _NONE)

    def alike(self, one: str, other: str) -> bool:
        """Whether one may stand for the other."""
        return not self.groups(one).isdisjoint(self.groups(other))


_NONE: frozenset[int] = frozenset()


def _joined(name: str) -> str:
    return plain(name).replace("-", "")


class Names:
    """Compares names; `loose` for two who share an e-mail address or the like already."""

    def __init__(self, nicknames: Nicknames) -> None:
        self._nicknames = nicknames

    def likeness(self, one: Name, other: Name, *, loose: bool = False) -> Likeness | None:
        """How they are alike; None for two names."""
        mine, theirs = one.words, other.words
        if not mine or not theirs:
            return Likeness((Reason.NO_NAME,)) if loose else None
        if mine == theirs or "".join(mine) == "".join(theirs):
            return Likeness((Reason.NAME if _spelt_alike(one, other) else Reason.SPELLING,))
        if sorted(mine) == sorted(theirs):
            return Likeness((Reason.ORDER,))
        return self._aligned(*sorted((mine, theirs), key=len), loose=loose)

    def _aligned(self, fewer: Words, more: Words, *, loose: bool) -> Likeness | None:
        """Each word of the shorter name finds its like in the longer one, most of them its equal."""
        left = list(more)
        odd = []
        for word in fewer:
            if word in left:
                left.remove(word)
            else:
                odd.append(word)
        same = len(fewer) - len(odd)
        if not loose and (same == 0 or len(odd) > 1 or len(fewer) < 2):
            return None
        return self._matched(odd, left, fewer, more)

    def _matched(self, odd: list[str], left: list[str], fewer: Words, more: Words) -> Likeness | None:
        reasons: list[Reason] = []
        typos: list[tuple[str, str]] = []
        for word in odd:
            found = self._like(word, left)
            if found is None:
                return None
            reason, other = found
            left.remove(other)
            reasons.append(reason)
            if reason is Reason.TYPO:
                typos.append((word, other))
        if Reason.INITIAL in reasons and fewer[-1] not in more and more[-1] not in fewer:
            return None  # an initial beside an equal given name says nothing
        if left:
            reasons.append(Reason.PART)
        return Likeness(tuple(dict.fromkeys(reasons)), tuple(typos))

    def _like(self, word: str, others: list[str]) -> tuple[Reason, str] | None:
        tests = (
            (Reason.NICKNAME, self._nicknames.alike),
            (Reason.INITIAL, is_initial),
            (Reason.TYPO, is_typo),
        )
        for reason, test in tests:
            for other in others:
                if test(word, other):
                    return reason, other
        return None


def _spelt_alike(one: Name, other: Name) -> bool:
    return one.spelt == other.spelt or sorted(one.spelt.split()) == sorted(other.spelt.split())


def is_initial(one: str, other: str) -> bool:
    """Whether one is the other's first letter."""
    return 1 in (len(one), len(other)) and one[0] == other[0]


def is_typo(one: str, other: str) -> bool:
    """Whether one slip of the hand leads from one word to the other; in long words two."""
    short = min(len(one), len(other))
    if short < LONG or one == other:
        return False
    most = 2 if short >= VERYLONG else 1
    return OSA.distance(one, other, score_cutoff=most) <= most
