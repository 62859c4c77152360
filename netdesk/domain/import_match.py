"""Whether a card of a file is a contact that is known already, surely or perhaps."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain

from netdesk.domain.contact import Card, PointKind, display_name
from netdesk.domain.folding import sort_key
from netdesk.domain.import_likeness import Common, Likeness, Shared, shared_keys

_LONG_ENOUGH = 16  # some phones number their cards 1, 2, 3: such an id says nothing elsewhere
_DIGITS_ENOUGH = 7
_MOST_LIKE = 3
_NO_DIGITS = re.compile(r"\D+")
_NO_ASCII_DIGITS = {code: None for code in range(128) if not chr(code).isdigit()}
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What a card or a contact is recognised by, folded; `id` is negative for one that is only planned.

    `names`, and the others too, hold what an import brought even where the user has changed it since.
    """

    id: int = 0
    name: str = ""
    names: frozenset[str] = _NOTHING
    sources: frozenset[str] = _NOTHING
    emails: frozenset[str] = _NOTHING
    phones: frozenset[str] = _NOTHING
    links: frozenset[str] = _NOTHING
    near: tuple[str, ...] = ()
    organisations: frozenset[str] = _NOTHING
    trashed: bool = False


def marks_of(card: Card, source: str, number: int) -> Marks:
    """The marks of a card that a file calls `source`; its id is the negative of its number there."""
    points, uid = card.points, card.contact.uid
    name = sort_key(display_name(card.contact))
    return Marks(
        id=-number,
        name=name,
        names=frozenset((name,)),
        sources=frozenset((source, uid) if uid else (source,)),
        emails=frozenset([email_key(one.value) for one in points if one.kind is PointKind.EMAIL]),
        phones=frozenset([phone_key(one.value) for one in points if one.kind is PointKind.PHONE]),
        links=frozenset([link_key(one.value) for one in points if one.kind is PointKind.LINK]),
        near=near_keys(name),
        organisations=frozenset([sort_key(role.organisation) for role in card.roles if role.organisation]),
    )


