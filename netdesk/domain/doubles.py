"""Doubles: contacts that may be one person, with what speaks for it and against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple


class Reason(StrEnum):
    """What speaks for two contacts being one person."""

    EMAIL = "same e-mail"
    PHONE = "same phone"
    PROFILE = "same profile"
    LINK = "same link"
    NAME = "same name"
    SPELLING = "same name, spelt otherwise"
    ORDER = "parts of the name the other way round"
    NICKNAME = "short form of the name"
    INITIAL = "initial of the name"
    PART = "part of the name"
    TYPO = "nearly the same name"
    NO_NAME = "one has no name"
    ORGANISATION = "same organisation"
    ADDRESS = "same address"
    CITY = "same city"
    BIRTHDAY = "same birthday"


class Doubt(StrEnum):
    """What speaks against it."""

    NAME = "different names"
    EMAIL = "different e-mails"
    PHONE = "different phones"
    PROFILE = "different profiles"
    ORGANISATION = "different organisations"
    CITY = "different cities"
    BIRTHDAY = "different birthdays"
    GENERATION = "junior and senior"


class Confidence(StrEnum):
    """How much is to be said for it: nothing speaks against what is SURE."""

    SURE = "sure"
    LIKELY = "likely"
    PERHAPS = "perhaps"


Ids = tuple[int, int]
"""Two contacts, the smaller id first."""

RANK = {confidence: place for place, confidence in enumerate(Confidence)}


class Sign(NamedTuple):
    """One reason, and the value that both have in common where there is one."""

    reason: Reason
    value: str = ""


class Pair(NamedTuple):
    """Two contacts that may be one person; the smaller id stands first."""

    one: int
    other: int
    confidence: Confidence
    signs: tuple[Sign, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubles:
    """Contacts that may be one person, as they are shown together; who leads the list is kept.

    `covered` are the contacts that each of them already stands for, being surely the same.
    """

    ids: tuple[int, ...]
    confidence: Confidence
    signs: tuple[Sign, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    covered: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search came to, the surest first; `searched` is how many contacts were looked at."""

    groups: tuple[Doubles, ...]
    searched: int
    names: Mapping[int, str] = field(default_factory=dict)

    def counts(self) -> dict[Confidence, int]:
        """How many there are of each confidence."""
        return {one: sum(group.confidence is one for group in self.groups) for one in Confidence}

    def sure(self) -> tuple[Doubles, ...]:
        """Those that may be merged at once when the user asks for it."""
        return tuple(group for group in self.groups if group.confidence is Confidence.SURE)


def after(groups: Sequence[Doubles], became: Mapping[int, int]) -> list[Doubles]:
    """The groups once some contacts became others; those that are of one contact only are left out."""
    found = []
    for group in groups:
        ids = tuple(sorted({became.get(each, each) for each in group.ids}))
        if len(ids) > 1:
            found.append(group if ids == group.ids else replace(group, ids=ids, covered={}))
    return found


def pairs_of(ids: Sequence[int]) -> list[Ids]:
    """Every two of these contacts, the smaller id first."""
    ordered = sorted(set(ids))
    return [(one, other) for place, one in enumerate(ordered) for other in ordered[place + 1 :]]
