"""Writes contacts as vCards, 3.0 or 4.0, piece by piece."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from typing import Literal

from netdesk.domain.contact import Address, Card, Contact, Photo, Point, PointKind, Role, display_name
from netdesk.formats.vcard.draft import NO_PARTS
from netdesk.formats.vcard.names import NAMES, has_parts
from netdesk.formats.vcard.roles import OWN
from netdesk.formats.vcard.values import SIGNS, escaped
from netdesk.formats.vcard.written import Groups, clean, folded, kept_line, kept_photo, label_value, types_of

Version = Literal["3.0", "4.0"]

NO_PLACE = (
    "how_met", "closeness", "relevance", "why", "way", "time_of_day", "stage", "cadence_days",
    "latest_days", "quiet_until",
    "started", "ended",
)  # fmt: skip
"""What a contact and its roles have and a vCard has no place for, by the names of the fields.

Besides: identifiers, `created_at`, `sort_name` and what the trash needs are the desk's own; a blank before
or behind an entry of a list is left out, and so are NUL, escape and carriage return. 1604 and 0000 as the
year of a birthday mean none.
"""

_POINTS = {PointKind.EMAIL: "EMAIL", PointKind.PHONE: "TEL", PointKind.LINK: "URL"}
_UUID = re.compile(r"[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\Z", re.IGNORECASE)


def write_cards(cards: Iterable[Card], version: Version = "3.0") -> Iterator[bytes]:
    """The bytes of a vCard file, one piece a contact; UID is the contact's uid."""
    for card in cards:
        yield b"".join(map(folded, _Writing(card, version == "4.0").lines()))


class _Writing:
    """One card being written; `new` is vCard 4.0."""

    def __init__(self, card: Card, new: bool) -> None:
        self._card = card
        self._new = new
        self._groups = Groups(card.kept)

    def lines(self) -> Iterator[str]:
        yield "BEGIN:VCARD"
        yield "VERSION:4.0" if self._new else "VERSION:3.0"
        yield from self._identity(self._card.contact)
        yield from self._days(self._card.contact)
        for point in self._card.points:
            yield from self._point(point)
        for address in self._card.addresses:
            yield from self._address(address)
        yield from self._roles([role for role in self._card.roles if _said(role)])
        yield from self._rest()
        yield "END:VCARD"

    def _identity(self, contact: Contact) -> Iterator[str]:
        if contact.uid:
            is_uuid = self._new and _UUID.match(contact.uid)
            yield f"UID:{'urn:uuid:' if is_uuid else ''}{_text(contact.uid)}"
        if contact.modified_at:
            yield f"REV:{contact.modified_at:{'%Y%m%dT%H%M%SZ' if self._new else '%Y-%m-%dT%H:%M:%SZ'}}"
        names = {name: getattr(contact, name) for name in NAMES}
        yield f"FN:{_text(display_name(contact))}"
        mark = "" if has_parts(names) else f";{NO_PARTS}=none"
        yield f"N{mark}:{';'.join(map(_text, names.values()))}"
        if contact.nickname:
            yield f"NICKNAME:{_nicknames(contact.nickname)}"

    def _days(self, contact: Contact) -> Iterator[str]:
        if contact.birthday:
            yield f"BDAY{self._day(contact.birthday)}"
        if contact.anniversary and self._new:
            yield f"ANNIVERSARY{self._day(contact.anniversary)}"
        elif contact.anniversary:
            group = self._groups.new()
            yield f"{group}.X-ABDATE{self._day(contact.anniversary)}"
            yield f"{group}.X-ABLabel:{label_value('Anniversary')}"

    def _day(self, day: str) -> str:
        """A date as each version has it; a day without a year in 3.0 as Apple writes it."""
        if self._new:
            start = 2 * day.startswith("--")
            return f":{day[:start]}{day[start:].replace('-', '')}"
        return f";X-APPLE-OMIT-YEAR=1604:1604-{day[2:]}" if day.startswith("--") else f":{day}"

    def _point(self, point: Point) -> Iterator[str]:
        is_link = point.kind is PointKind.LINK
        written = escaped(clean(point.value), ("\\", "\n") if is_link else SIGNS)
        first = ("INTERNET",) if point.kind is PointKind.EMAIL and not self._new else ()
        yield from self._labelled(_POINTS[point.kind], point.label, written, first, point.preferred)

    def _address(self, address: Address) -> Iterator[str]:
        parts = (
            "", address.extra, address.street, address.city, address.region, address.postcode, address.country
        )  # fmt: skip
        if any(map(str.strip, parts)):
            yield from self._labelled("ADR", address.label, ";".join(map(_text, parts)))

    def _labelled(
        self, name: str, label: str, value: str, types: tuple[str, ...] = (), preferred: bool = False
    ) -> Iterator[str]:
        """A property with its label as types where there are such, else as the label of its group."""
        label = clean(label).strip()
        standard = types_of(name, label, self._new)
        parameters = "".join(f";TYPE={one}" for one in (*types, *(standard or ())))
        if preferred:
            parameters += ";PREF=1" if self._new else ";TYPE=PREF"
        if standard is not None:
            yield f"{name}{parameters}:{value}"
        else:
            group = self._groups.new()
            yield f"{group}.{name}{parameters}:{value}"
            yield f"{group}.X-ABLabel:{label_value(label)}"

    def _roles(self, roles: list[Role]) -> Iterator[str]:
        """A single role as everybody reads it; several in groups, so that each title stays in place."""
        together = len(roles) == 1
        for role in roles:
            group = "" if together else f"{self._groups.new(OWN)}."
            if role.organisation or role.unit:
                parts = (role.organisation, *filter(None, role.unit.split(";")))
                yield f"{group}ORG:{';'.join(map(_text, parts))}"
            if role.title:
                yield f"{group}TITLE:{_text(role.title)}"

    def _rest(self) -> Iterator[str]:
        card = self._card
        if card.tags:
            yield f"CATEGORIES:{','.join(map(_text, card.tags))}"
        if card.notes:
            yield f"NOTE:{_text(card.notes)}"
        if card.photo:
            yield _photo(card.photo, self._new)
        yield from filter(None, map(kept_line, card.kept))


def _said(role: Role) -> bool:
    return bool(role.organisation or role.unit or role.title)


def _text(text: str) -> str:
    return escaped(clean(text))


def _nicknames(text: str) -> str:
    """Several are a list, which a comma and a blank part in NetDesk."""
    names = text.split(", ")
    return ",".join(map(_text, names)) if all(map(str.strip, names)) else _text(text)


def _photo(photo: Photo, new: bool) -> str:
    if new:
        return f"PHOTO:data:{photo.media_type};base64,{b64encode(photo.data).decode('ascii')}"
    return kept_line(kept_photo(photo))
