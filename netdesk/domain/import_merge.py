"""What a card adds to a contact that is known: never over what the user wrote."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TypeVar

from netdesk.domain.contact import Address, Card, Contact, Kept, Photo, Point, PointKind, Role
from netdesk.domain.folding import fold, sort_key
from netdesk.domain.import_match import email_key, phone_key

T = TypeVar("T")
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

NOTE, PHOTO = "note", "photo"


@dataclass(frozen=True, slots=True)
class Offered:
    """What earlier imports brought for a contact: (table, field, value), and the same by source."""

    values: frozenset[tuple[str, str, str]] = frozenset()
    by_source: Mapping[str, frozenset[tuple[str, str, str]]] = field(default_factory=dict)

    def has(self, table: str, name: str, value: str) -> bool:
        """Whether an import brought this already: the user may have changed or removed it since."""
        return (table, name, value) in self.values


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What is to be written: fields with their new value, and items for the ends of the lists.

    `notes` is the whole new text, None for no change.
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


def additions(card: Card, known: Card, offered: Offered, source: str) -> Additions:
    """What `card`, which the file calls `source`, adds to `known`."""
    return Additions(
        fields=_fields(card, known, offered),
        points=_new(card.points, known.points, point_key, "point", offered),
        addresses=_new(card.addresses, known.addresses, address_key, "address", offered),
        roles=_new(card.roles, known.roles, role_key, "role", offered),
        tags=_new(card.tags, known.tags, sort_key, "contact_tag", offered),
        kept=_new(card.kept, known.kept, kept_key, "kept", offered),
        notes=_notes(card.notes, known.notes, offered, source),
        photo=_photo(card, known, offered),
    )


def with_fields(contact: Contact, more: Additions) -> Contact:
    """The record with the changed fields."""
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


def _fields(card: Card, known: Card, offered: Offered) -> dict[str, str]:
    return {name: getattr(card.contact, name) for name in FIELDS if _may_change(name, card, known, offered)}


def _may_change(name: str, card: Card, known: Card, offered: Offered) -> bool:
    new, now = getattr(card.contact, name), getattr(known.contact, name)
    if not new or new == now or offered.has("contact", name, new):
        return False
    return not now or offered.has("contact", name, now)


def _new(
    wanted: Iterable[T], there: Iterable[T], key: Callable[[T], str], table: str, offered: Offered
) -> tuple[T, ...]:
    known = set(map(key, there))
    found: dict[str, T] = {}
    for item in wanted:
        name = key(item)
        if name not in known and not offered.has(table, "", name):
            found.setdefault(name, item)
    return tuple(found.values())


def _notes(new: str, now: str, offered: Offered, source: str) -> str | None:
    """The new text replaces what the same source brought, and follows what another one did."""
    if not new or new in now or offered.has(NOTE, "", new):
        return None
    if not now or (NOTE, "", now) in offered.by_source.get(source, frozenset()):
        return new
    return f"{now}\n\n{new}" if offered.has(NOTE, "", now) else None


def _photo(card: Card, known: Card, offered: Offered) -> Photo | None:
    if card.photo is None or known.photo is not None or offered.has(PHOTO, "", photo_key(card.photo)):
        return None
    return card.photo


def point_key(point: Point) -> str:
    """A point as it is compared."""
    match point.kind:
        case PointKind.EMAIL:
            value = email_key(point.value)
        case PointKind.PHONE:
            value = phone_key(point.value) or point.value
        case _:
            value = point.value.strip().rstrip("/").lower()
    return f"{point.kind} {value}"


def address_key(address: Address) -> str:
    """An address as it is compared; its label does not count."""
    parts = (address.street, address.extra, address.city, address.region, address.postcode, address.country)
    return fold(" ".join(filter(None, map(str.strip, parts))))


def role_key(role: Role) -> str:
    """A role as it is compared."""
    return f"{sort_key(role.organisation)}\x1f{sort_key(role.title)}"


def kept_key(kept: Kept) -> str:
    """A kept property as it is compared."""
    return "\x1f".join((kept.name, kept.parameters, kept.value))


def photo_key(photo: Photo) -> str:
    """A picture's print."""
    return sha256(photo.data).hexdigest()
