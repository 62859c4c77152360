"""LinkedIn's Connections.csv: a preamble of notes, then one row for each connection."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from netdesk.domain.contact import Card, Contact, Kept, Point, PointKind, Role
from netdesk.domain.errors import UserError
from netdesk.formats.csv_rows import Row, header_of, rows_below
from netdesk.formats.reading import ImportedCard, Reading, Skip, check_count, line
from netdesk.formats.texts import decoded, plain_newlines
from netdesk.formats.vcard.values import escaped

FORMAT = "LinkedIn"
LABEL = "LinkedIn"

# What each field is called, in today's header and in older ones; the first that is there counts.
_COLUMNS = {
    "given": ("first name",),
    "family": ("last name",),
    "url": ("url", "profile url"),
    "email": ("email address", "e-mail address"),
    "company": ("company", "current company"),
    "position": ("position", "job title", "current position"),
    "connected": ("connected on",),
}
_MONTHS = dict(zip("jan feb mar apr may jun jul aug sep oct nov dec".split(), range(1, 13), strict=True))
_DAY_FIRST = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*\.?[ -](\d{4}|\d\d)\Z", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z", re.ASCII)
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)(?:,? .*)?\Z", re.ASCII)


def is_header(cells: list[str]) -> bool:
    """Whether a row names the columns of a file of connections."""
    return {"first name", "last name"} <= {cell.strip().lower() for cell in cells}


def read(data: bytes) -> Reading:
    """All connections of a file; a row without a name is skipped with its line."""
    text, encoding = decoded(data)
    header = header_of(plain_newlines(text), is_header)
    if header is None:
        raise UserError("No row “First Name, Last Name, …” was found. Choose LinkedIn's Connections.csv.")
    reader = _Reader(header.cells)
    for row in rows_below(header):
        reader.read(row)
    return Reading(
        format=FORMAT,
        encoding=encoding,
        cards=tuple(reader.cards),
        skipped=tuple(reader.skipped),
        remarks=tuple(reader.remarks),
    )


class _Reader:
    """Turns rows into contacts, and collects what was left out."""

    def __init__(self, header: list[str]) -> None:
        self.cards: list[ImportedCard] = []
        self.skipped: list[Skip] = []
        self.remarks: list[Skip] = []
        self._header = header
        self._columns = _columns(header)

    def read(self, row: Row) -> None:
        check_count(len(self.cards) + len(self.skipped) + 1)
        if reason := row.problem or ("" if self._has_name(row) else "no name in this row"):
            self.skipped.append(Skip(where=line(row.line), reason=reason))
        else:
            self.cards.append(self._imported(row))

    def _has_name(self, row: Row) -> bool:
        return bool(self._cell(row, "given") or self._cell(row, "family"))

    def _cell(self, row: Row, field: str) -> str:
        index = self._columns.get(field, len(row.cells))
        return row.cells[index].strip() if index < len(row.cells) else ""

    def _imported(self, row: Row) -> ImportedCard:
        url = self._cell(row, "url")
        card = Card(
            contact=_contact(self._cell(row, "given"), self._cell(row, "family")),
            points=tuple(_points(self._cell(row, "email"), url)),
            roles=tuple(_roles(self._cell(row, "company"), self._cell(row, "position"))),
            kept=tuple(self._others(row)),
        )
        connected = self._connected(row)
        return ImportedCard(card=card, source_id=url, where=line(row.line), connected_on=connected)

    def _connected(self, row: Row) -> date | None:
        text = self._cell(row, "connected")
        day = day_of(text)
        if text and day is None:
            self.remarks.append(Skip(where=line(row.line), reason=f"“{text[:40]}” is no date"))
        return day

    def _others(self, row: Row) -> Iterator[Kept]:
        """Cells of columns that have no place, and those behind the last column."""
        known = set(self._columns.values())
        for index, cell in enumerate(row.cells):
            if index not in known and cell.strip():
                title = self._header[index] if index < len(self._header) else ""
                yield Kept(name=_property(title), value=escaped(cell.strip()))


def _columns(header: list[str]) -> Mapping[str, int]:
    """Where each field stands."""
    places = {title.strip().lower(): index for index, title in reversed(list(enumerate(header)))}
    found = (
        (field, next((places[t] for t in titles if t in places), -1)) for field, titles in _COLUMNS.items()
    )
    return {field: index for field, index in found if index >= 0}


def _property(title: str) -> str:
    name = re.sub(r"[^A-Z0-9]+", "-", title.upper()).strip("-")
    return f"X-LINKEDIN-{name}" if name else "X-LINKEDIN"


def _contact(given: str, family: str) -> Contact:
    return Contact(full_name=f"{given} {family}".strip(), given=given, family=family)


def _points(email: str, url: str) -> Iterator[Point]:
    if email:
        yield Point(kind=PointKind.EMAIL, value=email)
    if url:
        yield Point(kind=PointKind.LINK, value=url, label=LABEL)


def _roles(company: str, position: str) -> Iterator[Role]:
    if company or position:
        yield Role(organisation=company, title=position)


def day_of(text: str) -> date | None:
    """The day of `01 Feb 2025`, `7-Feb-22`, `2025-02-01` or, month first, `2/1/25, 5:13 PM`."""
    try:
        return _day_of(text.strip())
    except ValueError:
        return None


def _day_of(text: str) -> date | None:
    if found := _DAY_FIRST.match(text):
        month = _MONTHS.get(found[2].lower(), 0)
        return date(_year(found[3]), month, int(found[1]))
    if found := _ISO.match(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _AMERICAN.match(text):
        return date(_year(found[3]), int(found[1]), int(found[2]))
    return None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)  # LinkedIn began in 2003
