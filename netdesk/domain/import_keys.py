"""By what the parts of a card are compared: an import never brings the same one twice."""

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from operator import attrgetter
from typing import Any

from netdesk.domain.contact import Address, Kept, Photo, Point, PointKind, Role
from netdesk.domain.folding import fold, sort_key
from netdesk.domain.import_match import email_key, phone_key

NOTE, PHOTO = "note", "photo"
PARTS: Mapping[str, str] = {
    "point": "points",
    "address": "addresses",
    "role": "roles",
    "contact_tag": "tags",
    "kept": "kept",
}
"""The lists of a card, by the table that they are stored in."""
_PARTS_OF_ADDRESS = attrgetter("street", "extra", "city", "region", "postcode", "country")


def point_key(point: Point) -> str:
    """A point as it is compared."""
    return key_of_point(point.kind, point.value)


def key_of_point(kind: str, value: str) -> str:
    """The same of what a point holds."""
    if kind == PointKind.EMAIL:
        return f"{PointKind.EMAIL} {email_key(value)}"
    if kind == PointKind.PHONE:
        return f"{PointKind.PHONE} {phone_key(value) or value}"
    return f"{kind} {value.strip().rstrip('/').lower()}"


def address_key(address: Address) -> str:
    """An address as it is compared; its label does not count."""
    return key_of_address(_PARTS_OF_ADDRESS(address))


def key_of_address(parts: Iterable[str]) -> str:
    """The same of its parts."""
    return fold(" ".join(filter(None, map(str.strip, parts))))


def role_key(role: Role) -> str:
    """A role as it is compared."""
    return key_of_role(role.organisation, role.title)


def key_of_role(organisation: str, title: str) -> str:
    """The same of what it is called."""
    return f"{sort_key(organisation)}\x1f{sort_key(title)}"


def kept_key(kept: Kept) -> str:
    """A kept property as it is compared."""
    return "\x1f".join((kept.name, kept.parameters, kept.value))


def photo_key(photo: Photo) -> str:
    """A picture's print."""
    return sha256(photo.data).hexdigest()


KEYS: Mapping[str, Callable[[Any], str]] = {
    "point": point_key,
    "address": address_key,
    "role": role_key,
    "contact_tag": sort_key,
    "kept": kept_key,
}
