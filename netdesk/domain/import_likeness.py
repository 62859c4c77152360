"""What a card shares with somebody of another name: the addresses that the search for doubles goes by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from netdesk.domain.contact import PointKind
from netdesk.domain.doubles_keys import is_role_mailbox, mailbox, profile_key

FEW = 3
"""Of more names at one address none is told by it: an office has it."""
_PHONE_DIGITS = 7


class Likeness(StrEnum):
    """Why a card may be somebody who is known, though nothing proves it."""

    NAME = "the same name"
    SIMILAR_NAME = "a similar name"
    EMAIL = "the same e-mail address"
    PHONE = "the same phone number"
    PROFILE = "the same profile"
    LINK = "the same link"


Shared = tuple[str, Likeness]
"""What is compared of a point, and what it is."""
_NOTHING: Sequence[Shared] = ()


def shared_key(kind: str, value: str) -> Shared | None:
    """A point as the search for doubles compares it, and what it is; None for what tells of nobody.

    `value` is folded as an import compares it.
    """
    if kind == PointKind.EMAIL:
        key = mailbox(value)
        return (key, Likeness.EMAIL) if key and not is_role_mailbox(key) else None
    if kind == PointKind.PHONE:
        return (f"tel:{value}", Likeness.PHONE) if len(value) >= _PHONE_DIGITS else None
    key, is_profile = profile_key(value)
    return (f"//{key}", Likeness.PROFILE if is_profile else Likeness.LINK) if key else None


def shared_keys(points: Mapping[str, Iterable[str]]) -> Iterator[Shared]:
    """Those of all points, by their kind."""
    for kind, values in points.items():
        yield from filter(None, (shared_key(kind, value) for value in values))


class Common:
    """What several people have in common, and by which names; what one has alone is let go of at once."""

    def __init__(self, people: Iterable[tuple[int, str, Iterable[Shared]]]) -> None:
        first: dict[str, tuple[int, str]] = {}
        self._names: dict[str, set[str]] = {}
        self._of: dict[int, list[Shared]] = {}
        for number, name, found in people:
            for shared in found:
                other, called = first.setdefault(shared[0], (number, name))
                if other != number:
                    self._note(shared, other, called)
                    self._note(shared, number, name)

    def _note(self, shared: Shared, number: int, name: str) -> None:
        self._names.setdefault(shared[0], set()).add(name)
        there = self._of.setdefault(number, [])
        if shared not in there:
            there.append(shared)

    def of(self, number: int) -> Sequence[Shared]:
        """What somebody shares with others, so few that it tells of them."""
        return [one for one in self._of.get(number, _NOTHING) if len(self._names[one[0]]) <= FEW]
