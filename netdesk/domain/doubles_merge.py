"""What several contacts become when they are merged: a choice for each field, lists united, nothing lost."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from netdesk.domain.contact import Address, Card, Contact, Kept, Point, Role, Stage, display_name
from netdesk.domain.folding import sort_key
from netdesk.domain.import_keys import address_key, kept_key, point_key, role_key
from netdesk.domain.note import Span

T = TypeVar("T")
NAME, CADENCE, PHOTO = "name", "cadence", "photo"
_TOGETHER = {
    NAME: ("full_name", "given", "additional", "family", "prefix", "suffix"),
    CADENCE: ("cadence_days", "latest_days"),
}
"""Fields that are chosen together: half of one name and half of another is nobody's."""
_OWN = frozenset("id uid created_at modified_at sort_name trashed_at deletion".split())
_HIGHEST = frozenset({"closeness", "relevance"})
_BETWEEN = "\n\n"

Choices = Mapping[str, int]
"""Which of the contacts, by its place, each field is taken from; what is not named is chosen as is best."""


def _single_fields() -> tuple[str, ...]:
    grouped = {name for names in _TOGETHER.values() for name in names}
    return tuple(one.name for one in fields(Contact) if one.name not in _OWN | grouped)


FIELDS = (NAME, *_single_fields(), CADENCE, PHOTO)
"""What is chosen, in order."""


def values(card: Card, field: str) -> tuple[Any, ...]:
    """What a contact has in a field."""
    if field == PHOTO:
        return (card.photo,)
    return tuple(getattr(card.contact, name) for name in _TOGETHER.get(field, (field,)))


def is_blank(card: Card, field: str) -> bool:
    """Whether a contact says nothing there; a stage is never blank."""
    return field != "stage" and not any(values(card, field))


def differing(cards: Sequence[Card]) -> tuple[str, ...]:
    """The fields in which two of the contacts say different things: those that are to be chosen."""
    return tuple(name for name in FIELDS if len(_said(cards, name)) > 1)


def _said(cards: Sequence[Card], field: str) -> set[tuple[Any, ...]]:
    said = {values(card, field) for card in cards if not is_blank(card, field)}
    return {(display_name(card.contact),) for card in cards} if field == NAME and len(said) > 1 else said


def best(cards: Sequence[Card], field: str) -> int:
    """Whose value is taken unless the user chooses: the fullest name, the furthest stage, else the first."""
    places = [place for place, card in enumerate(cards) if not is_blank(card, field)] or [0]
    if field == NAME:
        return max(places, key=lambda place: (_fullness(cards[place].contact), -place))
    if field == "stage":
        return max(places, key=lambda place: (_progress(cards[place].contact.stage), -place))
    if field in _HIGHEST:
        return max(places, key=lambda place: (getattr(cards[place].contact, field), -place))
    return places[0]


def _fullness(contact: Contact) -> tuple[int, int, int]:
    """More whole words, then signs that plain letters do not have, then parts that are told apart."""
    name = display_name(contact)
    words = sum(len(word.strip(".")) > 1 for word in name.split()) * ("@" not in name)
    return (
        words,
        sum(not letter.isascii() for letter in name),
        sum(map(bool, (contact.given, contact.family))),
    )


def _progress(stage: Stage) -> int:
    return -1 if stage is Stage.RESTING else list(Stage).index(stage)


def chosen(cards: Sequence[Card], choices: Choices) -> dict[str, int]:
    """Whose value each field gets."""
    return {name: choices[name] if name in choices else best(cards, name) for name in FIELDS}


def merged_contact(cards: Sequence[Card], choices: Choices) -> Contact:
    """The record of the first contact with the chosen values."""
    taken: dict[str, Any] = {}
    for name, place in chosen(cards, choices).items():
        if name != PHOTO:
            taken.update(zip(_TOGETHER.get(name, (name,)), values(cards[place], name), strict=True))
    return replace(cards[0].contact, **taken)


def merged(cards: Sequence[Card], choices: Choices) -> Card:
    """The contact that comes of it."""
    return Card(
        contact=merged_contact(cards, choices),
        points=united([one for card in cards for one in card.points], point_key),
        addresses=united([one for card in cards for one in card.addresses], address_key),
        roles=_present_first(united_roles([one for card in cards for one in card.roles])),
        tags=united([one for card in cards for one in card.tags], sort_key),
        notes=united_notes([(card.notes, ()) for card in cards])[0],
        photo=cards[chosen(cards, choices)[PHOTO]].photo,
        kept=united([one for card in cards for one in card.kept], kept_key),
    )


def _present_first(roles: Iterable[Role]) -> tuple[Role, ...]:
    return tuple(sorted(roles, key=lambda role: role.ended != ""))


def united(items: Sequence[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """Each item once."""
    return tuple(items[place] for place in places_of(items, key))


def places_of(items: Sequence[T], key: Callable[[T], Hashable]) -> list[int]:
    """The places of those items that are the first of their kind."""
    first: dict[Hashable, int] = {}
    for place, item in enumerate(items):
        first.setdefault(key(item), place)
    return list(first.values())


def united_roles(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Each role once: of two that are alike the one that says more."""
    return tuple(roles[place] for place in role_places(roles))


def role_places(roles: Sequence[Role]) -> list[int]:
    """The places of the roles that no other one contains."""
    return [place for place in range(len(roles)) if not _is_contained(roles, place)]


def _is_contained(roles: Sequence[Role], place: int) -> bool:
    this = roles[place]
    return any(
        other != place
        and _contains(roles[other], this)
        and (other < place or not _contains(this, roles[other]))
        for other in range(len(roles))
    )


def _contains(one: Role, other: Role) -> bool:
    details = ((one.unit, other.unit), (one.started, other.started), (one.ended, other.ended))
    return role_key(one) == role_key(other) and all(theirs in ("", mine) for mine, theirs in details)


def united_notes(notes: Iterable[tuple[str, tuple[Span, ...]]]) -> tuple[str, tuple[Span, ...]]:
    """All notes as one text, each once, with their marks where their words stand now."""
    text, marks = "", []
    for words, spans in notes:
        if not words.strip() or (words in text and not spans):
            continue
        start = len(text) + len(_BETWEEN) if text else 0
        text = f"{text}{_BETWEEN}{words}" if text else words
        marks += [Span(one.start + start, one.end + start, one.kind, one.uid) for one in spans]
    return text, tuple(marks)


LISTS: Mapping[str, tuple[type[Any], Callable[[Any], Hashable]]] = {
    "point": (Point, point_key),
    "address": (Address, address_key),
    "kept": (Kept, kept_key),
}
"""The lists of a contact whose items are told apart by a key."""
