"""Writes contacts as CSV with the columns of Google, safe to be opened in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from netdesk.domain.contact import Address, Card, Contact, Point, PointKind, display_name
from netdesk.formats import csv_google as google
from netdesk.formats.csv_cells import neutralised

_POINTS = {"E-mail": PointKind.EMAIL, "Phone": PointKind.PHONE, "Website": PointKind.LINK}
_ANNIVERSARY = "Anniversary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Widths:
    """How many of each a contact of the file has at most: a table says it before its first row."""

    emails: int = 0
    phones: int = 0
    links: int = 0
    addresses: int = 0

    @property
    def of_points(self) -> dict[str, int]:
        """The same by the name of the columns."""
        return {"E-mail": self.emails, "Phone": self.phones, "Website": self.links}


def write(cards: Iterable[Card], widths: Widths) -> Iterator[bytes]:
    """The file in pieces, one row at a time."""
    yield _line(header(widths))
    for card in cards:
        yield _line([neutralised(cell) for cell in row(card, widths)])


def header(widths: Widths) -> list[str]:
    """The names of the columns."""
    points = widths.of_points
    return [
        *google.SINGLE,
        *_pairs("E-mail", points),
        *_pairs("Phone", points),
        *(name for number in range(1, widths.addresses + 1) for name in google.address(number)),
        *_pairs("Website", points),
        *google.pair("Event", 1),
    ]


def _pairs(what: str, counts: dict[str, int]) -> Iterator[str]:
    for number in range(1, counts[what] + 1):
        yield from google.pair(what, number)


def row(card: Card, widths: Widths) -> list[str]:
    """A contact's cells, in the order of the header."""
    points = widths.of_points
    return [
        *_single(card),
        *_point_cells(card, "E-mail", points),
        *_point_cells(card, "Phone", points),
        *_padded((_address(one) for one in card.addresses), widths.addresses, len(google.address(1))),
        *_point_cells(card, "Website", points),
        *(("", "") if not card.contact.anniversary else (_ANNIVERSARY, card.contact.anniversary)),
    ]


def _single(card: Card) -> list[str]:
    contact = card.contact
    present = [role for role in card.roles if not role.ended]
    values = {
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
    order = ("Name Prefix", "First Name", "Middle Name", "Last Name", "Name Suffix")
    made = " ".join(parts[name] for name in order if parts[name])
    return {**parts, "Nickname": contact.nickname, "File As": "" if full == made else full}


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