def source_of(card: Card, source_id: str) -> str:
    """What the file calls this card: its id where that is one of a kind, else a print of its content."""
    if len(source_id) >= _LONG_ENOUGH:
        return source_id
    texts = [source_id, display_name(card.contact), card.notes]
    texts += [point.value for point in card.points]
    texts += [f"{role.organisation}\x1e{role.title}" for role in card.roles]
    return "content:" + blake2b("\x1f".join(texts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def email_key(value: str) -> str:
    """An e-mail address as it is compared."""
    return value.strip().lower()


def phone_key(value: str) -> str:
    """A phone number's last nine digits: with and without a country's code it is the same."""
    digits = value.translate(_NO_ASCII_DIGITS) if value.isascii() else _NO_DIGITS.sub("", value)
    return digits[-9:]


def link_key(value: str) -> str:
    """A link as it is compared: with and without its scheme it is the same."""
    bare = value.strip().rstrip("/").lower()
    return bare.partition("://")[2].removeprefix("www.") if "://" in bare else bare.removeprefix("www.")


def compatible(one: str, other: str) -> bool:
    """Whether two folded names can belong to one person: all words of the shorter are in the longer.

    An initial stands for a word that begins with it.
    """
    if one == other:
        return True
    fewer, more = sorted((words(one), words(other)), key=len)
    return all(any(word == known or _abbreviates(word, known) for known in more) for word in fewer)


def words(name: str) -> list[str]:
    """The words of a folded name."""
    if "," in name or "." in name:
        name = name.replace(",", " ").replace(".", " ")
    return name.split()


def near_keys(name: str) -> tuple[str, ...]:
    """What a name shares with those that may be the same: one outer word and the other's initial."""
    found = words(name)
    if len(found) > 2:  # an initial is no outer word: Falk, Bo A.
        found = [word for word in found if len(word) > 1] or found
    if len(found) < 2:
        return ()
    return (f"{found[-1]} {found[0][0]}", f"{found[0]} {found[-1][0]}")


def _abbreviates(one: str, other: str) -> bool:
    return 1 in (len(one), len(other)) and one[0] == other[0]


class Matcher:
    """Finds the contact that a card's marks point to; contacts in the trash come last.

    `coming` are the cards themselves: an address that many of them have tells of nobody.
    """

    def __init__(self, known: Iterable[Marks], coming: Iterable[Marks] = ()) -> None:
        self._by_source: dict[str, list[Marks]] = {}
        self._by_address: dict[str, list[Marks]] = {}
        self._by_name: dict[str, list[Marks]] = {}
        self._near: dict[str, list[Marks]] = {}
        self._sharing: dict[str, list[Marks]] = {}
        there = list(known)
        people = chain((marks for marks in there if not marks.trashed), coming)
        self._common = Common((marks.id, marks.name, _shared(marks)) for marks in people)
        for marks in there:
            self.add(marks)

    def add(self, marks: Marks, card_id: int = 0) -> None:
        """One contact more, or another view of one that is known: as the card `card_id` tells of it."""
        for source in marks.sources:
            self._by_source.setdefault(source, []).append(marks)
        for address in _addresses(marks):
            self._by_address.setdefault(address, []).append(marks)
        for key, _ in self._common.of(card_id or marks.id):
            self._sharing.setdefault(key, []).append(marks)
        if marks.name:
            self._by_name.setdefault(marks.name, []).append(marks)
        for key in marks.near:
            self._near.setdefault(key, []).append(marks)

    def find(self, marks: Marks) -> Marks | None:
        """By the source's id, by an address and a fitting name, or by exact name without a contradiction."""
        by_source = [one for source in marks.sources for one in self._by_source.get(source, ())]
        if by_source:
            return _best(by_source)
        by_address = (one for key in _addresses(marks) for one in self._by_address.get(key, ()))
        fitting = [one for one in by_address if _may_be_called(one, marks.name)]
        if fitting:
            return _best(fitting)
        return self._by_name_alone(marks)

    def _by_name_alone(self, marks: Marks) -> Marks | None:
        """Only where it leaves no choice: one word, or several namesakes, say too little."""
        named = [one for one in self._by_name.get(marks.name, ()) if not _contradict(one, marks)]
        live = {one.id for one in named if not one.trashed}
        sure = " " in marks.name or any(one.organisations & marks.organisations for one in named)
        return _best(named) if named and sure and len(live) < 2 else None

    def like(self, marks: Marks) -> list[tuple[Marks, Likeness]]:
        """Whom a card that `find` knows nobody for may be all the same; nobody who lies in the trash."""
        found: dict[int, tuple[Marks, Likeness]] = {}
        for one, likeness in self._alike(marks):
            if not one.trashed and one.id != marks.id:
                found.setdefault(one.id, (one, likeness))
        return list(found.values())[:_MOST_LIKE] if found else []

    def _alike(self, marks: Marks) -> Iterator[tuple[Marks, Likeness]]:
        yield from self._at_same_address(marks)
        yield from ((one, Likeness.NAME) for one in self._by_name.get(marks.name, ()))
        for key in marks.near:
            for one in self._near.get(key, ()):
                if compatible(one.name, marks.name):
                    yield one, Likeness.SIMILAR_NAME

    def _at_same_address(self, marks: Marks) -> Iterator[tuple[Marks, Likeness]]:
        """Whoever shares what points to one person; with a page of their own a part of the name as well."""
        for key, likeness in self._common.of(marks.id):
            for one in self._sharing.get(key, ()):
                is_page = likeness is Likeness.LINK
                if not is_page or not set(words(one.name)).isdisjoint(words(marks.name)):
                    yield one, likeness


def _shared(marks: Marks) -> Iterator[Shared]:
    points = {PointKind.EMAIL: marks.emails, PointKind.PHONE: marks.phones, PointKind.LINK: marks.links}
    return shared_keys({kind: sorted(values) for kind, values in points.items() if values})


def _addresses(marks: Marks) -> list[str]:
    """What leads to a person: e-mail addresses, phone numbers that are long enough, links."""
    found = [*marks.emails]
    if marks.phones:
        found += [f"tel:{phone}" for phone in marks.phones if len(phone) >= _DIGITS_ENOUGH]
    if marks.links:
        found += [f"//{link}" for link in marks.links]
    return found


def _may_be_called(one: Marks, name: str) -> bool:
    return any(compatible(known, name) for known in one.names or (one.name,))


def _best(found: list[Marks]) -> Marks:
    return min(found, key=lambda one: (one.trashed, one.id < 0, abs(one.id)))


def _contradict(one: Marks, other: Marks) -> bool:
    """Two namesakes with different addresses are two people until somebody says that they are one."""
    if _differ(one.emails, other.emails):
        return True
    if one.organisations & other.organisations:
        return False
    return _differ(one.phones, other.phones) or _differ(one.organisations, other.organisations)


def _differ(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs and not mine & theirs)
