"""What a card adds to a contact that is known: never over what the user wrote."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from netdesk.domain.contact import Address, Card, Contact, Kept, Photo, Point, Role
from netdesk.domain.import_keys import KEYS, NOTE, PARTS, PHOTO, photo_key
from netdesk.domain.import_record import FIELDS, Brought, values_of

T = TypeVar("T")
_DAYS = ("birthday", "anniversary")
Taken = frozenset[tuple[str, str]]
"""What the user takes from a file over their own: a table or field of the record, and its value's key."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What earlier imports brought for a contact: (table, field, value), and the same by source."""

    values: frozenset[Brought] = frozenset()
    by_source: Mapping[str, frozenset[Brought]] = field(default_factory=dict)

    def has(self, table: str, name: str, value: str) -> bool:
        """Whether an import brought this already: the user may have changed or removed it since."""
        return (table, name, value) in self.values

    def and_of(self, source: str, brought: Iterable[Brought]) -> "Offered":
        """The same once `source` has brought more."""
        more = frozenset(brought)
        own = self.by_source.get(source, frozenset()) | more
        return Offered(self.values | more, {**self.by_source, source: own})


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What is to be written: fields with their new value, and items for the ends of the lists.

    `notes` is the whole new text, None for no change; a `photo` takes the place of the one that is there.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    points: tuple[Point, ...] = ()
    addresses: tuple[Address, ...] = ()
    roles: tuple[Role, ...] = ()
    tags: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    notes: str | None = None
    photo: Photo | None = None

    def __bool__(self) -> bool:
        lists = (self.fields, self.points, self.addresses, self.roles, self.tags, self.kept)
        return any(lists) or self.notes is not None or self.photo is not None


def additions(
    card: Card, known: Card, offered: Offered, source: str, taken: Taken = frozenset()
) -> Additions:
    """What `card`, which the file calls `source`, adds to `known`; `taken` even over the user's own."""
    return Additions(
        fields=dict(_fields(card, known, offered, taken)),
        points=_new(card.points, known.points, "point", offered, taken),
        addresses=_new(card.addresses, known.addresses, "address", offered, taken),
        roles=_new(card.roles, known.roles, "role", offered, taken),
        tags=_new(card.tags, known.tags, "contact_tag", offered, taken),
        kept=_new(card.kept, known.kept, "kept", offered, taken),
        notes=_notes(card.notes, known.notes, offered, source, taken),
        photo=_photo(card, known, offered, taken),
    )


def with_fields(contact: Contact, more: Additions) -> Contact:
    """The record with the changed fields."""
    if not more.fields:
        return contact
    return replace(contact, **more.fields)  # type: ignore[arg-type]  # only FIELDS, which are texts


def with_additions(known: Card, more: Additions) -> Card:
    """The card as it is once they are written."""
    return replace(
        known,
        contact=with_fields(known.contact, more),
        points=known.points + more.points,
        addresses=known.addresses + more.addresses,
        roles=known.roles + more.roles,
        tags=known.tags + more.tags,
        kept=known.kept + more.kept,
        notes=known.notes if more.notes is None else more.notes,
        photo=more.photo or known.photo,
    )


def with_more(known: Card, offered: Offered, source: str, more: Additions) -> tuple[Card, Offered]:
    """The card, and what is remembered of imports, once additions of this source are written."""
    return with_additions(known, more), offered.and_of(source, _brought_with(more))


def _brought_with(more: Additions) -> Iterator[Brought]:
    yield from (("contact", name, value) for name, value in more.fields.items())
    for table, part in PARTS.items():
        yield from ((table, "", KEYS[table](item)) for item in getattr(more, part))
    if more.notes is not None:
        yield NOTE, "", more.notes
    if more.photo is not None:
        yield PHOTO, "", photo_key(more.photo)


def says_less(name: str, new: str, now: str) -> bool:
    """Whether a day without its year, or a year alone, is part of the day that is known."""
    return name in _DAYS and bool(new) and (now.endswith(new.lstrip("-")) or now.startswith(new))


def _fields(card: Card, known: Card, offered: Offered, taken: Taken) -> Iterator[tuple[str, str]]:
    for name, new, now in zip(FIELDS, values_of(card.contact), values_of(known.contact), strict=True):
        if not new or new == now:
            continue
        if (name, new) in taken or _may_change(name, new, now, offered):
            yield name, new


def _may_change(name: str, new: str, now: str, offered: Offered) -> bool:
    if offered.has("contact", name, new) or says_less(name, new, now):
        return False
    return not now or offered.has("contact", name, now)


def _new(
    wanted: Sequence[T], there: Iterable[T], table: str, offered: Offered, taken: Taken
) -> tuple[T, ...]:
    if not wanted:
        return ()
    key: Callable[[T], str] = KEYS[table]
    known = set(map(key, there))
    found: dict[str, T] = {}
    for item in wanted:
        name = key(item)
        if name not in known and ((table, name) in taken or not offered.has(table, "", name)):
            found.setdefault(name, item)
    return tuple(found.values())


def _notes(new: str, now: str, offered: Offered, source: str, taken: Taken) -> str | None:
    """The new text replaces what the same source brought, and follows what another one did, or was taken."""
    if not new or new in now:
        return None
    if (NOTE, new) in taken:
        return f"{now}\n\n{new}" if now else new
    if offered.has(NOTE, "", new):
        return None
    if not now or (NOTE, "", now) in offered.by_source.get(source, frozenset()):
        return new
    return f"{now}\n\n{new}" if offered.has(NOTE, "", now) else None


def _photo(card: Card, known: Card, offered: Offered, taken: Taken) -> Photo | None:
    if card.photo is None:
        return None
    key, now = photo_key(card.photo), photo_key(known.photo) if known.photo else ""
    if key == now:
        return None
    if (PHOTO, key) in taken:
        return card.photo
    is_free = not now or offered.has(PHOTO, "", now)
    return card.photo if is_free and not offered.has(PHOTO, "", key) else None
