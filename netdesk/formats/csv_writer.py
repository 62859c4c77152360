"""Writes contacts as CSV with the columns of Google, safe to be opened in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from netdesk.domain.contact import Address, Card, Contact, Kept, Point, PointKind, display_name
from netdesk.formats import csv_google as google
from netdesk.formats.csv_cells import neutralised
from netdesk.formats.vcard.names import NAMES, whole
from netdesk.formats.vcard.values import unescaped

_POINTS = {"E-mail": PointKind.EMAIL, "Phone": PointKind.PHONE, "Website": PointKind.LINK}
_KEPT = {"Relation": "X-GOOGLE-RELATION", "Event": "X-GOOGLE-EVENT", "Custom Field": "X-GOOGLE-CUSTOM-FIELD"}
_SINGLE_KEPT = {name: f"X-GOOGLE-{name.upper().replace(' ', '-')}" for name in (*google.NAMES, "Photo")}
_LABEL = re.compile(r'X-LABEL="([^"]*)"')
_SIGNS = {"^n": "\n", "^'": '"', "^^": "^"}  # RFC 6868
_ANNIVERSARY = "Anniversary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Widths:
    """How many of each a contact of the file has at most: a table says it before its first row."""

    emails: int = 0
    phones: int = 0
    links: int = 0
    addresses: int = 0
    relations: int = 0
    events: int = 0
    custom_fields: int = 0

    @property
    def of_pairs(self) -> dict[str, int]:
        """The same by the name of the columns, which come in pairs."""
        points = {"E-mail": self.emails, "Phone": self.phones, "Website": self.links}
        kept = {"Relation": self.relations, "Event": self.events + 1, "Custom Field": self.custom_fields}
        return points | kept


def write(cards: Iterable[Card], widths: Widths) -> Iterator[bytes]:
    """The file in pieces, one row at a time."""
    yield _line(header(widths))
    for card in cards:
        yield _line([neutralised(cell) for cell in row(card, widths)])


def header(widths: Widths) -> list[str]:
    """The names of the columns."""
    counts = widths.of_pairs
    return [
        *google.SINGLE,
        *_pairs("E-mail", counts),
        *_pairs("Phone", counts),
        *(name for number in range(1, widths.addresses + 1) for name in google.address(number)),
        *_pairs("Website", counts),
        *(name for what in _KEPT for name in _pairs(what, counts)),
    ]


def _pairs(what: str, counts: dict[str, int]) -> Iterator[str]:
    for number in range(1, counts[what] + 1):
        yield from google.pair(what, number)


def row(card: Card, widths: Widths) -> list[str]:
    """A contact's cells, in the order of the header."""
    counts = widths.of_pairs
    return [
        *_single(card),
        *_point_cells(card, "E-mail", counts),
        *_point_cells(card, "Phone", counts),
        *_padded((_address(one) for one in card.addresses), widths.addresses, len(google.address(1))),
        *_point_cells(card, "Website", counts),
        *(cell for what, name in _KEPT.items() for cell in _kept_cells(card, what, name, counts)),
    ]


def _single(card: Card) -> list[str]:
    contact = card.contact
    present = [role for role in card.roles if not role.ended]
    values = {
        **_kept_alone(card),
        **_names(contact),
        "Organization Name": _joint([role.organisation for role in present]),
        "Organization Title": _joint([role.title for role in present]),
        "Organization Department": _joint([role.unit for role in present]),
        "Birthday": contact.birthday,
        "Notes": card.notes,
        "Labels": _joint([*card.tags, google.MY_CONTACTS]),
    }
    return [values.get(name, "") for name in google.SINGLE]


def _names(contact: Contact) -> dict[str, str]:
    parts = {
        "First Name": contact.given,
        "Middle Name": contact.additional,
        "Last Name": contact.family,
        "Name Prefix": contact.prefix,
        "Name Suffix": contact.suffix,
    }
    full = display_name(contact)
    names = {**parts, "Nickname": contact.nickname}
    return names if full == _made(contact) else {**names, "File As": full}


def _made(contact: Contact) -> str:
    """The full name that the reader makes of the parts."""
    return whole({part: getattr(contact, part) for part in NAMES})


def _kept_alone(card: Card) -> dict[str, str]:
    """Cells that came from Google and have no other place here."""
    kept = {kept.name: unescaped(kept.value) for kept in card.kept}
    return {column: kept[name] for column, name in _SINGLE_KEPT.items() if name in kept}


def _kept_cells(card: Card, what: str, name: str, counts: dict[str, int]) -> list[str]:
    pairs = [[_label(kept), unescaped(kept.value)] for kept in card.kept if kept.name == name]
    if what == "Event" and card.contact.anniversary:
        pairs.insert(0, [_ANNIVERSARY, card.contact.anniversary])
    return _padded(pairs, counts[what], 2)


def _label(kept: Kept) -> str:
    found = _LABEL.search(kept.parameters)
    return re.sub(r"\^[n'^]", lambda sign: _SIGNS[sign[0]], found[1]) if found else ""


def _joint(values: Sequence[str]) -> str:
    """Several values in one cell, each in its place; nothing when all are empty."""
    return google.JOINT.join(values) if any(values) else ""


def _point_cells(card: Card, what: str, counts: dict[str, int]) -> list[str]:
    points = (_point(point) for point in card.of_kind(_POINTS[what]))
    return _padded(points, counts[what], 2)


def _point(point: Point) -> list[str]:
    return [google.PREFERRED + point.label if point.preferred else point.label, point.value]


def _address(address: Address) -> list[str]:
    lines = (address.street, address.extra, f"{address.postcode} {address.city}".strip())
    formatted = "\n".join(line for line in (*lines, address.region, address.country) if line)
    where = (address.city, "", address.region, address.postcode, address.country, address.extra)
    return [address.label, formatted, address.street, *where]


def _padded(groups: Iterable[list[str]], count: int, width: int) -> list[str]:
    cells = [cell for group in groups for cell in group]
    return cells + [""] * (count * width - len(cells))


def _line(cells: Sequence[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue().encode("utf-8", "replace")
