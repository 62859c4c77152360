"""What an import remembers of what it brought, so that it brings nothing twice and can be taken back.

A new contact is remembered by one text that tells all of it: rows of their own for each part would
double the time that an import takes. A part that came to a known contact has a row of its own.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from netdesk.domain.contact import Card, Contact
from netdesk.domain.folding import sort_key
from netdesk.domain.import_keys import (
    KEYS,
    NOTE,
    PARTS,
    PHOTO,
    key_of_address,
    key_of_point,
    key_of_role,
    photo_key,
)

FIELDS = (
    "full_name",
    "given",
    "additional",
    "family",
    "prefix",
    "suffix",
    "nickname",
    "birthday",
    "anniversary",
    "how_met",
)
"""The fields of the record that files fill."""

values_of: Callable[[Contact], tuple[str, ...]] = attrgetter(*FIELDS)
"""Their values."""

Brought = tuple[str, str, str]
"""A value as it is remembered of an import: its table, its field of the record, its key."""
Places = Sequence[int | None]
"""The ids of the organisations of a card's roles."""

_POINT = attrgetter("kind", "value", "label", "preferred")
_ADDRESS = attrgetter("street", "extra", "city", "region", "postcode", "country", "label")
_KEPT = attrgetter("name", "parameters", "value")
_ROLE = attrgetter("organisation", "unit", "title", "started", "ended")
_NEVER_TOLD = {"id", "uid", "created_at", "modified_at", "sort_name", "trashed_at", "deletion", *FIELDS}
_OTHERS = tuple(field.name for field in fields(Contact) if field.name not in _NEVER_TOLD)
_OTHER_VALUES = attrgetter(*_OTHERS)
_USUAL = _OTHER_VALUES(Contact())
_JSON = json.JSONEncoder(ensure_ascii=False, default=str, check_circular=False)
_EXACTLY = "\x1d"


def told_of(card: Card, places: Places) -> dict[str, Any]:
    """Everything that a card holds, each part as the values of its row."""
    told: dict[str, Any] = {"fields": _fields(card.contact)}
    if card.points:
        told["point"] = [*map(_POINT, card.points)]
    if card.addresses:
        told["address"] = [*map(_ADDRESS, card.addresses)]
    if card.roles:
        told["role"] = [(place, *_ROLE(one)) for place, one in zip(places, card.roles, strict=True)]
    if card.tags:
        told["contact_tag"] = card.tags
    if card.kept:
        told["kept"] = [*map(_KEPT, card.kept)]
    if card.notes:
        told[NOTE] = card.notes
    if card.photo:
        told[PHOTO] = photo_key(card.photo)
    return told


def written(told: dict[str, Any]) -> str:
    """What `told_of` gives, as the record of a new contact holds it."""
    return _JSON.encode(told)


def is_as_it_came(card: Card, places: Places, told: str) -> bool:
    """Whether a contact that came new is still what was told then, whatever its organisations are called."""
    return _comparable(json.loads(written(told_of(card, places)))) == _comparable(json.loads(told))


def _fields(contact: Contact) -> dict[str, Any]:
    found = {name: value for name, value in zip(FIELDS, values_of(contact), strict=True) if value}
    others = _OTHER_VALUES(contact)
    if others != _USUAL:
        pairs = zip(_OTHERS, others, _USUAL, strict=True)
        found |= {name: value for name, value, usual in pairs if value != usual}
    return found


def _comparable(told: dict[str, Any]) -> dict[str, Any]:
    roles = sorted(([place, *rest] for place, _, *rest in told.get("role", ())), key=str)
    return {**told, "role": roles, "contact_tag": sorted(set(map(sort_key, told.get("contact_tag", ()))))}


def brought(card: Card) -> Iterator[Brought]:
    """Everything that a card brings."""
    for name in FIELDS:
        if value := getattr(card.contact, name):
            yield "contact", name, value
    for table, part in PARTS.items():
        for item in getattr(card, part):
            yield table, "", KEYS[table](item)
    if card.notes:
        yield NOTE, "", card.notes
    if card.photo:
        yield PHOTO, "", photo_key(card.photo)


def remembered(table: str, field: str, after: str) -> Iterator[Brought]:
    """What one change of a batch brought."""
    if table != "contact":
        yield table, "", after.partition(_EXACTLY)[0]
    elif field:
        yield table, field, after
    elif after:
        yield from _remembered_whole(json.loads(after))


def _remembered_whole(told: dict[str, Any]) -> Iterator[Brought]:
    yield from (("contact", name, str(value)) for name, value in told["fields"].items())
    yield from ((row[0], "", row[-1]) for row in told.get("rows", ()))  # as desks of revision 0002 have it
    for table in PARTS:
        for values in told.get(table, ()):
            yield table, "", _key(table, values)
    yield from ((table, "", told[table]) for table in (NOTE, PHOTO) if told.get(table))


def _key(table: str, values: Any) -> str:
    """What a part is compared by, from the values of its row."""
    match table:
        case "point":
            return key_of_point(values[0], values[1])
        case "address":
            return key_of_address(values[:-1])
        case "role":
            return key_of_role(values[1], values[3])
        case "kept":
            return "\x1f".join(values)
        case _:
            return sort_key(values)


def recognised(table: str, field: str, after: str) -> Iterator[tuple[str, str]]:
    """By what a change lets a contact be recognised: names and addresses, each with its kind."""
    if field == "full_name":
        yield "name", after
    elif table == "point":
        yield _kind_and_value(after.partition(_EXACTLY)[0])
    elif table == "contact" and not field and after:
        told = json.loads(after)
        yield "name", told["fields"].get("full_name", "")
        yield from ((kind, value) for kind, value, *_ in told.get("point", ()))
        yield from (_kind_and_value(row[-1]) for row in told.get("rows", ()) if row[0] == "point")


def _kind_and_value(key: str) -> tuple[str, str]:
    kind, _, value = key.partition(" ")
    return kind, value


def exactly(table: str, item: Any, place: int | None = None) -> str:
    """A part that came to a known contact: its key, and behind it all of it, to tell later edits."""
    match table:
        case "point":
            rest: tuple[Any, ...] = _POINT(item)
        case "address":
            rest = _ADDRESS(item)
        case "role":
            rest = (place, *_ROLE(item)[1:])
        case _:
            return KEYS[table](item)
    return f"{KEYS[table](item)}{_EXACTLY}{_JSON.encode(rest)}"


def same_part(one: str, other: str) -> bool:
    """Whether two parts, as `exactly` tells them, are one to the last letter."""
    key, _, rest = one.partition(_EXACTLY)
    other_key, _, other_rest = other.partition(_EXACTLY)
    return rest == other_rest if rest and other_rest else key == other_key
