"""By what the parts of a card are compared: an import never brings the same one twice."""

from collections.abc import Callable, Mapping
from hashlib import sha256
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


KEYS: Mapping[str, Callable[[Any], str]] = {
    "point": point_key,
    "address": address_key,
    "role": role_key,
    "contact_tag": sort_key,
    "kept": kept_key,
}
