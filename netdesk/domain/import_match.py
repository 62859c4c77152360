"""Whether a card of a file is a contact that is known already."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from netdesk.domain.contact import Card, PointKind, display_name
from netdesk.domain.folding import sort_key

_LONG_ENOUGH = 16  # some phones number their cards 1, 2, 3: such an id says nothing elsewhere
_NO_DIGITS = re.compile(r"\D+")
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What a card or a contact is recognised by, folded; `id` is negative for one that is only planned."""

    id: int = 0
    name: str = ""
    sources: frozenset[str] = _NOTHING
    emails: frozenset[str] = _NOTHING
    phones: frozenset[str] = _NOTHING
    organisations: frozenset[str] = _NOTHING
    trashed: bool = False


def marks_of(card: Card, source: str, number: int) -> Marks:
    """The marks of a card that a file calls `source`; its id is the negative of its number there."""
    points, uid = card.points, card.contact.uid
    return Marks(
        id=-number,
        name=sort_key(display_name(card.contact)),
        sources=frozenset((source, uid) if uid else (source,)),
        emails=frozenset([email_key(one.value) for one in points if one.kind is PointKind.EMAIL]),
        phones=frozenset([phone_key(one.value) for one in points if one.kind is PointKind.PHONE]),
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
    return _NO_DIGITS.sub("", value)[-9:]


def compatible(one: str, other: str) -> bool:
    """Whether two folded names can belong to one person: all words of the shorter are in the longer.

    An initial stands for a word that begins with it.
    """
    fewer, more = sorted((_words(one), _words(other)), key=len)
    return all(any(word == known or _abbreviates(word, known) for known in more) for word in fewer)


def _words(name: str) -> list[str]:
    return name.replace(",", " ").replace(".", " ").split()


def _abbreviates(one: str, other: str) -> bool:
    return 1 in (len(one), len(other)) and one[0] == other[0]


class Matcher:
    """Finds the contact that a card's marks point to; contacts in the trash come last."""

    def __init__(self, known: Iterable[Marks]) -> None:
        self._by_source: dict[str, list[Marks]] = {}
        self._by_email: dict[str, list[Marks]] = {}
        self._by_name: dict[str, list[Marks]] = {}
        for marks in known:
            self.add(marks)

    def add(self, marks: Marks) -> None:
        """One contact more, or another view of one that is known."""
        for source in marks.sources:
            self._by_source.setdefault(source, []).append(marks)
        for email in marks.emails:
            self._by_email.setdefault(email, []).append(marks)
        if marks.name:
            self._by_name.setdefault(marks.name, []).append(marks)

    def find(self, marks: Marks) -> Marks | None:
        """By the source's id, by e-mail and compatible name, or by exact name without a contradiction."""
        by_source = [one for source in marks.sources for one in self._by_source.get(source, ())]
        if by_source:
            return _best(by_source)
        by_email = (one for email in marks.emails for one in self._by_email.get(email, ()))
        by_email_too = [one for one in by_email if compatible(one.name, marks.name)]
        if by_email_too:
            return _best(by_email_too)
        named = [one for one in self._by_name.get(marks.name, ()) if not _contradict(one, marks)]
        return _best(named) if named else None


def _best(found: list[Marks]) -> Marks:
    return min(found, key=lambda one: (one.trashed, one.id < 0, abs(one.id)))


def _contradict(one: Marks, other: Marks) -> bool:
    if one.organisations & other.organisations:
        return False
    pairs = (
        (one.emails, other.emails),
        (one.phones, other.phones),
        (one.organisations, other.organisations),
    )
    return any(mine and theirs and not mine & theirs for mine, theirs in pairs)
